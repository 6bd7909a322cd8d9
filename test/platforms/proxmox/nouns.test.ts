import { EstateStack, GuestAccess, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, ProxmoxPlatformProps, SecretRef } from '../../../src';
import { thrown } from '../../model/refused';
import { codesOf, proxmox, refusal, Written, written } from '../written';

const DEBIAN = OperatingSystem.DEBIAN_13;
const DIGEST = `sha256:${'a'.repeat(64)}`;

function onPlatform<T>(use: (pve: ProxmoxPlatform) => T, props: Partial<ProxmoxPlatformProps> = {}): T {
  let result!: T;
  written(stack => { result = use(proxmox(stack, props)); });
  return result;
}

describe('nouns say what they are', () => {
  test.each<[string, (pve: ProxmoxPlatform) => unknown, unknown]>([
    ['a bridge', pve => pve.bridge('vmbr0').networkName, 'vmbr0'],
    ['a bridge with VLAN', pve => pve.bridge('vmbr0', { vlan: 20 }).networkName, 'vmbr0.20'],
    ['a VNet', pve => pve.vnet('dmz').networkName, 'dmz'],
    ['a pool', pve => pve.existingPool('prod').poolId, 'prod'],
    ['a PCI mapping', pve => pve.pciMapping('gpu').mappingName, 'gpu'],
    ['a disc', pve => pve.iso('local:iso/Debian-13.iso', DEBIAN).imageName, 'Debian-13.iso'],
    ['an existing template', pve => [pve.existingTemplate(9000, { guest: DEBIAN }).imageName, pve.existingTemplate(9000, { guest: DEBIAN }).nodeName], ['template-9000', 'pve1']],
    ['a catalogue image', pve => pve.image(DEBIAN).imageName, 'debian-13'],
    ['an image of one\'s own', pve => pve.cloudImage('https://images.example/own.raw', { digest: DIGEST, guest: DEBIAN }).source.fileName, 'hostwright-debian-13-aaaaaaaaaaaa.raw'],
    ['a packed image, by the name that Proxmox imports', pve => pve.cloudImage('https://images.example/own.img', { digest: DIGEST, guest: DEBIAN }).source.fileName, 'hostwright-debian-13-aaaaaaaaaaaa.qcow2'],
    ['a datastore', pve => pve.datastore('ceph', { shared: true }), { datastoreName: 'ceph', shared: true }],
    ['a datastore of which nothing is known', pve => pve.datastore('local'), { datastoreName: 'local', shared: false }],
  ])('%s', (_, use, expected) => {
    expect(onPlatform(use)).toEqual(expected);
  });

  test('and carry their platform', () => {
    onPlatform(pve => {
      const nouns = [pve.bridge('vmbr0'), pve.vnet('dmz'), pve.existingPool('prod'), pve.pciMapping('gpu'), pve.iso('local:iso/a.iso', DEBIAN), pve.image(DEBIAN), pve.existingTemplate(9000, { guest: DEBIAN })];
      expect(nouns.filter(noun => noun.platform !== pve)).toEqual([]);
    });
  });
});

