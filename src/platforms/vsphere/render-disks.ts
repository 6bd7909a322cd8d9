import type { VirtualMachineDisk } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { MachineFacts } from './machine-facts';
import { VsphereTuning } from './tuning';
import { VsphereImageKind } from './vsphere-image';
import { IVmIntent } from '../../model/vm-intent';
import { PlacedDisk, placeDisks, wholeGibibytes } from '../disk-slots';

/** Disks of one SCSI controller. */
const PER_CONTROLLER = 15;

/** Each disk and its unit number. */
export function unitsOf(intent: IVmIntent, { disks }: VsphereTuning): PlacedDisk[] {
  return placeDisks(intent, ({ diskName }) => disks?.[diskName]?.unitNumber);
}

/** Controllers that the disks need; the provider reaches no disk on one that it does not count. */
export function controllerCount(disks: readonly PlacedDisk[]): number {
  return Math.floor(Math.max(...disks.map(({ slot }) => slot)) / PER_CONTROLLER) + 1;
}

/** All disks, sorted by unit number, with every attribute written: what is left out the provider takes for its own default and shows as a change. */
export function renderDisks(intent: IVmIntent, facts: MachineFacts): VirtualMachineDisk[] {
  return [...unitsOf(intent, facts.tuning)].sort((one, other) => one.slot - other.slot).map(placed => renderDisk(intent, facts, placed));
}

function renderDisk(intent: IVmIntent, facts: MachineFacts, { disk, slot: unit }: PlacedDisk): VirtualMachineDisk {
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
