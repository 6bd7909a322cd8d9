import { createHash } from 'crypto';
import { DOWNLOAD, isWithin, matters, providerDefault, VM } from './consequences';

type Json = Record<string, any>;

/** Attributes of one address whose change has consequences, by path: `disk[scsi0].size`. */
export type Attributes = Readonly<Record<string, unknown>>;

/** What a stack of an example promises to its users, by Terraform address. */
export type StackSnapshot = Readonly<Record<string, Attributes>>;

/** The stacks of every example, as `example/stack`. */
export type EstateSnapshot = Readonly<Record<string, StackSnapshot>>;

/** Attribute that says from which image a template or a download is, by digest. */
export const IMAGE = '(image)';
/** What tells the entries of a list apart, where their order means nothing to the provider. */
const KEYS: Readonly<Record<string, readonly string[]>> = { disk: ['interface', 'label'], hostpci: ['device'], numa: ['device'] };
const LONGEST = 160;
/** Value of a block as such. */
const GIVEN = 'given';

/** A Terraform document as far as it is promised: addresses, place of the state, names of variables and outputs, and attributes with consequences. */
export function snapshotOf(document: Json): StackSnapshot {
  const resources = Object.entries<Record<string, Json>>(document.resource ?? {})
    .flatMap(([type, bodies]) => Object.entries(bodies).map(([name, body]) => [`${type}.${name}`, attributesOf(type, body, document)] as const));
  const names = ['output', 'variable'].flatMap(kind => Object.keys(document[kind] ?? {}).map(name => [`${kind}.${name}`, {}] as const));
  const state = Object.entries<Json>(document.terraform?.backend ?? {}).map(([kind, body]) => [`terraform.backend.${kind}`, Object.fromEntries(leavesOf(body, [], '').map(({ key, value }) => [key, value]))] as const);
  return sorted([...resources, ...names, ...state]);
}

function attributesOf(type: string, body: Json, document: Json): Attributes {
  const ignored = ignoredBy(body);
  const leaves = leavesOf(body, [], '').filter(({ path, value }) =>
    matters(type, path) && value !== providerDefault(type, path) && !ignored.some(one => one === 'all' || isWithin(path, one)));
  return sorted([...leaves.map(({ key, value }) => [key, short(value)] as const), ...lifecycleOf(body), ...imageOf(type, body, document)]);
}

interface Leaf {
  /** Where it stands, without positions: `disk.size`. */
  readonly path: string;
  /** Where it stands, with them: `disk[scsi0].size`. */
  readonly key: string;
  readonly value: unknown;
}

/** Values inside a value, and the blocks that hold them: one with the provider's defaults is not none. What is null is not given. */
function leavesOf(value: unknown, path: readonly string[], key: string): Leaf[] {
  if (value === null || value === undefined) { return []; }
  if (Array.isArray(value)) {
    const keys = KEYS[path.at(-1) ?? ''] ?? [];
    return value.flatMap((entry: Json | null, position) => {
      const by = keys.find(name => (entry?.[name] ?? undefined) !== undefined);
      return leavesOf(entry, path, `${key}[${by === undefined ? position : entry![by]}]`).filter(leaf => by === undefined || leaf.path !== [...path, by].join('.'));
    });
  }
  if (typeof value !== 'object') { return [{ path: path.join('.'), key, value }]; }
  const block = path.length > 0 ? [{ path: path.join('.'), key, value: GIVEN }] : [];
  return [...block, ...Object.entries(value).filter(([name]) => path.length > 0 || !['//', 'lifecycle', 'depends_on', 'provider'].includes(name))
    .flatMap(([name, inner]) => leavesOf(inner, [...path, name], key === '' ? name : `${key}.${name}`))];
}

/** What the lifecycle holds back; a machine that no longer ignores its template would be replaced by the next one. */
function lifecycleOf({ lifecycle = {} }: Json): [string, unknown][] {
  return [
    ...ignoredBy({ lifecycle }).map((name): [string, unknown] => [`lifecycle.ignore_changes.${name}`, true]),
    ...lifecycle.prevent_destroy === true ? [['lifecycle.prevent_destroy', true] as [string, unknown]] : [],
    ...(lifecycle.replace_triggered_by ?? []).map((name: string): [string, unknown] => [`lifecycle.replace_triggered_by.${name}`, true]),
  ];
}

/** Attributes whose change Terraform does not see, without positions; a key of a map is one more name. */
function ignoredBy({ lifecycle }: Json): string[] {
  const given = lifecycle?.ignore_changes ?? [];
  return (Array.isArray(given) ? given as string[] : [given as string]).map(name => name.replace(/\["([^"]*)"\]/g, '.$1').replace(/\[[^\]]*\]/g, ''));
}

/** A template is one image's, and its address says which: it goes when the catalogue moves on, and the machines that were cloned from it stay. */
function imageOf(type: string, body: Json, document: Json): [string, unknown][] {
  if (type === DOWNLOAD) { return [[IMAGE, body.checksum ?? body.url]]; }
  if (type !== VM || body.template !== true) { return []; }
  const [, name] = new RegExp(`\\$\\{${DOWNLOAD}\\.([^.}]+)\\.`).exec(JSON.stringify(body.disk ?? [])) ?? [];
  const download = name === undefined ? undefined : document.resource?.[DOWNLOAD]?.[name];
  return download === undefined ? [] : imageOf(DOWNLOAD, download, document);
}

/** A document as a value stands there by its digest; a difference of two says that, and the example itself shows the rest. */
function short(value: unknown): unknown {
  return typeof value === 'string' && value.length > LONGEST ? `sha256:${createHash('sha256').update(value).digest('hex')} of ${value.length} characters` : value;
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => a < b ? -1 : 1));
}
