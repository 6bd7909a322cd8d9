import { FACTS } from '../../../test/judges';

/** What decides here of all that a provider says of an attribute. */
interface Consequence { readonly forceNew?: boolean; readonly default?: unknown }

/** What the providers say of the attributes of each resource type, read off their own schema objects. */
const BEHAVIOURS: Readonly<Record<string, Readonly<Record<string, Consequence>>>> = Object.assign({}, ...FACTS.map(({ resources }) => resources));

export const VM = 'proxmox_virtual_environment_vm';
export const VSPHERE_VM = 'vsphere_virtual_machine';
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

/**
 * The same of a machine in vmware/vsphere 2.15.0. Its CustomizeDiff replaces the machine for every change inside `clone` but that of the timeout. The rest of RESTARTS sets
 * `reboot_required`, which shuts the machine down first (virtual_machine_config_structure.go: getWithRestart, expandCPUCountConfig, expandMemorySizeConfig, expandExtraConfig,
 * expandVAppConfig; internal/virtualdevice: NormalizeBus, PciPassthroughApplyOperation, VtpmApplyOperation, DiskSubresource). Processors and memory are added without
 * where the old machine says so; whether it did, an example cannot tell. Folder, resource pool, host and datastores change while it runs.
 */
const VSPHERE_REPLACES = ['customization_spec', 'customize', 'linked_clone', 'ovf_network_map', 'ovf_storage_map', 'template_uuid'].map(name => `clone.${name}`);
const VSPHERE_RESTARTS = [
  'alternate_guest_name', 'cpu_hot_add_enabled', 'cpu_hot_remove_enabled', 'cpu_performance_counters_enabled', 'disk.controller_type', 'disk.disk_mode', 'disk.disk_sharing', 'disk.unit_number',
  'disk.write_through', 'efi_secure_boot_enabled', 'enable_disk_uuid', 'enable_logging', 'ept_rvi_mode', 'extra_config', 'extra_config_reboot_required', 'firmware', 'guest_id', 'hardware_version',
  'hv_mode', 'ide_controller_count', 'memory', 'memory_hot_add_enabled', 'nested_hv_enabled', 'num_cores_per_socket', 'num_cpus', 'nvme_controller_count', 'pci_device_id',
  'run_tools_scripts_after_power_on', 'run_tools_scripts_after_resume', 'run_tools_scripts_before_guest_reboot', 'run_tools_scripts_before_guest_shutdown',
  'run_tools_scripts_before_guest_standby', 'sata_controller_count', 'scsi_bus_sharing', 'scsi_controller_count', 'scsi_type', 'swap_placement_policy', 'tools_upgrade_policy', 'vapp',
  'vbs_enabled', 'vtpm', 'vvtd_enabled',
];

/** A network adapter of another type is another adapter; without running guest tools it restarts the machine, too. */
const VSPHERE_CUTS_OFF = ['adapter_type', 'mac_address', 'network_id', 'physical_function', 'use_static_mac'].map(name => `network_interface.${name}`);

/** A disk is known by its label: under another the old one is destroyed, unless it is kept. What the provider never changes on a disk that is there, fails every apply. */
const VSPHERE_PROTECTS = ['attach', 'eagerly_scrub', 'keep_on_remove', 'label', 'path', 'size', 'thin_provisioned'].map(name => `disk.${name}`);

const MACHINES: Readonly<Record<string, readonly string[]>> = {
  [VM]: [...RESTARTS, ...CUTS_OFF, ...PROTECTS],
  [VSPHERE_VM]: [...VSPHERE_REPLACES, ...VSPHERE_RESTARTS, ...VSPHERE_CUTS_OFF, ...VSPHERE_PROTECTS],
};

/** What keeps a machine from starting, after its host was lost too: a rule that must hold, what high availability does with it. */
const RULES = ['compute_cluster_vm_affinity_rule', 'compute_cluster_vm_anti_affinity_rule', 'compute_cluster_vm_dependency_rule', 'compute_cluster_vm_host_rule'];
const STARTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(RULES.map(name => [`vsphere_${name}`, ['affinity_host_group_name', 'anti_affinity_host_group_name', 'enabled', 'mandatory']])),
  vsphere_ha_vm_override: [
    'ha_datastore_apd_recovery_action', 'ha_datastore_apd_response', 'ha_datastore_pdl_response', 'ha_host_isolation_response', 'ha_vm_monitoring', 'ha_vm_monitoring_use_cluster_defaults',
    'ha_vm_restart_priority',
  ],
};

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
  const watched = WATCHED.get(type) ?? [...IDENTITY, ...replaces(), ...MACHINES[type] ?? [], ...FILTERS[type] ?? [], ...STARTS[type] ?? []];
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
