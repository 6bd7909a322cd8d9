import { azure, machine, oneOf, programOf, referenceTo, vmOf, windows, writtenOnAzure } from './written-on-azure';
import { Admin, AzurePatching, AzurePlatform, AzureReboot, Cidr, GuestAccess, HardenedVmProps, IpAssignment, OperatingSystem, SecretRef, UpdatePolicy, VirtualMachine } from '../../../src';
import { firstWayIn } from '../../../src/platforms/vsphere/first-way-in';
import { filesBelow, Project } from '../../support/project';
import { Json, Written } from '../written';

const { WINDOWS_SERVER_2022, WINDOWS_SERVER_2025 } = OperatingSystem;
type Use = (platform: AzurePlatform, vm: VirtualMachine) => void;

const on = (change: Partial<HardenedVmProps> = {}, use: Use = () => {}, edition?: string) => writtenOnAzure(stack => {
  const platform = azure(stack);
  use(platform, windows(stack, platform, { image: platform.image(WINDOWS_SERVER_2022, { edition }), ...change }));
});

describe('the listener', () => {
  const scriptOf = (result: Written): string[] => oneOf(result, 'virtual_machine_run_command').source.script.split('\r\n');

  test('GIVEN a machine WHEN synthesized THEN a run command opens what Ansible comes in by, and lets in the management networks alone', () => {
    const result = on({ managementNetworks: [Cidr.of('10.0.0.0/8'), Cidr.of('192.168.7.0/24')] });
    expect(oneOf(result, 'virtual_machine_run_command')).toMatchObject({ name: 'OpenListener', location: 'germanywestcentral', virtual_machine_id: referenceTo(result, 'windows_virtual_machine', 'Win/Resource') });
    const script = scriptOf(result);
    expect(script).toHaveLength(5);
    expect(script[0]).toBe('Enable-PSRemoting -SkipNetworkProfileCheck -Force');
    expect(script[1]).toBe('Get-NetFirewallRule -Name WINRM-HTTP-In-TCP*|Disable-NetFirewallRule');
    expect(script[2]).toContain('New-SelfSignedCertificate -DnsName $env:COMPUTERNAME');
    expect(script[3]).toContain('New-Item . -Transport HTTPS -Address * -CertificateThumbPrint');
    expect(script[4]).toMatch(/ -Protocol TCP -LocalPort 5986 -RemoteAddress '10\.0\.0\.0\/8','192\.168\.7\.0\/24' -ea 0$/);
  });

  test('GIVEN the same machine on vSphere WHEN compared THEN both open the same way in', () => {
    const access = GuestAccess.psrp();
    const inCommands = firstWayIn(access, [Cidr.of('10.0.0.0/8')]).join('\n');
    const statements = scriptOf(on({ managementNetworks: [Cidr.of('10.0.0.0/8')] }));
    expect(statements.filter(statement => !inCommands.includes(statement))).toEqual([]);
  });

  test.each<[string, GuestAccess, RegExp | undefined]>([
    ['another port', GuestAccess.winrm({ port: 15986 }), /-Port 15986 -CertificateThumbPrint.*-LocalPort 15986/s],
    ['SSH', GuestAccess.ssh(), undefined],
    ['nothing', GuestAccess.none('a console is enough'), undefined],
  ])('GIVEN access by %s WHEN synthesized THEN what it needs is opened', (_, access, expected) => {
    const result = on({ access });
    expect(Object.keys(result.all('azurerm_virtual_machine_run_command'))).toHaveLength(expected ? 1 : 0);
    if (expected) { expect(scriptOf(result).join('\n')).toMatch(expected); }
  });
});

describe('patches', () => {
  const KEYS = ['patch_mode', 'automatic_updates_enabled', 'hotpatching_enabled', 'patch_assessment_mode', 'reboot_setting', 'bypass_platform_safety_checks_on_user_schedule_enabled'];
  const BY_WINDOWS = ['AutomaticByOS', true, false, 'ImageDefault', undefined, undefined];
  const manual = { updates: UpdatePolicy.manual() };

  test.each<[string, Partial<HardenedVmProps>, Use, string | undefined, unknown[]]>([
    ['nothing', {}, () => {}, undefined, BY_WINDOWS],
    ['updates by somebody', manual, () => {}, undefined, ['Manual', false, false, 'ImageDefault', undefined, undefined]],
    ['patches of the platform', {}, (platform, vm) => platform.tune(vm, { patching: AzurePatching.byPlatform({ reboot: AzureReboot.NEVER, onOwnSchedule: true }) }), undefined, ['AutomaticByPlatform', true, false, 'AutomaticByPlatform', 'Never', true]],
    ['an edition for hotpatches', {}, () => {}, 'azure-edition-core', ['AutomaticByPlatform', true, true, 'AutomaticByPlatform', undefined, false]],
  ])('GIVEN %s WHEN synthesized THEN mode and automatic updates fit each other', (_, change, use, edition, expected) => {
    const vm = vmOf(on(change, use, edition), 'Win');
    expect(KEYS.map(key => vm[key])).toEqual(expected);
  });

  test('GIVEN patches of the platform on Linux WHEN synthesized THEN its mode is that of Linux, and extensions may run', () => {
    const vm = vmOf(writtenOnAzure(stack => {
      const platform = azure(stack);
      platform.tune(machine(stack, platform, { image: platform.image(OperatingSystem.UBUNTU_24_04) }), { guestAttestation: false, patching: AzurePatching.byPlatform() });
    }));
    expect([vm.patch_mode, vm.patch_assessment_mode, vm.allow_extension_operations]).toEqual(['AutomaticByPlatform', 'AutomaticByPlatform', true]);
  });
});

