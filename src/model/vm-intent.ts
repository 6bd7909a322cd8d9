import { HostName, HttpProxy, Labels, Size, Cidr } from '../values';
import { Admin } from './admin';
import { ChangePolicy } from './change-policy';
import { Disk } from './disk';
import { FirewallRule } from './firewall-rule';
import { Firmware } from './firmware';
import { MachineIdentity } from './machine-identity';
import { IMachineImage } from './machine-image';
import { Nic } from './nic';
import { Placement } from './placement';
import { Provisioning } from './provisioning';

/**
 * What a machine shall be, without a word of any vendor: a live view that platforms read each time they render,
 * so that the order of calls on the machine never matters.
 */
export interface IVmIntent {
  /** Path of the construct, for messages. */
  readonly path: string;
  /** Host name; the machine's identity. */
  readonly hostName: HostName;
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
  /** Data disks in the order in which they were added. */
  readonly dataDisks: Disk[];
  /** Network interfaces in order; the first is the management interface. */
  readonly nics: Nic[];
  /**
   * Administrator.
   * @default - nobody may log in
   */
  readonly admin?: Admin;
  /** DNS servers. */
  readonly dns: string[];
  /** DNS search domains. */
  readonly searchDomains: string[];
  /**
   * IANA time zone.
   * @default - the image's
   */
  readonly timezone?: string;
  /** Time servers, by name or address; empty means the image's. */
  readonly ntp: string[];
  /**
   * Locale.
   * @default - the image's
   */
  readonly locale?: string;
  /**
   * HTTP proxy through which packages are fetched.
   * @default - none
   */
  readonly proxy?: HttpProxy;
  /**
   * Mirror below which the archives of the distributions lie.
   * @default - the archives that the image names
   */
  readonly packageMirror?: string;
  /** Certificates of authorities that the guest trusts beside its own, in PEM form. */
  readonly trustedCas: string[];
  /** Labels, which become tags. */
  readonly labels: Labels;
  /** Where it runs. */
  readonly placement: Placement;
  /** How it gets its identity. */
  readonly provisioning: Provisioning;
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
  /** Whether inbound traffic is filtered: for every hardened machine, else as soon as a rule is given. */
  readonly firewalled: boolean;
  /** Inbound permissions, the management port included. */
  readonly firewallRules: FirewallRule[];
  /** Networks from which the management port is reached. */
  readonly managementNetworks: Cidr[];
  /** Whether the management networks were declared, or derived from the machine's own subnet. */
  readonly managementDeclared: boolean;
}
