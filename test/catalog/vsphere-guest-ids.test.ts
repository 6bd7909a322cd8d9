import { OperatingSystem } from '../../src/catalog';
import images from '../../src/catalog/images.json';
import {
  compareVersions, genericGuestId, guestByName, guestIdKnownSince, isGuestIdKnown, isReducedKernel, readsGuestinfo, vsphereGuestId,
} from '../../src/catalog/vsphere-guest-ids';
import guestIds from '../../src/catalog/vsphere-guest-ids.json';
import { OsFamily } from '../../src/model/os-family';
import { ProvisioningSystem } from '../../src/model/provisioning-system';

const own = (family: OsFamily, provisioningSystem?: ProvisioningSystem) => OperatingSystem.custom({ id: 'debian-13', name: 'own', family, provisioningSystem });

describe('vsphere-guest-ids.json', () => {
  test('has every id once, sorted, with an API version of four numbers or none', () => {
    const ids = Object.keys(guestIds);
    expect(ids).toHaveLength(210);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect([...new Set(Object.values(guestIds))].sort()).toEqual(['7.0.1.0', '8.0.0.1', '8.0.3.0', '9.0.0.0', null]);
    expect(Object.values(guestIds).filter(since => since !== null)).toHaveLength(42);
  });

  test('says of every id of the images what they say of it', () => {
    const said = images.flatMap(({ vsphere: { guestId, minVsphere, fallbackGuestId, fallbackMinVsphere } }) => [[guestId, minVsphere], [fallbackGuestId, fallbackMinVsphere]]);
    expect(said).toHaveLength(130);
    for (const [id, since] of said) { expect([id, guestIdKnownSince(id)]).toEqual([id, since.replace('6.7-or-earlier', '6.7')]); }
  });
});

test.each([
  ['debian12_64Guest', '8.0'],
  ['debian13_64Guest', '9.0'],
  ['rhel9_64Guest', '7.0.1'],
  ['crxSys1Guest', '8.0.3'],
  ['ubuntu64Guest', '6.7'],
  ['otherGuest64', '6.7'],
  ['debian14_64Guest', undefined],
  ['Debian12_64Guest', undefined],
  ['constructor', undefined],
])('%s is known since %s', (id, since) => {
  expect(guestIdKnownSince(id)).toBe(since);
});

test.each<[string, string, number]>([
  ['8.0', '8.0.0', 0],
  ['8', '8.0', 0],
  ['10.0', '9.0', 1],
  ['7.0.10', '7.0.9', 1],
  ['7.0', '7.0.1', -1],
  ['8.0U2', '8.0.2', 0],
  ['8.0 Update 3', '8.0.2', 1],
  ['8.0.2.00100', '8.0.2', 0],
  ['vSphere 8.0', '8.0', 0],
  ['newest', '6.7', -1],
])('%s against %s', (one, other, sign) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign);
  expect(Math.sign(compareVersions(other, one))).toBe(sign === 0 ? 0 : -sign);
});

test.each<[string, string, boolean]>([
  ['debian12_64Guest', '8.0', true],
  ['debian12_64Guest', '7.0.3', false],
  ['rhel9_64Guest', '7.0', false],
  ['rhel9_64Guest', '7.0U1', true],
  ['ubuntu64Guest', '6.5', true],
  ['ubuntu64Guest', 'newest', true],
  ['debian14_64Guest', '9.0', false],
])('%s on %s is known: %s', (id, version, known) => {
  expect(isGuestIdKnown(id, version)).toBe(known);
});

describe('vsphereGuestId', () => {
  const { DEBIAN_12, DEBIAN_13, RHEL_9, RHEL_10, UBUNTU_24_04, ALMALINUX_10, WINDOWS_SERVER_2022, WINDOWS_SERVER_2025, FEDORA_44, NETBSD_10_1 } = OperatingSystem;
  test.each<[OperatingSystem, string, string | undefined]>([
    [DEBIAN_12, '8.0', 'debian12_64Guest'],
    [DEBIAN_12, '7.0.3', 'debian11_64Guest'],
    [DEBIAN_13, '9.0', 'debian13_64Guest'],
    [DEBIAN_13, '8.0.3', 'debian12_64Guest'],
    [DEBIAN_13, '7.0.3', undefined],
    [RHEL_9, '7.0', 'rhel8_64Guest'],
    [RHEL_9, '8.0U2', 'rhel9_64Guest'],
    [RHEL_10, '8.0', 'rhel9_64Guest'],
    [UBUNTU_24_04, '6.7', 'ubuntu64Guest'],
    [ALMALINUX_10, '8.0', 'almalinux_64Guest'],
    [ALMALINUX_10, '7.0.3', undefined],
    [WINDOWS_SERVER_2022, '8.0', 'windows2019srvNext_64Guest'],
    [WINDOWS_SERVER_2025, '8.0', 'windows2022srvNext_64Guest'],
    [WINDOWS_SERVER_2025, '7.0.3', 'windows2019srvNext_64Guest'],
    [FEDORA_44, '7.0', 'fedora64Guest'],
    [NETBSD_10_1, '9.0', 'otherGuest64'],
  ])('%s on %s: %s', (os, version, id) => {
    expect(vsphereGuestId(os, version)).toBe(id);
  });

  test('every system of the catalogue has one on the newest version', () => {
    const ids = OperatingSystem.all().map(os => vsphereGuestId(os, '9.0'));
    expect(ids).toHaveLength(62);
    expect(ids).not.toContain(undefined);
  });

  test.each<[OsFamily, string, string | undefined]>([
    [OsFamily.DEBIAN, '9.0', 'other6xLinux64Guest'],
    [OsFamily.REDHAT, '8.0', 'other6xLinux64Guest'],
    [OsFamily.IMMUTABLE_LINUX, '8.0.3', 'other6xLinux64Guest'],
    [OsFamily.SUSE, '7.0.3', 'other5xLinux64Guest'],
    [OsFamily.ALPINE, '7.0', 'otherLinux64Guest'],
    [OsFamily.ARCH, 'newest', 'otherLinux64Guest'],
    [OsFamily.BSD, '8.0', 'otherGuest64'],
    [OsFamily.WINDOWS, '8.0', undefined],
    [OsFamily.OTHER, '8.0', undefined],
  ])('an own system of %s on %s has that of its family, whatever its id: %s', (family, version, id) => {
    expect(vsphereGuestId(own(family), version)).toBe(id);
    expect(genericGuestId(family, version)).toBe(id);
  });
});

