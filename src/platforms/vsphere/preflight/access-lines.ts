import { Access } from './access';
import { printed, word } from './govc';

/** The commands that make the access, in the order in which they must run. */
export function accessLines({ account, principal, standalone, roles, permissions }: Access): string[] {
  const password = '"$NEW_PASSWORD"';
  const made = standalone ? `govc host.account.create -id ${account} -password ${password}` : `govc sso.user.create -p ${password} ${account}`;
  return [
    ...account === undefined ? [] : ['read -rs NEW_PASSWORD', made],
    ...roles.map(({ roleId, privileges }) => `govc role.create ${word(roleId)} ${privileges.join(' ')}`),
    ...permissions.map(({ roleId, propagate, targets }) => (
      `govc permissions.set -principal ${word(principal)} -role ${word(roleId)} -propagate=${propagate} ${targets.map(({ path, check }) => path === '/' ? path : printed(check)).join(' ')}`
    )),
  ];
}

/** What no command does: tags and content libraries hang on the root of all inventories. Undefined where nothing needs it. */
export function globalStep({ principal, globalRole }: Access): string | undefined {
  return globalRole === undefined ? undefined : `Then, in the vSphere Client, Administration > Access Control > Global Permissions > Add: \`${principal}\`, role \`${globalRole}\`, with "Propagate to children". Tags and content libraries are in no inventory: a permission on the server does not reach them, and \`govc\` does not set this one.`;
}
