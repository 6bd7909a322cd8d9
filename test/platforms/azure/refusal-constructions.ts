import { confidentialUbuntu, from, like, machineOn, ofDisk, onWindows, patched, placed, Program, tuned } from './refused-programs';
import { CONFIDENTIAL, ENCRYPTION_SET, GALLERY, HOST, HOST_GROUP, IN_ZONE, NOT_BURSTABLE, PASSWORD, RESERVATION } from './refused-values';
import { allOf, gib, SUBNET, vmOf } from './written-on-azure';
import { Admin, AzureConfidential, AzurePatching, AzurePlacement, AzurePlatform, Duration, OperatingSystem, UpdatePolicy, VmSize } from '../../../src';
import { codesOf, KEY, refusal, written } from '../written';

const { RHEL_9, UBUNTU_24_04 } = OperatingSystem;
const SOURCES = ['os_managed_disk_id', 'source_image_id', 'source_image_reference'];
/** Names that Azure refuses for administrators, as it lists them. */
const KEPT_NAMES = ('administrator admin user user1 test user2 test1 user3 admin1 1 123 a actuser adm admin2 aspnet backup console david guest john owner root server sql support '
  + 'support_388945a0 sys test2 test3 user4 user5').split(' ');
const NO_HOST_NAMES = ['a'.repeat(64), '-a', 'a-', '1234', '_a', 'a.', 'a.b', 'A', ''];
const machineOf = (program: Program) => vmOf(written(program));
const shape = (program: Program, ...names: string[]) => {
  const vm = machineOf(program);
  return names.map(name => vm[name]);
};
/** Never called: the compiler alone reads it. */
const compiled = (_: (az: AzurePlatform) => unknown) => {};

