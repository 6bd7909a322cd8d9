import { Element } from './element';
import { FREE_IDS, Link } from './links';
import { Place, Scopes } from './scopes';
import { TypeRow } from './type-row';
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
  const isNew = (what: string) => added.size < added.add(what).size;
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
  const rows = new Set([...elements.values()].map(({ row, isLookup }) => isLookup ? undefined : row));
  return [...new Set([...rows].flatMap(row => row ? [row.azureType.split('/')[0]] : []))].sort();
}

type IsNew = (what: string) => boolean;

function addOwn(element: Element, scopes: Scopes, grants: Grants, unknown: Set<string>, isNew: IsNew): void {
  const { row, type, isLookup } = element;
  if (!row) { unknown.add(`${isLookup ? 'data.' : ''}${type}`); return; }
  const named = scopes.of(element);
  if (named.length === 0) { unknown.add(`${type}.${row.named}`); }
  const what = isLookup ? `data.${type}` : type;
  for (const path of named) { if (isNew(`${what} ${path}`)) { addActions(grants, path, row.actions); } }
  if (isNew(what)) { addActions(grants, scopes.subscription, row.inSubscription ?? []); }
}

function addActions(grants: Grants, path: string, rows: TypeRow['actions']): void {
  for (const [reason, ...actions] of rows) { grants.add(path, reason, ...actions); }
}

function addLinks({ type, leaves, row }: Element, scopes: Scopes, grants: Grants, unknown: Set<string>, isNew: IsNew): void {
  for (const { path, argument, value, link } of leaves) {
    if (path === row?.named) { continue; }
    const places = link ? scopes.named(value) : [];
    const isKnown = link ? places.length > 0 || isShared(value) : FREE_IDS.includes(argument) || !isId(value);
    if (!isKnown) { unknown.add(`${type}.${path}`); }
    for (const place of places) { if (isNew(`${link!.reason} ${place.path}${link!.byType ? ` ${place.azureType}` : ''}`)) { addLink(grants, link!, place); } }
  }
}

function addLink(grants: Grants, { reason, actions, byType }: Link, { path, azureType }: Place): void {
  const ofType = `${azureType.split('/').slice(0, 2).join('/')}/`;
  grants.add(path, reason, ...actions.filter(action => !byType || action.startsWith(ofType)));
}

/** Whether a text is the id of something that Azure keeps, and not another of its attributes. */
function isId(value: string): boolean {
  return /^\/subscriptions\/|^\$\{(data\.)?azurerm_[\w.-]+\.id\}$/i.test(value);
}

/** Galleries that are shared with everybody, or with a subscription, lie in none that a role could be given in. */
export function isShared(value: string): boolean {
  return /^\/(community|shared)Galleries\//i.test(value);
}
