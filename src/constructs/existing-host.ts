import { Construct } from 'constructs';
import { hostNameOf } from './host-name';
import { configureHost } from '../guest/on-demand';
import { Admin } from '../model/admin';
import { checkSettings } from '../model/check-settings';
import { DefaultsLevel } from '../model/defaults-level';
import { defaultOf, mergedLabels, setDefaults } from '../model/defaults-scope';
import { Disk } from '../model/disk';
import { Estate } from '../model/estate';
import { AllowOptions, FirewallRule } from '../model/firewall-rule';
import { GuestAccess } from '../model/guest-access';
import { GuestFacts } from '../model/guest-facts';
import { IGuestIntent } from '../model/guest-intent';
import { IGuestSystem } from '../model/guest-system';
import { IHost } from '../model/host';
import { managementRule } from '../model/management-rule';
import { Role, RoleOptions, RoleUse } from '../model/role';
import { RoleList } from '../model/role-list';
import { Service } from '../model/service';
import { SystemSettings } from '../model/system-settings';
import { UpdatePolicy } from '../model/update-policy';
import { describe, fail, Refusal, shown } from '../private/fail';
import { refuseToken } from '../private/plain-value';
import { Cidr, HostName, HttpProxy, IpAddress, Labels, Size } from '../values';

const NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** What is known of a host that Terraform does not own. */
export interface ExistingHostProps extends SystemSettings {
  /** IP address or DNS name by which it is reached. */
  readonly address: string;
  /** The system that runs on it. */
  readonly os: IGuestSystem;
  /**
   * Administrator who logs in; the account is there already.
   * @default - that of the defaults above the host
   */
  readonly admin?: Admin;
  /**
   * How Ansible gets in.
   * @default - SSH, on Windows PowerShell Remoting
   */
  readonly access?: GuestAccess;
  /**
   * Name in the inventory.
   * @default - from the path of the construct below its stack, as machines are named
   */
  readonly hostName?: string;
  /**
   * Labels, which become groups.
   * @default - those of the defaults above the host
   */
  readonly labels?: Labels;
  /**
   * Networks from which the management port is reached, once the host has a firewall.
   * @default - those of the defaults above the host
   */
  readonly managementNetworks?: Cidr[];
  /**
   * Whether the library sets up time, locale, accounts, updates and the like on it, as on its own machines.
   * @default false
   */
  readonly bootstrap?: boolean;
}

/**
 * A host that Terraform does not own: the hypervisor itself, a NAS, an old server. It takes part in inventory, plays and firewall
 * rules; nothing is done to it but what is said of it here.
 */
export class ExistingHost extends Construct implements IHost, IGuestIntent {
  /** IP address or DNS name by which it is reached. */
  public readonly address: string;
  /** The system that runs on it. */
  public readonly guest: IGuestSystem;
  /** Name in the inventory. */
  public readonly hostName: HostName;
  /** Whether the library sets up what every guest needs. */
  public readonly bootstrapped: boolean;
  /** How Ansible gets in. */
  public readonly guestFacts: GuestFacts;
  private readonly given: ExistingHostProps;
  private readonly permissions: FirewallRule[] = [];
  private readonly roleList = new RoleList(this);

  /**
   * Throws HW1103 for an address that is neither an IP address nor a DNS name, HW1107 for a Terraform token.
   *
   * @param scope stack, or a construct in one
   * @param id construct id; its name in the inventory unless that is given
   * @param props what is known of it
   */
  constructor(scope: Construct, id: string, props: ExistingHostProps) {
    super(scope, id);
    this.given = props;
    this.address = checkedAddress(props.address, this.node.path);
    this.guest = props.os;
    setDefaults(this, DefaultsLevel.MACHINE, checkSettings(props, this.node.path));
    this.hostName = hostNameOf(this, props.hostName);
    this.bootstrapped = props.bootstrap ?? false;
    this.guestFacts = { access: props.access ?? (props.os.isWindows ? GuestAccess.psrp() : GuestAccess.ssh()), volumes: {} };
    Estate.of(this)._addHost(this);
    // No pool gives it to a machine.
    Estate.of(this)._lock.addresses.avoid(() => [IpAddress._parse(this.address)].filter(known => known !== undefined));
    this.node.addValidation({ validate: () => this.inspect().map(describe) });
    configureHost(this);
  }

  /** Live view of what it shall be inside: the construct itself. */
  public get guestIntent(): IGuestIntent { return this; }

  /** Path of the construct. */
  public get path(): string { return this.node.path; }

