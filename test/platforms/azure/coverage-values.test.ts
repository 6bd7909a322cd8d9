import { azure, machine } from './written-on-azure';
import {
  AzureCaching, AzureConfidential, AzureDiskTuning, AzureEphemeralDisk, AzureEviction, AzureIdentity, AzurePatching, AzurePlacement, AzureReboot, AzureStorageType,
  AzureUserIdentity, EstateStack, Size,
} from '../../../src';
import { ALLOWED_RANGES, ALLOWED_TIMES, ALLOWED_VALUES, LICENSES } from '../../../src/platforms/azure/allowed-values';
import { FACTS } from '../../judges';
import { codesOf, refusal, written } from '../written';

const LINES = FACTS.filter(({ source }) => source === 'hashicorp/azurerm').map(({ version, resources }) => ({ version, resources }));
const LINUX = 'azurerm_linux_virtual_machine';
const WINDOWS = 'azurerm_windows_virtual_machine';
const DISK = 'azurerm_managed_disk';
const ATTACHMENT = 'azurerm_virtual_machine_data_disk_attachment';
const sorted = (values: readonly string[] | undefined) => [...values!].sort();
const STORAGE = Object.values(AzureStorageType).filter((one): one is AzureStorageType => one instanceof AzureStorageType);
const SHARED = [{ _id: 'shared' } as AzureUserIdentity];

describe.each(LINES)('GIVEN azurerm $version', ({ resources }) => {
  const oneOf = (type: string, argument: string) => sorted(resources[type][argument].oneOf);

  test.each([LINUX, WINDOWS])('THEN the values of %s are those that the library takes', type => {
    expect(oneOf(type, 'os_disk.caching')).toEqual(sorted(Object.values(AzureCaching)));
    expect(oneOf(type, 'os_disk.diff_disk_settings.placement')).toEqual(sorted(Object.values(AzureEphemeralDisk)));
    expect(oneOf(type, 'os_disk.storage_account_type')).toEqual(sorted(STORAGE.filter(({ isProvisioned }) => !isProvisioned).map(({ typeName }) => typeName)));
    expect(oneOf(type, 'os_disk.security_encryption_type')).toEqual(sorted([AzureConfidential.guestState(), AzureConfidential.diskAndGuestState()].map(({ encryptionType }) => encryptionType)));
    expect(oneOf(type, 'reboot_setting')).toEqual(sorted(Object.values(AzureReboot)));
    expect(oneOf(type, 'eviction_policy')).toEqual(sorted(Object.values(AzureEviction)));
    expect(oneOf(type, 'identity.type')).toEqual(sorted([AzureIdentity.system(), AzureIdentity.user(...SHARED), AzureIdentity.systemAndUser(...SHARED)].map(identity => identity.toString())));
  });

  test('THEN the values of disks are those that the library takes', () => {
    expect(oneOf(DISK, 'storage_account_type')).toEqual(sorted(STORAGE.map(({ typeName }) => typeName)));
    expect(oneOf(ATTACHMENT, 'caching')).toEqual(sorted(Object.values(AzureCaching)));
    expect(ALLOWED_VALUES).toMatchObject({ 'disks.caching': oneOf(ATTACHMENT, 'caching'), 'disks.ephemeral': oneOf(LINUX, 'os_disk.diff_disk_settings.placement') });
  });

  test('THEN each system is patched in the ways that the library has for it', () => {
    const [image, platform, windows, manual] = [AzurePatching.byImage(), AzurePatching.byPlatform(), AzurePatching.byWindows(), AzurePatching.manual()].map(({ mode }) => mode);
    expect(oneOf(LINUX, 'patch_mode')).toEqual(sorted([image, platform]));
    expect(oneOf(WINDOWS, 'patch_mode')).toEqual(sorted([windows, manual, platform]));
  });

  test('THEN its licenses are those that the library takes, but None, which is none', () => {
    expect(sorted(Object.keys(LICENSES))).toEqual(sorted([...oneOf(LINUX, 'license_type'), ...oneOf(WINDOWS, 'license_type')].filter(license => license !== 'None')));
  });

  test('THEN what it limits is limited alike', () => {
    const { [DISK]: disk, [LINUX]: vm } = resources;
    expect(ALLOWED_RANGES['disks.iops'][0]).toBe(disk.disk_iops_read_write.min);
    expect(ALLOWED_RANGES['disks.throughput'][0]).toBe(disk.disk_mbps_read_write.min);
    expect(ALLOWED_RANGES['disks.maxShares']).toEqual([disk.max_shares.min, disk.max_shares.max]);
    const { 'notification_settings.time_in_minutes': warning } = resources.azurerm_dev_test_global_vm_shutdown_schedule;
    expect(ALLOWED_TIMES.warning).toEqual([warning.min, warning.max]);
    const budget = new RegExp(vm.extensions_time_budget.matching!);
    const minutes = Array.from({ length: 200 }, (_, minute) => minute).filter(minute => budget.test(`PT${minute}M`));
    expect([minutes[0], minutes.at(-1)]).toEqual(ALLOWED_TIMES.extensionsTimeBudget);
    // The provider's own default is the least that it takes; the most it checks in code alone.
    expect(vm['termination_notification.timeout']).toEqual({ default: `PT${ALLOWED_TIMES.terminationNotice[0]}M` });
  });
});

describe('GIVEN a data disk', () => {
  const tuned = (disk: AzureDiskTuning) => (stack: EstateStack) => {
    const platform = azure(stack);
    const vm = machine(stack, platform);
    vm.addDisk('data', Size.gibibytes(1024));
    platform.place(vm, AzurePlacement.inZone(1));
    platform.tune(vm, { disks: { data: disk } });
  };
  const fast = { storage: AzureStorageType.ULTRA_DISK };

  // Whatever the library lets through, the facts of the provider accept: `written` asks them.
  test.each<[string, AzureDiskTuning]>([
    ['of two machines', { maxShares: ALLOWED_RANGES['disks.maxShares'][0] }],
    ['of as many machines as there can be', { maxShares: ALLOWED_RANGES['disks.maxShares'][1] }],
    ['with small sectors', { ...fast, logicalSectorSize: 512 }],
    ['with large sectors', { ...fast, logicalSectorSize: 4096 }],
    ['of the least speed', { ...fast, iops: ALLOWED_RANGES['disks.iops'][0], throughput: ALLOWED_RANGES['disks.throughput'][0] }],
  ])('%s THEN the provider takes it', (_, disk) => {
    expect(Object.keys(written(tuned(disk)).all(DISK))).toEqual(['Web/Disks/data/Resource']);
  });

  test.each<[string, AzureDiskTuning, string]>([
    ['of one machine alone', { maxShares: 1 }, 'HW2211'],
    ['of too many machines', { maxShares: ALLOWED_RANGES['disks.maxShares'][1] + 1 }, 'HW2211'],
    ['with sectors between', { ...fast, logicalSectorSize: 1024 }, 'HW2222'],
    ['without speed', { ...fast, iops: 0 }, 'HW2211'],
  ])('%s THEN it is refused', (_, disk, code) => {
    expect(codesOf(refusal(tuned(disk)))).toEqual([code]);
  });
});
