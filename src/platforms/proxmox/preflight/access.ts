import { Grant } from './grants';
import { shortHash } from '../../../private/identity';

/** A set of privileges with a name. */
export interface Role {
  readonly roleId: string;
  readonly privileges: readonly string[];
}

/** A role on a path. */
export interface RoleOnPath {
  readonly path: string;
  readonly roleId: string;
  readonly propagate: boolean;
}

/** Who Terraform is to the cluster: what both `pveum` lines and the Terraform module are written from. */
export interface Access {
  readonly userId: string;
  readonly tokenName: string;
  readonly comment: string;
  readonly roles: readonly Role[];
  readonly roleOnPaths: readonly RoleOnPath[];
}

/** The areas of access control: the first part of a path. */
const AREAS: Readonly<Record<string, string>> = { '': 'cluster', 'vms': 'machines', 'sdn': 'networks', 'storage': 'storage', 'mapping': 'mappings', 'pool': 'pools', 'nodes': 'nodes' };

/** One role for each different set of privileges of an area, so that none of them holds where it is not needed. */
export function accessFor(stackId: string, below: readonly string[], grants: readonly Grant[]): Access {
  const owner = ownerOf([stackId, ...below]);
  const byPath = new Map<string, Grant[]>();
  for (const grant of grants) { byPath.set(grant.path, [...byPath.get(grant.path) ?? [], grant]); }

  const roles = new Map<string, Role>();
  const roleOnPaths: RoleOnPath[] = [];
  for (const [path, all] of [...byPath].sort(([a], [b]) => a < b ? -1 : 1)) {
    const privileges = all.map(({ privilege }) => privilege).sort();
    const area = areaOf(path);
    const key = `${area} ${privileges.join()}`;
    const taken = [...roles.keys()].some(known => known.startsWith(`${area} `));
    // A second set is named after the first path that needs it.
    const role = roles.get(key) ?? { roleId: taken ? `${owner}-${area}-${path.split('/').at(-1)}` : `${owner}-${area}`, privileges };
    roles.set(key, role);
    roleOnPaths.push({ path, roleId: role.roleId, propagate: all.some(({ propagate }) => propagate) });
  }
  return { userId: `${owner}@pve`, tokenName: 'terraform', comment: `hostwright: ${[stackId, ...below].join('/').replace(/[^A-Za-z0-9._/-]/g, '-')}`, roles: [...roles.values()], roleOnPaths };
}

/** Name that roles and the user start with; a user has at most 64 characters. */
function ownerOf(path: readonly string[]): string {
  const name = `hostwright-${path.join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return name.length <= 40 ? name : `${name.slice(0, 33)}-${shortHash(name).slice(0, 6)}`;
}

function areaOf(path: string): string {
  return AREAS[path.split('/')[1]];
}
