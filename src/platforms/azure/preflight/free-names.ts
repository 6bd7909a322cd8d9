import { asks, word } from './az';
import { Element } from './element';
import { FreeNames } from './needs';
import { Scopes } from './scopes';
import { actionsOf, At } from './type-row';

/** Commands that list what lies in something else, by the type of what they list. */
const CHILDREN: Readonly<Record<string, string>> = {
  subnets: 'network vnet subnet list --vnet-name',
  virtualNetworkPeerings: 'network vnet peering list --vnet-name',
  securityRules: 'network nsg rule list --nsg-name',
  routes: 'network route-table route list --route-table-name',
};

/** Names of what the stack makes, where others could have them: in groups that are there already. */
export function freeNamesOf(all: readonly Element[], scopes: Scopes): FreeNames[] {
  const found = new Map<string, { what: string; names: string[]; check: string }>();
  const made = new Set(all.filter(({ isLookup }) => !isLookup).map(({ row, attributes }) => `${row?.azureType.split('/').at(-1)}/${scopes.text(attributes.name)}`));
  for (const { row, attributes, isLookup } of all) {
    const group = scopes.text(attributes.resource_group_name ?? '');
    if (!isLookup && attributes.domain_name_label !== undefined) { addLabel(found, scopes.text(attributes.domain_name_label), scopes.text(attributes.location)); }
    if (isLookup || row?.at !== At.GROUP || scopes.makesGroup(group)) { continue; }
    const [, above, argument] = /(\w+)\/\{(\w+)\}/.exec(row.azureType) ?? [];
    const parent = argument === undefined ? undefined : scopes.text(attributes[argument]);
    // What lies in something new is new.
    if (parent !== undefined && made.has(`${above}/${parent}`)) { continue; }
    const check = parent === undefined
      ? asks(`resource list --resource-group ${word(group)} --resource-type ${actionsOf(row.azureType)}`, '[].name')
      : asks(`${CHILDREN[row.azureType.split('/').at(-1)!]} ${word(parent)} --resource-group ${word(group)}`, '[].name');
    const known = found.get(check) ?? { what: `${row.what} in ${parent ?? group}`, names: [], check };
    known.names.push(scopes.text(attributes.name));
    found.set(check, known);
  }
  return [...found.values()].map(one => ({ ...one, names: [...new Set(one.names)].sort() })).sort((a, b) => `${a.what} ${a.check}` < `${b.what} ${b.check}` ? -1 : 1);
}

/** A name below the domain of a location, which all of Azure shares; `az rest` puts the subscription in. */
function addLabel(found: Map<string, { what: string; names: string[]; check: string }>, label: string, location: string): void {
  const url = `/subscriptions/{subscriptionId}/providers/Microsoft.Network/locations/${location}/CheckDnsNameAvailability?domainNameLabel=${label}&api-version=2024-05-01`;
  found.set(url, { what: `DNS names in ${location}: the check prints \`true\``, names: [label], check: asks(`rest --method get --url ${word(url)}`, 'available') });
}
