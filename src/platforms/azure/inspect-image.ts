import { AzureImage } from './azure-image';
import type { AzureMachine } from './azure-machine';
import { azureImageOf, retiredAzureImage } from '../../catalog/azure-images';
import { Refused } from '../../model/report';
import { CalendarDate } from '../../values';

/** Most bytes that Azure takes (Microsoft, Custom data and cloud-init on Azure). */
const MOST_CUSTOM_DATA = 65_535;
/** Of Hyper-V. */
const GENERATIONS = [1, 2];

/** Whether an image is there, and can be used as the program says. */
export function inspectImage(image: AzureImage, today: CalendarDate): Refused[] {
  const { missing, reference, plan, guest } = image._traits;
  if (missing !== undefined) {
    return [{ code: 'HW2207', given: missing, allowed: 'a system of docs/azure-images.md', remedy: 'Name an image of your own: azure.marketplaceImage({ publisher, offer, sku }, { guest }), or azure.galleryImage(id, { guest }).' }];
  }
  const refusals = inspectTraits(image);
  if (!reference) { return refusals; }
  const { publisher, offer, sku } = reference;
  const urn = `${publisher}:${offer}:${sku}`;
  const retired = retiredAzureImage(publisher, offer, sku);
  if (retired && (retired.retiredOn === null || CalendarDate.of(retired.retiredOn).isBefore(today))) {
    refusals.push({ code: 'HW2206', given: `${urn}, retired${retired.retiredOn === null ? '' : ` on ${retired.retiredOn}`}`, allowed: `an image that gets fixes, such as ${retired.successor}`, remedy: 'Move to the successor.' });
  }
  const known = azureImageOf(publisher, offer, sku);
  if (known && !known.uncertain.includes('plan') && (known.plan === null) !== (plan === undefined)) {
    refusals.push(known.plan === null
      ? { code: 'HW2208', given: `a plan for ${urn}`, allowed: 'no plan', remedy: 'Leave `plan` out: Azure refuses one for this image.' }
      : { code: 'HW2208', given: `${urn} without a plan`, allowed: `plan: { name: '${known.plan.name}', product: '${known.plan.product}', publisher: '${known.plan.publisher}' }`, remedy: 'Give the plan; preflight.md has the command that accepts its terms.' });
  }
  if (known && known.arch !== image._traits.arch) {
    refusals.push({ code: 'HW2207', given: `${urn} for ${image._traits.arch} processors`, allowed: known.arch, remedy: `Say what it is for: arm64: ${known.arch === 'aarch64'}.` });
  }
  if (known && known.generation !== image._traits.generation) {
    refusals.push({ code: 'HW2207', given: `${urn} of generation ${image._traits.generation}`, allowed: `generation ${known.generation}`, remedy: `Say what it is: generation: ${known.generation}.` });
  }
  if (guest.isWindows !== /windows/i.test(offer) && known) {
    refusals.push({ code: 'HW2207', given: `${urn} with ${guest.displayName} inside`, allowed: 'the guest that the image has', remedy: 'Correct `guest`.' });
  }
  return refusals;
}

/** What no image is, whoever has it. */
function inspectTraits({ version, _traits: { generation, trustedLaunch, confidential, reference, plan } }: AzureImage): Refused[] {
  const blank = Object.entries({ ...reference, ...plan }).find(([, text]) => text !== undefined && !/\S/.test(text));
  const secured = trustedLaunch ? 'Trusted Launch' : confidential ? 'confidential machines' : undefined;
  const checks: [boolean, string, string, string, string][] = [
    [blank !== undefined, 'HW2207', `${version} with no ${blank?.[0]}`, 'publisher, offer and SKU, and each part of a plan', 'Write it as `az vm image list --all --output table` shows it.'],
    [!GENERATIONS.includes(generation), 'HW2207', `${version} of generation ${generation}`, GENERATIONS.join(' or '), 'Say of which generation of Hyper-V it is.'],
    [generation === 1 && secured !== undefined, 'HW2220', `${secured} from ${version}, of generation 1`, 'an image of generation 2', 'Take that edition, or leave `trustedLaunch` and `confidential` out.'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, code, given, allowed, remedy]) => ({ code, given, allowed, remedy }));
}

/** Whether the first boot gives the machine what the program says. */
export function inspectFirstBoot(machine: AzureMachine): Refused[] {
  const { intent: { provisioning, image: { guest } }, image, firstBoot } = machine;
  if (!provisioning.identity) {
    return [{ code: 'HW2209', given: 'Provisioning.none()', allowed: 'Provisioning.native(), or Provisioning.cloudInit()', remedy: 'Generalize the image (waagent -deprovision, Sysprep): the provider always gives host name and administrator.' }];
  }
  if (provisioning.document && !image._traits.cloudInit) {
    return [{ code: 'HW2209', given: `Provisioning.cloudInit() for ${guest.displayName}`, allowed: 'Provisioning.native()', remedy: 'No cloud-init runs in this image: let Ansible set it up.' }];
  }
  const bytes = Buffer.byteLength(firstBoot);
  return bytes <= MOST_CUSTOM_DATA ? [] : [{ code: 'HW2214', given: `a first-boot document of ${bytes} bytes`, allowed: `${MOST_CUSTOM_DATA} bytes`, remedy: 'Let Ansible bring certificates and files, once the machine is up.' }];
}
