import { SUBSCRIPTION } from './written-on-azure';
import {
  Access, AzureAutoShutdown, AzureCaching, AzureConfidential, AzureDiskPreset, AzureDiskTuning, AzureEphemeralDisk, AzureIdentity, AzureNicTuning, AzurePatching, AzurePlacement,
  AzurePolicyRule, AzureReboot, AzureStorageType, AzureTuning, AzureUserIdentity, Duration, HardenedVmProps, IHost, TimeOfDay, UpdatePolicy, VmSize,
} from '../../../src';

/** One legal value of a tuning field, laid over a tuning in which only that field differs. */
export interface TuningSample {
  readonly tuning: AzureTuning;
  /** What the field needs beside it; empty unless told. */
  readonly beside?: AzureTuning;
  /** What changes with it and belongs to no other field, for a reason that the renderer gives: an argument, or `type.argument` of a resource that no table has. */
  readonly changesToo?: readonly string[];
  /** System that it is tried on alone; both unless told. */
  readonly system?: System;
  /** Edition of the image; the ordinary one unless told. */
  readonly edition?: Partial<Record<System, string>>;
  readonly placement?: AzurePlacement;
  readonly vm?: Partial<HardenedVmProps>;
  /** Rule of the policy that the field breaks. */
  readonly waives?: AzurePolicyRule;
}

export type System = 'linux' | 'windows';

/** Nouns of the platform on which a sample is tried; without them the names of the samples can be read. */
export interface SampleNouns {
  readonly identity?: AzureUserIdentity;
  readonly jumpHost?: IHost;
}