/** Rules that no program can break, since nothing of the library's says it: by types, and by what is written. */
export const CONSTRUCTIONS: Readonly<Record<string, () => void>> = {
  'names of machines': () => {
    expect(NO_HOST_NAMES.map(hostName => codesOf(refusal(like(() => ({ hostName })))))).toEqual(NO_HOST_NAMES.map(() => ['HW1103']));
    const result = written(machineOn((_, vm) => { vm.addDisk('d'.repeat(32), gib(8)); }, () => ({ hostName: 'a'.repeat(63) })));
    const names = Object.keys(result.document.resource).flatMap(type => Object.values(allOf(result, type.replace('azurerm_', ''))).flatMap(({ name }) => name ?? []));
    expect(names).toContain('a'.repeat(63));
    expect(names.filter(name => !/^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,78}\w)?$/.test(name))).toEqual([]);
  },
  'names of administrators of Linux': () => {
    expect(shape(like(() => ({ admin: Admin.sshKey('a'.repeat(32), KEY) })), 'admin_username')).toEqual(['a'.repeat(32)]);
    expect(() => Admin.sshKey('a'.repeat(33), KEY)).toThrow('HW1103');
  },
  'every name that Azure keeps': () => {
    // Names of digits alone are none for any platform.
    expect(KEPT_NAMES.map(name => codesOf(refusal(stack => onWindows({ admin: Admin.password(name, PASSWORD) })(stack))))).toEqual(KEPT_NAMES.map(name => [/^\d/.test(name) ? 'HW1103' : 'HW2210']));
  },
  'passwords': () => {
    // @ts-expect-error a password is read somewhere, and never given
    compiled(() => Admin.password('ops', 'literal'));
    expect(shape(onWindows(), 'admin_password')).toEqual(['${var.windows_password}']);
    expect(shape(like(() => ({})), 'admin_password', 'disable_password_authentication')).toEqual([undefined, true]);
  },
  'source of a machine': () => {
    const images = [
      (az: AzurePlatform) => az.image(RHEL_9),
      (az: AzurePlatform) => az.marketplaceImage({ publisher: 'corp', offer: 'linux', sku: '9' }, { guest: RHEL_9 }),
      (az: AzurePlatform) => az.galleryImage(GALLERY, { guest: RHEL_9 }),
    ];
    expect(images.map(image => {
      const vm = machineOf(from(image));
      return SOURCES.filter(name => vm[name] !== undefined);
    })).toEqual([['source_image_reference'], ['source_image_reference'], ['source_image_id']]);
  },
  'ways of placing a machine': () => {
    // @ts-expect-error a set is in no zone
    compiled(az => AzurePlacement.inAvailabilitySet(az.availabilitySet('set'), { zone: 1 }));
    // @ts-expect-error a set keeps no capacity
    compiled(az => AzurePlacement.inAvailabilitySet(az.availabilitySet('set'), { capacityReservationGroupId: RESERVATION }));
    // @ts-expect-error one set, or the other
    compiled(az => AzurePlacement.inScaleSet(az.scaleSet('flex'), { availabilitySet: az.availabilitySet('set') }));
    // @ts-expect-error a host, or any of a group
    compiled(() => AzurePlacement.onDedicatedHost(HOST, { dedicatedHostGroupId: HOST_GROUP }));
    // @ts-expect-error fault domains are those of a scale set
    compiled(() => AzurePlacement.regional({ faultDomain: 1 }));
    expect(shape(placed(() => IN_ZONE), 'zone', 'availability_set_id', 'virtual_machine_scale_set_id', 'platform_fault_domain')).toEqual(['1', undefined, undefined, undefined]);
  },
  'the agent': () => {
    const programs = [like(() => ({})), onWindows(), tuned({ guestAttestation: false })];
    expect(programs.map(program => shape(program, 'provision_vm_agent', 'allow_extension_operations'))).toEqual([[true, true], [true, true], [true, false]]);
  },
  'ways of patching': () => {
    // @ts-expect-error only patching by the platform has a schedule
    compiled(() => AzurePatching.byWindows({ onOwnSchedule: true }));
    // @ts-expect-error hotpatches have none either
    compiled(() => AzurePatching.hotpatch({ onOwnSchedule: true }));
    const fields = ['patch_mode', 'automatic_updates_enabled', 'hotpatching_enabled', 'bypass_platform_safety_checks_on_user_schedule_enabled', 'reboot_setting'];
    const scheduled = Reflect.apply(AzurePatching.byWindows, AzurePatching, [{ onOwnSchedule: true, reboot: 'Always' }]) as AzurePatching;
    expect(shape(patched(AzurePatching.hotpatch(), 'azure-edition-core'), ...fields)).toEqual(['AutomaticByPlatform', true, true, false, undefined]);
    expect(shape(patched(scheduled), ...fields)).toEqual(['AutomaticByOS', true, false, undefined, undefined]);
    expect(shape(onWindows({ updates: UpdatePolicy.manual() }), ...fields)).toEqual(['Manual', false, false, undefined, undefined]);
    expect(shape(like(() => ({})), ...fields)).toEqual(['ImageDefault', undefined, undefined, undefined, undefined]);
  },
  'keys of the guest state': () => {
    // @ts-expect-error keys are those of the disk
    compiled(() => AzureConfidential.guestState(ENCRYPTION_SET));
    const confidential = Reflect.apply(AzureConfidential.guestState, AzureConfidential, [ENCRYPTION_SET]) as AzureConfidential;
    expect(machineOf(from(confidentialUbuntu, { ...CONFIDENTIAL, confidential })).os_disk.secure_vm_disk_encryption_set_id).toBeUndefined();
  },
  'what a machine is born with': () => {
    expect(machineOf(like(() => ({}))).lifecycle.ignore_changes).toEqual(expect.arrayContaining(['secure_boot_enabled', 'vtpm_enabled']));
  },
  'access to disks': () => {
    const [disk] = Object.values(allOf(written(ofDisk({})), 'managed_disk'));
    expect([disk.network_access_policy, disk.public_network_access_enabled, disk.disk_access_id]).toEqual(['DenyAll', false, undefined]);
  },
  'controllers': () => {
    const sized = (size: string) => from(az => az.image(UBUNTU_24_04), { size: VmSize.of(size) });
    expect(['Standard_D2s_v5', 'Standard_D2s_v6'].map(size => machineOf(sized(size)).disk_controller_type)).toEqual(['SCSI', 'NVMe']);
  },
  'spot': () => {
    // @ts-expect-error an eviction is that of a spot machine
    compiled(() => AzurePlacement.regional({ eviction: 'Delete' }));
    // @ts-expect-error a price is that of a spot machine
    compiled(() => AzurePlacement.inZone(1, { maxPrice: 1 }));
    const fields = ['priority', 'eviction_policy', 'max_bid_price'];
    expect(shape(placed(() => AzurePlacement.regional({ spot: {} }), NOT_BURSTABLE), ...fields)).toEqual(['Spot', 'Deallocate', -1]);
    expect(shape(like(() => ({})), ...fields)).toEqual(['Regular', undefined, undefined]);
  },
  'the time of extensions': () => {
    const times = [15, 90, 120].map(minutes => machineOf(tuned({ extensionsTimeBudget: Duration.minutes(minutes) })).extensions_time_budget);
    expect(times).toEqual(['PT15M', 'PT90M', 'PT120M']);
  },
  'order of interfaces': () => {
    const result = written(machineOn((az, vm) => { vm.addNic(az.existingSubnet(SUBNET)); }));
    const addressOf = (nic: string) => `\${${result.address('azurerm_network_interface', `Web/Interfaces/${nic}/Resource`)}.id}`;
    expect(vmOf(result).network_interface_ids).toEqual([addressOf('net0'), addressOf('net1')]);
  },
};