describe('a malformed noun is refused at once, with the path of the platform', () => {
  test.each<[string, (pve: ProxmoxPlatform) => unknown, string]>([
    ['a bridge with a blank', pve => pve.bridge('vmbr 0'), 'bridge "vmbr 0"'],
    ['a bridge that is too long', pve => pve.bridge('vmbr0123456'), 'bridge "vmbr0123456"'],
    ['a VNet in capitals', pve => pve.vnet('DMZ'), 'VNet "DMZ"'],
    ['a pool with a slash', pve => pve.pool('a/b'), 'pool "a/b"'],
    ['a PCI mapping by address', pve => pve.pciMapping('0000:01:00.0'), 'PCI mapping "0000:01:00.0"'],
    ['a disc that is no volume', pve => pve.iso('/mnt/a.iso', DEBIAN), 'ISO "/mnt/a.iso"'],
    ['a disc that is no disc', pve => pve.iso('local:iso/a.qcow2', DEBIAN), 'ISO "local:iso/a.qcow2"'],
    ['an image with a query', pve => pve.cloudImage('https://images.example/a.img?x=1', { digest: DIGEST, guest: DEBIAN }), 'image URL'],
    ['an image on a disk', pve => pve.cloudImage('file:///a.img', { digest: DIGEST, guest: DEBIAN }), 'image URL "file:///a.img"'],
    ['a datastore with a slash', pve => pve.datastore('a/b', { shared: true }), 'datastore "a/b"'],
  ])('%s', (_, use, words) => {
    const { code, message } = onPlatform(pve => thrown(() => use(pve)));
    expect(code).toBe('HW1103');
    expect(message).toMatch(/^\[lab\/Pve\] /);
    expect(message).toContain(words);
  });

  test.each<[string, Partial<ProxmoxPlatformProps>, string]>([
    ['an endpoint without TLS', { endpoint: 'http://pve.example:8006' }, 'HW1103'],
    ['an endpoint with a path', { endpoint: 'https://pve.example:8006/api2/json' }, 'HW1103'],
    ['an endpoint with a password', { endpoint: 'https://root:secret@pve.example:8006' }, 'HW1103'],
    ['a node with a blank', { nodeName: 'pve 1' }, 'HW1103'],
    ['a datastore with a blank', { datastore: 'local zfs' }, 'HW1103'],
    ['a range of ids that ends before it begins', { firstVmId: 500, lastVmId: 499 }, 'HW1101'],
    ['a range of ids that Proxmox keeps for itself', { firstVmId: 99 }, 'HW1101'],
  ])('%s', (_, props, code) => {
    expect(thrown(() => onPlatform(() => undefined, props)).code).toBe(code);
  });

  test.each([[0], [4095], [1.5]])('VLAN %d', vlan => {
    expect(onPlatform(pve => thrown(() => pve.bridge('vmbr0', { vlan })).code)).toBe('HW1101');
  });

  test.each([[99], [1000000000], [100.5]])('template %d', vmId => {
    expect(onPlatform(pve => thrown(() => pve.existingTemplate(vmId, { guest: DEBIAN })).code)).toBe('HW1101');
  });
});

describe('every operating system of the catalogue', () => {
  const machine = (guest: OperatingSystem, extendedSupport = false) => (stack: EstateStack) => {
    const pve = proxmox(stack);
    const access = guest.isWindows ? GuestAccess.psrp({ password: SecretRef.terraformVariable('windows_password') }) : undefined;
    new HardenedVm(stack, 'Web', { image: pve.image(guest, { extendedSupport }), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24'), access });
  };
  const attempt = (guest: OperatingSystem): Written | string => {
    try { return written(machine(guest)); } catch (error) { return (error as Error).message; }
  };

  test.each(OperatingSystem.all().map(os => [os.id, os] as const))('%s makes a machine, or is refused for its image', (_, os) => {
    const result = attempt(os);
    if (typeof result === 'string') {
      expect(codesOf(result).length).toBeGreaterThan(0);
      expect(codesOf(result).filter(code => !code.startsWith('HW13') && code !== 'HW2016')).toEqual([]);
      return;
    }
    const [template] = Object.values(result.templates);
    expect(template.bios).toBe(result.vm('Web').bios);
    expect(template.cpu.type).toBe(result.vm('Web').cpu.type);
    expect(result.vm('Web').disk[0].size).toBeGreaterThanOrEqual(template.disk[0].size);
    expect(result.one('proxmox_download_file')).toMatchObject({ content_type: 'import', overwrite: false });
  });

  test('most that can be downloaded make a machine', () => {
    expect(OperatingSystem.all().filter(os => typeof attempt(os) !== 'string').length).toBeGreaterThan(20);
  });

  test('in extended support is noted, unless that is said to be enough', () => {
    expect(written(machine(OperatingSystem.DEBIAN_12)).notes('web')).toContain('image');
    expect(written(machine(OperatingSystem.DEBIAN_12, true)).notes('web')).not.toContain('image');
    expect(written(machine(OperatingSystem.DEBIAN_13)).notes('web')).not.toContain('image');
    expect(codesOf(refusal(machine(OperatingSystem.DEBIAN_11, true)))).toEqual(['HW1301']);
  });
});
