import { Access, AzureRole } from './access';
import { asks } from './az';
import { SUBSCRIPTION } from './scopes';

/** The commands that make the access, in the order in which they must run. */
export function accessLines({ principal, roles }: Access): string[] {
  const usesLogin = roles.some(({ assignedTo }) => assignedTo.some(path => path.includes(SUBSCRIPTION)));
  return [
    ...usesLogin ? [`SUBSCRIPTION="$(${asks('account show', 'id')})"`] : [],
    `az ad sp create-for-rbac --name ${principal}`,
    `PRINCIPAL="$(${asks(`ad sp list --display-name ${principal}`, '[0].id')})"`,
    ...roles.flatMap(definition),
    ...roles.flatMap(({ name, assignedTo }) => assignedTo.map(path => `az role assignment create --assignee-object-id "$PRINCIPAL" --assignee-principal-type ServicePrincipal --role ${name} --scope "${inShell(path)}"`)),
  ];
}

/** One role from its own text; the shell puts the subscription in. */
function definition({ name, actions, dataActions, assignableScopes }: AzureRole): string[] {
  const text = (values: readonly string[]) => `[${values.map(value => JSON.stringify(inShell(value))).join(', ')}]`;
  return [
    'az role definition create --role-definition @- <<ROLE',
    '{',
    `  "Name": "${name}", "IsCustom": true, "Description": "${DESCRIPTION}",`,
    `  "Actions": ${text(actions)},`,
    `  "NotActions": [], "DataActions": ${text(dataActions)}, "NotDataActions": [],`,
    `  "AssignableScopes": ${text(assignableScopes)}`,
    '}',
    'ROLE',
  ];
}

export const DESCRIPTION = 'What Terraform needs, derived by hostwright from what its stack uses.';

function inShell(path: string): string {
  return path.replace(SUBSCRIPTION, '$SUBSCRIPTION');
}
