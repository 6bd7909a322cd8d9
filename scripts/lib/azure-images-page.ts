import { GENERATED, markdownTable } from './markdown';
import { AzureMarketplaceImage, azureImages, azureUrn, RetiredAzureImage } from '../../src/catalog/azure-images';
import retired from '../../src/catalog/azure-retired-images.json';

/** Fields of the catalogue as the columns name them. */
const WORDS: Readonly<Record<string, string>> = {
  agent: 'agent', cloudInit: 'cloud-init', confidential: 'confidential', controllers: 'NVMe', osDiskGibibytes: 'disk', plan: 'plan', sku: 'URN', trustedLaunch: 'Trusted Launch',
};

/** docs/azure-images.md: what `azure.image` takes of the marketplace, and what is refused there. */
export function azureImagesPage(): string {
  const all = azureImages();
  return [
    GENERATED,
    '# Images on Azure',
    '',
    `\`azure.image(OperatingSystem.DEBIAN_13)\` takes the image of that system without an edition, \`{ edition, arm64 }\` another one of the ${all.length} below, each in the newest version that its publisher has there unless the program names one.`,
    '',
    ...markdownTable(
      ['Id', 'Edition', 'Processor', 'URN', 'Generation', 'Plan', 'Trusted Launch', 'Confidential', 'NVMe', 'Patched by Azure', 'Hotpatch', 'Cloud-init', 'Disk, GiB', 'No page confirms'],
      all.map(image => [
        `\`${image.id}\``, image.variant === null ? '' : `\`${image.variant}\``, processorOf(image), `\`${azureUrn(image)}\``, image.generation.toString(), planOf(image), mark(image.trustedLaunch), mark(image.confidential),
        mark(image.controllers.includes('NVMe')), mark(image.platformPatching), mark(image.hotpatch), mark(image.cloudInit), image.osDiskGibibytes.toString(), image.uncertain.map(field => WORDS[field]).join(', '),
      ]),
    ),
    '',
    'An image of generation 1 boots by BIOS, one of generation 2 by UEFI. A plan is written as publisher, product and name; its terms must be accepted once for a subscription, and preflight.md has the command. "Patched by Azure" is',
    'Microsoft\'s list for automatic guest patching, on which `AzurePatching.byPlatform()` depends; "hotpatch" means without restarts in most months.',
    '',
    '## Retired',
    '',
    'Their publishers give no fixes away any more, and once that day has come they are refused (`HW2206`); `*` stands for any text.',
    '',
    ...markdownTable(['Name', 'URN', 'Supported until', 'Successor'], retired.map(one => [one.name, `\`${patternOf(one)}\``, one.retiredOn ?? 'ended', `\`${one.successor}\``])),
    '',
  ].join('\n');
}

function processorOf({ arch }: AzureMarketplaceImage): string {
  return arch === 'aarch64' ? 'Arm' : 'x86-64';
}

function planOf({ plan }: AzureMarketplaceImage): string {
  return plan ? `\`${plan.publisher}:${plan.product}:${plan.name}\`` : '';
}

function patternOf({ publisher, offer, sku }: RetiredAzureImage): string {
  return `${publisher}:${offer}:${sku ?? '*'}`;
}

function mark(has: boolean): string {
  return has ? 'yes' : '';
}
