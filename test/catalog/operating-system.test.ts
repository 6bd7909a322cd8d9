import { OperatingSystem } from '../../src/catalog';
import images from '../../src/catalog/images.json';
import { OsFamily } from '../../src/model/os-family';
import { PackageManager } from '../../src/model/package-manager';
import { ProvisioningSystem } from '../../src/model/provisioning-system';
import { CalendarDate, CpuLevel, Size } from '../../src/values';

const STATICS = Object.entries(OperatingSystem).filter(([, value]) => value instanceof OperatingSystem) as [string, OperatingSystem][];

describe('statics', () => {
  test.each(STATICS)('%s has a row', (_, os) => {
    expect(images.map(row => row.id)).toContain(os.id);
    expect(os.displayName.length).toBeGreaterThan(3);
    expect(os.isCustom).toBe(false);
    expect(`${os}`).toBe(os.id);
  });

  test('every row but the variants that platforms choose has exactly one static', () => {
    const ids = images.map(row => row.id).filter(id => !id.endsWith('-genericcloud'));
    expect(STATICS.map(([, os]) => os.id).sort()).toEqual(ids);
    expect(OperatingSystem.all()).toEqual(STATICS.map(([, os]) => os));
  });

  test('names follow the ids', () => {
    const other = STATICS.filter(([name, os]) => name !== os.id.replace(/[-.]/g, '_').toUpperCase()).map(([name, os]) => [name, os.id]);
    expect(Object.fromEntries(other)).toEqual({
      AMAZON_LINUX_2: 'amazonlinux-2',
      AMAZON_LINUX_2023: 'amazonlinux-2023',
      ARCH_LINUX: 'arch',
      AZURE_LINUX_3: 'azurelinux-3',
      FEDORA_COREOS: 'fcos-stable',
      FLATCAR: 'flatcar-stable',
      GARDEN_LINUX_1877: 'gardenlinux-1877',
      TALOS: 'talos-1',
    });
  });

  test.each([
    ['UBUNTU_20_04'], ['UBUNTU_22_04'], ['UBUNTU_24_04'], ['UBUNTU_26_04'], ['DEBIAN_11'], ['DEBIAN_12'], ['DEBIAN_13'], ['ROCKY_8'], ['ROCKY_9'], ['ROCKY_10'],
    ['ALMALINUX_8'], ['ALMALINUX_9'], ['ALMALINUX_10'], ['CENTOS_STREAM_9'], ['CENTOS_STREAM_10'], ['RHEL_8'], ['RHEL_9'], ['RHEL_10'], ['ORACLE_8'], ['ORACLE_9'],
    ['ORACLE_10'], ['FEDORA_42'], ['FEDORA_43'], ['FEDORA_44'], ['OPENSUSE_LEAP_16_0'], ['SLES_15_SP7'], ['SLES_16_0'], ['ALPINE_3_22'], ['ALPINE_3_23'],
    ['FREEBSD_14_4'], ['FREEBSD_15_1'], ['FLATCAR'], ['FEDORA_COREOS'], ['TALOS'], ['AMAZON_LINUX_2023'], ['AZURE_LINUX_3'],
    ['WINDOWS_SERVER_2019'], ['WINDOWS_SERVER_2022'], ['WINDOWS_SERVER_2025'], ['WINDOWS_11_25H2'],
  ])('%s is offered', name => {
    expect(Object.fromEntries(STATICS)).toHaveProperty(name);
  });
});

