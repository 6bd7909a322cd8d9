import { windowsAccess } from './render-customization';
import { VsphereCustomization } from './vsphere-customization';
import { GuestAccess } from '../../model/guest-access';
import { GuestAgent, GuestFacts, VolumeMark } from '../../model/guest-facts';
import { IGuestSystem } from '../../model/guest-system';
import { PackageManager } from '../../model/package-manager';
import { ProvisioningSystem } from '../../model/provisioning-system';
import { IVmIntent } from '../../model/vm-intent';

/** What the platform decided for a machine that its inside depends on. */
export interface GuestDecisions {
  /** What vCenter sets in the guest; undefined where cloud-init does. */
  readonly customization?: VsphereCustomization;
  /** `unit_number` of a data disk, by its name. */
  readonly unitOf: (diskName: string) => number;
}

const BY_KEY = GuestAccess.ssh();
const TOOLS = 'open-vm-tools';

/** VMware's tools, as each family calls package and service (packages of Debian, Red Hat, SUSE, Amazon, Photon, Arch and Alpine). Windows brings its own. */
const SYSTEMD: GuestAgent = { packageName: TOOLS, serviceName: 'vmtoolsd' };
const AGENTS: Partial<Record<PackageManager, GuestAgent>> = {
  [PackageManager.APT]: { packageName: TOOLS, serviceName: TOOLS },
  [PackageManager.APK]: { packageName: TOOLS, serviceName: TOOLS },
  [PackageManager.DNF]: SYSTEMD,
  [PackageManager.YUM]: SYSTEMD,
  [PackageManager.TDNF]: SYSTEMD,
  [PackageManager.ZYPPER]: SYSTEMD,
  [PackageManager.PACMAN]: SYSTEMD,
};

/** Units of the first controller; the provider counts on over the next ones. */
const UNITS_PER_CONTROLLER = 15;
/** Number that a SCSI controller has on its own bus. */
const OF_CONTROLLER = 7;

/** What vSphere knows of the inside of a machine. */
export function guestOf(intent: IVmIntent, { customization, unitOf }: GuestDecisions): GuestFacts {
  return {
    access: intent.access ?? accessOf(intent, customization),
    agent: agentOf(intent.image.guest),
    get volumes() { return volumesOf(intent, unitOf); },
  };
}

/**
 * Target on the SCSI bus for a `unit_number` of the provider, which leaves out the controller's own; undefined beyond the first controller, where
 * targets begin anew (vmware/vsphere 2.15.0, assignment of disks).
 */
export function scsiTargetOf(unit: number): number | undefined {
  if (unit >= UNITS_PER_CONTROLLER) { return undefined; }
  return unit < OF_CONTROLLER ? unit : unit + 1;
}

function agentOf(guest: IGuestSystem): GuestAgent | undefined {
  return guest.isWindows ? undefined : AGENTS[guest.packageManager];
}

function volumesOf({ dataDisks }: IVmIntent, unitOf: (diskName: string) => number): Record<string, VolumeMark> {
  return Object.fromEntries(dataDisks.map(({ diskName }) => [diskName, { scsiTarget: scsiTargetOf(unitOf(diskName)) }]));
}

/** Who opens the first way in: cloud-init an SSH server with the administrator's key, customization of Windows a WinRM listener with TLS. */
function accessOf(intent: IVmIntent, customization: VsphereCustomization | undefined): GuestAccess {
  const { provisioning, admin, image: { guest } } = intent;
  if (!provisioning.identity) { return GuestAccess._missing('the image sets itself up'); }
  if (customization?.isWindows) { return windowsAccess(intent, customization) ?? GuestAccess._missing('no administrator with a password'); }
  if (customization) { return GuestAccess._missing(customization.isLinux ? 'customization makes no account' : 'its customization specification says who logs in'); }
  if (guest.provisioningSystem !== ProvisioningSystem.CLOUD_INIT) { return GuestAccess._missing(`${guest.displayName} has no shell that cloud-init could give a key to`); }
  return admin && admin.publicKeys.length > 0 ? BY_KEY : GuestAccess._missing('no administrator with a key');
}