test.each<[string, OperatingSystem, boolean]>([
  ['Debian 12', OperatingSystem.DEBIAN_12, true],
  ['Debian 11, whose cloud-init is older than its source for VMware', OperatingSystem.DEBIAN_11, false],
  ['Flatcar', OperatingSystem.FLATCAR, true],
  ['Windows', OperatingSystem.WINDOWS_SERVER_2025, true],
  ['FreeBSD', OperatingSystem.FREEBSD_15_1, false],
  ['an own Linux', own(OsFamily.DEBIAN), true],
  ['an own Talos', own(OsFamily.IMMUTABLE_LINUX, ProvisioningSystem.TALOS), true],
  ['an own BSD', own(OsFamily.BSD), false],
  ['an own Linux without first boot', own(OsFamily.REDHAT, ProvisioningSystem.NONE), false],
])('%s reads guestinfo: %s %s', (_, guest, reads) => {
  expect(readsGuestinfo(guest)).toBe(reads);
});

test.each<[string, boolean]>([
  ['debian-13-genericcloud', true],
  ['debian-12-genericcloud-amd64-20260101-1.qcow2', true],
  ['Debian GenericCloud golden', true],
  ['debian-13-generic-amd64', false],
  ['debian-13-nocloud', false],
  ['AlmaLinux-9-GenericCloud-9.8', false],
  ['Rocky-9-GenericCloud.latest', false],
  ['', false],
])('%j is a reduced kernel: %s', (name, reduced) => {
  expect(isReducedKernel(name)).toBe(reduced);
});

describe('guestByName', () => {
  test.each<[string, OperatingSystem | undefined]>([
    ['rhel9-golden', OperatingSystem.RHEL_9],
    ['RHEL 9 golden', OperatingSystem.RHEL_9],
    ['rhel-9.4', OperatingSystem.RHEL_9],
    ['rhel9golden', OperatingSystem.RHEL_9],
    ['[rhel]_9', OperatingSystem.RHEL_9],
    ['rhel-10', OperatingSystem.RHEL_10],
    ['ubuntu-24.04-2026-01', OperatingSystem.UBUNTU_24_04],
    ['ubuntu2404', OperatingSystem.UBUNTU_24_04],
    ['Ubuntu 24.04 minimal', OperatingSystem.UBUNTU_24_04_MINIMAL],
    ['ubuntu-24.04-minimalist', OperatingSystem.UBUNTU_24_04],
    ['debian12', OperatingSystem.DEBIAN_12],
    ['debian-13-genericcloud-amd64', OperatingSystem.DEBIAN_13],
    ['amazonlinux-2023', OperatingSystem.AMAZON_LINUX_2023],
    ['amazonlinux2', OperatingSystem.AMAZON_LINUX_2],
    ['windows-server-2022-core', OperatingSystem.WINDOWS_SERVER_2022],
    ['SLES15 SP7', OperatingSystem.SLES_15_SP7],
    ['arch-2026', OperatingSystem.ARCH_LINUX],
    ['rhel90x', undefined],
    ['debian-1', undefined],
    ['debian-1-2', undefined],
    ['debian-123', undefined],
    ['ubuntu-24', undefined],
    ['ubuntu-24.041', undefined],
    ['archive-2026', undefined],
    ['arch64', undefined],
    ['win2022-golden', undefined],
    ['golden-rhel9', undefined],
    ['', undefined],
  ])('%j: %s', (name, os) => {
    expect(guestByName(name)).toBe(os);
  });

  test('no two ids read alike, so that the longest is one', () => {
    const read = OperatingSystem.all().map(({ id }) => id.replace(/[^a-z0-9]/g, ''));
    expect(new Set(read).size).toBe(read.length);
  });

  test.each(OperatingSystem.all().map(os => [os]))('%s is found by its own id', os => {
    expect(guestByName(`${os.id}-golden`)).toBe(os);
  });
});

test('the ids are read late, and once', () => {
  jest.isolateModules(() => {
    const read = jest.fn(() => guestIds);
    jest.doMock('../../src/catalog/vsphere-guest-ids.json', read);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const fresh = require('../../src/catalog/vsphere-guest-ids') as { guestIdKnownSince: typeof guestIdKnownSince };
    expect(read).not.toHaveBeenCalled();
    expect([fresh.guestIdKnownSince('rhel9_64Guest'), fresh.guestIdKnownSince('ubuntu64Guest')]).toEqual(['7.0.1', '6.7']);
    expect(read).toHaveBeenCalledTimes(1);
  });
  jest.dontMock('../../src/catalog/vsphere-guest-ids.json');
});
