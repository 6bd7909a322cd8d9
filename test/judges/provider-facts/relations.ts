import type { Behaviours } from './facts';
import { isObject, isSet, join, objects } from './finding';
import type { Json, Report } from './finding';

interface Instance {
  readonly path: string;
  readonly value: unknown;
}

/**
 * Arguments that ask for, or exclude, each other. A fact on `a.b` counts wherever a block `a` stands; the paths it names start at the
 * resource and take the first block of a list. A reference counts as set: it is what the author meant to give.
 */
export function checkRelations(facts: Behaviours, given: Json, report: Report): void {
  const body = { ...generated(given), ...given };
  const told = new Set<string>();
  const once = (kind: Parameters<Report>[1], paths: readonly string[], message: string): void => {
    const key = [kind, ...paths].join(' ');
    if (!told.has(key)) report(paths[0], kind, message);
    told.add(key);
  };
  for (const [attribute, fact] of Object.entries(facts)) {
    for (const own of instances(body, attribute.split('.'))) {
      const used = isGiven(own.value);
      const others = (names: readonly string[] = []): Instance[] => names
        .filter(name => name.replace(/\.[0-9]+(?=\.|$)/g, '') !== attribute)
        .map(name => find(body, name));
      const isThere = (other: Instance): boolean => isGiven(other.value);
      for (const other of used ? others(fact.conflictsWith).filter(isThere) : []) {
        const pair = [own.path, other.path].sort();
        once('conflicts-with', pair, `${pair[0]} and ${pair[1]} exclude each other`);
      }
      for (const other of used ? others(fact.requiredWith).filter(instance => !isThere(instance)) : []) {
        once('required-with', [own.path, other.path], `${own.path} asks for ${other.path}`);
      }
      for (const [kind, names] of [['exactly-one-of', fact.exactlyOneOf], ['at-least-one-of', fact.atLeastOneOf]] as const) {
        if (names === undefined) continue;
        const group = [own, ...others(names)];
        const count = group.filter(isThere).length;
        const paths = group.map(instance => instance.path).sort();
        const fine = kind === 'exactly-one-of' ? count === 1 : count > 0;
        if (!fine) once(kind, paths, `${kind.replace(/-/g, ' ')} ${paths.join(', ')} must be set; ${count} are`);
      }
    }
  }
}

/** Blocks that a `dynamic` makes stand in for those that are written out. */
function generated(body: Json): Json {
  return Object.fromEntries(objects(body.dynamic).flatMap(Object.keys).map(name => [name, 'dynamic']));
}

/** Every place where the parent block of an attribute stands, with the attribute's value there. */
function instances(value: unknown, names: readonly string[], path = ''): Instance[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => instances(item, names, join(path, index)));
  if (!isObject(value)) return [];
  const at = join(path, names[0]);
  return names.length === 1 ? [{ path: at, value: value[names[0]] }] : instances(value[names[0]], names.slice(1), at);
}

/** The value at an absolute path; one block may be given as an object, and then has no index in the document. */
function find(body: Json, name: string): Instance {
  let value: unknown = body;
  let path = '';
  for (const segment of name.split('.')) {
    if (/^[0-9]+$/.test(segment)) {
      if (!Array.isArray(value)) continue;
      value = value[Number(segment)];
    } else {
      value = isObject(value) ? value[segment] : undefined;
    }
    path = join(path, segment);
  }
  return { path, value };
}

function isGiven(value: unknown): boolean {
  return isSet(value) && !(Array.isArray(value) && value.length === 0);
}