test('GIVEN a license of one\'s own WHEN synthesized THEN it stands at the machine', () => {
  expect(vmOf(on({}, (platform, vm) => platform.tune(vm, { licenseType: 'Windows_Server' })), 'Win').license_type).toBe('Windows_Server');
  expect(vmOf(on(), 'Win').license_type).toBeUndefined();
});

describe('the password', () => {
  const project = Project.forEachTest();
  const admin = (ref: SecretRef) => ({ admin: Admin.password('opsadmin', ref) });

  test('GIVEN one in Key Vault WHEN synthesized THEN Terraform reads it there, and nothing else', () => {
    const result = on(admin(SecretRef.keyVault('kv-lab', 'win-password')));
    const { data } = result.document;
    const [[vault, { name, resource_group_name: group }]] = Object.entries<Json>(data.azurerm_key_vault);
    const [[secret, { name: secretName, key_vault_id: vaultId }]] = Object.entries<Json>(data.azurerm_key_vault_secret);
    expect([name, group, secretName, vaultId]).toEqual(['kv-lab', 'rg-lab', 'win-password', `\${data.azurerm_key_vault.${vault}.id}`]);
    expect(vmOf(result, 'Win').admin_password).toBe(`\${trimspace(data.azurerm_key_vault_secret.${secret}.value)}`);
    expect(result.document.variable).toBeUndefined();
  });

  test('GIVEN one for two machines, in a vault elsewhere WHEN synthesized THEN it is read once', () => {
    const result = writtenOnAzure(stack => {
      const platform = azure(stack);
      for (const [at, id] of ['One', 'Two'].entries()) {
        windows(stack, platform, { ...admin(SecretRef.keyVault('kv-lab', 'win-password', { resourceGroup: 'rg-keys' })), ip: IpAssignment.of(`10.0.20.${20 + at}/24`) }, id);
      }
    });
    expect(Object.values<Json>(result.document.data.azurerm_key_vault).map(({ resource_group_name: group }) => group)).toEqual(['rg-keys']);
    expect(Object.keys(result.document.data.azurerm_key_vault_secret)).toHaveLength(1);
    expect(vmOf(result, 'One').admin_password).toBe(vmOf(result, 'Two').admin_password);
  });

  test.each<[string, SecretRef, string]>([
    ['a variable', SecretRef.terraformVariable('windows_password'), '${var.windows_password}'],
    ['a file', SecretRef.file('~/.win'), '${sensitive(trimspace(file("~/.win")))}'],
  ])('GIVEN one in %s WHEN synthesized THEN the argument names it', (_, ref, expected) => {
    const result = on(admin(ref));
    expect(vmOf(result, 'Win').admin_password).toBe(expected);
    expect(result.document.variable).toEqual(expected.includes('var.') ? { windows_password: { type: 'string', sensitive: true, nullable: false } } : undefined);
  });

  test('GIVEN one that the environment has WHEN synthesized THEN no file that is written has it, and it is noted where it comes to stand', () => {
    process.env.TF_VAR_windows_password = 'Correct-Horse-7';
    try {
      programOf(({ platform, stack }) => { windows(stack, platform); }).synth();
    } finally {
      delete process.env.TF_VAR_windows_password;
    }
    const files = filesBelow(project.out());
    expect(Object.keys(files).length).toBeGreaterThan(10);
    expect(Object.entries(files).filter(([, text]) => text.includes('Correct-Horse-7')).map(([name]) => name)).toEqual([]);
    const { machines } = project.json('cdktf.out', 'stacks', 'lab', 'estate.json');
    expect(machines[0].notes).toContainEqual({ field: 'admin', text: expect.stringContaining('the password stands in Terraform\'s state, since azurerm ~> 4.55 has no other way to give it') });
  });
});

test('GIVEN another Windows WHEN synthesized THEN its image is the ordinary one', () => {
  expect(vmOf(writtenOnAzure(stack => { const platform = azure(stack); windows(stack, platform, { image: platform.image(WINDOWS_SERVER_2025) }); }), 'Win').source_image_reference).toMatchObject({ sku: '2025-datacenter-g2' });
});
