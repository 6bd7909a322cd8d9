import { Element } from './element';
import { MarketplaceImage } from './needs';
import { Scopes } from './scopes';

/** Images of the Marketplace that machines are made of, or that are looked up, each once. */
export function imagesOf(all: readonly Element[], location: string, scopes: Scopes): MarketplaceImage[] {
  const found = new Map<string, MarketplaceImage>();
  for (const { attributes, type } of all) {
    const [reference] = type === 'azurerm_platform_image' ? [attributes] : blocks(attributes.source_image_reference);
    if (!reference) { continue; }
    const urn = [reference.publisher, reference.offer, reference.sku, reference.version ?? 'latest'].map(part => scopes.text(part)).join(':');
    const place = attributes.location === undefined ? location : scopes.text(attributes.location);
    const key = `${urn} ${place}`;
    found.set(key, { urn, location: place, hasTerms: found.get(key)?.hasTerms === true || blocks(attributes.plan).length > 0 });
  }
  return [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([, image]) => image);
}

/** A block may be written as one, or as a list of one. */
function blocks(value: unknown): Readonly<Record<string, unknown>>[] {
  return [value ?? []].flat() as Readonly<Record<string, unknown>>[];
}
