import { Token } from 'cdktf';
import type { AzureGrant, AzureMachine } from './azure-machine';
import { Refused } from '../../model/report';
import { shown } from '../../private/fail';

/** Subscriptions with all that is in them, and management groups. */
const SCOPE = /^\/(?:subscriptions\/[0-9a-f-]{36}(?:\/\S+)?|providers\/Microsoft\.Management\/managementGroups\/[^\s/]+)$/i;

/** Who a machine is to Azure, and what it may do there. */
export function inspectIdentity({ tuning: { identity }, grants }: AzureMachine): Refused[] {
  const nobody: Refused[] = identity?.toString() !== '' ? [] : [
    { code: 'HW2233', given: 'AzureIdentity.user() of no identity', allowed: 'one shared identity or more', remedy: 'Name one, AzureIdentity.user(azure.userIdentity(name)), or take AzureIdentity.system().' },
  ];
  return [...nobody, ...grants.flatMap((grant, at) => inspectGrant(grant, grants.slice(0, at)))];
}

function inspectGrant({ roleName, scopeId }: AzureGrant, earlier: readonly AzureGrant[]): Refused[] {
  const given = `role ${shown(roleName)} for ${shown(scopeId)}`;
  if (typeof roleName !== 'string' || !/\S/.test(roleName) || typeof scopeId !== 'string' || !(isLearned(scopeId) || SCOPE.test(scopeId))) {
    return [{ code: 'HW2237', given, allowed: 'the name of a role, and the id of a subscription, a management group or something in one', remedy: 'Copy the id from the properties of the resource, or from `az resource show --query id`.' }];
  }
  const again = earlier.some(other => other.roleName === roleName && other.scopeId === scopeId);
  return again ? [{ code: 'HW2237', given: `${given} twice`, allowed: 'each once', remedy: 'Take one of the lines away.' }] : [];
}

/** Known to Terraform when it runs. */
function isLearned(text: string): boolean {
  return Token.isUnresolved(text) || text.startsWith('${');
}
