import { unitsOf } from './render-disks';
import type { VsphereContext } from './vsphere-context';
import { VsphereImage, VsphereImageKind } from './vsphere-image';
import type { VsphereMachine } from './vsphere-machine';
import { Refused } from '../../model/report';

/** Whether the machine can be made from its image: a clone has all disks of its template, and on the same controller. */
export function inspectClone(machine: VsphereMachine, { settings }: VsphereContext): Refused[] {
  const { image, tuning } = machine;
  const { kind, place } = image.source;
  if (settings.standalone && (kind === VsphereImageKind.TEMPLATE || kind === VsphereImageKind.LIBRARY_ITEM)) {
    return [{ code: 'HW2101', given: `a clone of ${place}`, allowed: 'an OVA, or a disk image', remedy: 'Use esxi.ova(address, { guest }) or esxi.diskImage(path, { guest }).' }];
  }
  const refusals: Refused[] = [...inspectDisks(machine), ...settings.standalone ? inspectBirth(machine) : []];
  if (image.scsiType !== undefined && tuning.scsiType !== undefined && tuning.scsiType !== image.scsiType) {
    refusals.push({ code: 'HW2108', given: `scsiType ${tuning.scsiType} for a clone of ${place}`, allowed: image.scsiType, remedy: 'Leave scsiType out: the clone takes that of its template.' });
  } else if (image.scsiType === undefined && kind === VsphereImageKind.TEMPLATE && tuning.scsiType !== undefined) {
    refusals.push({ code: 'HW2108', given: `scsiType ${tuning.scsiType} for a clone of ${place}, of whose controller nobody spoke`, allowed: 'that of the template', remedy: 'Leave scsiType out, or say what the template has: existingTemplate(name, { scsiType }).' });
  }
  if (tuning.linkedClone && !isCloned(image)) {
    refusals.push({ code: 'HW2112', given: `linkedClone from a ${image._isCopied ? VsphereImageKind.LIBRARY_ITEM : kind}`, allowed: 'a template of the inventory', remedy: 'Leave linkedClone out.' });
  }
  return refusals;
}

/** With vCenter all kinds of images are cloned; on a host an OVA is deployed and a disk is attached. */
function inspectBirth({ intent: { identity, changePolicy, hostName }, image: { source: { kind, place } } }: VsphereMachine): Refused[] {
  const born = identity._kept?.origin.image;
  return born === undefined || changePolicy.replaces || born.startsWith(`${kind} `) ? [] : [{
    code: 'HW2128',
    given: `${kind} ${place} for ${hostName}, which was made from ${born.replace(/  +/g, ' ')}`,
    allowed: 'an image of the kind that it was made from',
    remedy: 'Name such an image, or let the machine be built anew: changePolicy: ChangePolicy.replace().',
  }];
}

/** Whether machines are cloned from it in the inventory: what is in a library is deployed. */
function isCloned(image: VsphereImage): boolean {
  return image._isTemplate && !image._isCopied;
}

function inspectDisks(machine: VsphereMachine): Refused[] {
  const { intent, image, tuning } = machine;
  const placed = unitsOf(intent, tuning);
  const found = (unit: number) => placed.find(one => one.slot === unit)?.disk;
  const linked = tuning.linkedClone === true && isCloned(image);
  return image.disks.flatMap((size, unit) => {
    const disk = found(unit);
    // What is too small for the image itself is refused for every platform.
    if (unit === 0 && (disk === undefined || !disk.size.isAtLeast(size))) { return []; }
    const given = disk === undefined ? `no disk at unit ${unit}` : `${disk.size} for disk ${disk.diskName} at unit ${unit}`;
    const fits = disk !== undefined && (linked ? disk.size.compareTo(size) === 0 : disk.size.isAtLeast(size));
    return fits ? [] : [{
      code: 'HW2107',
      given: `${given} of a ${linked ? 'linked ' : ''}clone of ${image.source.place}`,
      allowed: linked ? `${size}` : `${size} or more`,
      remedy: disk === undefined ? 'Add a data disk for each disk of the template, in their order.' : linked ? 'A linked clone shares the disk: give it the same size.' : 'Give the disk at least the size that it has in the template.',
    }];
  });
}
