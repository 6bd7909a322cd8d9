import { IGuestSystem } from '../model/guest-system';
import { OsFamily } from '../model/os-family';
import { PackageManager } from '../model/package-manager';
import { ProvisioningSystem } from '../model/provisioning-system';
import { CalendarDate, CpuLevel, Size } from '../values';
import { CustomOperatingSystem } from './custom-operating-system';
import { catalogueProfile, GuestProfile } from './guest-profile';

/**
 * The system inside a machine: one of the catalogue, or an own one.
 *
 * Systems past their end of life are listed too, so that they are refused with a reason.
 */
export class OperatingSystem implements IGuestSystem {
  /** Ubuntu 20.04 LTS. */
  public static readonly UBUNTU_20_04: OperatingSystem = OperatingSystem.listed('ubuntu-20.04');

  /** Ubuntu 22.04 LTS. */
  public static readonly UBUNTU_22_04: OperatingSystem = OperatingSystem.listed('ubuntu-22.04');

  /** Ubuntu 22.04 LTS minimal. */
  public static readonly UBUNTU_22_04_MINIMAL: OperatingSystem = OperatingSystem.listed('ubuntu-22.04-minimal');

  /** Ubuntu 24.04 LTS. */
  public static readonly UBUNTU_24_04: OperatingSystem = OperatingSystem.listed('ubuntu-24.04');

  /** Ubuntu 24.04 LTS minimal. */
  public static readonly UBUNTU_24_04_MINIMAL: OperatingSystem = OperatingSystem.listed('ubuntu-24.04-minimal');

  /** Ubuntu 25.04. */
  public static readonly UBUNTU_25_04: OperatingSystem = OperatingSystem.listed('ubuntu-25.04');

  /** Ubuntu 25.10. */
  public static readonly UBUNTU_25_10: OperatingSystem = OperatingSystem.listed('ubuntu-25.10');

  /** Ubuntu 26.04 LTS. */
  public static readonly UBUNTU_26_04: OperatingSystem = OperatingSystem.listed('ubuntu-26.04');

  /** Debian 11 (bullseye). */
  public static readonly DEBIAN_11: OperatingSystem = OperatingSystem.listed('debian-11');

  /** Debian 12 (bookworm). */
  public static readonly DEBIAN_12: OperatingSystem = OperatingSystem.listed('debian-12');

  /** Debian 13 (trixie). */
  public static readonly DEBIAN_13: OperatingSystem = OperatingSystem.listed('debian-13');

  /** Rocky Linux 8. */
  public static readonly ROCKY_8: OperatingSystem = OperatingSystem.listed('rocky-8');

  /** Rocky Linux 9. */
  public static readonly ROCKY_9: OperatingSystem = OperatingSystem.listed('rocky-9');

  /** Rocky Linux 10. */
  public static readonly ROCKY_10: OperatingSystem = OperatingSystem.listed('rocky-10');

  /** AlmaLinux 8. */
  public static readonly ALMALINUX_8: OperatingSystem = OperatingSystem.listed('almalinux-8');

  /** AlmaLinux 9. */
  public static readonly ALMALINUX_9: OperatingSystem = OperatingSystem.listed('almalinux-9');

  /** AlmaLinux 10. */
  public static readonly ALMALINUX_10: OperatingSystem = OperatingSystem.listed('almalinux-10');

  /** CentOS Stream 9. */
  public static readonly CENTOS_STREAM_9: OperatingSystem = OperatingSystem.listed('centos-stream-9');

  /** CentOS Stream 10. */
  public static readonly CENTOS_STREAM_10: OperatingSystem = OperatingSystem.listed('centos-stream-10');

  /** Red Hat Enterprise Linux 8. */
  public static readonly RHEL_8: OperatingSystem = OperatingSystem.listed('rhel-8');

  /** Red Hat Enterprise Linux 9. */
  public static readonly RHEL_9: OperatingSystem = OperatingSystem.listed('rhel-9');

  /** Red Hat Enterprise Linux 10. */
  public static readonly RHEL_10: OperatingSystem = OperatingSystem.listed('rhel-10');

  /** Oracle Linux 8. */
  public static readonly ORACLE_8: OperatingSystem = OperatingSystem.listed('oracle-8');

  /** Oracle Linux 9. */
  public static readonly ORACLE_9: OperatingSystem = OperatingSystem.listed('oracle-9');

  /** Oracle Linux 10. */
  public static readonly ORACLE_10: OperatingSystem = OperatingSystem.listed('oracle-10');

  /** Fedora Cloud 42. */
  public static readonly FEDORA_42: OperatingSystem = OperatingSystem.listed('fedora-42');

  /** Fedora Cloud 43. */
  public static readonly FEDORA_43: OperatingSystem = OperatingSystem.listed('fedora-43');