describe('what the catalogue knows', () => {
  const { CLOUD_INIT, CLOUDBASE_INIT, IGNITION, NUAGEINIT, TALOS, NONE } = ProvisioningSystem;
  test.each([
    [OperatingSystem.UBUNTU_24_04, OsFamily.DEBIAN, PackageManager.APT, CLOUD_INIT, 'ubuntu', false, CpuLevel.V1, 4],
    [OperatingSystem.DEBIAN_13, OsFamily.DEBIAN, PackageManager.APT, CLOUD_INIT, 'debian', false, CpuLevel.V1, 3],
    [OperatingSystem.ROCKY_9, OsFamily.REDHAT, PackageManager.DNF, CLOUD_INIT, 'rocky', true, CpuLevel.V2, 10],
    [OperatingSystem.RHEL_10, OsFamily.REDHAT, PackageManager.DNF, CLOUD_INIT, 'cloud-user', true, CpuLevel.V3, 10],
    [OperatingSystem.AMAZON_LINUX_2, OsFamily.REDHAT, PackageManager.YUM, CLOUD_INIT, 'ec2-user', false, CpuLevel.V1, 25],
    [OperatingSystem.SLES_16_0, OsFamily.SUSE, PackageManager.ZYPPER, CLOUD_INIT, 'sles', undefined, CpuLevel.V2, 1],
    [OperatingSystem.ALPINE_3_23, OsFamily.ALPINE, PackageManager.APK, CLOUD_INIT, 'alpine', false, CpuLevel.V1, 1],
    [OperatingSystem.ARCH_LINUX, OsFamily.ARCH, PackageManager.PACMAN, CLOUD_INIT, 'arch', undefined, CpuLevel.V1, 1],
    [OperatingSystem.PHOTON_5, OsFamily.OTHER, PackageManager.TDNF, CLOUD_INIT, 'root', false, CpuLevel.V1, 16],
    [OperatingSystem.FREEBSD_15_1, OsFamily.BSD, PackageManager.PKG, NUAGEINIT, 'freebsd', false, CpuLevel.V1, 6],
    [OperatingSystem.OPENBSD_7_9, OsFamily.BSD, PackageManager.PKG_ADD, NONE, undefined, false, CpuLevel.V1, 1],
    [OperatingSystem.FLATCAR, OsFamily.IMMUTABLE_LINUX, PackageManager.NONE, IGNITION, 'core', undefined, CpuLevel.V1, 9],
    [OperatingSystem.TALOS, OsFamily.IMMUTABLE_LINUX, PackageManager.NONE, TALOS, undefined, false, CpuLevel.V2, 10],
    [OperatingSystem.WINDOWS_SERVER_2025, OsFamily.WINDOWS, PackageManager.NONE, CLOUDBASE_INIT, 'Administrator', false, CpuLevel.V2, 32],
  ])('%s', (os, family, packageManager, provisioningSystem, defaultUser, agent, cpuLevel, gibibytes) => {
    expect(os).toMatchObject({ family, packageManager, provisioningSystem });
    expect([os.defaultUser, os.guestAgentPreinstalled]).toEqual([defaultUser, agent]);
    expect(os.cpuLevel).toBe(cpuLevel);
    expect(os.minimumDisk.toGibibytes()).toBe(gibibytes);
  });

  test.each([
    [OperatingSystem.UBUNTU_24_04, true, true, false, true],
    [OperatingSystem.ALMALINUX_8, true, true, false, true],
    [OperatingSystem.ALPINE_3_23, false, true, true, false],
    [OperatingSystem.ARCH_LINUX, true, true, false, false],
    [OperatingSystem.NETBSD_10_1, true, false, false, false],
    [OperatingSystem.GARDEN_LINUX_1877, true, true, false, false],
    [OperatingSystem.WINDOWS_SERVER_2022, true, true, true, true],
    [OperatingSystem.WINDOWS_11_25H2, false, true, true, true],
  ])('firmware of %s', (os, supportsBios, supportsUefi, prefersUefi, supportsSecureBoot) => {
    expect(os).toMatchObject({ supportsBios, supportsUefi, prefersUefi, supportsSecureBoot });
  });

  test('rows map to words that the library knows', () => {
    const known = OperatingSystem.all();
    expect(known.filter(os => os.family === OsFamily.OTHER).map(os => os.id)).toEqual(['gentoo', 'nixos-26.05', 'photon-4', 'photon-5']);
    expect(known.filter(os => os.provisioningSystem === NONE).map(os => os.id)).toEqual(['openbsd-7.9']);
    const unmanaged = known.filter(os => os.packageManager === PackageManager.NONE);
    expect(unmanaged).toEqual(known.filter(os => os.isWindows || os.family === OsFamily.IMMUTABLE_LINUX));
    expect(known.map(os => os.cpuLevel.toString())).toEqual(known.map(os => images.find(row => row.id === os.id)?.minCpu));
  });

  test('a TPM is needed by Windows 11 only, a serial device by the Debian family only', () => {
    const all = OperatingSystem.all();
    expect(all.filter(os => os.needsTpm).map(os => os.id)).toEqual(['windows-11-24h2', 'windows-11-25h2']);
    expect(all.filter(os => os.needsSerialDevice)).toEqual(all.filter(os => os.family === OsFamily.DEBIAN));
    expect(all.filter(os => os.isWindows).map(os => os.id)).toEqual([
      'windows-server-2019', 'windows-server-2022', 'windows-server-2025', 'windows-10-22h2', 'windows-11-24h2', 'windows-11-25h2',
    ]);
  });

  test.each([
    [OperatingSystem.DEBIAN_12, '2026-07-11', '2028-06-30'],
    [OperatingSystem.ROCKY_9, '2032-05-31', undefined],
    [OperatingSystem.OPENSUSE_TUMBLEWEED, undefined, undefined],
  ])('end of %s', (os, own, extended) => {
    expect([os.endOfLife?.toString(), os.endOfExtendedSupport?.toString()]).toEqual([own, extended]);
  });
});

