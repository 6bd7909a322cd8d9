import { isKnown, matters, providerDefault, VM, VSPHERE_VM } from '../../scripts/lib/baseline/consequences';
import { FACTS } from '../judges';
import { BlockSchema } from '../judges/provider-facts/facts';

/** What the provider changes on a machine that runs, or only says of it. */
const WHILE_IT_RUNS = [
  'cdrom', 'description', 'hook_script_file_id', 'hotplug', 'migrate', 'on_boot', 'pool_id', 'purge_on_destroy', 'reboot', 'reboot_after_update', 'startup', 'stop_on_destroy', 'tags',
  'timeout_clone', 'timeout_create', 'timeout_migrate', 'timeout_move_disk', 'timeout_reboot', 'timeout_shutdown_vm', 'timeout_start_vm', 'timeout_stop_vm',
];
/** The same of an interface. */
const WHILE_IT_IS_PLUGGED = ['queues', 'rate_limit'];
/** What nobody sets. */
const COMPUTED = ['id', 'ipv4_addresses', 'ipv6_addresses', 'mac_addresses', 'network_interface_names'];

const BLOCK: BlockSchema = FACTS.find(({ source }) => source === 'bpg/proxmox')!.schema.resource_schemas![VM].block;

describe('every attribute of a machine', () => {
  test('is either watched or known to change while it runs: a new one of the provider must be put to one side', () => {
    const names = [...Object.keys(BLOCK.attributes!), ...Object.keys(BLOCK.block_types!)];
    expect(names.filter(name => !matters(VM, name)).sort()).toEqual([...WHILE_IT_RUNS, ...COMPUTED].sort());
  });

  test('the same of an interface', () => {
    const [, [, attributes]] = BLOCK.attributes!.network_device.type as unknown as [string, [string, Record<string, unknown>]];
    const names = Object.keys(attributes);
    expect(names).toContain('mac_address');
    expect(names.filter(name => !matters(VM, `network_device.${name}`)).sort()).toEqual(WHILE_IT_IS_PLUGGED);
  });
});

describe('every attribute of a machine of vSphere', () => {
  const { block } = FACTS.find(({ source }) => source === 'vmware/vsphere')!.schema.resource_schemas![VSPHERE_VM];
  /** Attributes that somebody sets and that are not watched, of the machine or of a block of it. */
  const unwatched = (of: BlockSchema, prefix = '') => [
    ...Object.entries(of.attributes!).filter(([, { optional, required }]) => optional || required).map(([name]) => name),
    ...Object.keys(of.block_types ?? {}),
  ].filter(name => !matters(VSPHERE_VM, `${prefix}${name}`)).sort();

  test('is either watched or known to change while it runs', () => {
    expect(unwatched(block)).toEqual([
      // Moves while it runs.
      'datacenter_id', 'datastore_cluster_id', 'datastore_id', 'folder', 'host_system_id', 'resource_pool_id', 'storage_policy_id',
      // Is changed while it runs.
      'annotation', 'boot_delay', 'boot_retry_delay', 'boot_retry_enabled', 'cdrom', 'cpu_limit', 'cpu_reservation', 'cpu_share_count', 'cpu_share_level', 'custom_attributes', 'latency_sensitivity',
      'memory_limit', 'memory_reservation', 'memory_reservation_locked_to_max', 'memory_share_count', 'memory_share_level', 'sync_time_with_host', 'sync_time_with_host_periodically', 'tags',
      // Says how Terraform goes about it.
      'force_power_off', 'id', 'ignored_guest_ips', 'migrate_wait_timeout', 'poweron_timeout', 'shutdown_wait_timeout', 'wait_for_guest_ip_timeout', 'wait_for_guest_net_routable',
      'wait_for_guest_net_timeout',
    ].sort());
  });

  test.each<[string, string[]]>([
    ['clone', ['timeout']],
    ['disk', ['datastore_id', 'io_limit', 'io_reservation', 'io_share_count', 'io_share_level', 'storage_policy_id']],
    ['network_interface', ['bandwidth_limit', 'bandwidth_reservation', 'bandwidth_share_count', 'bandwidth_share_level']],
    ['vapp', []],
    ['vtpm', []],
    ['ovf_deploy', ['allow_unverified_ssl_cert']],
  ])('the same of %s', (name, names) => {
    expect(unwatched(block.block_types![name].block, `${name}.`)).toEqual(names);
  });
});

test.each<[string, string, string, boolean]>([
  ['what the provider says replaces', 'proxmox_download_file', 'file_name', true],
  ['what it does not say so of', 'proxmox_download_file', 'overwrite', false],
  ['what is inside a block that replaces', 'proxmox_virtual_environment_file', 'source_raw.data', true],
  ['a block with something that replaces', VM, 'clone', true],
  ['what tells one from another, also of a type without facts', 'another_vm', 'vm_id', true],
  ['what restarts a machine, of another type', 'another_vm', 'bios', false],
  ['a name that only begins alike', VM, 'cpu_shares', false],
  ['the image that an existing disk was made of', VM, 'disk.import_from', false],
  ['the file that replaces a disk', VM, 'disk.file_id', true],
  ['the template that a clone was made of', VSPHERE_VM, 'clone.template_uuid', true],
  ['what is set up inside a clone', VSPHERE_VM, 'clone.customize.linux_options.host_name', true],
  ['how long a clone may take', VSPHERE_VM, 'clone.timeout', false],
  ['a switch that replaces a machine', VSPHERE_VM, 'replace_trigger', true],
  ['the document of the first boot', VSPHERE_VM, 'extra_config.guestinfo.userdata', true],
  ['another snapshot', 'vsphere_virtual_machine_snapshot', 'description', true],
  ['another file of a library', 'vsphere_content_library_item', 'file_url', true],
  ['a rule that must hold', 'vsphere_compute_cluster_vm_anti_affinity_rule', 'mandatory', true],
  ['hosts that a machine keeps to', 'vsphere_compute_cluster_vm_host_rule', 'affinity_host_group_name', true],
  ['who is kept apart', 'vsphere_compute_cluster_vm_anti_affinity_rule', 'virtual_machine_ids', false],
  ['whether a machine comes back', 'vsphere_ha_vm_override', 'ha_vm_restart_priority', true],
  ['how long it is waited for', 'vsphere_ha_vm_override', 'ha_vm_restart_timeout', false],
  ['a disk of its own', 'vsphere_virtual_disk', 'vmdk_path', true],
  ['where a folder lies', 'vsphere_folder', 'path', false],
  ['what a restart of Proxmox is', VSPHERE_VM, 'bios', false],
])('%s: %s %s', (_, type, attribute, watched) => {
  expect(matters(type, attribute)).toBe(watched);
});

test('a default is the provider\'s, and a type without facts is not known', () => {
  expect([providerDefault(VM, 'bios'), providerDefault(VM, 'cpu.type'), providerDefault(VM, 'nothing'), providerDefault('another_vm', 'bios')]).toEqual(['seabios', 'qemu64', undefined, undefined]);
  expect([providerDefault(VSPHERE_VM, 'firmware'), providerDefault(VSPHERE_VM, 'disk.thin_provisioned')]).toEqual(['bios', true]);
  expect([isKnown(VM), isKnown(VSPHERE_VM), isKnown('another_vm')]).toEqual([true, true, false]);
});
