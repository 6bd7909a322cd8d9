import { CustomOperatingSystem } from './custom-operating-system';
import { GuestProfile, SMALLEST_DISK_GIB } from './guest-profile';
import { OsFamily } from '../model/os-family';
import { PackageManager } from '../model/package-manager';
import { ProvisioningSystem } from '../model/provisioning-system';
import { fail } from '../private/fail';
import { CpuLevel, Size } from '../values';
import { matched } from '../values/text';

const ID = {
  what: 'operating system id',
  pattern: /^[a-z0-9][a-z0-9.-]{0,62}$/,
  allowed: '1 to 63 of a-z, 0-9, "." and "-", the first a letter or a digit',
  remedy: 'Write a short id in lower case, such as acme-linux-4.',
};
const NAME = {
  what: 'operating system name',
  pattern: /^[^\s\p{Cc}][^\p{Cc}]{0,79}$/u,
  allowed: '1 to 80 characters on one line',
  remedy: 'Write the name as people read it, such as ACME Linux 4.',
};
const USER = {
  what: 'default user',
  pattern: /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/,
  allowed: '1 to 32 of letters, digits, "_", "." and "-", the first a letter or "_"',
  remedy: 'Write the user that the image brings, or leave it out where it has none.',
};
const PACKAGE_MANAGERS: Partial<Record<OsFamily, PackageManager>> = {
  [OsFamily.DEBIAN]: PackageManager.APT,
  [OsFamily.REDHAT]: PackageManager.DNF,
  [OsFamily.SUSE]: PackageManager.ZYPPER,
  [OsFamily.ALPINE]: PackageManager.APK,
  [OsFamily.ARCH]: PackageManager.PACMAN,
  [OsFamily.BSD]: PackageManager.PKG,
};
const PROVISIONING: Partial<Record<OsFamily, ProvisioningSystem>> = {
  [OsFamily.BSD]: ProvisioningSystem.NUAGEINIT,
  [OsFamily.WINDOWS]: ProvisioningSystem.CLOUDBASE_INIT,
  [OsFamily.IMMUTABLE_LINUX]: ProvisioningSystem.IGNITION,
};

/** What the program says of an operating system, completed and checked. */
export function customProfile(system: CustomOperatingSystem): GuestProfile {
  const supportsBios = system.supportsBios ?? true;
  const profile = {
    id: matched(system.id, ID)[0],
    displayName: matched(system.name, NAME)[0],
    family: system.family,
    packageManager: system.packageManager ?? PACKAGE_MANAGERS[system.family] ?? PackageManager.NONE,
    provisioningSystem: system.provisioningSystem ?? PROVISIONING[system.family] ?? ProvisioningSystem.CLOUD_INIT,
    defaultUser: system.defaultUser === undefined ? undefined : matched(system.defaultUser, USER)[0],
    guestAgentPreinstalled: system.guestAgentPreinstalled,
    cpuLevel: system.cpuLevel ?? CpuLevel.V1,
    supportsBios,
    supportsUefi: system.supportsUefi ?? true,
    prefersUefi: system.prefersUefi ?? !supportsBios,
    supportsSecureBoot: system.supportsSecureBoot ?? false,
    needsSerialDevice: system.needsSerialDevice ?? system.family === OsFamily.DEBIAN,
    needsTpm: system.needsTpm ?? false,
    isWindows: system.family === OsFamily.WINDOWS,
    minimumDisk: system.minimumDisk ?? Size.gibibytes(SMALLEST_DISK_GIB),
    endOfLife: system.endOfLife,
    endOfExtendedSupport: system.endOfExtendedSupport,
  };
  refuseContradictions(profile);
  return profile;
}

function refuseContradictions(profile: GuestProfile): void {
  const { supportsBios, supportsUefi, prefersUefi, supportsSecureBoot, endOfLife, endOfExtendedSupport } = profile;
  if (!supportsBios && !supportsUefi) {
    contradiction(profile, 'neither BIOS nor UEFI', 'at least one of them', 'Set supportsBios or supportsUefi.');
  }
  if (!supportsUefi && (prefersUefi || supportsSecureBoot)) {
    contradiction(profile, `${prefersUefi ? 'prefersUefi' : 'supportsSecureBoot'} without UEFI`, 'either with supportsUefi', 'Leave it out, or set supportsUefi.');
  }
  if (endOfExtendedSupport !== undefined && (endOfLife === undefined || endOfExtendedSupport.isBefore(endOfLife))) {
    contradiction(profile, `extended support until ${endOfExtendedSupport}, own support ${endOfLife === undefined ? 'without an end' : `until ${endOfLife}`}`,
      'an end of extended support that is not before endOfLife', 'Give both dates in order.');
  }
}

function contradiction(profile: GuestProfile, given: string, allowed: string, remedy: string): never {
  fail({ code: 'HW1307', given: `${profile.id} with ${given}`, allowed, remedy });
}
