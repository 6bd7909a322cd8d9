import { TerraformStack } from 'cdktf';
import { Access, accessFor } from './access';
import { collectNeeds } from './collect-needs';
import { Needs } from './needs';
import { preparationOf } from './preparation';
import { privilegesOf } from './privileges';
import { pveumLines } from './pveum';
import { roleModule } from './role-module';
import { preflightSections } from './sections';
import { PreflightSubject } from './subject';
import { Grant } from '../../preflight/grants';
import { PreflightPage, PreflightPart } from '../../preflight/preflight-page';
import { RoleFile, RoleModuleFacts } from '../../preflight/role-file';

const ID = 'Role';
const FILE = 'preflight/role.tf.json';

/** What one platform needs, and who Terraform is to its cluster. */
export interface PreflightFound {
  readonly subject: PreflightSubject;
  readonly needs: Needs;
  readonly grants: readonly Grant[];
  readonly access: Access;
}

/** What the Proxmox platforms of a stack need before its first apply. */
export class Preflight extends RoleFile<PreflightSubject, PreflightFound> {
  /** The preflight of a stack, made on first use. */
  public static of(stack: TerraformStack): Preflight {
    const page = PreflightPage.of(stack);
    return page.node.tryFindChild(ID) as Preflight | undefined ?? new Preflight(page, ID, { filePath: FILE, stateName: 'preflight' });
  }

  /** The commands that make roles, users and tokens for all platforms of the stack. */
  public get pveumLines(): string[] {
    return this.found.filter(({ grants }) => grants.length > 0).flatMap(({ access }) => pveumLines(access));
  }

  protected workOut(subject: PreflightSubject): PreflightFound {
    const needs = collectNeeds(subject);
    const grants = privilegesOf(needs);
    return { subject, needs, grants, access: accessFor(this.stack.node.id, subject.below, grants) };
  }

  protected partOf(found: PreflightFound): PreflightPart {
    const commands = 'Commands run as root on a node of the cluster, unless they say where.';
    return { path: found.subject.path, commands, sections: preflightSections(found, FILE), preparation: preparationOf(found) };
  }

  protected moduleOf(found: readonly PreflightFound[], facts: RoleModuleFacts): Record<string, unknown> {
    return roleModule(found.map(({ access, subject }) => ({ access, endpoint: subject.endpoint, verifyTls: subject.verifyTls, alias: this.aliasOf(subject) })), facts);
  }
}
