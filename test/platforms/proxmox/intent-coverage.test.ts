import {
  Disk, DiskOptions, Filesystem, Firmware, HttpProxy, IpAssignment, OperatingSystem, Provisioning, ProxmoxTuning, Size,
} from '../../../src';
import { proxmoxKit } from '../../contract/kits';
import { Change, Changes as ChangesOn, make, nicOn, observe, Observed } from '../../contract/observed';
import { CERTIFICATE } from '../../support/certificates';
import { Json, refusal } from '../written';

type Kit = ReturnType<typeof proxmoxKit>;
type Changes = ChangesOn<Kit>;

function observed(changes: Changes, tuning: ProxmoxTuning = {}): Observed {
  return observe(proxmoxKit, changes, ({ platform }, machine) => platform.tune(machine, tuning));
}

const data = (options: DiskOptions, size = Size.gibibytes(3)): Changes => () => ({ dataDisks: [Disk.data('data', size, options)] });

describe('fields of a disk', () => {
  test.each<[string, Changes]>([
    ['size', data({ mount: '/srv' }, Size.gibibytes(4))],
    ['datastore', data({ mount: '/srv', datastore: 'slow' })],
    ['backup', data({ mount: '/srv', backup: false })],
  ])('%s is rendered', (_, changes) => {
    expect(observed(changes).resources).not.toBe(observed(data({ mount: '/srv' })).resources);
  });

  test.each<[string, Changes]>([
    ['mount', data({ mount: '/other' })],
    ['filesystem', data({ mount: '/srv', filesystem: Filesystem.XFS })],
    ['owner', data({ mount: '/srv', owner: 'git' })],
  ])('%s is left to Ansible', (_, changes) => {
    const [before, after] = [observed(data({ mount: '/srv' })), observed(changes)];
    expect(after.resources).toBe(before.resources);
    expect(after.ansible).not.toBe(before.ansible);
  });
});

describe('settings of the guest', () => {
  const SETTINGS: [string, Change, string][] = [
    ['timezone', { timezone: 'Europe/Berlin' }, 'Europe/Berlin'],
    ['ntp', { ntp: ['ntp.lan', '10.0.20.1'] }, 'ntp.lan, 10.0.20.1'],
    ['locale', { locale: 'de_DE.UTF-8' }, 'de_DE.UTF-8'],
    ['proxy', { proxy: HttpProxy.of('http://proxy.lan') }, 'http://proxy.lan'],
    ['packageMirror', { packageMirror: 'http://mirror.lan' }, 'http://mirror.lan'],
    ['trustedCas', { trustedCas: [CERTIFICATE] }, '1 certificate'],
  ];
  const notesOf = (record: Json, field: string) => record.notes.filter((note: Json) => note.field === field).map((note: Json) => note.text);

  test.each(SETTINGS)('%s is set by Ansible, and at first boot where there is a document', (field, change) => {
    const [plain, set] = [observed(() => ({})), observed(() => change)];
    expect(set.ansible).not.toBe(plain.ansible);
    expect(notesOf(set.record, field)).toEqual([]);
    const document = () => ({ provisioning: Provisioning.cloudInit() });
    const [before, after] = [observed(document), observed(() => ({ ...document(), ...change }))];
    expect(after.resources).not.toBe(before.resources);
    expect(notesOf(after.record, field)).toEqual([]);
  });

  test.each(SETTINGS)('%s is noted where Ansible does not get in and there is no document', (field, change, shown) => {
    const { record } = observed(() => ({ provisioning: Provisioning.none(), ...change }));
    expect(notesOf(record, field)).toEqual([`${shown}: nothing sets it. The first boot does not, and Ansible does not get in: the image sets itself up.`]);
    expect(notesOf(record, 'access')).toEqual(['inventory and plays leave the machine out: the image sets itself up.']);
  });

  test.each(SETTINGS.filter(([field]) => field !== 'timezone' && field !== 'locale'))('%s is noted, document or not, where neither can', (field, change, shown) => {
    for (const provisioning of [Provisioning.cloudInit(), Provisioning.native()]) {
      const { record } = observed(({ platform: pve }) => ({ image: pve.existingTemplate(9000, { guest: OperatingSystem.ARCH_LINUX }), provisioning, ...change }));
      expect(notesOf(record, field)).toEqual([`${shown}: nothing sets it. The first boot does not, and the library's roles do not on Arch Linux.`]);
    }
  });

  test('exceptions of a proxy that the package manager does not know are noted', () => {
    const proxy = HttpProxy.of('http://proxy.lan', { directHosts: ['mirror.lan'] });
    const { record } = observed(({ platform: pve }) => ({ image: pve.image(OperatingSystem.ROCKY_9), provisioning: Provisioning.cloudInit(), proxy }));
    expect(notesOf(record, 'proxy')).toEqual(['dnf knows no exceptions: mirror.lan are reached through the proxy too.']);
  });

  test('a static address without name servers is noted, one from the network is not', () => {
    expect(notesOf(observed(() => ({ dns: [] })).record, 'dns')).toEqual(['none on purpose: the guest has a static address and resolves no names until somebody gives it a name server.']);
    expect(notesOf(observed(() => ({})).record, 'dns')).toEqual([]);
    const dhcp: Changes = kit => ({ dns: [], image: kit.image(OperatingSystem.ROCKY_9), nics: [{ ...nicOn(kit, '10.0.20.10/24'), ip: IpAssignment.dhcp() }] });
    expect(notesOf(observed(dhcp).record, 'dns')).toEqual([]);
    expect(notesOf(observed(() => ({ dns: [], provisioning: Provisioning.none() })).record, 'dns')).toEqual([]);
  });
});

