import { TerraformStack } from 'cdktf';
import { Access, accessFor } from './access';
import { collectNeeds } from './collect-needs';
import { Needs } from './needs';
import { preparationOf } from './preparation';
import { privilegesOf } from './privileges';
import { roleModule } from './role-module';
import { preflightSections } from './sections';
import { PreflightSubject } from './subject';
import { Grant } from '../../preflight/grants';
import { PreflightPage, PreflightPart } from '../../preflight/preflight-page';
import { RoleFile, RoleModuleFacts } from '../../preflight/role-file';

const ID = 'VsphereRole';
/** Beside the modules of other platforms: Terraform would take two files of one folder for one module. */
const FILE = 'preflight/vsphere/role.tf.json';

/** What one platform needs, and who Terraform is to its server. */
export interface PreflightFound {
  readonly subject: PreflightSubject;
  readonly needs: Needs;
  readonly grants: readonly Grant[];
  readonly access: Access;
}

/** What the vSphere platforms of a stack need before its first apply. */
export class VspherePreflight extends RoleFile<PreflightSubject, PreflightFound> {
  /** The preflight of a stack, made on first use. */
  public static of(stack: TerraformStack): VspherePreflight {
    const page = PreflightPage.of(stack);
    return page.node.tryFindChild(ID) as VspherePreflight | undefined ?? new VspherePreflight(page, ID, { filePath: FILE, stateName: 'preflight-vsphere' });
  }

  protected workOut(subject: PreflightSubject): PreflightFound {
    const needs = collectNeeds(subject);
    const { grants, targets } = privilegesOf(needs);
    return { subject, needs, grants, access: accessFor(this.stack.node.id, subject, grants, targets) };
  }

  protected partOf(found: PreflightFound): PreflightPart {
    const commands = 'Commands of `govc` run with `GOVC_URL`, `GOVC_USERNAME` and `GOVC_PASSWORD` of an administrator of the server. What they look for they print; where they print nothing, it is not there.';
    return { path: found.subject.path, commands, sections: preflightSections(found, FILE), preparation: preparationOf(found) };
  }

  protected moduleOf(found: readonly PreflightFound[], facts: RoleModuleFacts): Record<string, unknown> {
    return roleModule(found.map(({ access, subject }) => ({ access, server: subject.server, verifyTls: subject.verifyTls, alias: this.aliasOf(subject) })), facts);
  }
}
