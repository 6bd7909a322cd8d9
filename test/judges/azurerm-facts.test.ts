import { AZURE_LINUX, AZURE_WINDOWS, PLANTED_BAD_AZURE } from './planted';
import { FACTS, judgeProviderFacts } from './provider-facts';

type Json = Record<string, any>;

const LINES = ['4.55.0', '5.2.0'];
const { azurerm_network_interface: interfaces } = (PLANTED_BAD_AZURE as Json).resource as Json;

/** A stack that asks for one line of the provider. */
function stack(resource: Json, version = '~> 4.55', more: Json = {}): Json {
  return { ...PLANTED_BAD_AZURE, terraform: { required_providers: { azurerm: { source: 'hashicorp/azurerm', version } } }, resource: { azurerm_network_interface: interfaces, ...resource }, ...more };
}

function found(document: Json): string[] {
  return judgeProviderFacts(document).findings.map(({ address, path, kind }) => `${kind} ${address} ${path}`.trim());
}

/** What is found on a machine with a change, without its address. */
function wrong(machine: Json, change: Json, type = 'azurerm_linux_virtual_machine'): string[] {
  return found(stack({ [type]: { web: { ...machine, ...change } } })).map(finding => finding.replace(`${type}.web `, ''));
}
const linux = (change: Json) => wrong(AZURE_LINUX, change);
const windows = (change: Json) => wrong(AZURE_WINDOWS, change, 'azurerm_windows_virtual_machine');
const DISK = { name: 'data', location: 'x', resource_group_name: 'rg', storage_account_type: 'Premium_LRS', create_option: 'Empty', disk_size_gb: 1024 };
const disk = (change: Json) => wrong(DISK, change, 'azurerm_managed_disk');

test.each(LINES)('sound machines have no finding in %s, and every block was judged', version => {
  const machines = stack({ azurerm_linux_virtual_machine: { web: AZURE_LINUX }, azurerm_windows_virtual_machine: { win: AZURE_WINDOWS }, azurerm_managed_disk: { data: DISK } }, `~> ${version}`);
  expect(judgeProviderFacts(machines)).toEqual({ judged: 6, findings: [], notJudged: [] });
});

test('both lines are at hand, and a stack is held against the one that it asks for', () => {
  expect(FACTS.filter(({ source }) => source === 'hashicorp/azurerm').map(({ version }) => version)).toEqual(LINES);
  const subnet = { app: { name: 'app', resource_group_name: 'rg', virtual_network_name: 'vnet', address_prefixes: ['10.0.0.0/24'], service_endpoints: ['Microsoft.KeyVault'] } };
  expect(found(stack({ azurerm_subnet: subnet }))).toEqual([]);
  expect(found(stack({ azurerm_subnet: subnet }, '~> 5.2'))).toEqual(['unknown-argument azurerm_subnet.app service_endpoints']);
});

test('a type that the selection does not have is told, not refused', () => {
  expect(judgeProviderFacts(stack({ azurerm_batch_account: { it: { name: 'x' } } }))).toMatchObject({ findings: [], notJudged: ['azurerm_batch_account.it'] });
});

test('the features of the provider must be written', () => {
  expect(found(stack({}, '~> 4.55', { provider: { azurerm: {} } }))).toEqual(['missing-required provider.azurerm features']);
});