  /** Fedora Cloud 44. */
  public static readonly FEDORA_44: OperatingSystem = OperatingSystem.listed('fedora-44');

  /** Amazon Linux 2. */
  public static readonly AMAZON_LINUX_2: OperatingSystem = OperatingSystem.listed('amazonlinux-2');

  /** Amazon Linux 2023. */
  public static readonly AMAZON_LINUX_2023: OperatingSystem = OperatingSystem.listed('amazonlinux-2023');

  /** Azure Linux 3.0. */
  public static readonly AZURE_LINUX_3: OperatingSystem = OperatingSystem.listed('azurelinux-3');

  /** openSUSE Leap 15.6. */
  public static readonly OPENSUSE_LEAP_15_6: OperatingSystem = OperatingSystem.listed('opensuse-leap-15.6');

  /** openSUSE Leap 16.0. */
  public static readonly OPENSUSE_LEAP_16_0: OperatingSystem = OperatingSystem.listed('opensuse-leap-16.0');

  /** openSUSE Tumbleweed. */
  public static readonly OPENSUSE_TUMBLEWEED: OperatingSystem = OperatingSystem.listed('opensuse-tumbleweed');

  /** SUSE Linux Enterprise Server 15 SP6. */
  public static readonly SLES_15_SP6: OperatingSystem = OperatingSystem.listed('sles-15-sp6');

  /** SUSE Linux Enterprise Server 15 SP7. */
  public static readonly SLES_15_SP7: OperatingSystem = OperatingSystem.listed('sles-15-sp7');

  /** SUSE Linux Enterprise Server 16.0. */
  public static readonly SLES_16_0: OperatingSystem = OperatingSystem.listed('sles-16.0');

  /** Alpine Linux 3.21. */
  public static readonly ALPINE_3_21: OperatingSystem = OperatingSystem.listed('alpine-3.21');

  /** Alpine Linux 3.22. */
  public static readonly ALPINE_3_22: OperatingSystem = OperatingSystem.listed('alpine-3.22');

  /** Alpine Linux 3.23. */
  public static readonly ALPINE_3_23: OperatingSystem = OperatingSystem.listed('alpine-3.23');

  /** Alpine Linux 3.24. */
  public static readonly ALPINE_3_24: OperatingSystem = OperatingSystem.listed('alpine-3.24');

  /** Arch Linux. */
  public static readonly ARCH_LINUX: OperatingSystem = OperatingSystem.listed('arch');

  /** Gentoo (cloud-init). */
  public static readonly GENTOO: OperatingSystem = OperatingSystem.listed('gentoo');

  /** NixOS 26.05 (Proxmox image). */
  public static readonly NIXOS_26_05: OperatingSystem = OperatingSystem.listed('nixos-26.05');

  /** VMware Photon OS 4.0. */
  public static readonly PHOTON_4: OperatingSystem = OperatingSystem.listed('photon-4');

  /** VMware Photon OS 5.0. */
  public static readonly PHOTON_5: OperatingSystem = OperatingSystem.listed('photon-5');

  /** Kali Linux 2026.2 (cloud). */
  public static readonly KALI_2026_2: OperatingSystem = OperatingSystem.listed('kali-2026.2');

  /** Garden Linux 1877. */
  public static readonly GARDEN_LINUX_1877: OperatingSystem = OperatingSystem.listed('gardenlinux-1877');

  /** Flatcar Container Linux (stable). */
  public static readonly FLATCAR: OperatingSystem = OperatingSystem.listed('flatcar-stable');

  /** Fedora CoreOS (stable). */
  public static readonly FEDORA_COREOS: OperatingSystem = OperatingSystem.listed('fcos-stable');

  /** Talos Linux (nocloud). */
  public static readonly TALOS: OperatingSystem = OperatingSystem.listed('talos-1');

  /** FreeBSD 14.4. */
  public static readonly FREEBSD_14_4: OperatingSystem = OperatingSystem.listed('freebsd-14.4');

  /** FreeBSD 15.1. */
  public static readonly FREEBSD_15_1: OperatingSystem = OperatingSystem.listed('freebsd-15.1');

  /** OpenBSD 7.8 (community cloud image). */
  public static readonly OPENBSD_7_8: OperatingSystem = OperatingSystem.listed('openbsd-7.8');

  /** OpenBSD 7.9 (ISO). */
  public static readonly OPENBSD_7_9: OperatingSystem = OperatingSystem.listed('openbsd-7.9');

  /** NetBSD 10.1 (community cloud image). */
  public static readonly NETBSD_10_1: OperatingSystem = OperatingSystem.listed('netbsd-10.1');

  /** Windows Server 2019. */
  public static readonly WINDOWS_SERVER_2019: OperatingSystem = OperatingSystem.listed('windows-server-2019');

