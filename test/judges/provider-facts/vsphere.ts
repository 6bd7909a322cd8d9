import type { Behaviours } from './facts';
import { isGenerated, isObject, isSet, isTrue, join, or } from './finding';
import type { Json, Report } from './finding';
import { isReference } from './types';

/**
 * What vmware/vsphere 2.15.0 checks of a machine in code, one value at a time: its ValidateFuncs and diff functions (vsphere/virtual_machine_config_structure.go,
 * resource_vsphere_virtual_machine.go, internal/virtualdevice, internal/vmworkflow, internal/helper/guestoscustomizations).
 */
export const MACHINE: Behaviours = {
  'name': { matching: '^[^]{1,80}$' },
  'hardware_version': { oneOf: ['4', '7', '8', '9', '10', '11', '13', '14', '15', '17', '18', '19', '20', '21', '22'] },
  'migrate_wait_timeout': { min: 10 },
  'poweron_timeout': { min: 300 },
  'cpu_limit': { min: -1 },
  'cpu_reservation': { min: 0 },
  'cpu_share_count': { min: 0 },
  'memory_limit': { min: -1 },
  'memory_reservation': { min: 0 },
  'memory_share_count': { min: 0 },
  'datacenter_id': { requiredWith: ['ovf_deploy'] },
  'disk.label': { matching: '^(?!orphaned_disk_)' },
  'disk.path': { matching: '\\.vmdk$' },
  'disk.size': { min: 1 },
  // Stated nowhere but in its text.
  'disk.controller_type': { oneOf: ['scsi', 'sata', 'nvme', 'ide'] },
  'disk.io_limit': { min: -1 },
  'disk.io_reservation': { min: 0 },
  'disk.io_share_count': { min: 0 },
  'network_interface.network_id': { matching: '.' },
  'network_interface.bandwidth_limit': { min: -1 },
  'network_interface.bandwidth_reservation': { min: 0 },
  'network_interface.bandwidth_share_count': { min: 0 },
  'clone.timeout': { min: 10 },
  'clone.customize.linux_options.time_zone': { matching: '^[-+/_a-zA-Z0-9]+$' },
  'clone.customize.network_interface.ipv4_netmask': { max: 32 },
  'clone.customize.network_interface.ipv6_netmask': { max: 128 },
  'ovf_deploy.local_ovf_path': { exactlyOneOf: ['ovf_deploy.0.local_ovf_path', 'ovf_deploy.0.remote_ovf_url'] },
};

/** Kinds of things that a tag can be put on (vsphere/tags_helper.go). */
export const NAMED = [
  'Folder', 'ClusterComputeResource', 'Datacenter', 'Datastore', 'StoragePod', 'DistributedVirtualPortgroup', 'DistributedVirtualSwitch', 'VmwareDistributedVirtualSwitch', 'HostSystem',
  'com.vmware.content.Library', 'com.vmware.content.library.Item', 'HostNetwork', 'Network', 'OpaqueNetwork', 'ResourcePool', 'VirtualApp', 'VirtualMachine',
];

/** Where the first disk of a controller stands: unit 0 of the IDE controllers is the CD-ROM's. */
const FIRST_UNIT: Readonly<Record<string, number>> = { scsi: 0, sata: 0, nvme: 0, ide: 1 };

/** The highest unit that a number of controllers has, as the provider reckons it. */
const HIGHEST_UNIT: Readonly<Record<string, { readonly count: string; readonly usual: number; highest(controllers: number): number }>> = {
  scsi: { count: 'scsi_controller_count', usual: 1, highest: controllers => controllers * 15 - 1 },
  sata: { count: 'sata_controller_count', usual: 0, highest: controllers => controllers * 30 },
  ide: { count: 'ide_controller_count', usual: 2, highest: controllers => controllers * 2 - 1 },
  nvme: { count: 'nvme_controller_count', usual: 0, highest: controllers => controllers * 64 },
};

