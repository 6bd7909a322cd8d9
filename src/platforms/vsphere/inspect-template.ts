import { inspectImage } from './inspect-image';
import type { VsphereContext } from './vsphere-context';
import { VsphereImage } from './vsphere-image';
import { Estate } from '../../model/estate';
import { IPlatform } from '../../model/platform';
import { Refused } from '../../model/report';
import { defaultTemplateDisk } from '../../model/template-disk';
import { ITemplateIntent } from '../../model/template-intent';
import { inspectFirmware } from '../inspect-firmware';
import { inspectSupport } from '../inspect-support';

/** What vSphere refuses for a template. */
export function inspectTemplate({ image, firmware, diskSize }: ITemplateIntent, platform: IPlatform, { settings }: VsphereContext): Refused[] {
  if (image.platform !== platform || !(image instanceof VsphereImage)) {
    return [{
      code: 'HW1202',
      given: `image ${image.imageName} of ${image.platform.node.path} for a template on ${platform.node.path}`,
      allowed: `images of ${platform.node.path}`,
      remedy: 'Make the image with the platform of the template\'s own image.',
    }];
  }
  if (settings.standalone) {
    return [{ code: 'HW2101', given: `a VmTemplate of ${image.imageName}`, allowed: 'machines that name the image directly', remedy: 'Give the image itself to each machine: the host has no clones that a template would serve.' }];
  }
  const refusals = [...inspectImage(image), ...inspectSupport(image.guest, Estate.of(platform).checkDate, image.acceptsExtendedSupport).refusals, ...inspectFirmware(image.guest, firmware, 'HW2122')];
  if (diskSize.compareTo(defaultTemplateDisk(image)) !== 0) {
    refusals.push({ code: 'HW2107', given: `${diskSize} for a template of ${image.imageName}`, allowed: `${image.minimumDisk}, which the ${image.source.kind} has`, remedy: 'Leave diskSize out: a machine may have a larger disk than its template.' });
  }
  if (firmware && image.firmware && !firmware.sameAs(image.firmware)) {
    refusals.push({ code: 'HW1212', given: `${firmware} for a template from a ${image.source.kind} with ${image.firmware}`, allowed: image.firmware.toString(), remedy: 'Leave `firmware` out: the system inside was installed with one.' });
  }
  return refusals;
}
