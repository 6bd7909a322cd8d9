import type { VirtualEnvironmentVmDisk } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { MachineFacts } from './machine-facts';
import { ProxmoxTuning } from './tuning';
import { ProxmoxDiskTuning } from './tuning-devices';
import { Disk } from '../../model/disk';
import { IVmIntent } from '../../model/vm-intent';
import { Size } from '../../values';
import { PlacedDisk, placeDisks, wholeGibibytes } from '../disk-slots';

/** All disks, sorted by slot, with every attribute written: what is left out the provider takes for its own default and shows as a change. */
export function renderDisks(intent: IVmIntent, facts: MachineFacts): VirtualEnvironmentVmDisk[] {
  return slotsOf(intent, facts.tuning).map(({ disk, slot }) => renderDisk(intent, facts, disk, slot)).sort((a, b) => slotNumber(a) - slotNumber(b));
}

/** Each disk and its SCSI slot. */
export function slotsOf(intent: IVmIntent, { disks }: ProxmoxTuning): PlacedDisk[] {
  return placeDisks(intent, ({ diskName }) => disks?.[diskName]?.slot);
}

function slotNumber(disk: VirtualEnvironmentVmDisk): number {
  return Number(disk.interface.slice('scsi'.length));
}

function renderDisk(intent: IVmIntent, facts: MachineFacts, disk: Disk, slot: number): VirtualEnvironmentVmDisk {
  const tuning: ProxmoxDiskTuning = facts.tuning.disks?.[disk.diskName] ?? {};
  return {
    interface: `scsi${slot}`,
    datastoreId: disk.datastore ?? facts.datastore,
    size: wholeGibibytes(disk.size),
    serial: intent.identity.serialOf(disk),
    aio: tuning.aio ?? 'io_uring',
    backup: disk.backup,
    cache: tuning.cache ?? 'none',
    discard: tuning.discard ?? true ? 'on' : 'ignore',
    fileFormat: tuning.fileFormat,
    fileId: tuning.fileId,
    importFromAttribute: tuning.importFrom,
    pathInDatastore: tuning.pathInDatastore,
    iothread: tuning.iothread ?? true,
    queues: tuning.queues,
    replicate: tuning.replicate ?? true,
    ssd: tuning.ssd ?? true,
    speed: speedOf(tuning),
  };
}

function speedOf(tuning: ProxmoxDiskTuning): VirtualEnvironmentVmDisk['speed'] {
  const megabytes = (limit?: Size) => limit?.toMebibytes();
  const speed = {
    read: megabytes(tuning.readLimit),
    write: megabytes(tuning.writeLimit),
    readBurstable: megabytes(tuning.readBurstLimit),
    writeBurstable: megabytes(tuning.writeBurstLimit),
    iopsRead: tuning.readIops,
    iopsWrite: tuning.writeIops,
    iopsReadBurstable: tuning.readIopsBurst,
    iopsWriteBurstable: tuning.writeIopsBurst,
  };
  return Object.values(speed).some(value => value !== undefined) ? speed : undefined;
}
