import { ProxmoxImage } from './proxmox-image';
import { supportAt, SupportState } from '../../catalog/os-support';
import { Note, Refused } from '../../model/report';
import { CalendarDate } from '../../values';

/** Whether an image can be imported, is pinned, and still gets security updates at a date. */
export function inspectImage(image: ProxmoxImage, date: CalendarDate): { refusals: Refused[]; notes: Note[] } {
  const refusals: Refused[] = [...inspectSource(image)];
  const { displayName } = image.guest;
  const support = supportAt(image.guest, date, image.acceptsExtendedSupport);
  if (support.state === SupportState.ENDED) {
    refusals.push({ code: 'HW1301', given: `${displayName}, without security updates since ${support.until}`, allowed: 'a release that gets security updates', remedy: 'Move to the next release; OperatingSystem lists what the catalogue has.' });
  }
  const notes = support.state === SupportState.EXTENDED
    ? [{ field: 'image', text: `${displayName}: standard support has ended; extended support ends on ${support.until}. Say extendedSupport: true if that is enough.` }]
    : [];
  return { refusals, notes };
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
