import { DATA_ROWS } from '../../../../src/platforms/azure/preflight/data-rows';
import { RESOURCE_ROWS } from '../../../../src/platforms/azure/preflight/resource-rows';
import { Json } from '../../written';

/** Types of azurerm in a written document that the least-privilege role knows nothing of. */
export function typesWithoutRow({ resource = {}, data = {} }: Json): string[] {
  const missing = (block: Json, rows: object) => Object.keys(block).filter(type => type.startsWith('azurerm_') && !(type in rows)).sort();
  return [...missing(resource, RESOURCE_ROWS), ...missing(data, DATA_ROWS).map(type => `data.${type}`)];
}
