import { Firmware } from '../../model/firmware';
import { IGuestSystem } from '../../model/guest-system';
import { IMachineImage } from '../../model/machine-image';
import { IPlatform } from '../../model/platform';
import { Digest, Size } from '../../values';

/** What is known of an image that is downloaded. */
export interface ProxmoxImageSource {
  /** Where the node downloads it. */
  readonly url: string;
  /**
   * Digest of the file.
   * @default - none, for a catalogue row that is refused when it is used
   */
  readonly digest?: Digest;
  /**
   * Whether the catalogue says where it lies: a mirror may then stand in for the vendor.
   * @default false
   */
  readonly fromCatalogue?: boolean;
  /** Name of the file on the datastore; the digest is part of it, so that a new version lies beside the old. */
  readonly fileName: string;
  /**
   * Code that says why the catalogue has no digest.
   * @default - it has one
   */
  readonly missing?: string;
}

/** An image that the node downloads once and templates are made from. */
export class ProxmoxImage implements IMachineImage {
  /** @internal */
  public static _of(platform: IPlatform, imageName: string, guest: IGuestSystem, source: ProxmoxImageSource, acceptsExtendedSupport: boolean): ProxmoxImage {
    return new ProxmoxImage(platform, imageName, guest, source, acceptsExtendedSupport);
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Short name, for example `debian-13`. */
    public readonly imageName: string,
    /** The guest inside. */
    public readonly guest: IGuestSystem,
    /** Where it comes from. */
    public readonly source: ProxmoxImageSource,
    /** Whether the vendor's extended support is enough. */
    public readonly acceptsExtendedSupport: boolean,
  ) {}

  /** Smallest root disk that it fits on. */
  public get minimumDisk(): Size { return this.guest.minimumDisk; }

  /** Undefined: the template chooses the best that the guest boots with. */
  public get firmware(): Firmware | undefined { return undefined; }

  /** Whether qemu-guest-agent is inside; undefined where nobody knows. */
  public get guestAgentInside(): boolean | undefined { return this.guest.guestAgentPreinstalled; }

  /** Text that changes with each version of the image. */
  public get version(): string { return this.source.digest?.hex ?? this.source.url; }
}
