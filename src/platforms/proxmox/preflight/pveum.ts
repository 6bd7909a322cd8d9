import { Access, propagates } from './access';

/** The commands that make the access, in the order in which they must run. */
export function pveumLines({ userId, tokenName, comment, roles, roleOnPaths }: Access): string[] {
  return [
    ...roles.map(({ roleId, privileges }) => `pveum role add ${roleId} --privs "${privileges.join(' ')}"`),
    `pveum user add ${userId} --comment "${comment}"`,
    ...roleOnPaths.map(grant => `pveum acl modify ${grant.path} --users ${userId} --roles ${grant.roleId} --propagate ${propagates(grant) ? 1 : 0}`),
    `pveum user token add ${userId} ${tokenName} --privsep 0`,
  ];
}
