import { confidentialUbuntu, from, like, machineOn, onResource, placed, Program, tuned } from './refused-programs';
import { CONFIDENTIAL_SIZE, HOST, NOT_BURSTABLE, ON_LOCAL_DISK } from './refused-values';
import { azure, gib, plainMachine } from './written-on-azure';
import { AzureConfidential, AzureEphemeralDisk, AzureEviction, AzurePlacement, Cidr, Firmware, GuestAccess, IpAssignment, OperatingSystem, VmSize } from '../../../src';
import { OFFICE } from '../written';

const { ROCKY_9, UBUNTU_24_04, WINDOWS_SERVER_2022 } = OperatingSystem;
const WITHOUT_SECURE_BOOT = { firmware: Firmware.uefi({ secureBoot: false, vtpm: true }) };

/** What a check that looks at too much would refuse. */
export const ACCEPTED: Readonly<Record<string, Program>> = {
  'an image of whose plan nobody is sure': from(az => az.marketplaceImage({ publisher: 'ciq', offer: 'rlc-plus', sku: 'rocky9' }, { guest: ROCKY_9 })),
  'an image of Windows with another name': from(az => az.marketplaceImage({ publisher: 'MicrosoftSQLServer', offer: 'sql2022-ws2022', sku: 'standard-gen2' }, { guest: WINDOWS_SERVER_2022 })),
  'a listed image under a name of its own': from(az => az.image(UBUNTU_24_04, { version: '24.04.202511' })),
  'an availability set in a proximity group': placed(az => {
    const proximityGroup = az.proximityGroup('near');
    return AzurePlacement.inAvailabilitySet(az.availabilitySet('set', { proximityGroup }), { proximityGroup });
  }),
  'spot in a scale set': placed(az => AzurePlacement.inScaleSet(az.scaleSet('flex'), { spot: {} }), NOT_BURSTABLE),
  'a dedicated host in a zone': placed(() => AzurePlacement.onDedicatedHost(HOST, { zone: 2 })),
  'a machine without data that is deleted': placed(() => AzurePlacement.regional({ spot: { eviction: AzureEviction.DELETE } }), NOT_BURSTABLE),
  'a system that is not kept beside a data disk': machineOn((az, vm) => {
    vm.addDisk('data', gib(8));
    az.tune(vm, { ...ON_LOCAL_DISK, disks: { root: { ephemeral: AzureEphemeralDisk.RESOURCE_DISK } } });
  }),
  'a price of many dollars': placed(() => AzurePlacement.regional({ spot: { maxPrice: 12.3 } }), NOT_BURSTABLE),
  'attestation of what is measured': tuned({ guestAttestation: true }),
  'no attestation of what is not measured': tuned({ guestAttestation: false }, () => WITHOUT_SECURE_BOOT),
  'an encrypted state without secure boot': from(confidentialUbuntu, { size: CONFIDENTIAL_SIZE, confidential: AzureConfidential.guestState() }, WITHOUT_SECURE_BOOT),
  'an encrypted state beside encryption at host': from(confidentialUbuntu, { size: CONFIDENTIAL_SIZE, confidential: AzureConfidential.guestState() }),
  'a size of which nothing was announced': tuned({ size: VmSize.of('Standard_D4s_v5') }),
  'extensions that nothing needs': onResource(vm => { vm.allowExtensionOperations = true; }, { guestAttestation: false }),
  'the last address but one of a subnet': like(() => ({ ip: IpAssignment.of('10.0.20.254/24') })),
  'a machine without rules of its own': stack => { plainMachine(stack, azure(stack)); },
  'public networks of a machine that nobody enters': like(() => ({ managementNetworks: [Cidr.of('198.51.100.0/24')], access: GuestAccess.none('a console is enough') })),
  'an address that Azure gives': like(() => ({ ip: IpAssignment.dhcp(), managementNetworks: [OFFICE] })),
  'two interfaces of one network': machineOn((_, vm) => { vm.addNic(vm.intent.nics[0].network); }),
};
