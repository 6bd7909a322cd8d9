import { groups, labelled } from './document';
import type { Document } from './document';
import { isObject, isSet, join, objects } from './finding';
import type { FindingKind, Json, Report } from './finding';
import { checkDependsOn } from './meta';
import { checkReferences, readTraversal } from './references';
import type { Names } from './references';

interface Known {
  /** Whether the block carries a name. */
  readonly labelled: boolean;
  readonly keys?: readonly string[];
  readonly required?: readonly string[];
}

const BLOCKS: Readonly<Record<string, Known>> = {
  variable: { labelled: true, keys: ['type', 'default', 'description', 'sensitive', 'nullable', 'ephemeral', 'validation'] },
  output: { labelled: true, keys: ['value', 'description', 'sensitive', 'ephemeral', 'depends_on', 'precondition'], required: ['value'] },
  module: { labelled: true, required: ['source'] },
  locals: { labelled: false },
  moved: { labelled: false, keys: ['from', 'to'], required: ['from', 'to'] },
  import: { labelled: false, keys: ['to', 'id', 'identity', 'provider', 'for_each'], required: ['to'] },
  removed: { labelled: false, keys: ['from', 'lifecycle', 'provisioner', 'connection'], required: ['from'] },
  check: { labelled: true, keys: ['data', 'assert'] },
};
/** Judged elsewhere. */
const OTHERS = ['//', 'terraform', 'provider', 'resource', 'data', 'ephemeral'];
const NOTHING: ReadonlySet<string> = new Set();

/** Blocks that no provider describes. `told` files a finding under an address. */
export function checkTopLevel(document: Document, names: Names, told: (address: string, ...finding: Parameters<Report>) => void): void {
  for (const [kind, value] of Object.entries(document.root)) {
    const known = BLOCKS[kind];
    if (known === undefined) {
      if (!OTHERS.includes(kind)) told(kind, '', 'unknown-block', `no block of that name: ${kind}`);
      continue;
    }
    for (const [name, body] of known.labelled ? labelled(value) : objects(value).map((item): [string, Json] => ['', item])) {
      const report: Report = (path, finding, message) => told(join(kind, name), path, finding, message);
      checkKeys(known, body, report);
      checkBody(kind, body, names, report);
    }
    if (isSet(value) && !isObject(value) && !Array.isArray(value)) told(kind, '', 'wrong-type', 'wanted a block');
  }
}

function checkKeys(known: Known, body: Json, report: Report): void {
  for (const [key] of groups(body)) {
    if (known.keys?.includes(key) === false) report(key, 'unknown-argument', `no argument of that name: ${key}`);
  }
  for (const key of known.required ?? []) {
    if (!isSet(body[key])) report(key, 'missing-required', `${key} must be set`);
  }
}

function checkBody(kind: string, body: Json, names: Names, report: Report): void {
  const { depends_on: dependsOn, ...rest } = body;
  switch (kind) {
    case 'variable':
      return checkReferences({ validation: body.validation }, '', NOTHING, names, report);
    case 'output':
    case 'locals':
      if (kind === 'output') checkDependsOn(dependsOn, names, report);
      return checkReferences(kind === 'output' ? rest : body, '', NOTHING, names, report);
    case 'module': {
      const { providers, source, version, ...inputs } = rest;
      checkDependsOn(dependsOn, names, report);
      return checkReferences(inputs, '', new Set(['each', 'count'].filter(name => isSet(body[name === 'each' ? 'for_each' : name]))), names, report);
    }
    case 'import':
      checkReferences({ id: body.id, for_each: body.for_each }, '', new Set(['each']), names, report);
      return checkAddress('to', body.to, names, report, true);
    case 'moved':
      // A move within one resource, into or out of an index, leaves the resource where it is.
      if (addressOf(body.from, names) !== addressOf(body.to, names)) checkAddress('from', body.from, names, report, false);
      return;
    case 'removed':
      return checkAddress('from', body.from, names, report, false);
    default:
  }
}

function addressOf(value: unknown, names: Names): string | undefined {
  const reference = readTraversal(value);
  return reference && names.block(reference).address;
}

function checkAddress(key: string, value: unknown, names: Names, report: Report, wanted: boolean): void {
  if (!isSet(value)) return;
  const reference = readTraversal(value);
  const wrong: FindingKind = wanted ? 'unresolved-reference' : 'meta-argument';
  if (reference === undefined) return report(key, 'meta-argument', `wanted a bare address, given ${JSON.stringify(value)}`);
  if (reference[0] === 'module') return;
  const there = names.block(reference).block !== undefined;
  if (there !== wanted) report(key, wrong, wanted ? `the stack does not have ${String(value)}` : `the stack still has ${String(value)}`);
}
