import { allOf, azure, bare, gib, LINUX, machine, onAzure, oneOf, plainMachine, referenceTo, SUBSCRIPTION, vmOf, WINDOWS, windows, writtenOnAzure } from './written-on-azure';
import { AzureAutoShutdown, AzureIdentity, AzurePlatform, AzureProviderLine, Duration, HardenedVm, IpAssignment, Labels, OperatingSystem, Provisioning, Service, TimeOfDay } from '../../../src';
import { Json, KEY, Written } from '../written';

const BORN = [
  'admin_password', 'admin_username', 'availability_set_id', 'custom_data', 'eviction_policy',
  'os_disk[0].diff_disk_settings', 'os_disk[0].secure_vm_disk_encryption_set_id', 'os_disk[0].security_encryption_type', 'os_disk[0].storage_account_type',
  'plan', 'platform_fault_domain', 'priority', 'secure_boot_enabled', 'source_image_id', 'source_image_reference', 'virtual_machine_scale_set_id', 'vtpm_enabled',
];
const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv1`;
const dependsOf = (body: Json): string[] => body.depends_on ?? [];
const attachment = (result: Written, disk: string, id = 'Web') => result.address('azurerm_virtual_machine_data_disk_attachment', `${id}/Disks/${disk}/Attachment`);

/** What is the same for every system. */
const common = (result: Written, id: string) => ({
  location: 'germanywestcentral',
  resource_group_name: 'rg-lab',
  network_interface_ids: [referenceTo(result, 'network_interface', `${id}/Interfaces/net0/Resource`)],
  provision_vm_agent: true,
  additional_capabilities: { hibernation_enabled: false, ultra_ssd_enabled: false },
  allow_extension_operations: true,
  encryption_at_host_enabled: true,
  secure_boot_enabled: true,
  vtpm_enabled: true,
  boot_diagnostics: {},
  identity: { type: 'SystemAssigned' },
  priority: 'Regular',
  patch_assessment_mode: 'ImageDefault',
  tags: { env: 'lab' },
  depends_on: [result.address('azurerm_network_interface_security_group_association', `${id}/Interfaces/net0/SecurityGroup`)],
});

describe('one program', () => {
  const labels = Labels.of({ env: 'lab' });
  /** What a team says of its machine, whatever is in the image. */
  const neutral = (vm: HardenedVm) => { vm.addDisk('data', gib(16)); };

  test('GIVEN an image of Linux WHEN synthesized THEN the machine is written whole', () => {
    const result = onAzure((_, vm) => neutral(vm), { labels, cpus: 4, memory: gib(16) });
    expect(vmOf(result)).toEqual({
      ...common(result, 'Web'),
      name: 'web',
      computer_name: 'web',
      size: result.machine('web').facts.size,
      admin_username: 'ops',
      admin_ssh_key: [{ username: 'ops', public_key: KEY }],
      disable_password_authentication: true,
      disk_controller_type: 'SCSI',
      os_disk: { name: 'web-root', caching: 'ReadWrite', storage_account_type: 'Premium_LRS', write_accelerator_enabled: false },
      source_image_reference: { publisher: 'Debian', offer: 'debian-12', sku: '12-gen2', version: 'latest' },
      patch_mode: 'ImageDefault',
      lifecycle: { prevent_destroy: true, ignore_changes: [...BORN, 'admin_ssh_key'].sort().concat('vm_agent_platform_updates_enabled') },
    });
  });

  test('GIVEN an image of Windows WHEN synthesized THEN the machine is written whole, with the password by its variable', () => {
    const result = writtenOnAzure(stack => { neutral(windows(stack, azure(stack), { labels, cpus: 4, memory: gib(16) })); });
    expect(vmOf(result, 'Win')).toEqual({
      ...common(result, 'Win'),
      name: 'win',
      computer_name: 'win',
      size: result.machine('win').facts.size,
      admin_username: 'opsadmin',
      admin_password: '${var.windows_password}',
      disk_controller_type: 'SCSI',
      os_disk: { name: 'win-root', caching: 'ReadWrite', storage_account_type: 'Premium_LRS', write_accelerator_enabled: false },
      source_image_reference: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2022-datacenter-g2', version: 'latest' },
      patch_mode: 'AutomaticByOS',
      automatic_updates_enabled: true,
      hotpatching_enabled: false,
      lifecycle: { prevent_destroy: true, ignore_changes: [...BORN, 'automatic_updates_enabled'].sort().concat('vm_agent_platform_updates_enabled') },
    });
  });

  test('GIVEN version 5 of the provider WHEN synthesized THEN only what it does not know is left out', () => {
    const of = (providerLine: AzureProviderLine) => onAzure((_, vm) => neutral(vm), {}, { providerLine });
    const [four, five] = [of(AzureProviderLine.V4), of(AzureProviderLine.V5)];
    expect(vmOf(five).lifecycle.ignore_changes).toEqual(vmOf(four).lifecycle.ignore_changes.filter((name: string) => name !== 'vm_agent_platform_updates_enabled'));
    expect({ ...vmOf(five), lifecycle: {} }).toEqual({ ...vmOf(four), lifecycle: {} });
    const { azurerm_linux_virtual_machine: _, ...others } = bare(four.document.resource);
    expect(bare(five.document.resource)).toMatchObject(others);
    expect([four, five].map(({ document }) => document.terraform.required_providers.azurerm)).toEqual(['~> 4.55', '~> 5.2'].map(version => ({ source: 'hashicorp/azurerm', version })));
  });
});

describe('an interface', () => {
  test('GIVEN a static address WHEN synthesized THEN it has it, behind the security group of its machine', () => {
    const result = onAzure();
    expect(oneOf(result, 'network_interface')).toEqual({
      location: 'germanywestcentral',
      resource_group_name: 'rg-lab',
      name: 'web-net0',
      dns_servers: ['10.0.20.1'],
      accelerated_networking_enabled: true,
      ip_forwarding_enabled: false,
      tags: {},
      ip_configuration: [{
        name: 'primary', subnet_id: expect.stringMatching(/\/subnets\/app$/), private_ip_address_version: 'IPv4', private_ip_address_allocation: 'Static', private_ip_address: '10.0.20.10',
      }],
      depends_on: [],
    });
    expect(oneOf(result, 'network_interface_security_group_association')).toEqual({
      network_interface_id: referenceTo(result, 'network_interface', 'Web/Interfaces/net0/Resource'), network_security_group_id: referenceTo(result, 'network_security_group', 'Web/SecurityGroup'),
    });
  });

  test('GIVEN two of them WHEN synthesized THEN the first is the primary one', () => {
    const result = onAzure((platform, vm) => {
      vm.addNic(platform.existingSubnet(`/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/lab/subnets/back`));
      platform.tune(vm, { nics: { net1: { forwardsBecause: 'it routes the back network', acceleratedNetworking: false, internalDnsName: 'web-back' } } });
    });
    const addressesOf = (nic: string) => referenceTo(result, 'network_interface', `Web/Interfaces/${nic}/Resource`);
    expect(vmOf(result).network_interface_ids).toEqual(['net0', 'net1'].map(addressesOf));
    expect(dependsOf(vmOf(result))).toHaveLength(2);
    expect(oneOf(result, 'network_interface', 'Web/Interfaces/net1/Resource')).toMatchObject({
      name: 'web-net1', accelerated_networking_enabled: false, ip_forwarding_enabled: true, internal_dns_name_label: 'web-back', ip_configuration: [{ private_ip_address_allocation: 'Dynamic' }],
    });
  });
});

describe('order', () => {
  test('GIVEN disks, roles and attestation on Linux WHEN synthesized THEN each waits for those before it', () => {
    const result = onAzure((platform, vm) => {
      platform.grant(vm, 'Key Vault Secrets User', VAULT);
      platform.grant(vm, 'Reader', VAULT);
      vm.addDisk('data', gib(16));
      vm.addDisk('logs', gib(16));
    });
    const disks = ['data', 'logs'].map(name => attachment(result, name));
    const roles = allOf(result, 'role_assignment');
    expect(Object.values(roles).map(dependsOf)).toEqual([disks, disks]);
    expect(Object.values(roles)[0]).toMatchObject({
      scope: VAULT, role_definition_name: 'Key Vault Secrets User', principal_type: 'ServicePrincipal', principal_id: referenceTo(result, 'linux_virtual_machine', 'Web/Resource', 'identity[0].principal_id'),
    });
    const extension = oneOf(result, 'virtual_machine_extension');
    expect(dependsOf(extension)).toEqual([...disks, ...Object.keys(roles).map(at => result.address('azurerm_role_assignment', at))]);
    expect(extension).toMatchObject({ publisher: 'Microsoft.Azure.Security.LinuxAttestation', type: 'GuestAttestation', automatic_upgrade_enabled: true });
  });

  test('GIVEN Windows WHEN synthesized THEN the listener is opened after the disks, and attestation comes after it', () => {
    const result = writtenOnAzure(stack => { windows(stack, azure(stack)).addDisk('data', gib(16)); });
    expect(dependsOf(oneOf(result, 'virtual_machine_run_command'))).toEqual([attachment(result, 'data', 'Win')]);
    expect(dependsOf(oneOf(result, 'virtual_machine_extension'))).toEqual([result.address('azurerm_virtual_machine_run_command', 'Win/Extensions/Listener')]);
    expect(oneOf(result, 'virtual_machine_extension').publisher).toBe('Microsoft.Azure.Security.WindowsAttestation');
  });
});

describe('roles', () => {
  const rolesOf = (...names: string[]) => Object.fromEntries(Object.entries(allOf(onAzure((platform, vm) => { for (const name of names) { platform.grant(vm, name, VAULT); } }), 'role_assignment')).map(([at, { role_definition_name: name }]) => [name, at]));

  test('GIVEN others before or after it WHEN synthesized THEN a role keeps its address, so that Terraform does not take it away', () => {
    const { Reader: alone } = rolesOf('Reader');
    expect(rolesOf('Contributor', 'Reader')).toMatchObject({ Reader: alone });
    expect(rolesOf('Reader', 'Contributor')).toEqual(rolesOf('Contributor', 'Reader'));
  });

  test('GIVEN a shared identity and a role WHEN synthesized THEN the machine has one of its own beside it', () => {
    const result = onAzure((platform, vm) => { platform.tune(vm, { identity: AzureIdentity.user(platform.userIdentity('id-web')), guestAttestation: false }); platform.grant(vm, 'Reader', VAULT); });
    expect(vmOf(result).identity).toEqual({ type: 'SystemAssigned, UserAssigned', identity_ids: [referenceTo(result, 'user_assigned_identity', 'Azure/Identities/id-web')] });
  });
});

describe('what a machine does not need', () => {
  test('GIVEN a plain machine WHEN synthesized THEN it has no identity, no extensions and no security group', () => {
    const result = writtenOnAzure(stack => { plainMachine(stack, azure(stack)); });
    const { identity, allow_extension_operations: extensions, lifecycle } = vmOf(result);
    expect([identity, extensions, lifecycle.prevent_destroy]).toEqual([undefined, false, false]);
    expect(Object.keys(result.document.resource).sort()).toEqual([LINUX, 'azurerm_network_interface']);
  });

  test('GIVEN a plain machine that lets somebody in WHEN synthesized THEN it has a security group', () => {
    const result = writtenOnAzure(stack => { plainMachine(stack, azure(stack)).allow(Service.HTTPS); });
    expect(Object.keys(allOf(result, 'network_security_group'))).toEqual(['Web/SecurityGroup']);
    expect(dependsOf(vmOf(result))).toHaveLength(1);
  });
});

describe('tuning', () => {
  const tuned = (use: (platform: AzurePlatform, vm: HardenedVm) => void) => onAzure(use);

  test.each<[string, (platform: AzurePlatform, vm: HardenedVm) => void, Json]>([
    ['encryption at host', (platform, vm) => platform.tune(vm, { withoutEncryptionAtHost: 'the subscription does not have it yet' }), { encryption_at_host_enabled: false }],
    ['user data', (platform, vm) => platform.tune(vm, { userData: 'role=web' }), { user_data: Buffer.from('role=web').toString('base64') }],
    ['time of extensions', (platform, vm) => platform.tune(vm, { extensionsTimeBudget: Duration.minutes(20) }), { extensions_time_budget: 'PT20M' }],
    ['tags of two calls', (platform, vm) => { platform.tune(vm, { tags: { cost: '7' } }); platform.tune(vm, { tags: { owner: 'web' } }); }, { tags: { cost: '7', owner: 'web' } }],
    ['no hibernation', (platform, vm) => platform.tune(vm, { hibernation: false }), { additional_capabilities: { hibernation_enabled: false, ultra_ssd_enabled: false } }],
    ['no attestation', (platform, vm) => platform.tune(vm, { guestAttestation: false }), { identity: undefined, allow_extension_operations: false }],
  ])('GIVEN %s WHEN synthesized THEN it stands there', (_, use, expected) => {
    const found = vmOf(tuned(use));
    expect(Object.fromEntries(Object.keys(expected).map(key => [key, found[key]]))).toEqual(expected);
  });

  test('GIVEN a daily shutdown WHEN synthesized THEN it is a schedule of the machine', () => {
    const result = tuned((platform, vm) => platform.tune(vm, { autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('07:05'), { timezone: 'W. Europe Standard Time', webhook: 'https://ops.example/hook', warning: Duration.minutes(60) }) }));
    expect(oneOf(result, 'dev_test_global_vm_shutdown_schedule')).toEqual({
      virtual_machine_id: referenceTo(result, 'linux_virtual_machine', 'Web/Resource'),
      location: 'germanywestcentral',
      enabled: true,
      daily_recurrence_time: '0705',
      timezone: 'W. Europe Standard Time',
      notification_settings: { enabled: true, webhook_url: 'https://ops.example/hook', time_in_minutes: 60 },
      tags: {},
    });
  });
});

test('GIVEN a document of the first boot WHEN synthesized THEN it is custom data, as cloud-init reads it', () => {
  const { custom_data: data } = vmOf(onAzure(() => {}, { provisioning: Provisioning.cloudInit({ packages: ['htop'] }) }));
  const text = Buffer.from(data, 'base64').toString();
  expect(text.startsWith('#cloud-config\n')).toBe(true);
  expect(text).toContain('- htop');
});

test('GIVEN two machines and one system each WHEN synthesized THEN each has the type of its system', () => {
  const result = writtenOnAzure(stack => { const platform = azure(stack); machine(stack, platform); windows(stack, platform, { image: platform.image(OperatingSystem.WINDOWS_SERVER_2025), ip: IpAssignment.of('10.0.20.11/24') }); });
  expect([LINUX, WINDOWS].map(type => Object.keys(result.all(type)))).toEqual([['Web/Resource'], ['Win/Resource']]);
});
