import { Element } from './element';
import { FREE_IDS } from './links';
import { Scopes } from './scopes';
import { Grant, Grants } from '../../preflight/grants';

/** What the roles of a platform have, and what they lack because it is not known here. */
export interface Privileges {
  readonly grants: readonly Grant[];
  /** Types without a row, and arguments that name what only Terraform knows; sorted. */
  readonly unknown: readonly string[];
}

/** Where operations that take their time are followed, by the resource provider that runs them. */
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.Compute': ['Microsoft.Compute/locations/operations/read', 'Microsoft.Compute/locations/diskOperations/read'],
  'Microsoft.Network': ['Microsoft.Network/locations/operations/read', 'Microsoft.Network/locations/operationResults/read'],
};

/** Every action that no row has. */
export const COMMON_ACTIONS: readonly string[] = ['Microsoft.Resources/subscriptions/providers/read', ...Object.values(OPERATIONS).flat()];

/** Actions on data instead of resources: a role has them apart. */
export const DATA_ACTIONS: readonly string[] = ['Microsoft.KeyVault/vaults/secrets/getSecret/action'];

/** The least privileges that suffice for all that a platform makes in a stack, through its whole life: made, changed and destroyed. */
export function privilegesOf(elements: ReadonlyMap<string, Element>, scopes: Scopes): Privileges {
  const grants = new Grants();
  const unknown = new Set<string>();
  const added = new Set<string>();
  // Many elements ask for the same.
  const isNew = (...parts: string[]) => added.size < added.add(parts.join(' ')).size;
  for (const element of elements.values()) {
    addOwn(element, scopes, grants, unknown, isNew);
    if (!element.isLookup) { addLinks(element, scopes, grants, unknown, isNew); }
  }
  if (elements.size > 0) { grants.add(scopes.subscription, 'list resource providers, which the provider always does', COMMON_ACTIONS[0]); }
  for (const name of resourceProvidersOf(elements)) { grants.add(scopes.subscription, 'follow operations that take their time', ...OPERATIONS[name] ?? []); }
  return { grants: grants.all, unknown: [...unknown].sort() };
}

/** Resource providers of all that is made, sorted. */
export function resourceProvidersOf(elements: ReadonlyMap<string, Element>): string[] {
  return [...new Set([...elements.values()].flatMap(({ row, isLookup }) => row && !isLookup ? [row.azureType.split('/')[0]] : []))].sort();
}

type IsNew = (...parts: string[]) => boolean;

function addOwn(element: Element, scopes: Scopes, grants: Grants, unknown: Set<string>, isNew: IsNew): void {
  const { row, type, isLookup } = element;
  if (!row) { unknown.add(`${isLookup ? 'data.' : ''}${type}`); return; }
  const named = scopes.of(element);
  if (named.length === 0) { unknown.add(`${type}.${row.named}`); }
  const paths = named.filter(path => isNew(String(isLookup), type, path));
  for (const [reason, ...actions] of row.actions) {
    for (const path of paths) { grants.add(path, reason, ...actions); }
  }
  for (const [reason, ...actions] of isNew(String(isLookup), type) ? row.inSubscription ?? [] : []) { grants.add(scopes.subscription, reason, ...actions); }
}

function addLinks({ type, leaves, row }: Element, scopes: Scopes, grants: Grants, unknown: Set<string>, isNew: IsNew): void {
  for (const { path, value, link } of leaves.filter(leaf => leaf.path.join() !== row?.named)) {
    const places = link ? scopes.named(value) : [];
    const isKnown = link ? places.length > 0 || isShared(value) : FREE_IDS.includes(path.at(-1)!) || !isId(value);
    if (!isKnown) { unknown.add(`${type}.${path.join('.')}`); }
    for (const { path: at, azureType } of places.filter(place => isNew(link!.reason, place.path, link!.byType ? place.azureType : ''))) {
      grants.add(at, link!.reason, ...link!.actions.filter(action => !link!.byType || action.startsWith(`${azureType.split('/').slice(0, 2).join('/')}/`)));
    }
  }
}

/** Whether a text is the id of something that Azure keeps, and not another of its attributes. */
function isId(value: string): boolean {
  return /^\/subscriptions\/|^\$\{(data\.)?azurerm_[\w.-]+\.id\}$/i.test(value);
}

/** Galleries that are shared with everybody, or with a subscription, lie in none that a role could be given in. */
export function isShared(value: string): boolean {
  return /^\/(community|shared)Galleries\//i.test(value);
}
