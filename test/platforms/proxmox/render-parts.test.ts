import { factsOf, imageOf, intentOf, isoOf, LAN, NOWHERE, plain } from './stubs';
import { Admin, INetwork, OperatingSystem, Provisioning, SecretRef } from '../../../src';
import { Disk, DiskOptions } from '../../../src/model/disk';
import { Firmware } from '../../../src/model/firmware';
import { ProxmoxNetwork } from '../../../src/platforms/proxmox/proxmox-network';
import { renderDevices } from '../../../src/platforms/proxmox/render-devices';
import { renderDisks } from '../../../src/platforms/proxmox/render-disks';
import { renderInitialization } from '../../../src/platforms/proxmox/render-initialization';
import { renderNetworkDevices } from '../../../src/platforms/proxmox/render-network';
import { IpAssignment, MacAddress, Size } from '../../../src/values';
import { KEY } from '../written';

type Json = Record<string, any>;

describe('disks', () => {
  const ROOT = {
    interface: 'scsi0', datastoreId: 'local-zfs', size: 20, serial: 'hw8013b83f54a5c766fc', aio: 'io_uring', backup: true, cache: 'none', discard: 'on', iothread: true, replicate: true, ssd: true,
  };
  const data = (name: string, options: DiskOptions = {}) => Disk.data(name, Size.gibibytes(3), options);
  const interfaces = (disks: Disk[], slots: Record<string, { slot: number }> = {}) =>
    renderDisks(intentOf({ dataDisks: disks }), factsOf({ tuning: { disks: slots } })).map(disk => [disk.interface, disk.size]);

  test('the root disk is scsi0, with every attribute written', () => {
    expect(plain(renderDisks(intentOf(), factsOf()))).toEqual([ROOT]);
  });

  test('a data disk says where it lies and whether it is backed up', () => {
    const disks = plain(renderDisks(intentOf({ dataDisks: [data('data', { datastore: 'slow', backup: false })] }), factsOf())) as Json[];
    expect(disks[1]).toEqual({ ...ROOT, interface: 'scsi1', datastoreId: 'slow', size: 3, serial: 'hw7aba3785e784b9a92e', backup: false });
  });

  test('a datastore of the root disk is that of the root disk alone', () => {
    const disks = renderDisks(intentOf({ rootDisk: Disk.root(Size.gibibytes(20), 'fast'), dataDisks: [data('data')] }), factsOf({ datastore: 'local-zfs' }));
    expect(disks.map(disk => disk.datastoreId)).toEqual(['fast', 'local-zfs']);
  });

  test('slots follow the order in which disks were added, unless tuned, and are written sorted', () => {
    expect(interfaces([data('a'), data('b')])).toEqual([['scsi0', 20], ['scsi1', 3], ['scsi2', 3]]);
    expect(interfaces([data('a'), data('b')], { a: { slot: 9 } })).toEqual([['scsi0', 20], ['scsi2', 3], ['scsi9', 3]]);
    expect(interfaces([data('a'), data('b')], { a: { slot: 10 }, b: { slot: 9 } })).toEqual([['scsi0', 20], ['scsi9', 3], ['scsi10', 3]]);
  });

  test('a size that is no whole number of GiB is rounded up, never down', () => {
    expect(renderDisks(intentOf({ rootDisk: Disk.root(Size.mebibytes(1025)) }), factsOf())[0].size).toBe(2);
  });

  test('limits are written only where there are any', () => {
    const [disk] = renderDisks(intentOf(), factsOf({ tuning: { disks: { root: { readLimit: Size.gibibytes(1), writeIopsBurst: 500 } } } }));
    expect(plain(disk.speed)).toEqual({ read: 1024, iopsWriteBurstable: 500 });
  });

  test('serials follow host name and disk name, and have at most 20 characters', () => {
    const serials = renderDisks(intentOf({ dataDisks: [data('a'), data('b')] }), factsOf()).map(disk => disk.serial!);
    expect(new Set(serials).size).toBe(3);
    expect(serials.every(serial => serial.length === 20)).toBe(true);
  });
});

