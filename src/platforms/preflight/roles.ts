import { Grant } from './grants';
import { shortHash } from '../../private/identity';

/** A set of privileges with a name. */
export interface Role {
  readonly roleId: string;
  readonly privileges: readonly string[];
}

/** A role on a path. */
export interface RoleOnPath {
  readonly path: string;
  readonly roleId: string;
}

/** One role for each different set of privileges of an area, so that none of them holds where it is not needed. */
export function rolesFor(owner: string, grants: readonly Grant[], areaOf: (path: string) => string): { roles: Role[]; roleOnPaths: RoleOnPath[] } {
  const byPath = new Map<string, string[]>();
  for (const { path, privilege } of grants) { byPath.set(path, [...byPath.get(path) ?? [], privilege].sort()); }
  const roles = new Map<string, Role>();
  const roleOnPaths = [...byPath].sort(([a], [b]) => a < b ? -1 : 1).map(([path, privileges]) => {
    const area = areaOf(path);
    const key = `${area} ${privileges.join()}`;
    const taken = [...roles.keys()].some(known => known.startsWith(`${area} `));
    // A second set is named after the first path that needs it.
    const role = roles.get(key) ?? { roleId: taken ? `${owner}-${area}-${path.split('/').at(-1)}` : `${owner}-${area}`, privileges };
    roles.set(key, role);
    return { path, roleId: role.roleId };
  });
  return { roles: [...roles.values()], roleOnPaths };
}

/** Name that the roles and the user of a platform start with, at most 40 characters. */
export function ownerOf(path: readonly string[]): string {
  const name = `hostwright-${path.join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return name.length <= 40 ? name : `${name.slice(0, 33)}-${shortHash(name).slice(0, 6)}`;
}
