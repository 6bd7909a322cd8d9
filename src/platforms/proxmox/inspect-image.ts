import { ProxmoxImage } from './proxmox-image';
import { Note, Refused } from '../../model/report';
import { CalendarDate } from '../../values';
import { inspectSupport } from '../inspect-support';

/** Whether an image can be imported, is pinned, and still gets security updates at a date. */
export function inspectImage(image: ProxmoxImage, date: CalendarDate): { refusals: Refused[]; notes: Note[] } {
  const { refusals, notes } = inspectSupport(image.guest, date, image.acceptsExtendedSupport);
  return { refusals: [...inspectSource(image), ...refusals], notes };
}

function inspectSource({ imageName, source }: ProxmoxImage): Refused[] {
  if (!source.digest) {
    return [{ code: source.missing ?? 'HW1302', given: imageName, allowed: 'an image with a digest', remedy: 'Use pve.cloudImage(url, { digest, guest }) with the vendor\'s published digest, or pve.existingTemplate(vmId, { guest }).' }];
  }
  if (/\.(xz|gz|bz2|zst|zip|tar|ova|vma)$/.test(source.url)) {
    return [{ code: 'HW1303', given: source.url, allowed: '.qcow2, .img, .raw or .vmdk', remedy: 'Unpack the image once, put it on a web server of your own, and give that address and its digest.' }];
  }
  return [];
}
