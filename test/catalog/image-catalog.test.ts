import { OperatingSystem } from '../../src/catalog';
import { isUncertain, proxmoxImage, supportAt, SupportState, whyNoProxmoxImage } from '../../src/catalog/image-catalog';
import { OsFamily } from '../../src/model/os-family';
import { CODES } from '../../src/private/codes';
import { CalendarDate } from '../../src/values';

const ACME = OperatingSystem.custom({
  id: 'debian-13', name: 'own Debian', family: OsFamily.DEBIAN, endOfLife: CalendarDate.of('2027-01-31'),
});

describe('proxmoxImage', () => {
  test.each([
    [OperatingSystem.DEBIAN_11, 'debian-11-genericcloud'],
    [OperatingSystem.DEBIAN_12, 'debian-12-genericcloud'],
    [OperatingSystem.DEBIAN_13, 'debian-13-genericcloud'],
  ])('%s means its genericcloud file', (os, rowId) => {
    const image = proxmoxImage(os);
    expect(image).toMatchObject({ rowId, fileExtension: '.qcow2', contentType: 'import', osType: 'l26' });
    expect(image).toMatchObject({ virtioOnly: true, supportsBios: true, supportsUefi: true });
    expect(image?.url).toMatch(new RegExp(`/${rowId}-amd64-[0-9]{8}-[0-9]+\\.qcow2$`));
    expect(image?.digest.toString()).toMatch(/^sha512:/);
    expect(image?.compression).toBeUndefined();
    expect(image?.minimumDisk.toGibibytes()).toBe(3);
  });

  test('Ubuntu\'s .img is a qcow2 file and is named so', () => {
    const image = proxmoxImage(OperatingSystem.UBUNTU_24_04);
    expect(image?.url).toMatch(/\.img$/);
    expect(image?.fileName).toBe(`ubuntu-24.04-${image?.digest.hex.slice(0, 12)}.qcow2`);
    expect(image?.virtioOnly).toBe(false);
  });

  test('an xz file goes among the ISO files, to be unpacked', () => {
    const image = proxmoxImage(OperatingSystem.FREEBSD_15_1);
    expect(image).toMatchObject({ compression: 'xz', contentType: 'iso', fileExtension: '.img', osType: 'other' });
  });

  test('the pinned file of AlmaLinux 8 is the one for BIOS', () => {
    const image = proxmoxImage(OperatingSystem.ALMALINUX_8);
    expect(image).toMatchObject({ supportsBios: true, supportsUefi: false, prefersUefi: false, supportsSecureBoot: false });
    expect(OperatingSystem.ALMALINUX_8.supportsUefi).toBe(true);
  });

  test('Alpine starts by UEFI only', () => {
    const image = proxmoxImage(OperatingSystem.ALPINE_3_23);
    expect(image).toMatchObject({ supportsBios: false, supportsUefi: true, prefersUefi: true, supportsSecureBoot: false });
  });

  test('each has a name of its own that Proxmox accepts', () => {
    const found = OperatingSystem.all().flatMap(os => proxmoxImage(os) ?? []);
    expect(found).toHaveLength(30);
    expect(new Set(found.map(image => image.fileName)).size).toBe(30);
    for (const image of found) {
      expect(image.fileExtension).toMatch(image.contentType === 'import' ? /^\.(qcow2|raw|vmdk)$/ : /^\.img$/);
      expect(image.fileName).toMatch(/^[a-z0-9][a-z0-9.-]*-[0-9a-f]{12}\.[a-z0-9]+$/);
    }
  });

  test.each([
    ['not pinned', OperatingSystem.OPENSUSE_LEAP_16_0, 'HW1302'],
    ['published, but the address is not confirmed', OperatingSystem.ALPINE_3_24, 'HW1302'],
    ['not pinned, compressed', OperatingSystem.FREEBSD_14_4, 'HW1302'],
    ['a tar archive', OperatingSystem.KALI_2026_2, 'HW1303'],
    ['a vma archive', OperatingSystem.NIXOS_26_05, 'HW1303'],
    ['an OVA archive', OperatingSystem.PHOTON_5, 'HW1303'],
    ['behind a login', OperatingSystem.RHEL_9, 'HW1304'],
    ['on Azure only', OperatingSystem.AZURE_LINUX_3, 'HW1304'],
    ['an installer', OperatingSystem.WINDOWS_SERVER_2025, 'HW1305'],
    ['an installer of a BSD', OperatingSystem.OPENBSD_7_9, 'HW1305'],
    ['described in the program, whatever its id', ACME, 'HW1306'],
  ])('none where it is %s', (_, os, code) => {
    expect(proxmoxImage(os)).toBeUndefined();
    expect(whyNoProxmoxImage(os)).toBe(code);
    expect(CODES).toHaveProperty(code);
  });
});

describe('supportAt', () => {
  const { SUPPORTED, EXTENDED, ENDED } = SupportState;
  const { DEBIAN_11, DEBIAN_12, DEBIAN_13, UBUNTU_24_04, UBUNTU_20_04, FEDORA_42, FEDORA_43, ARCH_LINUX, WINDOWS_10_22H2 } = OperatingSystem;
  test.each([
    [DEBIAN_12, '2026-11-21', false, EXTENDED, '2028-06-30'],
    [DEBIAN_12, '2026-11-21', true, SUPPORTED, '2028-06-30'],
    [DEBIAN_12, '2026-07-11', false, SUPPORTED, '2026-07-11'],
    [DEBIAN_12, '2026-07-12', false, EXTENDED, '2028-06-30'],
    [DEBIAN_12, '2028-06-30', false, EXTENDED, '2028-06-30'],
    [DEBIAN_12, '2028-07-01', true, ENDED, '2028-06-30'],
    [DEBIAN_11, '2026-11-21', false, ENDED, '2026-08-31'],
    [DEBIAN_11, '2026-11-21', true, ENDED, '2026-08-31'],
    [DEBIAN_13, '2026-11-21', false, SUPPORTED, '2028-08-09'],
    [DEBIAN_13, '2026-11-21', true, SUPPORTED, '2030-06-30'],
    [UBUNTU_24_04, '2026-11-21', false, SUPPORTED, '2029-05-31'],
    [UBUNTU_20_04, '2026-11-21', false, EXTENDED, '2030-04-02'],
    [FEDORA_42, '2026-11-21', true, ENDED, '2026-05-27'],
    [FEDORA_43, '2026-11-21', false, SUPPORTED, '2026-12-09'],
    [WINDOWS_10_22H2, '2026-11-21', false, EXTENDED, '2028-10-10'],
    [ARCH_LINUX, '2099-01-01', false, SUPPORTED, undefined],
    [ACME, '2027-02-01', true, ENDED, '2027-01-31'],
  ])('%s on %s, extended support %s: %s', (os, date, extendedSupport, state, until) => {
    const support = supportAt(os, CalendarDate.of(date), extendedSupport);
    expect([support.state, support.until?.toString()]).toEqual([state, until]);
  });
});

test('isUncertain names the fields that no source confirmed', () => {
  expect(isUncertain(OperatingSystem.ROCKY_9, 'guestAgent.qemuPreinstalled')).toBe(true);
  expect(isUncertain(OperatingSystem.UBUNTU_24_04, 'guestAgent.qemuPreinstalled')).toBe(false);
  expect(isUncertain(ACME, 'guestAgent.qemuPreinstalled')).toBe(false);
});
