import { Link, linkOf } from './links';

/** A text of what is written that names something, or may, with the names of the blocks above it. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: string;
  /** What the argument takes; undefined where nobody knows. */
  readonly link?: Link;
}

/** What Terraform reads itself, and tags, which name nothing. */
const META: ReadonlySet<string> = new Set(['//', 'depends_on', 'lifecycle', 'provider', 'provisioner', 'connection', 'tags']);

/** Texts of a block's arguments: those of an argument that takes an id, and whatever begins as ids and references do. */
export function leavesOf(attributes: Readonly<Record<string, unknown>>): Leaf[] {
  const leaves: Leaf[] = [];
  collectBlock(attributes, [], leaves);
  return leaves;
}

function collectBlock(block: object, path: readonly string[], leaves: Leaf[]): void {
  for (const [name, value] of Object.entries(block)) {
    if (!META.has(name)) { collect(value, name, path, leaves); }
  }
}

function collect(value: unknown, name: string, path: readonly string[], leaves: Leaf[]): void {
  if (typeof value === 'string') {
    const link = value === '' ? undefined : linkOf(name, path.at(-1));
    if (link || value.startsWith('/') || value.startsWith('${')) { leaves.push({ path: [...path, name], value, link }); }
  } else if (Array.isArray(value)) {
    for (const one of value) { collect(one, name, path, leaves); }
  } else if (typeof value === 'object' && value !== null) {
    collectBlock(value, [...path, name], leaves);
  }
}
