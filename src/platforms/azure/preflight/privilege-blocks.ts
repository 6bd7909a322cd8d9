import { accessLines } from './access-lines';
import type { PreflightFound } from './preflight';
import { code, codes, shell, table } from '../../preflight/markdown';

/** What Terraform may do, why and where, and the commands that let it. */
export function privilegeBlocks({ subject, needs, privileges: { grants, unknown }, access }: PreflightFound, roleFile: string): string[][] {
  if (grants.length === 0) { return []; }
  const makesGroups = needs.madeGroups.length > 0;
  const givesRoles = grants.some(({ privilege }) => privilege === 'Microsoft.Authorization/roleAssignments/write');
  return [
    ['No more than what the stack uses, through its whole life: made, changed and destroyed. A role holds below the id that it is given on.'],
    table(['on', 'action', 'for'], grants.map(({ path, privilege, reasons }) => [code(path), code(privilege), reasons.join('; ')])),
    unknown.length === 0 ? [] : [`The roles lack what these take, or where, since it is not known here: ${codes(unknown)}. Their requests fail with \`AuthorizationFailed\` or \`LinkedAuthorizationFailed\`, which name the action and the scope.`],
    makesGroups ? [`A group that the stack makes can have no role before it is there, so the roles hold in the whole subscription. To keep other groups out of reach, make \`${subject.resourceGroup}\` first, and leave \`createResourceGroup\` out.`] : [],
    givesRoles ? ['Who may assign roles may give any role, to itself too. A condition narrows that to the roles of the stack: `az role assignment create --condition`.'] : [],
    ['Service principal, roles and assignments, as somebody who may define and assign roles (Owner, or User Access Administrator). A new role may take minutes until it can be assigned.'],
    shell(accessLines(access)),
    [`\`create-for-rbac\` prints the password, once. ${code(roleFile)} makes the same roles by Terraform: apply it as such an administrator, in its own folder, instead of the \`az role\` lines, with \`-var principal_id=...\` for the assignments. Later, \`az role definition update\` takes the same text.`],
  ];
}