describe('custom', () => {
  const ACME = { id: 'acme-4', name: 'ACME Linux 4', family: OsFamily.REDHAT };

  test('completes what is left out', () => {
    const os = OperatingSystem.custom(ACME);
    expect(os).toMatchObject({
      id: 'acme-4',
      isCustom: true,
      displayName: 'ACME Linux 4',
      family: OsFamily.REDHAT,
      packageManager: PackageManager.DNF,
      provisioningSystem: ProvisioningSystem.CLOUD_INIT,
      supportsBios: true,
      supportsUefi: true,
      prefersUefi: false,
      supportsSecureBoot: false,
      needsSerialDevice: false,
      needsTpm: false,
      isWindows: false,
    });
    expect([os.defaultUser, os.guestAgentPreinstalled, os.endOfLife, os.endOfExtendedSupport]).toEqual([undefined, undefined, undefined, undefined]);
    expect([os.cpuLevel, os.minimumDisk.toString()]).toEqual([CpuLevel.V1, '1 GiB']);
  });

  test('takes what is given', () => {
    const given = {
      ...ACME,
      packageManager: PackageManager.YUM,
      provisioningSystem: ProvisioningSystem.NONE,
      defaultUser: 'acme',
      guestAgentPreinstalled: true,
      cpuLevel: CpuLevel.V3,
      supportsBios: false,
      supportsUefi: true,
      prefersUefi: true,
      supportsSecureBoot: true,
      needsSerialDevice: true,
      needsTpm: true,
      minimumDisk: Size.gibibytes(12),
      endOfLife: CalendarDate.of('2027-03-31'),
      endOfExtendedSupport: CalendarDate.of('2029-03-31'),
    };
    const { name, ...same } = given;
    const os = OperatingSystem.custom(given);
    for (const [key, value] of Object.entries(same)) {
      expect([key, os[key as keyof OperatingSystem]]).toEqual([key, value]);
    }
    expect(os.displayName).toBe(name);
  });

  test.each([
    [OsFamily.DEBIAN, PackageManager.APT, ProvisioningSystem.CLOUD_INIT, true],
    [OsFamily.SUSE, PackageManager.ZYPPER, ProvisioningSystem.CLOUD_INIT, false],
    [OsFamily.ALPINE, PackageManager.APK, ProvisioningSystem.CLOUD_INIT, false],
    [OsFamily.ARCH, PackageManager.PACMAN, ProvisioningSystem.CLOUD_INIT, false],
    [OsFamily.BSD, PackageManager.PKG, ProvisioningSystem.NUAGEINIT, false],
    [OsFamily.WINDOWS, PackageManager.NONE, ProvisioningSystem.CLOUDBASE_INIT, false],
    [OsFamily.IMMUTABLE_LINUX, PackageManager.NONE, ProvisioningSystem.IGNITION, false],
    [OsFamily.OTHER, PackageManager.NONE, ProvisioningSystem.CLOUD_INIT, false],
  ])('what is usual in %s', (family, packageManager, provisioningSystem, needsSerialDevice) => {
    expect(OperatingSystem.custom({ ...ACME, family })).toMatchObject({
      packageManager, provisioningSystem, needsSerialDevice, isWindows: family === OsFamily.WINDOWS,
    });
  });

  test('without BIOS, UEFI is preferred', () => {
    expect(OperatingSystem.custom({ ...ACME, supportsBios: false }).prefersUefi).toBe(true);
  });

  test.each([
    ['a capital in the id', { id: 'Acme' }, 'HW1103'],
    ['an empty id', { id: '' }, 'HW1103'],
    ['a token as id', { id: '${TfToken[TOKEN.0]}' }, 'HW1107'],
    ['a name of two lines', { name: 'a\nb' }, 'HW1103'],
    ['a user with a space', { defaultUser: 'a b' }, 'HW1103'],
    ['no firmware', { supportsBios: false, supportsUefi: false }, 'HW1307'],
    ['secure boot without UEFI', { supportsUefi: false, supportsSecureBoot: true }, 'HW1307'],
    ['UEFI preferred but not supported', { supportsUefi: false, prefersUefi: true }, 'HW1307'],
    ['extended support alone', { endOfExtendedSupport: CalendarDate.of('2029-01-01') }, 'HW1307'],
    ['extended support that ends first', { endOfLife: CalendarDate.of('2029-01-02'), endOfExtendedSupport: CalendarDate.of('2029-01-01') }, 'HW1307'],
  ])('refuses %s', (_, change, code) => {
    expect(() => OperatingSystem.custom({ ...ACME, ...change })).toThrow(expect.objectContaining({ code }));
  });

  test('the refusal tells what was given and what to do', () => {
    expect(() => OperatingSystem.custom({ ...ACME, supportsUefi: false, supportsSecureBoot: true })).toThrow(
      'HW1307 contradictory description of an operating system: given acme-4 with supportsSecureBoot without UEFI; allowed: either with supportsUefi. Leave it out, or set supportsUefi.',
    );
  });
});

describe('images.json is read late', () => {
  test('not when the library is loaded, once when it is first asked', () => {
    jest.isolateModules(() => {
      const read = jest.fn(() => images);
      jest.doMock('../../src/catalog/images.json', read);
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const fresh = require('../../src/catalog') as { OperatingSystem: typeof OperatingSystem };
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require('../../src/catalog/image-catalog');
      expect(fresh.OperatingSystem.DEBIAN_13.id).toBe('debian-13');
      expect(fresh.OperatingSystem.custom({ id: 'x', name: 'X', family: OsFamily.OTHER }).supportsUefi).toBe(true);
      expect(read).not.toHaveBeenCalled();
      expect(fresh.OperatingSystem.DEBIAN_13.displayName).toBe('Debian 13 (trixie)');
      expect(fresh.OperatingSystem.ROCKY_9.displayName).toBe('Rocky Linux 9');
      expect(read).toHaveBeenCalledTimes(1);
    });
    jest.dontMock('../../src/catalog/images.json');
  });
});
