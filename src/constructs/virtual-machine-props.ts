import { Admin } from '../model/admin';
import { ChangePolicy } from '../model/change-policy';
import { Firmware } from '../model/firmware';
import { GuestAccess } from '../model/guest-access';
import { GuestSettings } from '../model/guest-settings';
import { IMachineImage } from '../model/machine-image';
import { INetwork } from '../model/network';
import { Placement } from '../model/placement';
import { Provisioning } from '../model/provisioning';
import { IpAssignment, Labels, Size } from '../values';

/** What a machine shall be. */
export interface VirtualMachineProps extends GuestSettings {
  /** What it starts from; the machine runs on the platform of its image. */
  readonly image: IMachineImage;
  /** Network of the first interface, the management interface. */
  readonly network: INetwork;
  /**
   * Address of the first interface.
   * @default IpAssignment.dhcp()
   */
  readonly ip?: IpAssignment;
  /**
   * Host name, the machine's identity: 1 to 63 lower-case letters, digits and hyphens.
   * A Windows guest has at most 15.
   * @default - by the name pattern of the defaults above the machine, else the path of the construct below its stack: `Fra/App1` becomes `fra-app1`
   */
  readonly hostName?: string;
  /**
   * Virtual processors, 1 to 768.
   * @default 2
   */
  readonly cpus?: number;
  /**
   * Memory.
   * @default - 2 GiB
   */
  readonly memory?: Size;
  /**
   * Size of the root disk; grows, never shrinks.
   * @default - 20 GiB, or more where the image needs it
   */
  readonly diskSize?: Size;
  /**
   * Datastore (storage) of the root disk, and of every disk that names none.
   * @default - the platform's
   */
  readonly datastore?: string;
  /**
   * Firmware.
   * @default - the image's or the template's
   */
  readonly firmware?: Firmware;
  /**
   * Administrator of the first boot.
   * @default - that of the defaults above the machine
   */
  readonly admin?: Admin;
  /**
   * Labels, which become tags.
   * @default - those of the defaults above the machine
   */
  readonly labels?: Labels;
  /**
   * Where it runs.
   * @default Placement.automatic()
   */
  readonly placement?: Placement;
  /**
   * How it gets its identity.
   * @default Provisioning.native()
   */
  readonly provisioning?: Provisioning;
  /**
   * How Ansible gets in. `GuestAccess.none('why')` leaves the machine out of inventory and plays.
   * @default - the platform's way: SSH with the administrator's key, on Windows what its first boot opens
   */
  readonly access?: GuestAccess;
  /**
   * What a change does that can only be had by building the machine anew: another image, user data, administrators, or another host where the machine may not be migrated.
   * @default ChangePolicy.keep()
   */
  readonly changePolicy?: ChangePolicy;
}
