import type { ManagedDiskConfig } from '@cdktf/provider-azurerm/lib/managed-disk';
import type { VirtualMachineDataDiskAttachmentConfig } from '@cdktf/provider-azurerm/lib/virtual-machine-data-disk-attachment';
import { AzureCommon } from './azure-context';
import { boundedName } from './bounded-name';
import { PlannedDisk } from './disk-plan';
import { Disk } from '../../model/disk';
import { IVmIntent } from '../../model/vm-intent';
import { isProtected } from '../protection';

/** Whether a disk is protected: that of a protected machine is, until its owner lets it go. */
export function isKept(intent: IVmIntent, { diskName }: Disk): boolean {
  return isProtected(intent) && !intent.retiredDisks.includes(diskName);
}

/** What is known of a data disk beside the intent. */
export interface DiskFacts {
  readonly common: AzureCommon;
  readonly zone?: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** A data disk. Pure and total. */
export function renderDisk(intent: IVmIntent, { disk, storage, gibibytes, tuning }: PlannedDisk, { common, zone, tags }: DiskFacts): ManagedDiskConfig {
  const inZones = storage.typeName.endsWith('_ZRS');
  return {
    ...common,
    // Never by the name of the disk, which may change: Azure renames no disk.
    name: boundedName(intent.hostName.toString(), intent.identity.serialOf(disk)),
    createOption: 'Empty',
    storageAccountType: storage.typeName,
    diskSizeGb: gibibytes,
    zone: inZones ? undefined : zone?.toString(),
    tier: tuning.tier,
    diskIopsReadWrite: tuning.iops,
    diskMbpsReadWrite: tuning.throughput,
    logicalSectorSize: tuning.logicalSectorSize,
    onDemandBurstingEnabled: tuning.onDemandBursting,
    maxShares: tuning.maxShares,
    diskEncryptionSetId: tuning.diskEncryptionSetId,
    // Nobody exports it or copies it over the network.
    networkAccessPolicy: 'DenyAll',
    publicNetworkAccessEnabled: false,
    tags: { ...tags, disk: disk.diskName },
    lifecycle: { preventDestroy: isKept(intent, disk) },
  };
}

/** How a data disk hangs on its machine. Pure and total. */
export function renderAttachment(
  { lun, caching, writeAccelerator }: PlannedDisk, virtualMachineId: string, managedDiskId: string, { provider }: AzureCommon,
): VirtualMachineDataDiskAttachmentConfig {
  return { virtualMachineId, managedDiskId, lun: lun ?? 0, caching, writeAcceleratorEnabled: writeAccelerator, provider };
}