  /** Words by which plays may choose it beside its labels. */
  public get traits(): { [key: string]: string } { return { platform: 'existing' }; }

  /** Administrator who logs in. */
  public get admin(): Admin | undefined { return defaultOf(this, 'admin'); }

  /** IANA time zone, where the library sets it. */
  public get timezone(): string | undefined { return this.setting('timezone'); }

  /** Time servers, where the library sets them. */
  public get ntp(): string[] { return [...this.setting('ntp') ?? []]; }

  /** Locale, where the library sets it. */
  public get locale(): string | undefined { return this.setting('locale'); }

  /** HTTP proxy through which packages are fetched, where the library sets it. */
  public get proxy(): HttpProxy | undefined { return this.setting('proxy'); }

  /** Mirror of the distributions' archives, where the library sets it. */
  public get packageMirror(): string | undefined { return this.setting('packageMirror'); }

  /** Certificates of authorities, where the library sets them. */
  public get trustedCas(): string[] { return [...this.setting('trustedCas') ?? []]; }

  /** Size of the swap file, where the library makes one. */
  public get swap(): Size | undefined { return this.setting('swap'); }

  /** Who installs security updates. */
  public get updates(): UpdatePolicy { return defaultOf(this, 'updates') ?? UpdatePolicy.automatic(); }

  /** Empty: its disks are its own. */
  public get dataDisks(): Disk[] { return []; }

  /** Labels of the host and of the defaults above it. */
  public get labels(): Labels { return mergedLabels(this); }

  /** Whether the library gives it a firewall: as soon as a service is permitted. */
  public get firewalled(): boolean { return this.permissions.length > 0; }

  /** Networks from which the management port is reached. */
  public get managementNetworks(): Cidr[] { return [...defaultOf(this, 'managementNetworks') ?? []]; }

  /** Inbound permissions, the management port first. */
  public get firewallRules(): FirewallRule[] {
    return [...managementRule(this.guestFacts.access, this.guest, this.managementNetworks), ...this.permissions];
  }

  /** Roles that were added, in their order. */
  public get roles(): RoleUse[] { return this.roleList.uses; }

  /**
   * The host as a source of firewall rules: its address alone.
   *
   * Throws HW1103 where it is known by a DNS name only: firewalls know addresses.
   */
  public get addressAlone(): Cidr {
    const ip = ipOf(this.address) ?? fail({ code: 'HW1103', given: `${this.address} as a source of firewall rules`, allowed: 'an IP address', remedy: 'Give the host its IP address.' }, this.node.path);
    return Cidr.of(`${ip.toString()}/${ip.toString().includes(':') ? 128 : 32}`);
  }

  /**
   * Permits a service. The first permission gives the host a firewall in which everything else is dropped, but for the management port.
   * @param service what may be reached
   * @param options from where; every address unless told
   */
  public allow(service: Service, options: AllowOptions = {}): void {
    this.permissions.push(FirewallRule.allow(service, options));
  }

  /**
   * Adds a role of Ansible.
   *
   * Throws HW1501 for a role that the host has already, and for a variable that another role gave another value.
   *
   * @param role one of yours, or one of a collection
   * @param options phase, variables
   */
  public addRole(role: Role, options: RoleOptions = {}): void {
    this.roleList.add(role, options);
  }

  /** Whoever filters must know from where the host is managed. */
  private inspect(): Refusal[] {
    return this.firewalled && this.managementNetworks.length === 0
      ? [{ code: 'HW1210', given: `${this.hostName} with a firewall`, allowed: 'managementNetworks', remedy: 'Say from where it is managed: managementNetworks: [Cidr.of(\'10.0.20.0/24\')], on the host or in the defaults.' }]
      : [];
  }

  /** Defaults above it hold where the library sets it up; elsewhere only what was said of the host itself. */
  private setting<K extends keyof SystemSettings>(key: K): SystemSettings[K] {
    return this.bootstrapped ? defaultOf(this, key) : this.given[key];
  }
}

function checkedAddress(address: string, path: string): string {
  refuseToken(address, 'address');
  if (!NAME.test(address) && !ipOf(address)) {
    fail({ code: 'HW1103', given: `address ${shown(address)}`, allowed: 'an IP address or a DNS name in lower case', remedy: 'Write it without a port and without a network length.' }, path);
  }
  return address;
}

function ipOf(address: string): IpAddress | undefined {
  try {
    return IpAddress.of(address);
  } catch {
    return undefined;
  }
}
