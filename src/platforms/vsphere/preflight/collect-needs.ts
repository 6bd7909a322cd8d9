import { TerraformDataSource, TerraformResource } from 'cdktf';
import { word } from './govc';
import { datacenterPath } from './inventory';
import { addMachine, addressesIn } from './machine-needs';
import { addUsage, Asked, Needs, noNeeds, placesIn } from './needs';
import { PreflightSubject } from './subject';
import { Use, USE_OF_RESOURCE } from './use';
import { SecretRef } from '../../../values';
import { USER_VARIABLE } from '../render-provider';

type Attributes = Readonly<Record<string, unknown>>;

/** Everything that one platform needs of its vCenter or host, read off what is written for it. */
export function collectNeeds({ context, user, password, provider }: PreflightSubject): Needs {
  const needs = noNeeds(context.settings);
  needs.secrets.add(password);
  if (user === undefined) { needs.secrets.add(SecretRef.environmentVariable(USER_VARIABLE)); }
  for (const machine of context.machines.values()) { addMachine(needs, machine); }
  for (const copy of context.templates.values()) { if (copy) { needs.images.set(copy.image.version, copy.image); } }

  const isOwn = (attributes: Attributes) => provider.alias === undefined || attributes.provider === provider.fqn;
  const resources = context.stack.node.findAll().filter(TerraformResource.isTerraformResource).filter(({ terraformResourceType }) => terraformResourceType in USE_OF_RESOURCE)
    .map(resource => ({ type: resource.terraformResourceType, attributes: attributesOf(resource) })).filter(({ attributes }) => isOwn(attributes));
  // What is rendered may look up names: they are read last.
  const lookups = new Map(context.stack.node.findAll().filter(TerraformDataSource.isTerraformDataSource).filter(({ terraformResourceType }) => terraformResourceType.startsWith('vsphere_'))
    .map(source => ({ source, attributes: attributesOf(source) })).filter(({ attributes }) => isOwn(attributes))
    .map(({ source: { terraformResourceType: type, friendlyUniqueId }, attributes }) => [`data.${type}.${friendlyUniqueId}`, { ...attributes, type } as Attributes]));

  for (const address of lookups.keys()) { needs.asked.set(address, askedAt(address, lookups)!); }
  for (const { type, attributes } of resources) { addResource(needs, type, attributes); }
  return needs;
}

function askedAt(address: string | undefined, lookups: ReadonlyMap<string, Attributes>): Asked | undefined {
  const attributes = lookups.get(address ?? '');
  if (!attributes) { return undefined; }
  const { type, name, distributed_virtual_switch_uuid: onSwitch, library_id: library, category_id: category, host_id: host } = attributes;
  const parts = [['name', attributes.name_regex], ['vendor', attributes.vendor_id], ['class', attributes.class_id]].filter(([, value]) => value !== undefined);
  return {
    type: String(type),
    name: name === undefined ? '' : String(name),
    parent: askedAt(addressesIn(onSwitch ?? library ?? category ?? host)[0], lookups),
    pattern: parts.length === 0 ? undefined : parts.map(([what, value]) => `${what} ${value}`).join(', '),
  };
}

function addResource(needs: Needs, type: string, attributes: Attributes): void {
  const { freeNames, asked, settings } = needs;
  const { path, source_uuid: source, source_datastore: from, datastore, library_id: library } = attributes;
  const use = USE_OF_RESOURCE[type];
  const name = String(attributes.name);
  addUsage(needs, source === undefined ? [use] : [use, Use.CAPTURES], {
    // Which machine a snapshot is of is known by its id only.
    folders: type === 'vsphere_folder' ? [''] : type === 'vsphere_virtual_machine_snapshot' ? placesIn(needs, 'folders') : [],
    templates: addressesIn(source),
    copies: [from, datastore].flatMap(one => one === undefined ? [] : String(one)),
  });
  if (type === 'vsphere_tag_category') { freeNames.push({ what: 'tag category', name, check: `govc tags.category.info ${word(name)}` }); }
  if (type === 'vsphere_content_library_item') {
    const item = `/${addressesIn(library).map(address => asked.get(address)?.name).join('')}/${name}`;
    freeNames.push({ what: 'item of a content library', name: item, check: `govc library.info ${word(item)}` });
  }
  // Those below it are made with it.
  if (type === 'vsphere_folder' && !String(path).includes('${')) {
    const folder = `${datacenterPath(settings)}/vm/${path}`;
    freeNames.push({ what: 'folder', name: folder, check: `govc ls -l ${word(folder)}` });
  }
}

/** What is written of an element, beside its type and id. */
function attributesOf(element: TerraformDataSource | TerraformResource): Attributes {
  const { data, resource } = element.toTerraform() as Record<string, Record<string, Record<string, Attributes>> | undefined>;
  // What has no token is an object of its own until it becomes JSON.
  return JSON.parse(JSON.stringify((data ?? resource)?.[element.terraformResourceType]?.[element.friendlyUniqueId] ?? {})) as Attributes;
}
