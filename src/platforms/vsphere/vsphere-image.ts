import { OperatingSystem } from '../../catalog/operating-system';
import { Firmware } from '../../model/firmware';
import { IGuestSystem } from '../../model/guest-system';
import { IMachineImage } from '../../model/machine-image';
import { OsFamily } from '../../model/os-family';
import { IPlatform } from '../../model/platform';
import { Size } from '../../values';

/** What a machine on vSphere is made from. */
export enum VsphereImageKind {
  /** A template or machine of the inventory, which is cloned. */
  TEMPLATE = 'template',
  /** An item of a content library, which is deployed. */
  LIBRARY_ITEM = 'library item',
  /** An OVA or OVF file: with vCenter it becomes an item of the content library, on a standalone host each machine is deployed from it. */
  OVA = 'OVA',
  /** A virtual disk on a datastore of a standalone host, of which each machine gets a copy. */
  DISK_IMAGE = 'disk image',
}

/** What the library must know of an image that somebody else made. */
export interface VsphereImageOptions {
  /**
   * The guest inside, for example `OperatingSystem.RHEL_9`.
   * @default - what the name begins with, as `rhel9-golden` does; it is noted, and refused where the name says nothing
   */
  readonly guest?: IGuestSystem;
  /**
   * Sizes of its disks, the root disk first: a clone has all of them, and none is smaller.
   * @default - one disk, of the smallest size that the guest fits on
   */
  readonly disks?: Size[];
  /**
   * Firmware that it was installed with.
   * @default - what vCenter says of a template; of anything else the safest that the guest boots with
   */
  readonly firmware?: Firmware;
  /**
   * SCSI controller that its disks hang on: `pvscsi`, `lsilogic` or `lsilogic-sas`.
   * @default - what vCenter says of a template; of anything else `pvscsi`
   */
  readonly scsiType?: string;
  /**
   * Whether open-vm-tools or VMware Tools run in it.
   * @default true
   */
  readonly toolsInside?: boolean;
  /**
   * Whether the vendor's extended support (LTS, ESM) is enough.
   * @default - false: it is used, and noted
   */
  readonly extendedSupport?: boolean;
}

/** Where an image lies. */
export interface VsphereImageSource {
  /** What it is. */
  readonly kind: VsphereImageKind;
  /** Name or path in the inventory, name of the item, address of the OVA, or path of the disk on its datastore. */
  readonly place: string;
  /**
   * Content library of the item.
   * @default - none is involved
   */
  readonly library?: string;
  /**
   * Datastore of the disk.
   * @default - none is involved
   */
  readonly datastore?: string;
  /**
   * Whether a template is copied into the content library, from where its machines are deployed.
   * @default false
   */
  readonly copied?: boolean;
}

/** A template, a library item, an OVA or a disk that machines on vSphere are made from. */
export class VsphereImage implements IMachineImage {
  /** @internal */
  public static _of(platform: IPlatform, source: VsphereImageSource, options: VsphereImageOptions): VsphereImage {
    return new VsphereImage(platform, source, options);
  }

  /** The guest inside. */
  public readonly guest: IGuestSystem;
  private readonly readGuest?: IGuestSystem;

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Where it lies. */
    public readonly source: VsphereImageSource,
    private readonly options: VsphereImageOptions,
  ) {
    this.readGuest = options.guest ? undefined : readOff(this.imageName);
    this.guest = options.guest ?? this.readGuest ?? OperatingSystem.custom({ id: 'unknown', name: 'an unknown guest', family: OsFamily.OTHER });
  }

  /**
   * Whether the name told what is inside.
   * @internal
   */
  public get _guestWasRead(): boolean { return this.readGuest !== undefined; }

  /**
   * Whether nobody told what is inside.
   * @internal
   */
  public get _guestIsUnknown(): boolean { return this.options.guest === undefined && this.readGuest === undefined; }

  /** Name for people: that of the template or item, or of the file. */
  public get imageName(): string { return this.source.place.split('/').filter(part => part !== '').at(-1)!; }

  /** Smallest root disk: that of the image. */
  public get minimumDisk(): Size { return this.disks[0]; }

  /** Sizes of its disks, the root disk first. */
  public get disks(): Size[] { return this.options.disks && this.options.disks.length > 0 ? [...this.options.disks] : [this.guest.minimumDisk]; }

  /** Firmware that it was installed with; undefined where nobody said. */
  public get firmware(): Firmware | undefined { return this.options.firmware; }

  /** SCSI controller of its disks; undefined where nobody said. */
  public get scsiType(): string | undefined { return this.options.scsiType; }

  /** Whether VMware's tools are inside; undefined where nobody knows. */
  public get guestAgentInside(): boolean | undefined { return this.options.toolsInside ?? true; }

  /** Whether the vendor's extended support is enough. */
  public get acceptsExtendedSupport(): boolean { return this.options.extendedSupport ?? false; }

  /**
   * Whether it is a template or machine of the inventory.
   * @internal
   */
  public get _isTemplate(): boolean { return this.source.kind === VsphereImageKind.TEMPLATE; }

  /**
   * Whether vCenter takes it into a content library first.
   * @internal
   */
  public get _isCopied(): boolean { return this.source.kind === VsphereImageKind.OVA || this.source.copied === true; }

  /** Text that tells images apart. */
  public get version(): string { return `${this.source.kind} ${this.source.library ?? this.source.datastore ?? ''} ${this.source.place}`; }
}

/** The catalogue of guests is loaded with the first name that must tell. */
function readOff(name: string): IGuestSystem | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { guestByName } = require('../../catalog/vsphere-guest-ids') as typeof import('../../catalog/vsphere-guest-ids');
  return guestByName(name);
}
