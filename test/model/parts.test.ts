import { TerraformVariable, TerraformStack, App } from 'cdktf';
import { thrown } from './refused';
import { Disk, Filesystem, FirewallRule, Firmware, Placement, Provisioning, Service, TransportProtocol } from '../../src';
import { Cidr, PortRange, Size } from '../../src/values';

const GIB = Size.gibibytes(1);
const token = () => new TerraformVariable(new TerraformStack(new App(), 'stack'), 'name', { type: 'string' }).stringValue;

describe('a disk', () => {
  test('of the root has no mount of its own', () => {
    const disk = Disk.root(GIB);
    expect([disk.diskName, disk.size, disk.mount, disk.filesystem, disk.owner, disk.datastore, disk.backup]).toEqual(['root', GIB, undefined, undefined, undefined, undefined, true]);
    expect(Disk.root(GIB, 'fast').datastore).toBe('fast');
  });

  test('for data is raw unless it has a mount', () => {
    const disk = Disk.data('data', GIB);
    expect([disk.mount, disk.filesystem, disk.owner, disk.backup]).toEqual([undefined, undefined, undefined, true]);
  });

  test('with a mount is ext4 and root\'s unless told', () => {
    const [plain, told] = [Disk.data('data', GIB, { mount: '/srv' }), Disk.data('data', GIB, { mount: '/srv/x.y', filesystem: Filesystem.XFS, owner: 'git', backup: false, datastore: 'slow' })];
    expect([plain.mount, plain.filesystem, plain.owner]).toEqual(['/srv', Filesystem.EXT4, 'root']);
    expect([told.mount, told.filesystem, told.owner, told.backup, told.datastore]).toEqual(['/srv/x.y', Filesystem.XFS, 'git', false, 'slow']);
  });

  test.each<[string, () => unknown, string]>([
    ['a name with capitals', () => Disk.data('Data', GIB), 'HW1103'],
    ['a name that begins with a digit', () => Disk.data('1data', GIB), 'HW1103'],
    ['a name that is too long', () => Disk.data('d'.repeat(33), GIB), 'HW1103'],
    ['the name of the root disk', () => Disk.data('root', GIB), 'HW1103'],
    ['a token as name', () => Disk.data(token(), GIB), 'HW1107'],
    ['a relative mount', () => Disk.data('data', GIB, { mount: 'srv' }), 'HW1103'],
    ['the root as mount', () => Disk.data('data', GIB, { mount: '/' }), 'HW1103'],
    ['a mount with a slash at its end', () => Disk.data('data', GIB, { mount: '/srv/' }), 'HW1103'],
    ['a mount with a blank', () => Disk.data('data', GIB, { mount: '/srv /x' }), 'HW1103'],
    ['a filesystem without mount', () => Disk.data('data', GIB, { filesystem: Filesystem.XFS }), 'HW1103'],
    ['an owner without mount', () => Disk.data('data', GIB, { owner: 'git' }), 'HW1103'],
    ['a datastore with a slash', () => Disk.data('data', GIB, { datastore: 'a/b' }), 'HW1103'],
    ['no datastore', () => Disk.root(GIB, ''), 'HW1103'],
    ['a token as datastore', () => Disk.root(GIB, token()), 'HW1107'],
  ])('with %s is refused at once', (_, make, code) => {
    expect(thrown(make).code).toBe(code);
  });
});