describe('first boot', () => {
  const rendered = (change: Parameters<typeof intentOf>[0], facts: Parameters<typeof factsOf>[0] = {}) =>
    plain(renderInitialization(intentOf(change), factsOf(facts)) ?? null) as Json;
  const nic = (ip: IpAssignment, nicName = 'net0') => ({ nicName, network: LAN, ip, mac: MacAddress.of('02:00:00:00:00:01') });

  test.each([
    ['a static address', IpAssignment.of('10.0.20.10/24', '10.0.20.1'), { ipv4: { address: '10.0.20.10/24', gateway: '10.0.20.1' } }],
    ['one without gateway', IpAssignment.of('10.0.20.10/24'), { ipv4: { address: '10.0.20.10/24' } }],
    ['DHCP', IpAssignment.dhcp(), { ipv4: { address: 'dhcp' } }],
    ['a static IPv6 address', IpAssignment.of('fd00::10/64', 'fd00::1'), { ipv6: { address: 'fd00::10/64', gateway: 'fd00::1' } }],
    ['an automatic IPv6 address', IpAssignment.automaticV6(), { ipv6: { address: 'auto' } }],
    ['both families', IpAssignment.dualStack(IpAssignment.dhcp(), IpAssignment.of('fd00::10/64')), { ipv4: { address: 'dhcp' }, ipv6: { address: 'fd00::10/64' } }],
  ])('%s', (_, ip, expected) => {
    expect(rendered({ nics: [nic(ip)] }).ipConfig).toEqual([expected]);
  });

  test('each interface has an entry, in order', () => {
    expect(rendered({ nics: [nic(IpAssignment.of('10.0.20.10/24')), nic(IpAssignment.of('10.0.30.10/24'), 'net1')] }).ipConfig)
      .toEqual([{ ipv4: { address: '10.0.20.10/24' } }, { ipv4: { address: '10.0.30.10/24' } }]);
  });

  test.each([
    [['10.0.20.1'], [], { servers: ['10.0.20.1'] }],
    [[], ['lab.example'], { domain: 'lab.example' }],
    [['10.0.20.1', '10.0.20.2'], ['lab.example', 'example'], { servers: ['10.0.20.1', '10.0.20.2'], domain: 'lab.example example' }],
    [[], [], undefined],
  ])('DNS servers %j and search domains %j', (dns, searchDomains, expected) => {
    expect(rendered({ dns, searchDomains }).dns).toEqual(expected);
  });

  test('an administrator has keys, or a password by reference', () => {
    expect(rendered({}).userAccount).toEqual({ username: 'ops', keys: [KEY] });
    const admin = Admin.password('Administrator', SecretRef.terraformVariable('windows_password'));
    expect(rendered({ admin }, { password: '${var.windows_password}' }).userAccount).toEqual({ username: 'Administrator', password: '${var.windows_password}' });
    expect(rendered({ admin: undefined }).userAccount).toBeUndefined();
  });

  test('Windows reads another format', () => {
    expect(rendered({ image: imageOf(OperatingSystem.WINDOWS_SERVER_2025) }).type).toBe('configdrive2');
    expect(rendered({}).type).toBe('nocloud');
  });

  test('a snippet is named where there is one', () => {
    expect(rendered({}, { snippet: 'local:snippets/web.yaml' }).vendorDataFileId).toBe('local:snippets/web.yaml');
  });

  test('without identity, and for an installer, there is no drive', () => {
    expect(rendered({ provisioning: Provisioning.none() })).toBeNull();
    expect(rendered({}, { iso: isoOf(OperatingSystem.DEBIAN_13) })).toBeNull();
  });

  test('a document of the user\'s own stands alone, as the provider demands', () => {
    expect(rendered({}, { tuning: { userDataFileId: 'local:snippets/u.yaml' } })).toMatchObject({ userDataFileId: 'local:snippets/u.yaml', ipConfig: [{}] });
    expect(rendered({}, { tuning: { userDataFileId: 'local:snippets/u.yaml' } }).userAccount).toBeUndefined();
    expect(rendered({}, { tuning: { networkDataFileId: 'local:snippets/n.yaml' } }).ipConfig).toBeUndefined();
    expect(rendered({}, { snippet: 'local:snippets/web.yaml', tuning: { vendorDataFileId: 'local:snippets/v.yaml' } }).vendorDataFileId).toBe('local:snippets/v.yaml');
  });
});

