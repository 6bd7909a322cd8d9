import { IGuestSystem } from '../model/guest-system';
import { OsFamily } from '../model/os-family';
import { PackageManager } from '../model/package-manager';
import { ProvisioningSystem } from '../model/provisioning-system';
import { CalendarDate, CpuLevel, Size } from '../values';
import { imageRow } from './image-row';

/** All that an operating system says of itself, from the catalogue or from the program. */
export interface GuestProfile extends IGuestSystem {
  readonly prefersUefi: boolean;
}

/** What refuses no disk: for images whose size nobody states. */
export const SMALLEST_DISK_GIB = 1;

const FAMILIES: Record<string, OsFamily> = {
  'almalinux': OsFamily.REDHAT,
  'alpine': OsFamily.ALPINE,
  'amazon-linux': OsFamily.REDHAT,
  'arch': OsFamily.ARCH,
  'azure-linux': OsFamily.REDHAT,
  'centos-stream': OsFamily.REDHAT,
  'debian': OsFamily.DEBIAN,
  'fedora': OsFamily.REDHAT,
  'fedora-coreos': OsFamily.IMMUTABLE_LINUX,
  'flatcar': OsFamily.IMMUTABLE_LINUX,
  'freebsd': OsFamily.BSD,
  'gardenlinux': OsFamily.DEBIAN,
  'kali': OsFamily.DEBIAN,
  'netbsd': OsFamily.BSD,
  'openbsd': OsFamily.BSD,
  'opensuse': OsFamily.SUSE,
  'oracle': OsFamily.REDHAT,
  'rhel': OsFamily.REDHAT,
  'rocky': OsFamily.REDHAT,
  'sles': OsFamily.SUSE,
  'talos': OsFamily.IMMUTABLE_LINUX,
  'ubuntu': OsFamily.DEBIAN,
  'windows': OsFamily.WINDOWS,
  'windows-server': OsFamily.WINDOWS,
};
const PROVISIONING: Record<string, ProvisioningSystem> = {
  'cloud-init': ProvisioningSystem.CLOUD_INIT,
  'cloudbase-init': ProvisioningSystem.CLOUDBASE_INIT,
  'ignition': ProvisioningSystem.IGNITION,
  'nuageinit': ProvisioningSystem.NUAGEINIT,
  'talos-machine-config': ProvisioningSystem.TALOS,
};
const CPU_LEVELS = [CpuLevel.V1, CpuLevel.V2, CpuLevel.V3, CpuLevel.V4];
const PACKAGE_MANAGERS = Object.values(PackageManager);

/** What the catalogue knows of an operating system. */
export function catalogueProfile(id: string): GuestProfile {
  const row = imageRow(id);
  const family = FAMILIES[row.family] ?? OsFamily.OTHER;
  return {
    id,
    displayName: row.name,
    family,
    packageManager: PACKAGE_MANAGERS.find(manager => manager === row.packageManager) ?? PackageManager.NONE,
    provisioningSystem: PROVISIONING[row.provisioning.system] ?? ProvisioningSystem.NONE,
    defaultUser: row.defaultUser ?? undefined,
    guestAgentPreinstalled: row.guestAgent.qemuPreinstalled ?? undefined,
    cpuLevel: CPU_LEVELS.find(level => level.toString() === row.minCpu) ?? CpuLevel.V1,
    supportsBios: row.firmware.includes('bios'),
    supportsUefi: row.firmware.includes('uefi'),
    prefersUefi: row.firmware[0] === 'uefi',
    supportsSecureBoot: row.secureBoot ?? false,
    needsSerialDevice: family === OsFamily.DEBIAN,
    needsTpm: row.family === 'windows' && row.version.startsWith('11'),
    isWindows: family === OsFamily.WINDOWS,
    minimumDisk: Size.gibibytes(row.minDiskGiB ?? SMALLEST_DISK_GIB),
    endOfLife: row.eol === null ? undefined : CalendarDate.of(row.eol),
    endOfExtendedSupport: row.eolExtended === null ? undefined : CalendarDate.of(row.eolExtended),
  };
}
