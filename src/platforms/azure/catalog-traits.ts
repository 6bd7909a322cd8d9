import { AzureCatalogImageOptions, AzureImageOptions, AzureImageReference } from './azure-image';
import { AzureImageTraits, traitsOf } from './image-traits';
import { IGuestSystem } from '../../model/guest-system';
import { Size } from '../../values';

/** What the catalogue says of the image of a system. It is loaded with the first image that is asked for. */
export function catalogTraits(guest: IGuestSystem, { arm64 = false, edition, version, extendedSupport = false }: AzureCatalogImageOptions): AzureImageTraits {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { azureImage } = require('../../catalog/azure-images') as typeof import('../../catalog/azure-images');
  const arch = arm64 ? 'aarch64' : 'x86_64';
  const row = azureImage(guest.id, { arch, variant: edition ?? null });
  if (!row) {
    const missing = [guest.displayName, ...edition === undefined ? [] : [`edition ${edition}`], ...arm64 ? ['for Arm processors'] : []].join(', ');
    return { guest, arch, missing, extendedSupport, generation: 2, trustedLaunch: false, confidential: false, controllers: ['SCSI'], platformPatching: false, hotpatch: false, cloudInit: !guest.isWindows, minimumDisk: guest.minimumDisk };
  }
  const { publisher, offer, sku, plan, generation, trustedLaunch, confidential, controllers, platformPatching, hotpatch, cloudInit, osDiskGibibytes } = row;
  return {
    guest,
    arch,
    extendedSupport,
    generation,
    trustedLaunch,
    confidential,
    controllers,
    platformPatching,
    hotpatch,
    cloudInit,
    reference: { publisher, offer, sku, version: version ?? row.version },
    plan: plan ?? undefined,
    minimumDisk: Size.gibibytes(osDiskGibibytes),
  };
}

/** What the program says of another image of the marketplace; that it takes hotpatches only the catalogue knows. */
export function referenceTraits(reference: AzureImageReference, options: AzureImageOptions): AzureImageTraits {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { azureImageOf } = require('../../catalog/azure-images') as typeof import('../../catalog/azure-images');
  const hotpatch = azureImageOf(reference.publisher, reference.offer, reference.sku)?.hotpatch ?? false;
  return { ...traitsOf(options, { reference }), hotpatch, platformPatching: options.platformPatching ?? hotpatch };
}
