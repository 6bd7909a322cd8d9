import { Access } from './access';
import { accessLines, globalStep } from './access-lines';
import { word } from './govc';
import { datacenterPath, datacenterTarget, folderTarget, inventoryWord, targetOf } from './inventory';
import { Asked, isUsed, Needs, placesIn } from './needs';
import type { PreflightFound } from './preflight';
import { Use } from './use';
import { Grant } from '../../preflight/grants';
import { code, section, shell, table } from '../../preflight/markdown';
import { PASSWORD_VARIABLE, USER_VARIABLE } from '../render-provider';
import { isRemote } from '../render-source';
import { VsphereImageKind } from '../vsphere-image';

/** What lies beside the inventory, by the data sources that look it up: word, and the command that prints it. */
const BESIDE: Readonly<Record<string, readonly [what: string, check: (asked: Asked) => string]>> = {
  vsphere_content_library: ['content library', ({ name }) => `govc library.info ${word(`/${name}`)}`],
  vsphere_content_library_item: ['item of a content library', ({ name, parent }) => `govc library.info ${word(`/${parent?.name}/${name}`)}`],
  vsphere_storage_policy: ['storage policy', ({ name }) => `govc storage.policy.ls ${word(name)}`],
  vsphere_tag_category: ['tag category, for machines', ({ name }) => `govc tags.category.info ${word(name)}`],
  vsphere_tag: ['tag', ({ name, parent }) => `govc tags.info ${parent ? `-c ${word(parent.name)} ` : ''}${word(name)}`],
  vsphere_custom_attribute: ['custom attribute, for machines', () => 'govc fields.ls -type VirtualMachine'],
  vsphere_guest_os_customization: ['customization specification', () => 'govc object.collect -s -json CustomizationSpecManager:CustomizationSpecManager info'],
};

/** What one vCenter or host must have, with a command for each line. Nothing that the stack does not use. */
export function preflightSections({ needs, grants, access }: PreflightFound, roleFile: string): string[] {
  const { standalone } = needs.settings;
  return [
    ...section(standalone ? 'ESXi' : 'vCenter', ...server(needs)),
    ...section('Inventory', inventory(needs)),
    ...section('Functions of the cluster', functions(needs)),
    ...section('Templates', ...templates(needs)),
    ...section('Beside the inventory', beside(needs)),
    ...section('PCI devices', ...devices(needs)),
    ...section('Files', files(needs)),
    ...section('Names that must be free', ...freeNames(needs)),
    ...section('Secrets', ...needs.secrets.blocks({ [USER_VARIABLE]: access.principal, [PASSWORD_VARIABLE]: `password of ${access.principal}` })),
    ...section('Privileges', ...privileges(needs, grants, access, roleFile)),
  ];
}

function server(needs: Needs): string[][] {
  const { standalone, version, keyProvider } = needs.settings;
  return [
    [standalone ? `${version} or later. \`govc about\` tells.` : `vCenter and its oldest host are of version ${version} or later. \`govc about\` and \`govc object.collect -type h / name config.product.version\` tell.`],
    standalone ? ['Its license allows changes by the API, which the free one does not: `govc license.ls`.'] : [],
    isUsed(needs, Use.VTPM) && keyProvider !== undefined ? [`A key provider \`${keyProvider}\`, which is the default one, for virtual TPMs: \`govc kms.ls ${word(keyProvider)}\`. A native one must have been backed up once before it works.`] : [],
  ];
}

function inventory(needs: Needs): string[] {
  const { settings, asked } = needs;
  const rows = [...asked.values()].flatMap((one): string[][] => {
    const target = one.type === 'vsphere_virtual_machine' ? undefined : targetOf(one, settings);
    return target ? [[inventoryWord(one)!, one.parent ? `${one.name}, on ${one.parent.name}` : one.name, target.check]] : [];
  });
  const datacenter = settings.standalone || asked.size === 0 ? [] : [['datacenter', settings.datacenter!, datacenterTarget(settings).check]];
  const below = placesIn(needs, 'folders').filter(folder => folder !== '').map(folder => ['folder of machines', folder, folderTarget(folder, settings).check]);
  const copied = placesIn(needs, 'copies').map(name => ['datastore', name, targetOf({ type: 'vsphere_datastore', name }, settings)!.check]);
  return table(['what', 'name', 'check'], distinct([...datacenter, ...rows, ...below, ...copied]).map(([what, name, check]) => [what, code(name), code(check)]));
}

function functions(needs: Needs): string[] {
  const { settings } = needs;
  if (settings.cluster === undefined) { return []; }
  const { check } = targetOf({ type: 'vsphere_compute_cluster', name: settings.cluster }, settings)!;
  const wanted: [Use, string, string][] = [
    [Use.DRS, 'DRS is on', 'configurationEx.drsConfig.enabled'],
    [Use.HA, 'vSphere HA is on', 'configurationEx.dasConfig.enabled'],
  ];
  return table(['what', 'check: `true`'], wanted.filter(([use]) => isUsed(needs, use)).map(([, what, property]) => [what, code(`govc object.collect -s "$(${check})" ${property}`)]));
}

