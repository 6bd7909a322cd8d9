import { AzureImageOptions, AzureImagePlan, AzureImageReference } from './azure-image';
import { IGuestSystem } from '../../model/guest-system';
import { Size } from '../../values';

/** What an image can do, from the catalogue or from the program. */
export interface AzureImageTraits {
  readonly guest: IGuestSystem;
  readonly reference?: AzureImageReference;
  /** Id in a gallery. */
  readonly galleryId?: string;
  readonly plan?: AzureImagePlan;
  readonly generation: number;
  readonly arch: 'x86_64' | 'aarch64';
  readonly trustedLaunch: boolean;
  readonly confidential: boolean;
  readonly controllers: readonly ('SCSI' | 'NVMe')[];
  readonly platformPatching: boolean;
  readonly hotpatch: boolean;
  readonly cloudInit: boolean;
  readonly minimumDisk: Size;
  readonly extendedSupport: boolean;
  /** Whether the catalogue has no such image: of a system, an edition or a processor. */
  readonly missing?: string;
}

/** What a program says of an image that the catalogue does not have. */
export function traitsOf(options: AzureImageOptions, source: Pick<AzureImageTraits, 'reference' | 'galleryId'>): AzureImageTraits {
  const { guest, plan, generation = 2, arm64 = false, trustedLaunch = false, confidential = false, nvme = false, platformPatching = false } = options;
  const { minimumDisk = guest.minimumDisk, extendedSupport = false } = options;
  return {
    ...source,
    guest,
    plan,
    generation,
    trustedLaunch,
    confidential,
    platformPatching,
    minimumDisk,
    extendedSupport,
    arch: arm64 ? 'aarch64' : 'x86_64',
    controllers: nvme ? ['SCSI', 'NVMe'] : ['SCSI'],
    hotpatch: false,
    cloudInit: !guest.isWindows,
  };
}
