import { showsId, word } from './az';
import { Element } from './element';
import { Existing } from './needs';
import { isShared } from './privileges';
import { Scopes } from './scopes';

/** What other sections tell of, or what is nowhere. */
const ELSEWHERE: readonly string[] = ['azurerm_client_config', 'azurerm_subscription', 'azurerm_platform_image', 'azurerm_key_vault', 'azurerm_key_vault_secret'];

/** What is there already: looked up by name, or named by id. */
export function existingOf(all: readonly Element[], location: string, scopes: Scopes): Existing[] {
  const found = all.flatMap(element => element.isLookup ? lookedUp(element, scopes) : namedIn(element, location));
  return [...new Map(found.map(one => [`${one.what} ${one.name}`, one])).entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, one]) => one);
}

function lookedUp({ type, row, attributes }: Element, scopes: Scopes): Existing[] {
  if (!row || ELSEWHERE.includes(type)) { return []; }
  const name = scopes.text(attributes.name);
  if (type === 'azurerm_resource_group') { return [{ what: row.what, name, check: showsId(`group show --name ${word(name)}`) }]; }
  const group = scopes.text(attributes.resource_group_name);
  const [provider, ...parts] = row.azureType.replace(/\{(\w+)\}/g, (_, argument: string) => scopes.text(attributes[argument])).split('/');
  const parent = parts.slice(0, -1).join('/');
  const flags = parent === '' ? `--resource-type ${provider}/${parts[0]}` : `--namespace ${provider} --parent ${word(parent)} --resource-type ${parts.at(-1)}`;
  const above = parts.filter((_, index) => index % 2 === 1).map(one => `${one}/`).join('');
  return [{ what: row.what, name: `${group}/${above}${name}`, check: showsId(`resource show --resource-group ${word(group)} ${flags} --name ${word(name)}`) }];
}

/** Roles are in every subscription; groups and subscriptions have sections of their own. */
function namedIn({ leaves }: Element, location: string): Existing[] {
  return leaves.filter(({ value }) => value.startsWith('/')).flatMap(({ value }): Existing[] => {
    if (/^\/subscriptions\/.*\/providers\//i.test(value) && !/roleDefinitions|\/secrets\//i.test(value)) { return [{ what: 'named by id', name: value, check: showsId(`resource show --ids ${word(value)}`) }]; }
    return isShared(value) ? [{ what: 'shared image', name: value, check: sharedCheck(value, location) }] : [];
  });
}

function sharedCheck(id: string, location: string): string {
  const [, kind, gallery, , image] = id.split('/');
  const flags = kind.toLowerCase().startsWith('community') ? ['community', '--public-gallery-name'] : ['shared', '--gallery-unique-name'];
  return showsId(`sig image-definition show-${flags[0]} --location ${location} ${flags[1]} ${word(gallery)} --gallery-image-definition ${word(image)}`);
}