/**
 * What the provider checks of all disks and interfaces of a machine together (DiskDiffOperation, DiffGeneral, ValidateDiff, CustomizeDiff). It leaves the disks of an OVF
 * alone. What is only known later is not judged.
 */
export function checkMachine(body: Json, report: Report): void {
  if (!isSet(body.ovf_deploy) && !isGenerated(body, 'disk')) { checkDisks(body, report); }
  numbered(body.network_interface).forEach(([path, card]) => {
    const virtualFunction = or(card.adapter_type, 'vmxnet3') === 'sriov';
    if (isReference(card.adapter_type)) { return; }
    if (virtualFunction && !isSet(card.physical_function)) { report(join('network_interface', path, 'physical_function'), 'missing-required', 'an adapter of type sriov needs one'); }
    if (!virtualFunction && isSet(card.physical_function)) { report(join('network_interface', path, 'physical_function'), 'not-allowed', 'only an adapter of type sriov has one'); }
  });
}

function checkDisks(body: Json, report: Report): void {
  const disks = numbered(body.disk);
  if (disks.length === 0) { return report('disk', 'missing-required', 'there must be at least one disk'); }
  const labels = new Set<unknown>();
  const units = new Set<string>();
  for (const [index, disk] of disks) {
    const at = (name: string) => join('disk', index, name);
    checkDisk(disk, at, report);
    const unit = unitOf(disk);
    if (labels.has(disk.label)) { report(at('label'), 'not-allowed', `two disks are called ${JSON.stringify(disk.label)}`); }
    if (units.has(unit)) { report(at('unit_number'), 'not-allowed', `two disks are ${unit}`); }
    labels.add(disk.label);
    units.add(unit);
    const { count, usual, highest } = HIGHEST_UNIT[String(or(disk.controller_type, 'scsi'))] ?? {};
    const controllers = count === undefined ? undefined : Number(or(body[count], usual));
    if (highest && Number(or(disk.unit_number, 0)) > highest(controllers!)) { report(at('unit_number'), 'out-of-range', `${unit} of ${controllers} controllers; the highest is ${highest(controllers!)}`); }
    if (unit === 'ide:0') { report(at('unit_number'), 'not-allowed', 'unit 0 on IDE is reserved for the CD-ROM'); }
  }
  const isKnown = disks.every(([, disk]) => !isReference(disk.unit_number) && !isReference(disk.controller_type));
  if (isKnown && !Object.entries(FIRST_UNIT).some(([type, unit]) => units.has(`${type}:${unit}`))) { report('disk', 'missing-required', 'one disk must be the first of its controller'); }
}

/** One disk: made with a size, or attached as it is; never thin and scrubbed at once, and thin it is by default. */
function checkDisk(disk: Json, at: (name: string) => string, report: Report): void {
  if (isReference(disk.attach)) { return; }
  const attached = isTrue(disk.attach);
  for (const name of attached ? ['datastore_id', 'path'] : ['size']) {
    if (!isSet(disk[name])) { report(at(name), 'missing-required', `${name} must be set where attach is ${attached}`); }
  }
  for (const name of attached ? ['size', 'eagerly_scrub', 'keep_on_remove'] : []) {
    if (isSet(disk[name]) && disk[name] !== false) { report(at(name), 'conflicts-with', `${at('attach')} and ${at(name)} exclude each other`); }
  }
  if (isTrue(disk.eagerly_scrub) && isTrue(or(disk.thin_provisioned, true))) { report(at('eagerly_scrub'), 'conflicts-with', 'a disk cannot be thin and scrubbed; thin_provisioned is true by default'); }
}

function unitOf(disk: Json): string {
  return `${String(or(disk.controller_type, 'scsi'))}:${String(or(disk.unit_number, 0))}`;
}

/** The blocks of a list with the index that the document gives them: none where it gives one block as an object. */
function numbered(value: unknown): [string, Json][] {
  if (!Array.isArray(value)) { return isObject(value) ? [['', value]] : []; }
  return value.flatMap((item, index): [string, Json][] => isObject(item) ? [[String(index), item]] : []);
}
