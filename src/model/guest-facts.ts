import { GuestAccess } from './guest-access';
import { GuestRoute } from './guest-route';

/** The hypervisor's agent inside the guest. */
export interface GuestAgent {
  /** Package, as the guest's distribution calls it. */
  readonly packageName: string;
  /** Service. */
  readonly serviceName: string;
}

/** How the guest finds a data disk: by one of these. */
export interface VolumeMark {
  /**
   * Serial of the disk.
   * @default - it is found otherwise
   */
  readonly serial?: string;
  /**
   * Logical unit number.
   * @default - it is found otherwise
   */
  readonly lun?: number;
  /**
   * Target on the first SCSI controller, 0 to 15 without 7, which is the controller's own.
   * @default - it is found otherwise
   */
  readonly scsiTarget?: number;
}

/** What a platform knows of the inside of a machine. */
export interface GuestFacts {
  /** How Ansible gets in when the machine has just been made. */
  readonly access: GuestAccess;
  /**
   * How ssh gets there from the control node.
   * @default - the control node reaches it directly
   */
  readonly route?: GuestRoute;
  /**
   * Agent that the hypervisor talks to.
   * @default - it needs none
   */
  readonly agent?: GuestAgent;
  /** How the guest finds each data disk, by the name of the disk. */
  readonly volumes: { [key: string]: VolumeMark };
}
