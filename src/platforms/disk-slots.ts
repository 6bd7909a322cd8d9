import { Disk } from '../model/disk';
import { IVmIntent } from '../model/vm-intent';
import { Size } from '../values';

/** A disk and its number on the controllers. */
export interface PlacedDisk {
  readonly disk: Disk;
  readonly slot: number;
}

/**
 * Each disk and its slot: what was asked for, else what it had before, else its place in the order in which disks were added,
 * or the next free one. The root disk begins at 0.
 */
export function placeDisks({ rootDisk, dataDisks, identity }: IVmIntent, askedFor: (disk: Disk) => number | undefined): PlacedDisk[] {
  const disks = [rootDisk, ...dataDisks].map((disk, position) => ({ disk, position, known: askedFor(disk) ?? identity.keptSlot(disk) }));
  if (disks.every(({ known }) => known !== undefined)) { return disks.map(({ disk, known }) => ({ disk, slot: known! })); }
  const taken = new Set([...disks.map(({ known }) => known), ...identity.usedSlots]);
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
