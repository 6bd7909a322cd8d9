import { Link, linkOf } from './links';

/** A text of what is written that names something, or may. */
export interface Leaf {
  /** Its argument, with the names of the blocks above it: `os_disk.disk_encryption_set_id`. */
  readonly path: string;
  readonly argument: string;
  readonly value: string;
  /** What the argument takes; undefined where nobody knows. */
  readonly link?: Link;
}

/** What Terraform reads itself, and tags, which name nothing. */
const META: ReadonlySet<string> = new Set(['//', 'depends_on', 'lifecycle', 'provider', 'provisioner', 'connection', 'tags']);

/** Texts of a block's arguments: those of an argument that takes an id, and whatever begins as ids and references do. */
export function leavesOf(attributes: Readonly<Record<string, unknown>>): Leaf[] {
  const leaves: Leaf[] = [];
  collectBlock(attributes, '', undefined, leaves);
  return leaves;
}

function collectBlock(block: object, above: string, blockName: string | undefined, leaves: Leaf[]): void {
  for (const name of Object.keys(block)) {
    if (!META.has(name)) { collect((block as Record<string, unknown>)[name], name, above, blockName, leaves); }
  }
}

function collect(value: unknown, name: string, above: string, blockName: string | undefined, leaves: Leaf[]): void {
  if (typeof value === 'string') {
    const link = value === '' ? undefined : linkOf(name, blockName);
    if (link || value.startsWith('/') || value.startsWith('${')) { leaves.push({ path: above + name, argument: name, value, link }); }
  } else if (Array.isArray(value)) {
    for (const one of value) { collect(one, name, above, blockName, leaves); }
  } else if (typeof value === 'object' && value !== null) {
    collectBlock(value, `${above}${name}.`, name, leaves);
  }
}
