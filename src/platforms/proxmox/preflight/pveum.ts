import { Access } from './access';

/** The commands that make the access, in the order in which they must run. */
export function pveumLines({ userId, tokenName, comment, roles, roleOnPaths }: Access): string[] {
  return [
    ...roles.map(({ roleId, privileges }) => `pveum role add ${roleId} --privs "${privileges.join(' ')}"`),
    `pveum user add ${userId} --comment "${comment}"`,
    ...roleOnPaths.map(({ path, roleId, propagate }) => `pveum acl modify ${path} --users ${userId} --roles ${roleId} --propagate ${propagate ? 1 : 0}`),
    `pveum user token add ${userId} ${tokenName} --privsep 0`,
  ];
}
