import { GLOBAL, Target } from './inventory';
import { READ } from './privileges';
import { PreflightSubject } from './subject';
import { shortHash } from '../../../private/identity';
import { Grant } from '../../preflight/grants';
import { ownerOf, Role, rolesFor } from '../../preflight/roles';

/** The role of vCenter and of a host that only reads. */
const READ_ONLY = 'ReadOnly';

/** A role on some objects. */
export interface Permission {
  readonly roleId: string;
  readonly propagate: boolean;
  readonly targets: readonly Target[];
}

/** Who Terraform is to the server: what both `govc` lines and the Terraform module are written from. */
export interface Access {
  /** Name of the account that is made; undefined where the program names a user, who exists. */
  readonly account?: string;
  /** Name that logs in. */
  readonly principal: string;
  readonly standalone: boolean;
  /** Roles that are made. */
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  /** Role that the user has above all inventories; undefined for none. */
  readonly globalRole?: string;
}

/** One account for a platform, and a role for each different set of privileges of an area. */
export function accessFor(stackId: string, subject: PreflightSubject, grants: readonly Grant[], targets: ReadonlyMap<string, Target>): Access {
  const { below, user, context: { settings: { standalone } } } = subject;
  const owner = ownerOf([stackId, ...below]);
  // Every role reads: one with nothing else is there already.
  const beyond = grants.filter(({ privilege }) => privilege !== READ);
  const { roles, roleOnPaths } = rolesFor(owner, beyond, path => targets.get(path)!.area);
  const roleOf = new Map(roleOnPaths.map(({ path, roleId }) => [path, roleId]));
  const account = standalone ? localName(owner) : owner;
  const global = grants.some(({ path }) => path === GLOBAL.path);
  return {
    ...user === undefined ? { account, principal: standalone ? account : `${account}@vsphere.local` } : { principal: user },
    standalone,
    roles,
    permissions: permissionsOf([...targets.values()].filter(target => target !== GLOBAL), path => roleOf.get(path) ?? READ_ONLY),
    globalRole: global ? roleOf.get(GLOBAL.path) ?? READ_ONLY : undefined,
  };
}

/** One for each role and way to propagate, sorted by role. */
function permissionsOf(targets: readonly Target[], roleOf: (path: string) => string): Permission[] {
  const all = new Map<string, Permission & { targets: Target[] }>();
  for (const target of [...targets].sort((a, b) => a.path < b.path ? -1 : 1)) {
    const roleId = roleOf(target.path);
    const key = `${roleId} ${target.propagate}`;
    const known = all.get(key) ?? { roleId, propagate: target.propagate, targets: [] };
    known.targets.push(target);
    all.set(key, known);
  }
  return [...all].sort(([a], [b]) => a < b ? -1 : 1).map(([, permission]) => permission);
}

/** A host takes names of at most 32 characters. */
function localName(owner: string): string {
  return owner.length <= 32 ? owner : `${owner.slice(0, 25)}-${shortHash(owner).slice(0, 6)}`;
}
