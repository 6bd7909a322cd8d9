import { HostName, HttpProxy, Labels, Size } from '../values';
import { Admin } from './admin';
import { Disk } from './disk';
import { FirewallRule } from './firewall-rule';
import { IGuestSystem } from './guest-system';
import { RoleUse } from './role';
import { UpdatePolicy } from './update-policy';

/** What a host shall be inside: a live view, read when inventory and plays are written. */
export interface IGuestIntent {
  /** Path of the construct, for messages. */
  readonly path: string;
  /** Host name; its name in the inventory. */
  readonly hostName: HostName;
  /** The guest system. */
  readonly guest: IGuestSystem;
  /** Whether the library sets up what every guest needs; false for a host that is somebody else's. */
  readonly bootstrapped: boolean;
  /**
   * Administrator.
   * @default - nobody may log in
   */
  readonly admin?: Admin;
  /**
   * IANA time zone.
   * @default - the guest's
   */
  readonly timezone?: string;
  /** Time servers; empty means the guest's. */
  readonly ntp: string[];
  /**
   * Locale.
   * @default - the guest's
   */
  readonly locale?: string;
  /**
   * HTTP proxy through which packages are fetched.
   * @default - none
   */
  readonly proxy?: HttpProxy;
  /**
   * Mirror below which the archives of the distributions lie.
   * @default - the guest's
   */
  readonly packageMirror?: string;
  /** Certificates of authorities that the guest trusts beside its own, in PEM form. */
  readonly trustedCas: string[];
  /**
   * Size of the swap file.
   * @default - the library makes none
   */
  readonly swap?: Size;
  /** Who installs security updates. */
  readonly updates: UpdatePolicy;
  /** Data disks, in the order in which they were added. */
  readonly dataDisks: Disk[];
  /** Labels, which become groups. */
  readonly labels: Labels;
  /** Whether the guest filters inbound traffic. */
  readonly firewalled: boolean;
  /** Inbound permissions, the management port included. */
  readonly firewallRules: FirewallRule[];
  /** Roles that were added, in their order. */
  readonly roles: RoleUse[];
}
