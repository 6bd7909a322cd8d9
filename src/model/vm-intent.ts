import { Cidr, Size } from '../values';
import { ChangePolicy } from './change-policy';
import { Disk } from './disk';
import { Firmware } from './firmware';
import { GuestAccess } from './guest-access';
import { IGuestIntent } from './guest-intent';
import { MachineIdentity } from './machine-identity';
import { IMachineImage } from './machine-image';
import { Nic } from './nic';
import { Placement } from './placement';
import { Provisioning } from './provisioning';

/**
 * What a machine shall be, inside and outside, without a word of any vendor: a live view that platforms read each time they
 * render, so that the order of calls on the machine never matters.
 */
export interface IVmIntent extends IGuestIntent {
  /** What tells its parts apart, across changes of the program. */
  readonly identity: MachineIdentity;
  /** What it starts from. */
  readonly image: IMachineImage;
  /** Virtual processors. */
  readonly cpus: number;
  /** Memory. */
  readonly memory: Size;
  /**
   * Firmware that was asked for.
   * @default - the image's
   */
  readonly firmware?: Firmware;
  /** Disk that the system boots from. */
  readonly rootDisk: Disk;
  /** Network interfaces in order; the first is the management interface. */
  readonly nics: Nic[];
  /** DNS servers. */
  readonly dns: string[];
  /** DNS search domains. */
  readonly searchDomains: string[];
  /** Where it runs. */
  readonly placement: Placement;
  /** How it gets its identity. */
  readonly provisioning: Provisioning;
  /**
   * How Ansible gets in, where the program says so.
   * @default - the platform's way
   */
  readonly access?: GuestAccess;
  /** Whether the library's hardening applies: default-deny inbound, protection, no deletion of disks that it does not know. */
  readonly hardened: boolean;
  /** Whether the machine holds data that cannot be made again; a data disk makes it so. */
  readonly stateful: boolean;
  /** Whether its owner said that it may go: nothing protects it any more. */
  readonly retired: boolean;
  /** Data disks of which its owner said that they may go. */
  readonly retiredDisks: string[];
  /** What a change does that can only be had by building the machine anew. */
  readonly changePolicy: ChangePolicy;
  /** Networks from which the management port is reached. */
  readonly managementNetworks: Cidr[];
  /** Whether the management networks were declared, or derived from the machine's own subnet. */
  readonly managementDeclared: boolean;
}
