import { isKnown, matters, providerDefault, VM } from '../../scripts/lib/baseline/consequences';
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
])('%s: %s %s', (_, type, attribute, watched) => {
  expect(matters(type, attribute)).toBe(watched);
});

test('a default is the provider\'s, and a type without facts is not known', () => {
  expect([providerDefault(VM, 'bios'), providerDefault(VM, 'cpu.type'), providerDefault(VM, 'nothing'), providerDefault('another_vm', 'bios')]).toEqual(['seabios', 'qemu64', undefined, undefined]);
  expect([isKnown(VM), isKnown('another_vm')]).toEqual([true, false]);
});
