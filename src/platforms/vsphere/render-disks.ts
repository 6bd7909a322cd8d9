import type { VirtualMachineDisk } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { MachineFacts } from './machine-facts';
import { VsphereTuning } from './tuning';
import { VsphereImageKind } from './vsphere-image';
import { Disk } from '../../model/disk';
import { IVmIntent } from '../../model/vm-intent';
import { Size } from '../../values';

/** Disks of one SCSI controller. */
const PER_CONTROLLER = 15;

/** A disk and its number on the SCSI controllers. */
export interface PlacedDisk {
  readonly disk: Disk;
  readonly unit: number;
}

/**
 * Each disk and its unit number: what was asked for, else what it had before, else its place in the order in which disks were added,
 * or the next free one. The root disk begins at 0.
 */
export function unitsOf(intent: IVmIntent, { disks: tuned }: VsphereTuning): PlacedDisk[] {
  const disks = [intent.rootDisk, ...intent.dataDisks].map((disk, position) => ({ disk, position, known: tuned?.[disk.diskName]?.unitNumber ?? intent.identity.keptSlot(disk) }));
  const taken = new Set([...disks.map(({ known }) => known), ...intent.identity.usedSlots]);
  return disks.map(({ disk, position, known }) => {
    let unit = known ?? position;
    // The root disk is what the machine boots from: it never makes room.
    if (known === undefined && position > 0) { while (taken.has(unit)) { unit += 1; } }
    taken.add(unit);
    return { disk, unit };
  });
}

/** Controllers that the disks need; the provider reaches no disk on one that it does not count. */
export function controllerCount(disks: readonly PlacedDisk[]): number {
  return Math.floor(Math.max(...disks.map(({ unit }) => unit)) / PER_CONTROLLER) + 1;
}

/** All disks, sorted by unit number, with every attribute written: what is left out the provider takes for its own default and shows as a change. */
export function renderDisks(intent: IVmIntent, facts: MachineFacts): VirtualMachineDisk[] {
  return [...unitsOf(intent, facts.tuning)].sort((one, other) => one.unit - other.unit).map(placed => renderDisk(intent, facts, placed));
}

/** Rounded up, so that rendering stays total: what is no whole number of GiB is refused elsewhere. */
export function wholeGibibytes(size: Size): number {
  return Math.ceil(size.toMebibytes() / 1024);
}

function renderDisk(intent: IVmIntent, facts: MachineFacts, { disk, unit }: PlacedDisk): VirtualMachineDisk {
  const tuning = facts.tuning.disks?.[disk.diskName] ?? {};
  const isRoot = disk === intent.rootDisk;
  const copied = isRoot ? facts.source.copiedDisk : undefined;
  const format = formatOf(facts, unit);
  return {
    // To the provider the label is the disk: another one would take the disk away and make an empty one.
    label: isRoot ? disk.diskName : intent.identity.serialOf(disk),
    unitNumber: unit,
    ...copied !== undefined ? { attach: true, path: copied } : {
      size: wholeGibibytes(disk.size),
      thinProvisioned: tuning.thinProvisioned ?? format.thin,
      eagerlyScrub: tuning.eagerlyScrub ?? format.eager,
      keepOnRemove: tuning.keepOnRemove ?? !isRoot,
    },
    datastoreId: facts.diskDatastoreIds[disk.diskName] ?? (copied === undefined ? undefined : facts.datastoreId),
    storagePolicyId: facts.diskPolicyIds[disk.diskName] ?? facts.storagePolicyId,
    diskMode: tuning.diskMode ?? 'persistent',
    diskSharing: tuning.diskSharing ?? 'sharingNone',
    writeThrough: tuning.writeThrough ?? false,
    ioLimit: tuning.ioLimit ?? -1,
    ioReservation: tuning.ioReservation ?? 0,
    ioShareLevel: tuning.ioShareLevel ?? 'normal',
    ioShareCount: tuning.ioShareCount,
  };
}

/** A cloned disk keeps the format of the template's: another one would be a change that the provider refuses. */
function formatOf({ source: { template, image } }: MachineFacts, unit: number): { thin: boolean; eager: boolean } {
  if (template === undefined || image.source.kind !== VsphereImageKind.TEMPLATE || unit >= image.disks.length) { return { thin: true, eager: false }; }
  const of = (attribute: string) => `\${${template}.disks[${unit}].${attribute}}` as unknown as boolean;
  return { thin: of('thin_provisioned'), eager: of('eagerly_scrub') };
}