describe('network interfaces', () => {
  const rendered = (network: INetwork, change: Parameters<typeof intentOf>[0] = {}, tuning = {}) => plain(renderNetworkDevices(intentOf({
    nics: [{ nicName: 'net0', network, ip: IpAssignment.dhcp(), mac: MacAddress.of('02:00:00:00:00:01') }], ...change,
  }), factsOf({ tuning: { nics: { net0: tuning } } }))) as Json[];
  const PLAIN = { bridge: 'vmbr0', macAddress: '02:00:00:00:00:01', model: 'virtio', firewall: false, disconnected: false };

  test('a bridge with and without VLAN, and a VNet', () => {
    expect(rendered(LAN)).toEqual([{ ...PLAIN, vlanId: 20 }]);
    expect(rendered(ProxmoxNetwork._bridge(NOWHERE, 'vmbr0'))).toEqual([PLAIN]);
    expect(rendered(ProxmoxNetwork._vnet(NOWHERE, 'dmz'))).toEqual([{ ...PLAIN, bridge: 'dmz' }]);
  });

  test('the firewall switch follows the machine', () => {
    expect(rendered(ProxmoxNetwork._bridge(NOWHERE, 'vmbr0'), { firewalled: true })).toEqual([{ ...PLAIN, firewall: true }]);
  });

  test('tuning goes to the interface that it names', () => {
    expect(rendered(LAN, {}, { model: 'e1000e', mtu: 9000, queues: 4, rateLimit: 12.5, trunks: '10;20', disconnected: true }))
      .toEqual([{ ...PLAIN, vlanId: 20, model: 'e1000e', mtu: 9000, queues: 4, rateLimit: 12.5, trunks: '10;20', disconnected: true }]);
  });

  test('a network of another platform keeps its name: it is refused elsewhere', () => {
    expect(rendered({ platform: NOWHERE, networkName: 'VM Network' })).toEqual([{ ...PLAIN, bridge: 'VM Network' }]);
  });
});

describe('devices', () => {
  const rendered = (facts: Parameters<typeof factsOf>[0] = {}, guest = OperatingSystem.DEBIAN_13) =>
    plain(renderDevices(intentOf({ image: imageOf(guest) }), factsOf(facts))) as Json;

  test('a console over the serial port, and nothing else', () => {
    expect(rendered()).toEqual({ serialDevice: [{ device: 'socket' }], vga: { type: 'serial0' }, tabletDevice: false });
  });

  test.each([
    ['Windows', {}, OperatingSystem.WINDOWS_11_25H2, 'std'],
    ['no serial device', { tuning: { serialDevices: [] } }, OperatingSystem.ROCKY_9, 'std'],
    ['an installer', { iso: isoOf(OperatingSystem.DEBIAN_13) }, OperatingSystem.DEBIAN_13, 'std'],
    ['a wish', { tuning: { vgaType: 'virtio' } }, OperatingSystem.DEBIAN_13, 'virtio'],
  ])('the display with %s', (_, facts, guest, type) => {
    expect(rendered(facts, guest).vga.type).toBe(type);
  });

  test('PCI devices are numbered in the order of the calls', () => {
    const passthroughs = [{ mappingName: 'gpu', options: { primaryGpu: true, romFile: 'vbios.bin' } }, { mappingName: 'hba', options: { pcie: false, romBar: false, mediatedDevice: 'nvidia-63' } }];
    expect(rendered({ passthroughs }).hostpci).toEqual([
      { device: 'hostpci0', mapping: 'gpu', pcie: true, rombar: true, romFile: 'vbios.bin', xvga: true },
      { device: 'hostpci1', mapping: 'hba', pcie: false, rombar: false, xvga: false, mdev: 'nvidia-63' },
    ]);
    expect(rendered({ passthroughs: [{ mappingName: 'gpu', options: {} }], firmware: Firmware.bios() }).hostpci[0].pcie).toBe(false);
  });

  test.each([
    ['a watchdog by action', { watchdogAction: 'poweroff' }, { watchdog: { enabled: true, action: 'poweroff', model: 'i6300esb' } }],
    ['a watchdog by model', { watchdogModel: 'ib700' }, { watchdog: { enabled: true, action: 'reset', model: 'ib700' } }],
    ['random numbers by source', { rngSource: '/dev/hwrng' }, { rng: [{ source: '/dev/hwrng' }] }],
    ['random numbers by limit', { rngMaxBytes: 1024 }, { rng: [{ source: '/dev/urandom', maxBytes: 1024 }] }],
    ['memory encryption by kind', { amdSev: 'snp' }, { amdSev: { type: 'snp' } }],
    ['memory encryption by a detail', { amdSevNoDebug: true }, { amdSev: { type: 'std', noDebug: true } }],
    ['sound', { audioDevice: 'ich9-intel-hda' }, { audioDevice: { device: 'ich9-intel-hda', driver: 'spice', enabled: true } }],
  ])('%s: nothing that was said is lost', (_, tuning, expected) => {
    expect(rendered({ tuning })).toMatchObject(expected);
  });

  test('the disc of the image stands before a tuned one, which is refused elsewhere', () => {
    expect(rendered({ iso: isoOf(OperatingSystem.DEBIAN_13), tuning: { cdrom: isoOf(OperatingSystem.ROCKY_9) } }).cdrom).toEqual({ fileId: 'local:iso/installer.iso', interface: 'ide3' });
  });
});