describe('planted machines', () => {
  test.each([
    ['linux_virtual_machine.unknown_attribute', 'unknown-argument availability_zone'],
    ['linux_virtual_machine.wrong_enum', 'not-allowed disk_controller_type'],
    ['linux_virtual_machine.wrong_storage', 'not-allowed os_disk.storage_account_type'],
    ['linux_virtual_machine.reserved_user', 'not-allowed admin_username'],
    ['linux_virtual_machine.no_key', 'missing-required admin_ssh_key'],
    ['linux_virtual_machine.two_places', 'conflicts-with availability_set_id'],
    ['linux_virtual_machine.evicted_without_spot', 'not-allowed eviction_policy'],
    ['linux_virtual_machine.patched_without_agent', 'not-allowed patch_mode'],
    ['linux_virtual_machine.two_images', 'exactly-one-of os_managed_disk_id'],
    ['linux_virtual_machine.plain_custom_data', 'not-allowed custom_data'],
    ['windows_virtual_machine.long_name', 'not-allowed computer_name'],
    ['windows_virtual_machine.hotpatched_by_hand', 'not-allowed patch_mode'],
    ['managed_disk.tier_of_a_standard_disk', 'not-allowed tier'],
  ])('%s', (name, finding) => {
    const [kind, path] = finding.split(' ');
    expect(found(PLANTED_BAD_AZURE).filter(text => text.split(' ')[1] === `azurerm_${name}`)).toEqual([`${kind} azurerm_${name} ${path}`]);
  });

  test('each has its own mistake, and nothing else has one', () => {
    const { azurerm_network_interface: __, ...planted } = (PLANTED_BAD_AZURE as Json).resource as Json;
    expect(found(PLANTED_BAD_AZURE)).toHaveLength(Object.values<Json>(planted).flatMap(Object.keys).length);
  });
});

describe('names and accounts', () => {
  test.each([['web', 0], ['1a', 0], ['a_', 0], ['a'.repeat(80), 0], ['12', 1], ['-a', 1], ['a-', 1], ['a b', 1], ['a'.repeat(81), 1]])('name %s: %d', (name, count) => { expect(linux({ name })).toHaveLength(count); });
  test.each([['web-1', 0], ['w.b', 0], ['a'.repeat(64), 0], ['_a', 1], ['a-', 1], ['a.', 1], ['a_b', 1], ['a'.repeat(65), 1]])('computer name %s of Linux: %d', (name, count) => {
    expect(linux({ computer_name: name })).toHaveLength(count);
  });
  test.each([['web-1', 0], ['a'.repeat(15), 0], ['123', 1], ['a-', 1], ['w.b', 1], ['a'.repeat(16), 1]])('computer name %s of Windows: %d', (name, count) => { expect(windows({ computer_name: name })).toHaveLength(count); });
  test.each([['ops', 0], ['Admin', 0], ['admin9', 0], ['a'.repeat(64), 0], ['root', 1], ['support_388945a0', 1], ['', 1], ['a'.repeat(65), 1]])('account %s of Linux: %d', (name, count) => {
    expect(linux({ admin_username: name })).toHaveLength(count);
  });
  test.each([['ops', 0], ['a'.repeat(20), 0], ['ops.', 1], ['guest', 1], ['a'.repeat(21), 1]])('account %s of Windows: %d', (name, count) => { expect(windows({ admin_username: name })).toHaveLength(count); });
  test.each([['PT15M', 0], ['PT1H30M', 0], ['PT120M', 0], ['PT2H', 0], ['PT14M', 1], ['PT2H1M', 1], ['90', 1]])('time for extensions %s: %d', (budget, count) => { expect(linux({ extensions_time_budget: budget })).toHaveLength(count); });
  test.each([['aGk=', 0], ['aGk', 1]])('user data %s: %d', (text, count) => { expect(linux({ user_data: text })).toHaveLength(count); });
});