const ENCRYPTION_SET = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/disks`;
const CONFIDENTIAL_SIZE = VmSize.of('Standard_DC4as_v5');
const WITH_ACCELERATOR = VmSize.of('Standard_M8ms');
const EPHEMERAL_SIZE = VmSize.of('Standard_D4ads_v5');
const ZONE = AzurePlacement.inZone(1);
const SPOT = AzurePlacement.regional({ spot: {} });
const UNENCRYPTED = { withoutEncryptionAtHost: 'the processor encrypts the disk of the system' };

const TAGGED = {
  beside: { autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00')) }, tuning: { tags: { owner: 'web team' } }, changesToo: ['azurerm_network_security_group.tags', 'azurerm_virtual_machine_extension.tags'],
};
const of = (tuning: AzureTuning, ...changesToo: string[]): TuningSample => ({ tuning, changesToo });
const instead = (beside: AzureTuning, tuning: AzureTuning): TuningSample => ({ beside, tuning });
const diskOf = (name: 'data' | 'root') => (disk: AzureDiskTuning, beside: AzureDiskTuning = {}, more: Partial<TuningSample> = {}): TuningSample => (
  { ...more, beside: { ...more.beside, disks: { [name]: beside } }, tuning: { disks: { [name]: disk } } }
);
const [data, root] = [diskOf('data'), diskOf('root')];
const nic = (net0: AzureNicTuning): TuningSample => of({ nics: { net0 } });
/** A data disk whose speed is bought by itself. */
const fast = (disk: AzureDiskTuning): TuningSample => data(disk, { storage: AzureStorageType.PREMIUM_SSD_V2 }, { placement: ZONE });

/**
 * By field, dotted as in src/platforms/azure/argument-tables.ts; what follows an `@` tells the samples of one field apart. The machine of a sample has the disks `root` and `data`, which is
 * of 1 TiB, and the interface `net0`.
 */
export const samplesWith = ({ identity, jumpHost }: SampleNouns): Readonly<Record<string, TuningSample>> => ({
  // Ansible gets into Windows by no jump host.
  'access': { tuning: { access: jumpHost && Access.via(jumpHost) }, system: 'linux' },
  'autoShutdown': instead(
    { autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00')) },
    { autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('20:30'), { timezone: 'W. Europe Standard Time', email: 'ops@corp.example', webhook: 'https://hooks.corp.example/stop', warning: Duration.hours(1) }) },
  ),
  'autoShutdown@none': of({ autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00')) }, 'enabled', 'location', 'tags', 'virtual_machine_id'),
  'bootDiagnostics': { tuning: { bootDiagnostics: false }, waives: AzurePolicyRule.BOOT_DIAGNOSTICS },
  'confidential': {
    beside: { size: CONFIDENTIAL_SIZE, confidential: AzureConfidential.guestState(), ...UNENCRYPTED },
    tuning: { confidential: AzureConfidential.diskAndGuestState(ENCRYPTION_SET) },
    edition: { linux: 'confidential' },
  },
  'disks.caching': data({ caching: AzureCaching.READ_ONLY }),
  'disks.caching@root': root({ caching: AzureCaching.NONE }),
  'disks.diskEncryptionSetId': data({ diskEncryptionSetId: ENCRYPTION_SET }),
  'disks.diskEncryptionSetId@root': root({ diskEncryptionSetId: ENCRYPTION_SET }),
  // The size of a disk that is not kept is always written.
  'disks.ephemeral@root': root({ ephemeral: AzureEphemeralDisk.RESOURCE_DISK }, {}, { beside: { size: EPHEMERAL_SIZE }, changesToo: ['os_disk.disk_size_gb'] }),
  'disks.iops': fast({ iops: 5000 }),
  'disks.logicalSectorSize': fast({ logicalSectorSize: 512 }),
  'disks.lun': data({ lun: 7 }),
  'disks.maxShares': data({ maxShares: 3 }),
  'disks.onDemandBursting': data({ onDemandBursting: true }),
  'disks.preset': data({ preset: AzureDiskPreset.DATABASE }, { preset: AzureDiskPreset.ARCHIVE }),
  'disks.preset@root': root({ preset: AzureDiskPreset.ARCHIVE }),
  'disks.storage': data({ storage: AzureStorageType.STANDARD_SSD }),
  'disks.storage@root': root({ storage: AzureStorageType.STANDARD_SSD }),
  // The machine must be made for such disks.
  'disks.storage@ultra': data({ storage: AzureStorageType.ULTRA_DISK }, {}, { placement: ZONE, changesToo: ['additional_capabilities.ultra_ssd_enabled'] }),
  'disks.throughput': fast({ throughput: 300 }),
  'disks.tier': data({ tier: 'P50' }),
  'disks.writeAccelerator': data({ writeAccelerator: true }, {}, { beside: { size: WITH_ACCELERATOR } }),
  'disks.writeAccelerator@root': root({ writeAccelerator: true }, { caching: AzureCaching.NONE }, { beside: { size: WITH_ACCELERATOR } }),
  'extensionsTimeBudget': of({ extensionsTimeBudget: Duration.hours(1) }),
  // Newer sizes have their disks on NVMe alone.
  'gpus': of({ gpus: 1 }),
  // The agent proves who it is by the machine's own identity.
  'guestAttestation@linux': { ...of({ guestAttestation: false }, 'azurerm_management_lock.depends_on', 'azurerm_virtual_machine_extension', 'allow_extension_operations', 'identity.type'), system: 'linux' },
  'guestAttestation@windows': { ...of({ guestAttestation: false }, 'azurerm_management_lock.depends_on', 'azurerm_virtual_machine_extension', 'identity.type'), system: 'windows' },
  // The block is written whole.
  'hibernation': of({ hibernation: true }),
  'identity': of({ identity: identity && AzureIdentity.user(identity) }),
  'licenseType@linux': { tuning: { licenseType: 'UBUNTU_PRO' }, system: 'linux' },
  'licenseType@windows': { tuning: { licenseType: 'Windows_Server' }, system: 'windows' },
  'nics.acceleratedNetworking': nic({ acceleratedNetworking: false }),
  'nics.forwardsBecause': nic({ forwardsBecause: 'it routes between the subnets' }),
  'nics.internalDnsName': nic({ internalDnsName: 'ledger' }),
  'patching': { tuning: { patching: AzurePatching.byPlatform({ reboot: AzureReboot.ALWAYS, onOwnSchedule: true }) }, vm: { updates: UpdatePolicy.manual() } },
  'patching@hotpatch': { beside: { patching: AzurePatching.byPlatform() }, tuning: { patching: AzurePatching.hotpatch(AzureReboot.NEVER) }, system: 'windows', edition: { windows: 'azure-edition-core' } },
  'size': instead({ size: VmSize.of('Standard_D2s_v5') }, { size: VmSize.of('Standard_D4s_v5') }),
  'tags@linux': { ...TAGGED, system: 'linux' },
  'tags@windows': { ...TAGGED, changesToo: [...TAGGED.changesToo, 'azurerm_virtual_machine_run_command.tags'], system: 'windows' },
  'terminationNotice': { beside: { size: VmSize.of('Standard_D2s_v5') }, tuning: { terminationNotice: Duration.minutes(10) }, placement: SPOT },
  'userData': of({ userData: 'role=web' }),
  'withoutEncryptionAtHost': of(UNENCRYPTED),
});
