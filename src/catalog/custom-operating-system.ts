import { OsFamily } from '../model/os-family';
import { PackageManager } from '../model/package-manager';
import { ProvisioningSystem } from '../model/provisioning-system';
import { CalendarDate, CpuLevel, Size } from '../values';

/** An operating system that the catalogue does not have, or an own image of one that it has. */
export interface CustomOperatingSystem {
  /** Short id for names and reports, such as `acme-linux-4`. */
  readonly id: string;
  /** Name for people, such as `ACME Linux 4`. */
  readonly name: string;
  /** Family: decides which packages, services and paths are used inside. */
  readonly family: OsFamily;
  /**
   * How software is installed inside.
   * @default - what is usual in the family
   */
  readonly packageManager?: PackageManager;
  /**
   * Who reads the first-boot document.
   * @default - what is usual in the family
   */
  readonly provisioningSystem?: ProvisioningSystem;
  /**
   * User that the image brings.
   * @default - none
   */
  readonly defaultUser?: string;
  /**
   * Whether the QEMU guest agent is inside the image.
   * @default - unknown
   */
  readonly guestAgentPreinstalled?: boolean;
  /**
   * x86-64 level that its binaries need.
   * @default CpuLevel.V1
   */
  readonly cpuLevel?: CpuLevel;
  /**
   * Whether the image starts by BIOS.
   * @default true
   */
  readonly supportsBios?: boolean;
  /**
   * Whether the image starts by UEFI.
   * @default true
   */
  readonly supportsUefi?: boolean;
  /**
   * Whether UEFI is taken where both work.
   * @default - only where BIOS does not work
   */
  readonly prefersUefi?: boolean;
  /**
   * Whether its boot loader is signed, so that it starts with secure boot on.
   * @default false
   */
  readonly supportsSecureBoot?: boolean;
  /**
   * Whether the machine needs a serial device, as the cloud images of Debian and Ubuntu do.
   * @default - true in the family DEBIAN
   */
  readonly needsSerialDevice?: boolean;
  /**
   * Whether it refuses to run without a TPM 2.0.
   * @default false
   */
  readonly needsTpm?: boolean;
  /**
   * Smallest root disk that the image fits on.
   * @default Size.gibibytes(1)
   */
  readonly minimumDisk?: Size;
  /**
   * Last day of the vendor's own support.
   * @default - no end is known
   */
  readonly endOfLife?: CalendarDate;
  /**
   * Last day of long-term or paid support; not before `endOfLife`.
   * @default - there is none
   */
  readonly endOfExtendedSupport?: CalendarDate;
}