describe('what only fits together', () => {
  const CONFIDENTIAL = { caching: 'ReadOnly', storage_account_type: 'Premium_LRS', security_encryption_type: 'DiskWithVMGuestState' };

  test.each<[string, Json, string[]]>([
    ['a password without keys', { admin_ssh_key: undefined, disable_password_authentication: false, admin_password: '${var.password}' }, []],
    ['passwords without one', { disable_password_authentication: false }, ['missing-required admin_password']],
    ['keys that are generated', { admin_ssh_key: undefined, dynamic: { admin_ssh_key: { for_each: ['a'], content: { username: 'ops', public_key: 'x' } } } }, []],
    ['extensions without the agent', { provision_vm_agent: false }, ['not-allowed allow_extension_operations']],
    ['assessment without the agent', { provision_vm_agent: false, allow_extension_operations: false, patch_assessment_mode: 'AutomaticByPlatform' }, ['not-allowed patch_assessment_mode']],
    ['a user\'s schedule without the platform', { bypass_platform_safety_checks_on_user_schedule_enabled: true }, ['not-allowed bypass_platform_safety_checks_on_user_schedule_enabled']],
    ['a user\'s schedule', { bypass_platform_safety_checks_on_user_schedule_enabled: true, patch_mode: 'AutomaticByPlatform', reboot_setting: 'Never' }, []],
    ['restarts without the platform', { reboot_setting: 'Never' }, ['not-allowed reboot_setting']],
    ['a confidential disk', { os_disk: CONFIDENTIAL }, []],
    ['a confidential disk without a TPM', { os_disk: CONFIDENTIAL, vtpm_enabled: false }, ['missing-required vtpm_enabled']],
    ['a confidential disk without secure boot', { os_disk: CONFIDENTIAL, secure_boot_enabled: null }, ['missing-required secure_boot_enabled']],
    ['spot', { priority: 'Spot', eviction_policy: 'Delete', max_bid_price: 0.1 }, []],
    ['spot without a policy', { priority: 'Spot' }, ['missing-required eviction_policy']],
    ['a price without spot', { max_bid_price: 0.1 }, ['not-allowed max_bid_price']],
  ])('a machine with %s', (_, change, findings) => { expect(linux(change)).toEqual(findings); });

  test.each<[string, Json, string[]]>([
    ['hotpatching', { source_image_reference: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2022-datacenter-azure-edition-core', version: 'latest' }, patch_mode: 'AutomaticByPlatform', hotpatching_enabled: true }, []],
    ['hotpatching of another image', { patch_mode: 'AutomaticByPlatform', hotpatching_enabled: true }, ['not-allowed hotpatching_enabled']],
    ['hotpatching of a gallery image', { source_image_reference: undefined, source_image_id: '/subscriptions/0/images/a', patch_mode: 'AutomaticByPlatform', hotpatching_enabled: true }, ['conflicts-with hotpatching_enabled']],
    ['an account without a password', { admin_password: undefined }, ['required-with admin_username']],
  ])('a Windows machine with %s', (_, change, findings) => { expect(windows(change)).toEqual(findings); });

  test.each<[string, Json, string[]]>([
    ['a copy', { create_option: 'Copy', source_resource_id: '/subscriptions/0/disks/a' }, []],
    ['a copy of nothing', { create_option: 'Copy' }, ['missing-required source_resource_id']],
    ['an import of nothing', { create_option: 'Import' }, ['missing-required source_uri', 'missing-required storage_account_id']],
    ['an image of a gallery', { create_option: 'FromImage', gallery_image_reference_id: 'x' }, []],
    ['no image', { create_option: 'FromImage' }, ['missing-required image_reference_id']],
    ['a private way that is open', { disk_access_id: '/subscriptions/0/diskAccesses/a' }, ['not-allowed disk_access_id']],
    ['a private way', { disk_access_id: '/subscriptions/0/diskAccesses/a', network_access_policy: 'AllowPrivate' }, []],
    ['trusted launch of an empty disk', { trusted_launch_enabled: true }, ['not-allowed trusted_launch_enabled']],
    ['bursts', { on_demand_bursting_enabled: true }, []],
    ['bursts of a small disk', { on_demand_bursting_enabled: true, disk_size_gb: 512 }, ['not-allowed on_demand_bursting_enabled']],
    ['operations of a disk that has none', { disk_iops_read_write: 5000 }, ['not-allowed disk_iops_read_write']],
    ['operations of an Ultra disk', { storage_account_type: 'UltraSSD_LRS', disk_iops_read_write: 5000, logical_sector_size: 512 }, []],
    ['another sector', { storage_account_type: 'UltraSSD_LRS', logical_sector_size: 1024 }, ['not-allowed logical_sector_size']],
  ])('a disk with %s', (_, change, findings) => { expect(disk(change)).toEqual(findings); });
});
