import { AzureCaching } from './azure-disk';
import type { AzureMachine } from './azure-machine';
import { isAzureId } from './azure-name';
import { Check, refusedBy } from './checks';
import { PlannedDisk } from './disk-plan';
import { Refused } from '../../model/report';
import { shown } from '../../private/fail';

const MOST_LUN = 63;
/** GiB: a disk of the system, a data disk, and one whose speed is bought by itself (Microsoft, Scalability targets for managed disks). */
const LARGEST = { system: 4095, data: 32_767, provisioned: 65_536 };
const BURSTS_ABOVE = 512;
/** GiB (Microsoft, Disk caching: hosts cache no disk of 4 TiB and more). */
const LARGEST_CACHED = 4095;
const SECTORS = [512, 4096];
/** Microsoft, Share an Azure managed disk. */
const SHARED_TYPES = ['StandardSSD_LRS', 'StandardSSD_ZRS', 'Premium_LRS', 'Premium_ZRS', 'PremiumV2_LRS', 'UltraSSD_LRS'];
export const DISK_ENCRYPTION_SET = 'Microsoft.Compute/diskEncryptionSets';
/** Arguments of data disks alone, beside those of storage types that no system has. */
const DATA_ONLY = ['lun', 'tier', 'onDemandBursting', 'maxShares'] as const;

/** Whether each disk can be as it was asked for. */
export function inspectDisks(machine: AzureMachine): Refused[] {
  const { disks, zone } = machine;
  return [...disks.flatMap(disk => [...inspectPlace(disk, disks), ...inspectSize(disk), ...refusedBy(KIND_CHECKS, 'HW2222', { ...disk, zone })]), ...inspectEphemeral(machine, disks[0])];
}

function inspectPlace({ disk, lun }: PlannedDisk, all: readonly PlannedDisk[]): Refused[] {
  const refusals: Refused[] = disk.datastore === undefined ? [] : [
    { code: 'HW2221', given: `datastore ${disk.datastore} for disk ${disk.diskName}`, allowed: 'a storage type', remedy: 'Leave `datastore` out; the type is set by tune(vm, { disks: { name: { storage } } }).' },
  ];
  const taken = all.some(other => other.disk !== disk && other.lun === lun);
  if (lun !== undefined && (!Number.isInteger(lun) || lun < 0 || lun > MOST_LUN || taken)) {
    refusals.push({ code: 'HW2215', given: `LUN ${lun} for disk ${disk.diskName}`, allowed: `a free number from 0 to ${MOST_LUN}`, remedy: 'Give each disk a number of its own: tune(vm, { disks: { name: { lun } } }).' });
  }
  return refusals;
}

function inspectSize({ disk, lun, storage, gibibytes }: PlannedDisk): Refused[] {
  if (disk.size.toMebibytes() % 1024 !== 0) { return [{ code: 'HW1102', given: `${disk.size} for disk ${disk.diskName}`, allowed: 'a whole number of GiB', remedy: 'Write it with Size.gibibytes().' }]; }
  const most = lun === undefined ? LARGEST.system : storage.isProvisioned ? LARGEST.provisioned : LARGEST.data;
  return gibibytes <= most ? [] : [wrong(`${disk.size} for disk ${disk.diskName}`, `${most} GiB at most`, 'Spread the data over several disks.')];
}

/** A disk, and the zone of its machine. */
type DiskOfMachine = PlannedDisk & Pick<AzureMachine, 'zone'>;

const isSystem = ({ lun }: PlannedDisk) => lun === undefined;
const isCached = ({ caching }: PlannedDisk) => caching !== AzureCaching.NONE;
const isShared = ({ tuning: { maxShares } }: PlannedDisk) => (maxShares ?? 1) > 1;
const isPremiumSsd = ({ storage: { typeName } }: PlannedDisk) => typeName === 'Premium_LRS' || typeName === 'Premium_ZRS';
const nameOf = ({ disk: { diskName } }: PlannedDisk) => diskName;