describe('firmware', () => {
  test.each([
    [Firmware.bios(), [false, false, false], 'BIOS'],
    [Firmware.uefi(), [true, true, false], 'UEFI, secure boot'],
    [Firmware.uefi({ secureBoot: false }), [true, false, false], 'UEFI'],
    [Firmware.uefi({ vtpm: true }), [true, true, true], 'UEFI, secure boot, vTPM'],
    [Firmware.uefi({ secureBoot: false, vtpm: true }), [true, false, true], 'UEFI, vTPM'],
  ])('%s', (firmware, [isUefi, secureBoot, vtpm], text) => {
    expect([firmware.isUefi, firmware.secureBoot, firmware.vtpm, firmware.toString()]).toEqual([isUefi, secureBoot, vtpm, text]);
  });

  test('is the same only in every part', () => {
    const all = [Firmware.bios(), Firmware.uefi(), Firmware.uefi({ secureBoot: false }), Firmware.uefi({ vtpm: true }), Firmware.uefi({ secureBoot: false, vtpm: true })];
    all.forEach((one, position) => all.forEach((other, at) => expect(one.sameAs(other)).toBe(position === at)));
    expect(Firmware.uefi().sameAs(Firmware.uefi({ secureBoot: true, vtpm: false }))).toBe(true);
  });
});

describe('placement', () => {
  test('is the platform\'s choice, or a host by name', () => {
    expect([Placement.automatic().hostName, Placement.onHost('pve2').hostName, Placement.onHost('esx1.corp.example').hostName]).toEqual([undefined, 'pve2', 'esx1.corp.example']);
  });

  test.each([[''], ['-pve'], ['pve 2'], ['pve_2'], ['p'.repeat(254)]])('%j is no host', name => {
    expect(thrown(() => Placement.onHost(name)).code).toBe('HW1103');
  });

  test('takes no token', () => {
    expect(thrown(() => Placement.onHost(token())).code).toBe('HW1107');
  });
});

describe('provisioning', () => {
  const of = ({ identity, document, packages, installsGuestAgent }: Provisioning) => [identity, document, packages, installsGuestAgent];

  test.each([
    ['native', Provisioning.native(), [true, false, [], false]],
    ['none', Provisioning.none(), [false, false, [], false]],
    ['cloudInit', Provisioning.cloudInit(), [true, true, [], true]],
    ['cloudInit with packages', Provisioning.cloudInit({ packages: ['htop'], installGuestAgent: false }), [true, true, ['htop'], false]],
  ])('%s', (_, provisioning, expected) => {
    expect(of(provisioning)).toEqual(expected);
  });

  test('packages are copies, also of what was given', () => {
    const given = ['htop'];
    const provisioning = Provisioning.cloudInit({ packages: given });
    given.push('curl');
    provisioning.packages.push('vim');
    expect(provisioning.packages).toEqual(['htop']);
  });
});

describe('a permission', () => {
  test('is for everybody unless sources are given, which are copies', () => {
    const given = [Cidr.of('10.0.0.0/8')];
    const rule = FirewallRule.allow(Service.SSH, { sources: given });
    given.push(Cidr.of('10.9.0.0/16'));
    rule.sources.push(Cidr.of('10.9.0.0/16'));
    expect(rule.sources.map(String)).toEqual(['10.0.0.0/8']);
    expect(FirewallRule.allow(Service.HTTPS).sources).toEqual([]);
  });
});

describe('a service', () => {
  test('has a name, a transport and ports', () => {
    const { serviceName, protocol, ports } = Service.udp('game', PortRange.between(1000, 1010));
    expect([serviceName, protocol, ports.toString()]).toEqual(['game', TransportProtocol.UDP, '1000:1010']);
  });

  test('that is well known is what everybody knows', () => {
    const known = Object.values(Service).filter((value): value is Service => value instanceof Service).map(({ serviceName, protocol, ports }) => `${serviceName} ${protocol} ${ports}`);
    expect(known.sort()).toEqual([
      'dns udp 53', 'dns-tcp tcp 53', 'http tcp 80', 'https tcp 443', 'mysql tcp 3306', 'nfs tcp 2049', 'node-exporter tcp 9100', 'ntp udp 123', 'postgresql tcp 5432', 'rdp tcp 3389', 'smb tcp 445',
      'ssh tcp 22', 'winrm-https tcp 5986', 'wireguard udp 51820',
    ]);
  });

  test.each([['HTTP'], ['1x'], [''], ['a b'], ['a'.repeat(33)]])('is not called %j', name => {
    expect(thrown(() => Service.tcp(name, PortRange.single(1))).code).toBe('HW1103');
  });
});
