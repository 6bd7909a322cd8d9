import { DATA_ROWS } from './data-rows';
import { Leaf, leavesOf } from './leaves';
import { RESOURCE_ROWS } from './resource-rows';
import { PreflightSubject } from './subject';
import { TypeRow } from './type-row';

export type Attributes = Readonly<Record<string, unknown>>;

/** A resource or data source of the provider, as it is written. */
export interface Element {
  /** Address in the stack, such as `azurerm_subnet.App` or `data.azurerm_subnet.App`. */
  readonly address: string;
  readonly type: string;
  readonly isLookup: boolean;
  /** Undefined where nobody knows what the type takes. */
  readonly row?: TypeRow;
  readonly attributes: Attributes;
  /** All texts of its arguments; none of a lookup. */
  readonly leaves: readonly Leaf[];
}

/** Blocks of a document by type and id. */
type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** Everything that a stack writes for a platform's provider, by address. */
export function elementsOf({ stack, provider }: PreflightSubject): Map<string, Element> {
  const { data = {}, resource = {} } = stack.toTerraform() as { data?: Blocks; resource?: Blocks };
  const isOwn = ({ attributes }: Element) => provider.alias === undefined || attributes.provider === provider.fqn;
  const all = [...elementsIn(data, true), ...elementsIn(resource, false)];
  return new Map(all.filter(isOwn).sort((a, b) => a.address < b.address ? -1 : 1).map(element => [element.address, element]));
}

function elementsIn(blocks: Blocks, isLookup: boolean): Element[] {
  const rows = isLookup ? DATA_ROWS : RESOURCE_ROWS;
  return Object.keys(blocks).filter(type => type.startsWith('azurerm_')).flatMap(type => Object.entries(blocks[type]).map(([id, attributes]) => ({
    address: `${isLookup ? 'data.' : ''}${type}.${id}`, type, isLookup, row: Object.hasOwn(rows, type) ? rows[type] : undefined, attributes, leaves: isLookup ? [] : leavesOf(attributes),
  })));
}
