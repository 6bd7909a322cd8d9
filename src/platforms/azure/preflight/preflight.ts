import { TerraformStack } from 'cdktf';
import { Access, accessFor } from './access';
import { collectNeeds } from './collect-needs';
import { Needs } from './needs';
import { preparationOf } from './preparation';
import { Privileges, privilegesOf } from './privileges';
import { roleModule } from './role-module';
import { preflightSections } from './sections';
import { PreflightSubject } from './subject';
import { PreflightPage, PreflightPart } from '../../preflight/preflight-page';
import { RoleFile, RoleModuleFacts } from '../../preflight/role-file';

const ID = 'AzureRole';
/** Beside the modules of other platforms: Terraform would take two files of one folder for one module. */
const FILE = 'preflight/azure/role.tf.json';

/** What one platform needs, and who Terraform is to Azure. */
export interface PreflightFound {
  readonly subject: PreflightSubject;
  readonly needs: Needs;
  readonly privileges: Privileges;
  readonly access: Access;
}

/** What the Azure platforms of a stack need before its first apply. */
export class AzurePreflight extends RoleFile<PreflightSubject, PreflightFound> {
  /** The preflight of a stack, made on first use. */
  public static of(stack: TerraformStack): AzurePreflight {
    const page = PreflightPage.of(stack);
    return page.node.tryFindChild(ID) as AzurePreflight | undefined ?? new AzurePreflight(page, ID, { filePath: FILE, stateName: 'preflight-azure' });
  }

  protected workOut(subject: PreflightSubject): PreflightFound {
    const needs = collectNeeds(subject);
    const privileges = privilegesOf(needs.elements, needs.scopes);
    return { subject, needs, privileges, access: accessFor(this.stack.node.id, subject, privileges.grants) };
  }

  protected partOf(found: PreflightFound): PreflightPart {
    const commands = 'Commands of `az` run after `az login`, by somebody who may read the subscription. They print what they look for; where they fail or print nothing, it is not there, unless a section says otherwise.';
    return { path: found.subject.path, commands, sections: preflightSections(found, FILE), preparation: preparationOf(found) };
  }

  protected moduleOf(found: readonly PreflightFound[], facts: RoleModuleFacts): Record<string, unknown> {
    return roleModule(found.map(({ access, subject }) => ({ access, subscriptionId: subject.subscriptionId, alias: this.aliasOf(subject) })), facts);
  }
}