const KIND_CHECKS: readonly Check<DiskOfMachine>[] = [
  [one => isSystem(one) && one.storage.isProvisioned, ({ storage }) => `${storage} for the disk of the system`, 'a data disk', 'Take AzureStorageType.PREMIUM_SSD for the system.'],
  [
    one => !isSystem(one) && one.storage.isProvisioned && one.zone === undefined,
    one => `${one.storage} for disk ${nameOf(one)} of a machine in no zone`, 'a machine in a zone', 'Place the machine: azure.place(vm, AzurePlacement.inZone(1)).',
  ],
  [
    one => one.storage.isProvisioned && isCached(one),
    one => `${one.storage} with caching ${one.caching} for disk ${nameOf(one)}`, 'AzureCaching.NONE', 'Leave `caching` and `preset` out, or set `caching` to it.',
  ],
  // Azure would cache what is read as well, the provider's documentation not.
  [
    one => one.writeAccelerator && (one.storage.typeName !== 'Premium_LRS' || isCached(one)),
    one => `a write accelerator for disk ${nameOf(one)} of ${one.storage} with caching ${one.caching}`, 'Premium_LRS with caching None', 'Set storage and caching, or leave the accelerator out.',
  ],
  [one => !isSystem(one) && one.tuning.ephemeral !== undefined, one => `ephemeral for data disk ${nameOf(one)}`, 'the disk of the system', 'Data is never ephemeral: leave it out.'],
  [
    one => !isSystem(one) && one.gibibytes > LARGEST_CACHED && isCached(one),
    one => `caching ${one.caching} for disk ${nameOf(one)} of ${one.gibibytes} GiB`, 'AzureCaching.NONE',
    'Leave `caching` and `preset` out, or set `caching` to it: Azure caches no disk of 4 TiB and more.',
  ],
  [one => one.tuning.tier !== undefined && !isPremiumSsd(one), one => `tier ${one.tuning.tier} for disk ${nameOf(one)} of ${one.storage}`, 'a Premium SSD', 'Leave `tier` out.'],
  [
    one => one.tuning.onDemandBursting === true && (!isPremiumSsd(one) || one.gibibytes <= BURSTS_ABOVE),
    one => `bursting on demand for disk ${nameOf(one)}, ${one.storage} of ${one.gibibytes} GiB`, `a Premium SSD of more than ${BURSTS_ABOVE} GiB`, 'Leave `onDemandBursting` out.',
  ],
  [
    one => isShared(one) && isCached(one),
    one => `disk ${nameOf(one)} of ${one.tuning.maxShares} machines with caching ${one.caching}`, 'AzureCaching.NONE', 'Leave `caching` and `preset` out, or set `caching` to it: each host would cache for itself.',
  ],
  [
    one => isShared(one) && !SHARED_TYPES.includes(one.storage.typeName),
    one => `disk ${nameOf(one)} of ${one.tuning.maxShares} machines on ${one.storage}`, SHARED_TYPES.join(', '), 'Take one of these, or leave `maxShares` out.',
  ],
  [
    one => isShared(one) && (one.writeAccelerator || one.tuning.onDemandBursting === true),
    one => `disk ${nameOf(one)} of ${one.tuning.maxShares} machines with ${one.writeAccelerator ? 'a write accelerator' : 'bursting on demand'}`, 'one of them',
    'Leave `writeAccelerator` and `onDemandBursting` out.',
  ],
  [
    ({ tuning: { logicalSectorSize: size } }) => size !== undefined && !SECTORS.includes(size),
    one => `sectors of ${one.tuning.logicalSectorSize} bytes for disk ${nameOf(one)}`, SECTORS.join(' or '), 'Choose one of these.',
  ],
  [
    ({ tuning: { diskEncryptionSetId: id } }) => id !== undefined && !isAzureId(id, DISK_ENCRYPTION_SET),
    one => `disk encryption set ${shown(one.tuning.diskEncryptionSetId)} for disk ${nameOf(one)}`, `an id of ${DISK_ENCRYPTION_SET}`,
    'Copy it from the properties of the set, or from `az disk-encryption-set show --query id`.',
  ],
  ...(['iops', 'throughput', 'logicalSectorSize'] as const).map((argument): Check<DiskOfMachine> => [
    one => one.tuning[argument] !== undefined && !one.storage.isProvisioned,
    one => `${argument} for disk ${nameOf(one)} of ${one.storage}`, 'a Premium SSD v2 or an Ultra Disk', `Leave \`${argument}\` out.`,
  ]),
  ...DATA_ONLY.map((argument): Check<DiskOfMachine> => [
    one => isSystem(one) && one.tuning[argument] !== undefined, () => `${argument} for the disk of the system`, 'a data disk', `Leave \`${argument}\` out.`,
  ]),
];

/** What is on such a disk is gone when the machine is stopped or moved (Microsoft, Ephemeral OS disks). */
function inspectEphemeral({ intent: { stateful, dataDisks, hostName }, placement, tuning }: AzureMachine, root: PlannedDisk): Refused[] {
  const { ephemeral, caching, tuning: { diskEncryptionSetId } } = root;
  if (!ephemeral) { return []; }
  const checks: [boolean, string, string][] = [
    [caching !== AzureCaching.READ_ONLY, `caching ${caching}`, 'AzureCaching.READ_ONLY'],
    [stateful && dataDisks.length === 0, `${hostName}, which holds data on it`, 'a machine whose data lies on a data disk'],
    [tuning.autoShutdown !== undefined, 'a daily shutdown, which takes the machine off its host', 'a machine that runs on'],
    [tuning.hibernation === true, 'hibernation', 'a machine that runs on'],
    [placement.spot !== undefined && placement.spot.eviction !== 'Delete', 'a spot machine that is stopped', 'AzureEviction.DELETE'],
    [diskEncryptionSetId !== undefined, 'a disk encryption set', 'the platform\'s key'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, given, allowed]) => wrong(`an ephemeral disk of the system with ${given}`, allowed, 'Change that, or keep the disk: leave `ephemeral` out.'));
}

function wrong(given: string, allowed: string, remedy: string): Refused {
  return { code: 'HW2222', given, allowed, remedy };
}