test('every part of the provisioning is rendered', () => {
  const of = (provisioning: Provisioning) => observed(() => ({ provisioning })).resources;
  const all = [
    Provisioning.none(), Provisioning.native(), Provisioning.cloudInit(), Provisioning.cloudInit({ packages: ['htop'] }), Provisioning.cloudInit({ installGuestAgent: false }),
  ].map(of);
  expect(new Set(all).size).toBe(all.length);
});

test('firmware other than that of the template is refused', () => {
  const report = refusal(stack => make(stack, proxmoxKit(stack), ({ platform: pve }) => ({
    image: pve.existingTemplate(9000, { guest: OperatingSystem.DEBIAN_13, firmware: Firmware.bios() }), firmware: Firmware.uefi({ secureBoot: false }),
  })));
  expect(report).toContain('HW1212');
});

describe('tuning that changes nothing is noted', () => {
  const CLONE = ['cloneRetries', 'cloneTimeout', 'fullClone'];
  const DRIVE = ['cloudInitDatastore', 'cloudInitInterface', 'cloudInitUpgrade'];
  const installer: Changes = ({ platform: pve }) => ({ image: pve.iso('local:iso/debian.iso', OperatingSystem.DEBIAN_13), provisioning: Provisioning.none() });
  test.each<[string, Changes, ProxmoxTuning, string[]]>([
    ['without a clone', installer, { cloneRetries: 2, cloneTimeout: undefined, fullClone: false }, ['cloneRetries', 'fullClone']],
    ['by BIOS', () => ({ firmware: Firmware.bios() }), { efiDiskType: '2m', efiDiskDatastore: 'slow', tpmVersion: 'v1.2' }, ['efiDiskDatastore', 'efiDiskType', 'tpmVersion']],
    ['without a cloud-init drive', () => ({ provisioning: Provisioning.none() }), { cloudInitUpgrade: true, userDataFileId: 'local:snippets/u.yaml' }, ['cloudInitUpgrade', 'userDataFileId']],
    ['without a disc', () => ({}), { cdromInterface: 'sata0' }, ['cdromInterface']],
    ['where it does change something', () => ({}), { cloneRetries: 2, cloudInitUpgrade: true, efiDiskDatastore: 'slow' }, []],
  ])('%s', (_, changes, tuning, fields) => {
    const notes: Json[] = observed(changes, tuning).record.notes;
    expect(notes.filter(note => /changes nothing/.test(note.text)).map(note => note.field).sort()).toEqual(fields);
    expect([...CLONE, ...DRIVE].length).toBeGreaterThan(fields.length);
  });
});

describe('a document of the user\'s own', () => {
  test.each([
    ['userDataFileId', 'admin'],
    ['networkDataFileId', 'nics'],
  ])('%s: what it replaces is noted under %s', (field, noted) => {
    const notes: Json[] = observed(() => ({}), { [field]: 'local:snippets/own.yaml' }).record.notes;
    expect(notes.filter(note => note.text.includes('local:snippets/own.yaml')).map(note => note.field)).toEqual([noted]);
  });

  test('vendorDataFileId replaces something only where the library writes a document', () => {
    const notes = (provisioning: Provisioning): Json[] => observed(() => ({ provisioning }), { vendorDataFileId: 'local:snippets/own.yaml' }).record.notes;
    expect(notes(Provisioning.native()).filter(note => note.field === 'provisioning')).toEqual([]);
    expect(notes(Provisioning.cloudInit()).filter(note => note.field === 'provisioning').length).toBe(1);
  });
});
