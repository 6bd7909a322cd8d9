import { Token } from 'cdktf';
import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';

/** Grammar of one kind of name (Microsoft, Naming rules and restrictions for Azure resources). */
interface NameRule {
  readonly pattern: RegExp;
  readonly allowed: string;
}

const RESOURCE: NameRule = { pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/, allowed: '1 to 80 letters, digits, `.`, `_` and `-`, which begin with a letter or digit and end with one or `_`' };
const GROUP: NameRule = { pattern: /^(?!.*\.$)[-\p{L}\p{N}._()]{1,90}$/u, allowed: '1 to 90 letters, digits, `.`, `_`, `-` and brackets, without a dot at the end' };
const LOCATION: NameRule = { pattern: /^[a-z][a-z0-9]{2,39}$/, allowed: 'the short name of a region in lower-case letters and digits, such as germanywestcentral' };
const SUBSCRIPTION: NameRule = { pattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, allowed: 'the id of a subscription, such as 00000000-0000-0000-0000-000000000000' };

/** Name of a network, subnet, security group, availability set and the like. */
export function azureName(name: string, what: string, path: string): string {
  return checked(name, what, path, RESOURCE);
}

export function resourceGroupName(name: string, path: string): string {
  return checked(name, 'resource group', path, GROUP);
}

export function azureLocation(name: string, path: string): string {
  return checked(name, 'location', path, LOCATION);
}

export function subscriptionId(text: string, path: string): string {
  return checked(text, 'subscription', path, SUBSCRIPTION).toLowerCase();
}

/** Parts of the id of a resource that exists. */
export interface AzureId {
  readonly id: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** Names along the type, the resource's own last. */
  readonly names: readonly string[];
}

/**
 * The id of a resource of one type, written as the portal shows it.
 * @param type namespace and type, such as `Microsoft.Network/virtualNetworks/subnets`
 */
export function azureId(id: string, what: string, type: string, path: string): AzureId {
  refuseToken(id, `id of a ${what}`);
  return parsed(id, type) ?? fail({ code: 'HW1103', given: `${what} ${shown(id)}`, allowed: `an id of the form ${exampleOf(type)}`, remedy: 'Copy it from the properties of the resource, or from `az resource show --query id`.' }, path);
}

/** Whether a text is such an id, or something that Terraform knows later. */
export function isAzureId(id: string, type: string): boolean {
  return Token.isUnresolved(id) || id.startsWith('${') || parsed(id, type) !== undefined;
}

function parsed(id: string, type: string): AzureId | undefined {
  const [namespace, ...kinds] = type.split('/');
  const tail = kinds.map(kind => `/${kind}/([^/\\s"$%]+)`).join('');
  const found = new RegExp(`^/subscriptions/([0-9a-f-]{36})/resourceGroups/([^/\\s"$%]{1,90})/providers/${namespace.replace('.', '\\.')}${tail}$`, 'i').exec(id);
  if (!found) { return undefined; }
  const [, subscription, resourceGroup, ...names] = found;
  // Azure ignores the case of the fixed words, and the provider does not.
  const canonical = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/${namespace}${kinds.map((kind, at) => `/${kind}/${names[at]}`).join('')}`;
  return { id: canonical, subscriptionId: subscription, resourceGroup, names };
}

function exampleOf(type: string): string {
  const [namespace, ...kinds] = type.split('/');
  return `/subscriptions/.../resourceGroups/.../providers/${namespace}${kinds.map(kind => `/${kind}/...`).join('')}`;
}

function checked(name: string, what: string, path: string, { pattern, allowed }: NameRule): string {
  refuseToken(name, what);
  if (!pattern.test(name)) { fail({ code: 'HW1103', given: `${what} ${shown(name)}`, allowed, remedy: 'Write it as Azure shows it.' }, path); }
  return name;
}
