import type { AzureImageTraits } from './image-traits';
import { IGuestSystem } from '../../model/guest-system';
import { IMachineImage } from '../../model/machine-image';
import { IPlatform } from '../../model/platform';
import { Size } from '../../values';

/** Purchase plan of an image of a third party, as the marketplace shows it. */
export interface AzureImagePlan {
  /** Name of the plan, most often the SKU of the image. */
  readonly name: string;
  /** Product, most often the offer of the image. */
  readonly product: string;
  /** Publisher. */
  readonly publisher: string;
}

/** An image of the marketplace. */
export interface AzureImageReference {
  /** Publisher, for example `Canonical`. */
  readonly publisher: string;
  /** Offer, for example `ubuntu-24_04-lts`. */
  readonly offer: string;
  /** SKU, for example `server`. */
  readonly sku: string;
  /**
   * Version.
   * @default latest
   */
  readonly version?: string;
}

/** What the library must know of an image that the catalogue does not have. */
export interface AzureImageOptions {
  /** The guest inside, for example `OperatingSystem.RHEL_9`. */
  readonly guest: IGuestSystem;
  /**
   * Purchase plan, for images of third parties.
   * @default - none
   */
  readonly plan?: AzureImagePlan;
  /**
   * Generation of Hyper-V that it was made for, 1 or 2.
   * @default 2
   */
  readonly generation?: number;
  /**
   * Whether it is for Arm processors.
   * @default false
   */
  readonly arm64?: boolean;
  /**
   * Whether it supports Trusted Launch; an image of a gallery does so only where its definition says `TrustedLaunch` or `TrustedLaunchSupported`.
   * @default false
   */
  readonly trustedLaunch?: boolean;
  /**
   * Whether it supports confidential machines.
   * @default false
   */
  readonly confidential?: boolean;
  /**
   * Whether it has drivers for NVMe disks, as newer sizes need.
   * @default false
   */
  readonly nvme?: boolean;
  /**
   * Whether Azure patches it by the platform: images of Microsoft's list only.
   * @default false
   */
  readonly platformPatching?: boolean;
  /**
   * Whether its disk is of this size; machines have none that is smaller.
   * @default - the smallest that the guest fits on
   */
  readonly minimumDisk?: Size;
  /**
   * Whether the vendor's extended support (LTS, ESM) is enough.
   * @default - false: it is used, and noted
   */
  readonly extendedSupport?: boolean;
}

/** Which image of the catalogue is meant. */
export interface AzureCatalogImageOptions {
  /**
   * Whether the one for Arm processors.
   * @default false
   */
  readonly arm64?: boolean;
  /**
   * Edition, as docs/azure-images.md lists them, for example `azure-edition-core`.
   * @default - the ordinary one
   */
  readonly edition?: string;
  /**
   * Version.
   * @default latest
   */
  readonly version?: string;
  /**
   * Whether the vendor's extended support (LTS, ESM) is enough.
   * @default - false: it is used, and noted
   */
  readonly extendedSupport?: boolean;
}

/** An image of the marketplace or of a gallery that machines on Azure are made from. */
export class AzureImage implements IMachineImage {
  /** @internal */
  public static _of(platform: IPlatform, traits: AzureImageTraits): AzureImage {
    return new AzureImage(platform, traits);
  }

  /** The guest inside. */
  public readonly guest: IGuestSystem;

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    private readonly traits: AzureImageTraits,
  ) {
    this.guest = traits.guest;
  }

  /** Name for people: the id of the system, or the last part of what names it. */
  public get imageName(): string {
    return this.traits.galleryId?.split('/').filter(part => !/^[0-9.]+$|^versions$/.test(part)).at(-1) ?? this.guest.id;
  }

  /** Smallest root disk: that of the image. */
  public get minimumDisk(): Size { return this.traits.minimumDisk; }

  /** Whether the agent of Azure is inside: every image that gets its identity from Azure has it. */
  public get guestAgentInside(): boolean | undefined { return true; }

  /** Whether the vendor's extended support is enough. */
  public get acceptsExtendedSupport(): boolean { return this.traits.extendedSupport; }

  /** Text that tells images apart: the URN of the marketplace, or the id in a gallery. */
  public get version(): string {
    const { reference, galleryId } = this.traits;
    return galleryId ?? (reference ? [reference.publisher, reference.offer, reference.sku, reference.version ?? 'latest'].join(':') : this.guest.id);
  }

  /** @internal */
  public get _traits(): AzureImageTraits { return this.traits; }
}
