import { checkBlock } from './blocks';
import { groups, labelled } from './document';
import type { TypedBlock } from './document';
import { isObject, isSet, join, objects } from './finding';
import type { Json, Report } from './finding';
import { OWN_BLOCKS, PROVISIONERS } from './provisioners';
import { checkReferences, readTraversal } from './references';
import type { Names } from './references';
import { readTemplate } from './template';
import { isReference } from './types';

const META = ['count', 'for_each', 'depends_on', 'provider', 'lifecycle'];
const RESOURCE_META = [...META, 'provisioner', 'connection'];
const LIFECYCLE = ['create_before_destroy', 'prevent_destroy', 'ignore_changes', 'replace_triggered_by', 'precondition', 'postcondition'];

/** What Terraform itself reads in a resource; returns the rest, which is the provider's. `attributes` is unknown without facts. */
export function checkMeta(block: TypedBlock, attributes: ReadonlySet<string> | undefined, names: Names, report: Report): Json {
  const { body } = block;
  const own = new Set(block.mode === 'resource' ? RESOURCE_META : META);
  if (isSet(body.count) && isSet(body.for_each)) report('count', 'conflicts-with', 'count and for_each exclude each other');
  if (isSet(body.count) && !isCount(body.count)) report('count', 'wrong-type', 'wanted a whole number or a reference');
  if (isSet(body.for_each) && !isObject(body.for_each) && !isReference(body.for_each)) {
    report('for_each', 'wrong-type', 'wanted an object or a reference; a list must go through toset()');
  }
  checkDependsOn(body.depends_on, names, report);
  for (const lifecycle of objects(body.lifecycle)) checkLifecycle(lifecycle, attributes, names, report);
  if (isSet(body.lifecycle) && objects(body.lifecycle).length === 0) report('lifecycle', 'wrong-type', 'wanted a block');
  if (own.has('connection')) checkBlock(OWN_BLOCKS, {}, { connection: body.connection }, report);
  if (own.has('provisioner')) checkProvisioners(body.provisioner, report);

  const scope = new Set(['each', 'count'].filter(name => isSet(body[name === 'each' ? 'for_each' : name])));
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !own.has(name)));
  checkReferences({ ...rest, count: body.count, for_each: body.for_each }, '', new Set([...scope, ...iterators(rest)]), names, report);
  checkReferences({ provisioner: body.provisioner, connection: body.connection }, '', new Set([...scope, 'self']), names, report);
  for (const { precondition, postcondition } of objects(body.lifecycle)) {
    checkReferences({ precondition }, 'lifecycle', scope, names, report);
    checkReferences({ postcondition }, 'lifecycle', new Set([...scope, 'self']), names, report);
  }
  return rest;
}

export function checkDependsOn(value: unknown, names: Names, report: Report): void {
  if (!isSet(value)) return;
  if (!Array.isArray(value)) return report('depends_on', 'wrong-type', 'wanted a list');
  value.forEach((item, index) => {
    const path = join('depends_on', index);
    const reference = readTraversal(item);
    if (reference === undefined) return report(path, 'meta-argument', `wanted a bare address, given ${JSON.stringify(item)}`);
    const problem = names.problem(reference, new Set());
    if (problem !== undefined) return report(path, 'unresolved-reference', problem);
    if (names.block(reference).rest.some(step => step !== '[]')) report(path, 'meta-argument', 'wanted a whole resource, given an attribute of it');
  });
}

function checkLifecycle(lifecycle: Json, attributes: ReadonlySet<string> | undefined, names: Names, report: Report): void {
  for (const [key, value] of groups(lifecycle)) {
    const path = join('lifecycle', key);
    if (!LIFECYCLE.includes(key)) {
      report(path, 'meta-argument', `no lifecycle setting of that name: ${key}`);
    } else if (key === 'ignore_changes') {
      checkIgnored(value, attributes, report);
    } else if (key === 'replace_triggered_by') {
      checkTriggers(value, names, report);
    } else if (key.endsWith('condition')) {
      for (const condition of objects(value)) {
        for (const name of ['condition', 'error_message']) {
          if (!isSet(condition[name])) report(join(path, name), 'missing-required', `${name} must be set`);
        }
      }
    } else if (isSet(value) && !['true', 'false'].includes(String(value))) {
      report(path, 'wrong-type', 'Terraform reads this before it reads any reference: wanted true or false');
    }
  }
}

function checkIgnored(value: unknown, attributes: ReadonlySet<string> | undefined, report: Report): void {
  if (value === 'all' || !isSet(value)) return;
  if (!Array.isArray(value)) return report('lifecycle.ignore_changes', 'wrong-type', 'wanted a list, or "all"');
  value.forEach((item, index) => {
    const name = readTraversal(item)?.[0];
    if (name === undefined || attributes?.has(name) === false) {
      report(join('lifecycle.ignore_changes', index), 'meta-argument', `the resource has no attribute ${JSON.stringify(item)}`);
    }
  });
}

function checkTriggers(value: unknown, names: Names, report: Report): void {
  if (!isSet(value)) return;
  if (!Array.isArray(value)) return report('lifecycle.replace_triggered_by', 'wrong-type', 'wanted a list');
  value.forEach((item, index) => {
    const path = join('lifecycle.replace_triggered_by', index);
    const reference = readTraversal(item);
    if (reference === undefined || ['data', 'var', 'local', 'module'].includes(reference[0])) {
      return report(path, 'meta-argument', `wanted the bare address of a managed resource, given ${JSON.stringify(item)}`);
    }
    const problem = names.problem(reference, new Set(['each', 'count']));
    if (problem !== undefined) report(path, 'unresolved-reference', problem);
  });
}

function checkProvisioners(value: unknown, report: Report): void {
  for (const [name, body] of labelled(value)) {
    const at: Report = (path, kind, message) => report(join('provisioner', name, path), kind, message);
    const schema = PROVISIONERS[name];
    if (schema === undefined) at('', 'meta-argument', `no provisioner of that name: ${name}`);
    else checkBlock(schema, {}, body, at);
  }
}

function isCount(value: unknown): boolean {
  if (typeof value === 'string') return readTemplate(value).shape !== 'literal' || /^[0-9]+$/.test(value);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** A dynamic block names what it counts with; without a name it is the block's own. */
function iterators(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(iterators);
  if (!isObject(value)) return [];
  const own = labelled(value.dynamic).map(([name, body]) => typeof body.iterator === 'string' ? body.iterator : name);
  return [...own, ...Object.values(value).flatMap(iterators)];
}
