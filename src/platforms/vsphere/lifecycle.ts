import type { VirtualMachineConfig } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { MachineFacts } from './machine-facts';
import { unitsOf } from './render-disks';
import { VsphereImageKind } from './vsphere-image';
import { IVmIntent } from '../../model/vm-intent';
import { isProtected } from '../protection';

/**
 * What Terraform leaves alone. A machine stays on what it was born from: template, user data and customization. They would replace it
 * (the provider forces a new one for each change below `clone` and `ovf_deploy`), or change what was set up once behind its owner's back.
 */
export function lifecycleOf(intent: IVmIntent, facts: MachineFacts): VirtualMachineConfig['lifecycle'] {
  const ignored = intent.changePolicy.replaces ? [] : bornWith(intent, facts);
  const ignoreChanges = ignored.length > 0 ? ignored : undefined;
  const preventDestroy = isProtected(intent) || undefined;
  return ignoreChanges || preventDestroy ? { ignoreChanges, preventDestroy } : undefined;
}

function bornWith(intent: IVmIntent, { source: { image, template, copiedFrom, id }, firmware, guestInfo, tuning }: MachineFacts): string[] {
  const made = id !== undefined ? ['clone'] : image.source.kind === VsphereImageKind.OVA ? ['ovf_deploy'] : [];
  const read: [boolean, string][] = [
    [firmware === undefined, 'firmware'], [firmware === undefined, 'efi_secure_boot_enabled'],
    [tuning.guestId === undefined, 'guest_id'], [tuning.scsiType === undefined, 'scsi_type'],
  ];
  return [
    // It changes with everything that only a new machine takes. It is always written: where it comes or goes the provider replaces too.
    'replace_trigger',
    ...made,
    // What the template's data source says changes with the template; the machine stays as it was made.
    ...template === undefined && copiedFrom === undefined ? [] : read.filter(([follows]) => follows).map(([, name]) => name),
    ...template === undefined ? [] : diskFormats(intent, image.disks.length, tuning),
    ...guestInfo['guestinfo.userdata'] === undefined ? [] : ['extra_config["guestinfo.userdata"]'],
  ];
}

/** Formats of the disks that come from the template: none of them can be changed. */
function diskFormats(intent: IVmIntent, count: number, tuning: MachineFacts['tuning']): string[] {
  const units = unitsOf(intent, tuning).map(({ slot }) => slot).sort((one, other) => one - other);
  return units.flatMap((unit, at) => unit < count ? [`disk[${at}].thin_provisioned`, `disk[${at}].eagerly_scrub`] : []);
}
