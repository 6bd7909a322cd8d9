import { groups } from './document';
import type { Document, TypedBlock } from './document';
import { isObject, isSet, join } from './finding';
import type { Report } from './finding';
import { readTemplate } from './template';
import type { Reference } from './template';

/** Names that mean something only in some blocks: each, count, self, the iterator of a dynamic block. */
export type Scope = ReadonlySet<string>;

const FIXED: Readonly<Record<string, readonly string[]>> = {
  path: ['module', 'root', 'cwd'],
  terraform: ['workspace', 'env', 'applying'],
};

/** Everything in a document that an expression can name. */
export class Names {
  private readonly known = new Map<string, ReadonlySet<string>>();
  private readonly blocks: ReadonlyMap<string, TypedBlock>;

  /** `attributesOf` tells what a block has, or nothing when no facts are at hand. */
  public constructor(document: Document, private readonly attributesOf: (block: TypedBlock) => ReadonlySet<string> | undefined) {
    for (const [root, key] of [['var', 'variable'], ['local', 'locals'], ['module', 'module']]) {
      this.known.set(root, new Set(groups(document.root[key]).map(([name]) => name)));
    }
    for (const [root, names] of Object.entries(FIXED)) this.known.set(root, new Set(names));
    this.blocks = new Map(document.blocks.map(block => [block.address, block]));
  }

  /** The resource that a reference starts with, and what follows its name. */
  public block(reference: Reference): { address: string; block?: TypedBlock; rest: Reference } {
    const [root] = reference;
    const path = root === 'resource' ? reference.slice(1) : reference;
    const length = root === 'data' || root === 'ephemeral' ? 3 : 2;
    const address = path.slice(0, length).join('.');
    return { address, block: path.length < length ? undefined : this.blocks.get(address), rest: path.slice(length) };
  }

  /** What is wrong with a reference, if anything. */
  public problem(reference: Reference, scope: Scope): string | undefined {
    const [root, name] = reference;
    if (scope.has(root)) return undefined;
    if (root === 'each' || root === 'count' || root === 'self') return `${root} means nothing here`;
    const known = this.known.get(root);
    if (known !== undefined) return known.has(name) ? undefined : `the stack has no ${root}.${name}`;
    const { address, block, rest } = this.block(reference);
    if (block === undefined) return `reference to a resource that the stack does not have: ${address}`;
    const [first] = rest;
    const many = isSet(block.body.count) || isSet(block.body.for_each);
    if (many ? first !== undefined && first !== '[]' && first !== '*' : first === '[]') {
      return many ? `${address} is several: the reference needs an index` : `${address} is one: the reference takes no index`;
    }
    const attribute = rest.find(step => step !== '[]' && step !== '*');
    const attributes = this.attributesOf(block);
    return attribute === undefined || attributes === undefined || attributes.has(attribute) ? undefined : `${address} has no attribute ${attribute}`;
  }
}

/** Every string of a value, keys included. */
export function checkReferences(value: unknown, path: string, scope: Scope, names: Names, report: Report): void {
  if (typeof value === 'string') {
    const template = readTemplate(value);
    if (template.broken) report(path, 'invalid-template', `an interpolation does not end: ${value}`);
    for (const reference of template.references) {
      const problem = names.problem(reference, scope);
      if (problem !== undefined) report(path, 'unresolved-reference', problem);
    }
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => checkReferences(item, join(path, index), scope, names, report));
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      // A comment in a block; further down the key is one like any other.
      if (key === '//' && path === '') continue;
      checkReferences(key, join(path, key), scope, names, report);
      checkReferences(item, join(path, key), scope, names, report);
    }
  }
}

const TRAVERSAL = /^[A-Za-z_][A-Za-z0-9_-]*(\.([A-Za-z_][A-Za-z0-9_-]*|[0-9]+|\*)|\[[^\]]*\])*$/;

/** A bare traversal, as depends_on and its like hold it: a template is refused there. */
export function readTraversal(value: unknown): Reference | undefined {
  return typeof value === 'string' && TRAVERSAL.test(value) ? readTemplate(`\${${value}}`).references.at(-1) : undefined;
}
