import { Firmware } from '../../model/firmware';
import { IGuestSystem } from '../../model/guest-system';
import { IMachineImage } from '../../model/machine-image';
import { IPlatform } from '../../model/platform';
import { wholeNumber } from '../../private/plain-value';
import { Size } from '../../values';

/** What the library must know of a template that somebody else made. */
export interface ProxmoxExistingTemplateOptions {
  /** The guest inside, for example `OperatingSystem.DEBIAN_13`. */
  readonly guest: IGuestSystem;
  /**
   * Node that holds it.
   * @default - the platform's node
   */
  readonly nodeName?: string;
  /**
   * Size of its root disk.
   * @default - the smallest that the guest fits on
   */
  readonly diskSize?: Size;
  /**
   * Firmware that it was installed with.
   * @default - UEFI where the guest supports it, with secure boot where the guest supports that
   */
  readonly firmware?: Firmware;
  /**
   * Whether qemu-guest-agent runs in it.
   * @default - what the catalogue says of the guest
   */
  readonly guestAgentInside?: boolean;
}

/** A template that exists in the cluster and that this estate does not own. */
export class ProxmoxExistingTemplate implements IMachineImage {
  /** @internal */
  public static _of(platform: IPlatform, nodeName: string, vmId: number, options: ProxmoxExistingTemplateOptions): ProxmoxExistingTemplate {
    return new ProxmoxExistingTemplate(platform, wholeNumber(vmId, 'VM id', 100, 999999999), nodeName, options);
  }

  /** The guest inside. */
  public readonly guest: IGuestSystem;

  private constructor(
    /** Platform that made the noun. */
    public readonly platform: IPlatform,
    /** VM id of the template. */
    public readonly vmId: number,
    /** Node that holds it. */
    public readonly nodeName: string,
    private readonly options: ProxmoxExistingTemplateOptions,
  ) {
    this.guest = options.guest;
  }

  /** Name for people, for example `template-9000`. */
  public get imageName(): string { return `template-${this.vmId}`; }

  /** Size of its root disk. */
  public get minimumDisk(): Size { return this.options.diskSize ?? this.guest.minimumDisk; }

  /** Firmware that it was installed with; undefined for the guest's best. */
  public get firmware(): Firmware | undefined { return this.options.firmware; }

  /** Whether qemu-guest-agent runs in it. */
  public get guestAgentInside(): boolean | undefined { return this.options.guestAgentInside ?? this.guest.guestAgentPreinstalled; }
}
