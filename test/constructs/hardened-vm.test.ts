import { EstateDefaults, EstateStack, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, ProxmoxPlatform, SecretRef, Service, Size, VirtualMachine } from '../../src';
import { Admin } from '../../src/model/admin';
import { Cidr, Labels } from '../../src/values';
import { ADMIN, BORN_WITH, codesOf, Json, OFFICE, proxmox, refusal, Written, written } from '../platforms/written';

const AT = IpAssignment.of('10.0.20.10/24', '10.0.20.1');
const RULES = 'proxmox_virtual_environment_firewall_rules';

function machine(stack: EstateStack, change: Partial<HardenedVmProps> = {}, pve: ProxmoxPlatform = proxmox(stack)): HardenedVm {
  return new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: AT, ...change });
}

function of(change: Partial<HardenedVmProps> = {}, defaults?: EstateDefaults): Written {
  return written(stack => { machine(stack, change); }, defaults);
}

describe('a hardened machine', () => {
  test('differs from a plain one in protection, firewall and nothing else', () => {
    const [hard, plain] = [of(), written(stack => {
      const pve = proxmox(stack);
      new VirtualMachine(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: AT });
    })].map(result => result.vm('Web'));
    const differing = Object.keys(hard).filter(key => JSON.stringify(hard[key]) !== JSON.stringify(plain[key]));
    expect(differing.sort()).toEqual(['delete_unreferenced_disks_on_destroy', 'network_device']);
    expect(hard.delete_unreferenced_disks_on_destroy).toBe(false);
    expect([hard.network_device[0].firewall, plain.network_device[0].firewall]).toEqual([true, false]);
  });

  test('drops inbound traffic but for the management port', () => {
    const result = of();
    expect(result.one('proxmox_virtual_environment_firewall_options')).toMatchObject({
      enabled: true, input_policy: 'DROP', output_policy: 'ACCEPT', dhcp: false, macfilter: true, ipfilter: false, ndp: true, radv: false, log_level_in: 'info',
    });
    expect(result.one(RULES).rule).toEqual([{ type: 'in', action: 'ACCEPT', enabled: true, comment: 'ssh', proto: 'tcp', dport: '22', source: '10.0.20.0/24', log: 'nolog' }]);
    expect(result.one(RULES).depends_on).toEqual([result.address('proxmox_virtual_environment_vm', 'Web/Resource')]);
  });

  test('names a processor type that its binaries can run on', () => {
    const typeOf = (guest: OperatingSystem) => written(stack => { const pve = proxmox(stack); machine(stack, { image: pve.image(guest) }, pve); }).vm('Web').cpu.type;
    expect([OperatingSystem.DEBIAN_13, OperatingSystem.ROCKY_9, OperatingSystem.ALMALINUX_10].map(typeOf)).toEqual(['x86-64-v2-AES', 'x86-64-v2-AES', 'x86-64-v3']);
  });

  test('has the serial device without which a resized Debian panics', () => {
    expect(of().vm('Web')).toMatchObject({ serial_device: [{ device: 'socket' }], vga: { type: 'serial0' } });
  });

  test('tags what it is', () => {
    expect(of({ labels: Labels.of({ zone: 'dmz', app: 'web' }) }).vm('Web').tags).toEqual(['app-web', 'hostwright', 'zone-dmz']);
  });

  test('does not upgrade all packages at first boot', () => {
    expect(of().vm('Web').initialization.upgrade).toBe(false);
  });
});

