import { inspectFirmware } from '../inspect-firmware';
import { inspectImage } from './inspect-image';
import { ProxmoxImage } from './proxmox-image';
import { Estate } from '../../model/estate';
import { IPlatform } from '../../model/platform';
import { Refused } from '../../model/report';
import { ITemplateIntent } from '../../model/template-intent';

/** What Proxmox refuses for a template. */
export function inspectTemplate(intent: ITemplateIntent, platform: IPlatform): Refused[] {
  const { image } = intent;
  if (image.platform !== platform) {
    return [{
      code: 'HW1202',
      given: `image ${image.imageName} of ${image.platform.node.path} for a template on ${platform.node.path}`,
      allowed: `images of ${platform.node.path}`,
      remedy: 'Make the image with the platform of the template\'s own image.',
    }];
  }
  if (!(image instanceof ProxmoxImage)) {
    return [{
      code: 'HW1201',
      given: `a template from ${image.imageName}`,
      allowed: 'pve.image(...) or pve.cloudImage(...)',
      remedy: 'A machine may name an existing template or a disc directly; a VmTemplate is made from a downloaded image.',
    }];
  }
  const refusals = [...inspectImage(image, Estate.of(platform).checkDate).refusals, ...inspectFirmware(image.guest, intent.firmware, 'HW2015')];
  if (!intent.diskSize.isAtLeast(image.minimumDisk)) {
    refusals.push({ code: 'HW1211', given: `${intent.diskSize} for ${image.imageName}`, allowed: `${image.minimumDisk} or more`, remedy: 'Give the template a larger disk.' });
  }
  if (intent.diskSize.toMebibytes() % 1024 !== 0) {
    refusals.push({ code: 'HW1102', given: `${intent.diskSize} for the template`, allowed: 'a whole number of GiB', remedy: 'Write it with Size.gibibytes().' });
  }
  return refusals;
}