  /** Windows Server 2022. */
  public static readonly WINDOWS_SERVER_2022: OperatingSystem = OperatingSystem.listed('windows-server-2022');

  /** Windows Server 2025. */
  public static readonly WINDOWS_SERVER_2025: OperatingSystem = OperatingSystem.listed('windows-server-2025');

  /** Windows 10 22H2. */
  public static readonly WINDOWS_10_22H2: OperatingSystem = OperatingSystem.listed('windows-10-22h2');

  /** Windows 11 24H2 (Enterprise). */
  public static readonly WINDOWS_11_24H2: OperatingSystem = OperatingSystem.listed('windows-11-24h2');

  /** Windows 11 25H2 (Enterprise). */
  public static readonly WINDOWS_11_25H2: OperatingSystem = OperatingSystem.listed('windows-11-25h2');

  /**
   * An operating system that the catalogue does not have, for an image of your own.
   *
   * Throws HW1103 for an id, name or user that does not follow its grammar, HW1307 where the description contradicts itself, HW1107 for a Terraform token.
   *
   * @param system what the image is and needs
   */
  public static custom(system: CustomOperatingSystem): OperatingSystem {
    // Who describes no system of his own does not pay for the grammar.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { customProfile } = require('./custom-profile') as typeof import('./custom-profile');
    const profile = customProfile(system);
    return new OperatingSystem(profile.id, true, () => profile);
  }

  /** Every operating system of the catalogue. */
  public static all(): OperatingSystem[] {
    return Object.values(OperatingSystem).filter(value => value instanceof OperatingSystem);
  }

  private static listed(id: string): OperatingSystem {
    return new OperatingSystem(id, false, () => catalogueProfile(id));
  }

  private known?: GuestProfile;

  private constructor(
    /** Id of the catalogue, such as `debian-13`, or the own one. */
    public readonly id: string,
    /** Whether the program described it, not the catalogue. */
    public readonly isCustom: boolean,
    private readonly find: () => GuestProfile,
  ) {}

  /** Name for people, such as `Debian 13 (trixie)`. */
  public get displayName(): string {
    return this.profile.displayName;
  }

  /** Family: decides which packages, services and paths are used inside. */
  public get family(): OsFamily {
    return this.profile.family;
  }

  /** How software is installed inside. */
  public get packageManager(): PackageManager {
    return this.profile.packageManager;
  }

  /** Who reads the first-boot document. */
  public get provisioningSystem(): ProvisioningSystem {
    return this.profile.provisioningSystem;
  }

  /** User that the image brings; undefined where it has none. */
  public get defaultUser(): string | undefined {
    return this.profile.defaultUser;
  }

  /** Whether the QEMU guest agent is inside the vendor's image; undefined where nobody knows. */
  public get guestAgentPreinstalled(): boolean | undefined {
    return this.profile.guestAgentPreinstalled;
  }

  /** x86-64 level that its binaries need. */
  public get cpuLevel(): CpuLevel {
    return this.profile.cpuLevel;
  }

  /** Whether there is an image that starts by BIOS. */
  public get supportsBios(): boolean {
    return this.profile.supportsBios;
  }

  /** Whether there is an image that starts by UEFI. */
  public get supportsUefi(): boolean {
    return this.profile.supportsUefi;
  }

  /** Whether UEFI is taken where both work. */
  public get prefersUefi(): boolean {
    return this.profile.prefersUefi;
  }

  /** Whether its boot loader is signed, so that it starts with secure boot on. */
  public get supportsSecureBoot(): boolean {
    return this.profile.supportsSecureBoot;
  }

  /** Whether its kernel panics after the boot disk was resized, unless the machine has a serial device. */
  public get needsSerialDevice(): boolean {
    return this.profile.needsSerialDevice;
  }

  /** Whether it refuses to run without a TPM 2.0. */
  public get needsTpm(): boolean {
    return this.profile.needsTpm;
  }

  /** Whether it is a Windows system. */
  public get isWindows(): boolean {
    return this.profile.isWindows;
  }

  /** Smallest root disk that the image fits on; 1 GiB where nobody states one. */
  public get minimumDisk(): Size {
    return this.profile.minimumDisk;
  }

  /** Last day of the vendor's own support; undefined for rolling releases and where none is announced. */
  public get endOfLife(): CalendarDate | undefined {
    return this.profile.endOfLife;
  }

  /** Last day of long-term or paid support; undefined where there is none. */
  public get endOfExtendedSupport(): CalendarDate | undefined {
    return this.profile.endOfExtendedSupport;
  }

  /** The id. */
  public toString(): string {
    return this.id;
  }

  private get profile(): GuestProfile {
    return this.known ??= this.find();
  }
}
