import { DATA_ACTIONS } from './privileges';
import { groupOf } from './scopes';
import { PreflightSubject } from './subject';
import { shortHash } from '../../../private/identity';
import { Grant } from '../../preflight/grants';
import { ownerOf, rolesFor } from '../../preflight/roles';

/** A custom role of Azure, and where it is given. */
export interface AzureRole {
  /** Name, of which a tenant has one. */
  readonly name: string;
  readonly actions: readonly string[];
  readonly dataActions: readonly string[];
  /** Groups and subscriptions that it may be given in: Azure takes nothing smaller here. */
  readonly assignableScopes: readonly string[];
  /** Subscription that it is defined in. */
  readonly definedIn: string;
  /** Ids that it is given on. */
  readonly assignedTo: readonly string[];
}

/** Who Terraform is to Azure: what both `az` lines and the Terraform module are written from. */
export interface Access {
  /** Name of the service principal that is made. */
  readonly principal: string;
  readonly roles: readonly AzureRole[];
}

/** Parts of the names of roles, by the resource provider of what they are for. */
const AREAS: Readonly<Record<string, string>> = {
  'microsoft.compute': 'compute',
  'microsoft.keyvault': 'vaults',
  'microsoft.managedidentity': 'identities',
  'microsoft.network': 'networks',
};

/** One service principal for a platform, and a role for each different set of privileges. */
export function accessFor(stackId: string, { below }: PreflightSubject, grants: readonly Grant[]): Access {
  const owner = ownerOf([stackId, ...below]);
  const { roles, roleOnPaths } = clearlyNamed(owner, grants);
  return {
    principal: owner,
    roles: roles.map(({ roleId, privileges }) => {
      const assignedTo = roleOnPaths.filter(one => one.roleId === roleId).map(({ path }) => path);
      return {
        name: roleId,
        actions: privileges.filter(privilege => !DATA_ACTIONS.includes(privilege)),
        dataActions: privileges.filter(privilege => DATA_ACTIONS.includes(privilege)),
        assignableScopes: [...new Set(assignedTo.map(groupOf))],
        definedIn: assignedTo[0].split('/').slice(0, 3).join('/'),
        assignedTo,
      };
    }),
  };
}

/** Two things of one name, in different groups, would share the name of a role: those have a part of their hash in it. */
function clearlyNamed(owner: string, grants: readonly Grant[]): ReturnType<typeof rolesFor> {
  const byArea = rolesFor(owner, grants, areaOf);
  const names = byArea.roles.map(({ roleId }) => roleId);
  const shared = new Set(byArea.roleOnPaths.filter(({ roleId }) => names.indexOf(roleId) !== names.lastIndexOf(roleId)).map(({ path }) => path));
  return shared.size === 0 ? byArea : rolesFor(owner, grants, path => shared.has(path) ? `${areaOf(path)}-${shortHash(path, 6)}` : areaOf(path));
}

function areaOf(path: string): string {
  const [, provider] = /.*\/providers\/([^/]+)\//i.exec(path) ?? [];
  if (provider !== undefined) { return AREAS[provider.toLowerCase()] ?? 'others'; }
  return groupOf(path).includes('/resourceGroups/') ? 'group' : 'subscription';
}