function templates({ settings, asked, images }: Needs): string[][] {
  const known = [...images.values()].filter(({ source: { kind } }) => kind === VsphereImageKind.TEMPLATE);
  const rows = known.map(image => {
    const { check } = targetOf({ type: 'vsphere_virtual_machine', name: image.source.place }, settings)!;
    return [code(image.source.place), image.guest.displayName, image.disks.map(size => size.toString()).join(', '), code(`govc device.info -vm "$(${check})" 'disk-*'`), code(`govc object.collect -s "$(${check})" config.guestId config.firmware snapshot`)];
  });
  // What is copied into a library has no machine of its own.
  const others = [...asked.values()].filter(({ type, name }) => type === 'vsphere_virtual_machine' && !known.some(({ source }) => source.place === name))
    .map(one => [code(one.name), '', '', '', code(targetOf(one, settings)!.check)]);
  return rows.length + others.length === 0 ? [] : [
    table(['template', 'guest', 'disks', 'check its disks', 'check the rest'], distinct([...rows, ...others])),
    ['No disk may be larger than what the program says of it, and there may be no more of them; its guest id, firmware and SCSI controller are taken over, unless the program says others.'],
  ];
}

function beside({ asked }: Needs): string[] {
  const rows = [...asked.values()].filter(({ type }) => type in BESIDE).map(one => {
    const [what, check] = BESIDE[one.type];
    return [one.parent ? `${what}, \`${one.parent.name}\`` : what, code(one.name), code(check(one))];
  });
  return table(['what', 'name', 'check'], distinct(rows));
}

function devices({ asked, settings }: Needs): string[][] {
  const rows = [...asked.values()].filter(({ type }) => type === 'vsphere_host_pci_device').map(({ parent, pattern }) => {
    const find = targetOf({ type: 'vsphere_host', name: parent?.name ?? '' }, { ...settings, cluster: settings.cluster ?? '' })?.check ?? `govc find -type h ${datacenterPath(settings)}/host`;
    return [code(parent?.name || 'the host'), pattern ?? 'any', code(`govc object.collect -s -json "$(${find})" config.pciPassthruInfo`)];
  });
  return rows.length === 0 ? [] : [table(['host', 'device', 'check'], distinct(rows)), ['Passthrough is on for the device: Configure > Hardware > PCI Devices of the host sets it.']];
}

function files({ settings, images }: Needs): string[] {
  const rows = [...images.values()].flatMap(({ source: { kind, place, datastore = settings.datastore } }): string[][] => {
    if (kind === VsphereImageKind.DISK_IMAGE) { return [[place, `datastore \`${datastore}\``, `govc datastore.ls -ds ${word(datastore ?? '')} ${word(place)}`]]; }
    if (kind !== VsphereImageKind.OVA) { return []; }
    return [[place, 'where Terraform runs', isRemote(place) ? `curl -fsSI ${word(place)}` : `ls -l ${word(place)}`]];
  });
  return table(['file', 'on', 'check there'], distinct(rows).map(([file, on, check]) => [code(file), on, code(check)]));
}

function freeNames({ freeNames: all }: Needs): string[][] {
  const rows = distinct(all.map(({ what, name, check }) => [what, code(name), code(check)]));
  return rows.length === 0 ? [] : [['Before the first apply these find nothing. After it they are the stack\'s own.'], table(['what', 'name', 'check'], rows)];
}

function privileges(needs: Needs, grants: readonly Grant[], access: Access, roleFile: string): string[][] {
  if (grants.length === 0) { return []; }
  const { standalone } = needs.settings;
  const step = globalStep(access);
  const own = isUsed(needs, Use.OWN_FOLDERS) ? 'A folder that the stack makes has no permission before it is there' : 'Machines without a folder lie in the root of all machines';
  return [
    ['No more than what the stack uses, through its whole life: made, changed and destroyed. Every role reads as well.'],
    table(['on', 'privilege', 'for'], grants.map(({ path, privilege, reasons }) => [code(path), code(privilege), reasons.join('; ')])),
    !standalone && placesIn(needs, 'folders').includes('') ? [`${own}, so the role holds for every machine of the datacenter: to keep the others out of reach, make a folder first, and name it by \`existingFolder\` in \`tune\`.`] : [],
    [`Roles${access.account === undefined ? '' : ', user'} and permissions, as ${standalone ? '`root` of the host' : 'an administrator'}. \`permissions.set\` changes what this user may do on an object, and nobody else's permissions.`],
    shell(accessLines(access)),
    step === undefined ? [] : [step],
    [`${code(roleFile)} makes the same roles by Terraform: apply it as an administrator, in its own folder, instead of the \`role.create\` lines. It sets no permissions: \`vsphere_entity_permissions\` takes over all of an object, and its second apply removes those of others. Later, \`govc role.update\` sets the privileges of a role anew.`],
    ['A request that lacks a privilege fails with `NoPermission`, which names the object and the privilege.'],
  ];
}

/** Rows sorted, each once. */
function distinct(rows: readonly (readonly string[])[]): string[][] {
  return [...new Map(rows.map(row => [row.join('\n'), [...row]])).entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, row]) => row);
}
