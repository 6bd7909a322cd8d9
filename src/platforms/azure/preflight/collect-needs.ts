import { Element, elementsOf } from './element';
import { existingOf } from './existing';
import { freeNamesOf } from './free-names';
import { imagesOf } from './images';
import { Needs, SizeUse } from './needs';
import { resourceProvidersOf } from './privileges';
import { Scopes } from './scopes';
import { PreflightSubject, SUBSCRIPTION_VARIABLE } from './subject';
import { vaultsOf } from './vaults';
import { SecretRef } from '../../../values';
import { NeededSecrets } from '../../preflight/needed-secrets';

/** Everything that one platform needs of Azure, read off what is written for it. */
export function collectNeeds(subject: PreflightSubject): Needs {
  const elements = elementsOf(subject);
  const scopes = new Scopes(subject, elements);
  const all = [...elements.values()];
  const images = imagesOf(all, subject.location, scopes);
  const secrets = new NeededSecrets();
  for (const secret of subject.secrets) { secrets.add(secret); }
  if (subject.subscriptionId === undefined) { secrets.add(SecretRef.environmentVariable(SUBSCRIPTION_VARIABLE)); }
  const made = all.filter(({ type, isLookup }) => type === 'azurerm_resource_group' && !isLookup).map(({ attributes }) => String(attributes.name));
  return {
    subject,
    elements,
    scopes,
    resourceProviders: [...resourceProvidersOf(elements), ...images.some(({ hasTerms }) => hasTerms) ? ['Microsoft.MarketplaceOrdering'] : []].filter(name => !BUILT_IN.includes(name)).sort(),
    encryptsAtHost: all.some(({ attributes }) => attributes.encryption_at_host_enabled === true),
    sizes: sizesOf(all, subject.location, scopes),
    images,
    existing: existingOf(all, subject.location, scopes),
    madeGroups: [...new Set([...made, ...subject.createsResourceGroup ? [subject.resourceGroup] : []])].sort(),
    freeNames: freeNamesOf(all, scopes),
    vaults: vaultsOf(all, subject.secrets, scopes),
    secrets,
  };
}

/** Registered in every subscription. */
const BUILT_IN: readonly string[] = ['Microsoft.Resources', 'Microsoft.Authorization'];

/** A scale set has machines of its own where it says how many. */
function sizesOf(all: readonly Element[], location: string, scopes: Scopes): SizeUse[] {
  const found = new Map<string, SizeUse>();
  for (const { attributes: { size, sku_name: sku, instances, zone, zones, location: at }, type, isLookup } of all) {
    const given = type === 'azurerm_orchestrated_virtual_machine_scale_set' ? sku : MACHINES.includes(type) ? size : undefined;
    if (isLookup || typeof given !== 'string' || given === 'Mix') { continue; }
    const place = at === undefined ? location : scopes.text(at);
    const known = found.get(`${place} ${given}`);
    const own = [...zone === undefined ? [] : [String(zone)], ...Array.isArray(zones) ? zones.map(String) : []];
    found.set(`${place} ${given}`, {
      size: given,
      location: place,
      count: (known?.count ?? 0) + (type.startsWith('azurerm_orchestrated') ? Number(instances ?? 0) : 1),
      zones: [...new Set([...known?.zones ?? [], ...own])].sort(),
    });
  }
  return [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([, use]) => use);
}

const MACHINES: readonly string[] = ['azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine'];
