import { AzureCaching, AzureStorageType } from './azure-disk';
import type { AzureMachine } from './azure-machine';
import { AzureDiskTuning } from './tuning-devices';
import { Disk } from '../../model/disk';
import { placeDisks, wholeGibibytes } from '../disk-slots';

/** A disk as Azure will have it. */
export interface PlannedDisk {
  readonly disk: Disk;
  /** Logical unit number; undefined for the disk of the system. */
  readonly lun?: number;
  /** Slot that the lock keeps: that of the system is 0, and LUN 0 is slot 1. */
  readonly slot: number;
  readonly gibibytes: number;
  readonly storage: AzureStorageType;
  readonly caching: AzureCaching;
  readonly writeAccelerator: boolean;
  readonly ephemeral?: 'CacheDisk' | 'ResourceDisk' | 'NvmeDisk';
  readonly tuning: AzureDiskTuning;
}

/** All disks of a machine, that of the system first. Asked for by many: `AzureMachine.disks` works it out once. */
export function diskPlanOf({ intent, tuning: { disks = {} } }: Pick<AzureMachine, 'intent' | 'tuning'>): PlannedDisk[] {
  const asked = ({ diskName }: Disk) => disks[diskName]?.lun === undefined ? undefined : disks[diskName].lun + 1;
  return placeDisks(intent, asked).map(({ disk, slot }) => {
    const isRoot = disk === intent.rootDisk;
    const tuning = disks[disk.diskName] ?? {};
    const ephemeral = isRoot ? tuning.ephemeral : undefined;
    return {
      disk,
      slot,
      lun: isRoot ? undefined : slot - 1,
      gibibytes: wholeGibibytes(disk.size),
      storage: tuning.storage ?? tuning.preset?.storage ?? (ephemeral ? AzureStorageType.STANDARD_HDD : AzureStorageType.PREMIUM_SSD),
      caching: tuning.caching ?? tuning.preset?.caching ?? (ephemeral ? AzureCaching.READ_ONLY : isRoot ? AzureCaching.READ_WRITE : AzureCaching.NONE),
      writeAccelerator: tuning.writeAccelerator ?? false,
      ephemeral,
      tuning,
    };
  });
}
