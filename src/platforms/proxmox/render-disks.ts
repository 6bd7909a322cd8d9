import type { VirtualEnvironmentVmDisk } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { MachineFacts } from './machine-facts';
import { ProxmoxTuning } from './tuning';
import { ProxmoxDiskTuning } from './tuning-devices';
import { Disk } from '../../model/disk';
import { IVmIntent } from '../../model/vm-intent';
import { Size } from '../../values';

/** All disks, sorted by slot, with every attribute written: what is left out the provider takes for its own default and shows as a change. */
export function renderDisks(intent: IVmIntent, facts: MachineFacts): VirtualEnvironmentVmDisk[] {
  return slotsOf(intent, facts.tuning).map(({ disk, slot }) => renderDisk(intent, facts, disk, slot)).sort((a, b) => slotNumber(a) - slotNumber(b));
}

/**
 * Each disk and its SCSI slot: what was asked for, else what it had before, else its place in the order in which disks were added,
 * or the next free one. The root disk begins at 0.
 */
export function slotsOf(intent: IVmIntent, { disks: tuned }: ProxmoxTuning): { disk: Disk; slot: number }[] {
  const disks = [intent.rootDisk, ...intent.dataDisks].map((disk, position) => ({ disk, position, known: tuned?.[disk.diskName]?.slot ?? intent.identity.keptSlot(disk) }));
  const taken = new Set([...disks.map(({ known }) => known), ...intent.identity.usedSlots]);
  return disks.map(({ disk, position, known }) => {
    let slot = known ?? position;
    // The root disk is what the machine boots from: it never makes room.
    if (known === undefined && position > 0) { while (taken.has(slot)) { slot += 1; } }
    taken.add(slot);
    return { disk, slot };
  });
}

/** Rounded up, so that rendering stays total: what is no whole number of GiB is refused elsewhere. */
export function wholeGibibytes(size: Size): number {
  return Math.ceil(size.toMebibytes() / 1024);
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
