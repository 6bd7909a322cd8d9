import { FACTS } from '../../../test/judges';

/** What decides here of all that a provider says of an attribute. */
interface Consequence { readonly forceNew?: boolean; readonly default?: unknown }

/** What the providers say of the attributes of each resource type, read off their own schema objects. */
const BEHAVIOURS: Readonly<Record<string, Readonly<Record<string, Consequence>>>> = Object.assign({}, ...FACTS.map(({ resources }) => resources));

export const VM = 'proxmox_virtual_environment_vm';
export const DOWNLOAD = 'proxmox_download_file';

/** What tells one resource from another on the platform: another value is another thing. */
const IDENTITY = ['vm_id', 'node_name', 'name'];

/**
 * What interrupts a machine when it changes. Read off the update function of a machine in bpg/proxmox 0.111.1 (proxmoxtf/resource/vm): a change inside one of these
 * sets its reboot flag, stops the machine first, or - version of the TPM, type of the EFI disk - replaces it. Of a disk, `aio` and `queues` set the flag, another slot is
 * another disk, another datastore stops the machine, a size reboots it where disks cannot be hot-plugged; the rest, as SMBIOS, waits for the next power cycle.
 */
const RESTARTS = [
  'acpi', 'agent', 'amd_sev', 'audio_device', 'bios', 'boot_order', 'cpu', 'disk', 'efi_disk', 'hostpci', 'initialization', 'keyboard_layout', 'kvm_arguments', 'machine', 'memory', 'numa',
  'operating_system', 'rng', 'scsi_hardware', 'serial_device', 'smbios', 'started', 'tablet_device', 'template', 'tpm_state', 'usb', 'vga', 'virtiofs', 'watchdog',
];

/** What is plugged while the machine runs, and yet takes it off its network: the guest knows its interfaces by their MAC. */
const CUTS_OFF = ['bridge', 'disconnected', 'enabled', 'mac_address', 'model', 'mtu', 'trunks', 'vlan_id'].map(name => `network_device.${name}`);

/** What keeps a machine and its disks from being destroyed. */
const PROTECTS = ['delete_unreferenced_disks_on_destroy', 'protection'];

/** What lets somebody in, or keeps them out. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  [VM]: ['network_device.firewall'],
  proxmox_virtual_environment_firewall_options: ['enabled', 'input_policy', 'output_policy', 'dhcp', 'ndp', 'macfilter', 'ipfilter'],
  proxmox_virtual_environment_firewall_rules: ['rule'],
  proxmox_virtual_environment_cluster_firewall: ['enabled', 'input_policy', 'output_policy', 'forward_policy'],
};

/** An existing disk is never imported again: what it was born from may move on with the catalogue. */
const BIRTH = ['disk.import_from'];

/** Whether a change of an attribute, given as `block.attribute`, or of the number of a block, replaces or interrupts what the resource stands for. */
export function matters(type: string, attribute: string): boolean {
  return watchedOf(type).some(path => isWithin(attribute, path) || isWithin(path, attribute)) && !(type === VM && BIRTH.includes(attribute));
}

const WATCHED = new Map<string, readonly string[]>();

/** Attributes and blocks of a type that are watched, found once: there are thousands to ask about. */
function watchedOf(type: string): readonly string[] {
  const replaces = () => Object.entries(BEHAVIOURS[type] ?? {}).filter(([, fact]) => fact.forceNew).map(([path]) => path);
  const watched = WATCHED.get(type) ?? [...IDENTITY, ...replaces(), ...type === VM ? [...RESTARTS, ...CUTS_OFF, ...PROTECTS] : [], ...FILTERS[type] ?? []];
  WATCHED.set(type, watched);
  return watched;
}

/** Whether an attribute is another, or stands inside it. */
export function isWithin(attribute: string, block: string): boolean {
  return attribute === block || attribute.startsWith(`${block}.`);
}

/** Value that the provider takes where an attribute is not given. */
export function providerDefault(type: string, attribute: string): unknown {
  return BEHAVIOURS[type]?.[attribute]?.default;
}

/** Whether the project has facts about a resource type: about one without, the gate would know nothing. */
export function isKnown(type: string): boolean {
  return type in BEHAVIOURS;
}
