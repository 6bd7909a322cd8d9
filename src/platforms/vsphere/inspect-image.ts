import { VsphereImage, VsphereImageKind } from './vsphere-image';
import { isReducedKernel } from '../../catalog/vsphere-guest-ids';
import { Refused } from '../../model/report';

/** Whether anything can run from an image on VMware, and what is inside is known. */
export function inspectImage(image: VsphereImage): Refused[] {
  const { source, guest, imageName } = image;
  const refusals: Refused[] = [];
  if (image._guestIsUnknown) {
    refusals.push({ code: 'HW2119', given: `${source.kind} ${imageName}`, allowed: 'an image with a guest', remedy: 'Say what is inside: { guest: OperatingSystem.RHEL_9 }.' });
  }
  if ([guest.id, source.place].some(isReducedKernel)) {
    refusals.push({ code: 'HW2106', given: `${source.kind} ${source.place}`, allowed: 'an image with a whole kernel, such as the `generic` image of Debian', remedy: 'Build the template from the generic image.' });
  }
  if (source.kind === VsphereImageKind.OVA && !/\.(ova|ovf)$/.test(source.place)) {
    refusals.push({ code: 'HW1303', given: source.place, allowed: '.ova or .ovf', remedy: 'Give the address of the OVA file itself.' });
  }
  return refusals;
}