describe('management networks', () => {
  const sources = (result: Written) => result.one(RULES).rule.map((rule: Json) => [rule.comment, rule.source]);

  test('are those of the machine', () => {
    const result = of({ managementNetworks: [Cidr.of('10.9.0.0/16')] });
    expect(sources(result)).toEqual([['ssh', '10.9.0.0/16']]);
    expect(result.notes('web')).not.toContain('managementNetworks');
  });

  test('else those of the defaults above it', () => {
    const result = of({}, { admin: ADMIN, dns: ['10.0.20.1'], managementNetworks: [OFFICE, Cidr.of('10.9.0.0/16')] });
    expect(sources(result)).toEqual([['ssh', '10.0.20.0/24,10.9.0.0/16']]);
    expect(result.notes('web')).not.toContain('managementNetworks');
  });

  test('else the subnet of its own address, which is noted', () => {
    const result = of({ ip: IpAssignment.of('10.0.33.7/28') });
    expect(sources(result)).toEqual([['ssh', '10.0.33.0/28']]);
    expect(result.notes('web')).toContain('managementNetworks');
  });

  test('of both families make a rule each', () => {
    expect(sources(of({ ip: IpAssignment.dualStack(AT, IpAssignment.of('fd00:20::10/64')) }))).toEqual([['ssh', '10.0.20.0/24'], ['ssh', 'fd00:20::/64']]);
  });

  test('must be declared where the address is not known', () => {
    const build = (change: Partial<HardenedVmProps>) => (stack: EstateStack) => {
      const pve = proxmox(stack);
      machine(stack, { image: pve.image(OperatingSystem.ROCKY_9), ip: IpAssignment.dhcp(), ...change }, pve);
    };
    expect(codesOf(refusal(build({})))).toEqual(['HW1210']);
    const result = written(build({ managementNetworks: [OFFICE] }));
    expect(sources(result)).toEqual([['ssh', '10.0.20.0/24']]);
    expect(result.one('proxmox_virtual_environment_firewall_options').dhcp).toBe(true);
  });

  test('declared as none are refused: nobody could manage the machine', () => {
    expect(codesOf(refusal(stack => { machine(stack, { managementNetworks: [] }); }))).toEqual(['HW1210']);
  });

  test('reach Windows over WinRM', () => {
    const result = written(stack => {
      const pve = proxmox(stack);
      machine(stack, { image: pve.existingTemplate(9025, { guest: OperatingSystem.WINDOWS_SERVER_2025 }), admin: Admin.password('Administrator', SecretRef.terraformVariable('windows_password')) }, pve);
    });
    expect(result.one(RULES).rule).toEqual([{ type: 'in', action: 'ACCEPT', enabled: true, comment: 'winrm-https', proto: 'tcp', dport: '5986', source: '10.0.20.0/24', log: 'nolog' }]);
    expect(result.vm('Web').initialization).toMatchObject({ type: 'configdrive2', user_account: { username: 'Administrator', password: '${var.windows_password}' } });
    expect(result.document.variable.windows_password).toMatchObject({ type: 'string', sensitive: true, nullable: false });
    expect(JSON.stringify(result.estate)).not.toContain('var.windows_password');
  });

  test('come before what is permitted beside them', () => {
    const result = written(stack => { machine(stack).allow(Service.HTTPS); });
    expect(sources(result)).toEqual([['ssh', '10.0.20.0/24'], ['https', undefined]]);
  });
});

describe('data', () => {
  const PROTECTED = { protection: true, lifecycle: { ignore_changes: BORN_WITH, prevent_destroy: true } };
  const OPEN = { protection: false, lifecycle: { ignore_changes: BORN_WITH } };

  test.each<[string, (vm: HardenedVm, pve: ProxmoxPlatform) => void, Partial<HardenedVmProps>, object, boolean]>([
    ['no data disk', () => undefined, {}, OPEN, false],
    ['a data disk', vm => { vm.addDisk('data', Size.gibibytes(3)); }, {}, PROTECTED, true],
    ['said so', () => undefined, { stateful: true }, PROTECTED, true],
    ['a data disk that can be lost', vm => { vm.addDisk('cache', Size.gibibytes(3)); }, { stateful: false }, OPEN, false],
  ])('%s: protection follows', (_, change, props, expected, stateful) => {
    const result = written(stack => { const pve = proxmox(stack); change(machine(stack, props, pve), pve); });
    expect(result.vm('Web').protection).toBe((expected as Json).protection);
    expect(result.vm('Web').lifecycle).toEqual((expected as Json).lifecycle);
    expect(result.machine('web').stateful).toBe(stateful);
  });

  test('protection of Proxmox can be tuned away; Terraform still refuses', () => {
    const result = written(stack => { const pve = proxmox(stack); pve.tune(machine(stack, { stateful: true }, pve), { protection: false }); });
    expect(result.vm('Web')).toMatchObject({ protection: false, lifecycle: { prevent_destroy: true } });
  });
});
