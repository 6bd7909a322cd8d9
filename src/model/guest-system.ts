import { CalendarDate, CpuLevel, Size } from '../values';
import { OsFamily } from './os-family';
import { PackageManager } from './package-manager';
import { ProvisioningSystem } from './provisioning-system';

/** What a platform must know of the guest system inside an image. The catalogue's OperatingSystem is one. */
export interface IGuestSystem {
  /** Id of the catalogue, for example `debian-13`. */
  readonly id: string;
  /** Name for people. */
  readonly displayName: string;
  /** Family. */
  readonly family: OsFamily;
  /** How it configures itself at first boot. */
  readonly provisioningSystem: ProvisioningSystem;
  /** How software gets into it. */
  readonly packageManager: PackageManager;
  /**
   * User that the image brings.
   * @default - it has none
   */
  readonly defaultUser?: string;
  /**
   * Whether qemu-guest-agent is inside the image.
   * @default - nobody knows
   */
  readonly guestAgentPreinstalled?: boolean;
  /** x86-64 level that its binaries need. */
  readonly cpuLevel: CpuLevel;
  /** Whether it boots by BIOS. */
  readonly supportsBios: boolean;
  /** Whether it boots by UEFI. */
  readonly supportsUefi: boolean;
  /** Whether it boots with secure boot on. */
  readonly supportsSecureBoot: boolean;
  /** Whether the image panics without a serial device when its boot disk is resized. */
  readonly needsSerialDevice: boolean;
  /** Whether it refuses to run without a TPM 2.0. */
  readonly needsTpm: boolean;
  /** Whether it is a Windows system. */
  readonly isWindows: boolean;
  /** Smallest root disk that the image fits on. */
  readonly minimumDisk: Size;
  /**
   * Day on which the vendor's standard support ends.
   * @default - none is known
   */
  readonly endOfLife?: CalendarDate;
  /**
   * Day on which extended support (LTS, ESM) ends.
   * @default - there is none
   */
  readonly endOfExtendedSupport?: CalendarDate;
}
