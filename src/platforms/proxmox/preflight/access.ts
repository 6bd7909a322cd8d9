import { Grant } from '../../preflight/grants';
import { ownerOf, Role, rolesFor, RoleOnPath } from '../../preflight/roles';

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
/** Paths below which lie things that have no path yet, such as machines that are still to be made. */
const PROPAGATED: readonly string[] = ['/vms', '/sdn/zones'];

export function accessFor(stackId: string, below: readonly string[], grants: readonly Grant[]): Access {
  const owner = ownerOf([stackId, ...below]);
  const comment = `hostwright: ${[stackId, ...below].join('/').replace(/[^A-Za-z0-9._/-]/g, '-')}`;
  return { userId: `${owner}@pve`, tokenName: 'terraform', comment, ...rolesFor(owner, grants, path => AREAS[path.split('/')[1]]) };
}

/** Whether a role holds below a path too. */
export function propagates({ path }: RoleOnPath): boolean {
  return PROPAGATED.includes(path);
}
