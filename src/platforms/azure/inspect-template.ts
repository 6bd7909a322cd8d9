import { AzureImage } from './azure-image';
import { inspectImage } from './inspect-image';
import { Estate } from '../../model/estate';
import { IPlatform } from '../../model/platform';
import { Refused } from '../../model/report';
import { defaultTemplateDisk } from '../../model/template-disk';
import { ITemplateIntent } from '../../model/template-intent';
import { foreignNoun } from '../foreign';
import { inspectFirmware } from '../inspect-firmware';
import { inspectSupport } from '../inspect-support';

/** What Azure refuses for a template: machines are made from its image, and nothing stands between. */
export function inspectTemplate({ image, firmware, diskSize }: ITemplateIntent, platform: IPlatform): Refused[] {
  if (image.platform !== platform || !(image instanceof AzureImage)) { return [foreignNoun(`image ${image.imageName} of ${image.platform.node.path} for a template on ${platform.node.path}`, platform)]; }
  const { checkDate } = Estate.of(platform);
  const refusals = [...inspectImage(image, checkDate), ...inspectSupport(image.guest, checkDate, image.acceptsExtendedSupport).refusals, ...inspectFirmware(image.guest, firmware, 'HW2220')];
  if (diskSize.compareTo(defaultTemplateDisk(image)) !== 0) {
    refusals.push({ code: 'HW2222', given: `${diskSize} for a template of ${image.imageName}`, allowed: `${image.minimumDisk}, which the image has`, remedy: 'Leave diskSize out: a machine may have a larger disk than its image.' });
  }
  return refusals;
}
