import { TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { hostNameOf } from './host-name';
import { inspectMachine } from './inspect-machine';
import { PluggedNic } from './plugged-nic';
import { VirtualMachineProps } from './virtual-machine-props';
import { EstateRecord } from '../artifacts/estate-record';
import { configureHost, guestNotesOf } from '../guest/on-demand';
import { Admin } from '../model/admin';
import { ChangePolicy } from '../model/change-policy';
import { checkSettings } from '../model/check-settings';
import { DefaultsLevel } from '../model/defaults-level';
import { defaultOf, environmentNameOf, mergedLabels, setDefaults } from '../model/defaults-scope';
import { describeRefused } from '../model/describe-refused';
import { Disk, DiskOptions } from '../model/disk';
import { Estate } from '../model/estate';
import { explainDefaults } from '../model/explain-defaults';
import { ExplainedDefault } from '../model/explained-default';
import { AllowOptions, FirewallRule } from '../model/firewall-rule';
import { Firmware } from '../model/firmware';
import { GuestAccess } from '../model/guest-access';
import { GuestFacts } from '../model/guest-facts';
import { IGuestIntent } from '../model/guest-intent';
import { IGuestSystem } from '../model/guest-system';
import { MachineIdentity } from '../model/machine-identity';
import { IMachineImage } from '../model/machine-image';
import { INetwork } from '../model/network';
import { Nic, NicOptions } from '../model/nic';
import { Placement } from '../model/placement';
import { IPlatform, VmBinding } from '../model/platform';
import { Provisioning } from '../model/provisioning';
import { Note } from '../model/report';
import { Role, RoleOptions, RoleUse } from '../model/role';
import { RoleList } from '../model/role-list';
import { Service } from '../model/service';
import { UpdatePolicy } from '../model/update-policy';
import { IVirtualMachine } from '../model/virtual-machine';
import { IVmIntent } from '../model/vm-intent';
import { Moves } from '../private/moves';
import { Cidr, HostName, HttpProxy, Labels, Size } from '../values';

/** A virtual machine without the library's hardening, for those who must; HardenedVm is the one to take. */
export class VirtualMachine extends Construct implements IVirtualMachine, IVmIntent {
  /** Where it runs: the platform of its image. */
  public readonly platform: IPlatform;
  /** What it starts from. */
  public readonly image: IMachineImage;
  /** Virtual processors. */
  public readonly cpus: number;
  /** Memory. */
  public readonly memory: Size;
  /** Firmware that was asked for; undefined means the image's. */
  public readonly firmware?: Firmware;
  /** Disk that the system boots from. */
  public readonly rootDisk: Disk;
  /** Where it runs on its platform. */
  public readonly placement: Placement;
  /** How it gets its identity. */
  public readonly provisioning: Provisioning;
  /** How Ansible gets in, where the program says so. */
  public readonly access?: GuestAccess;
  /** What a change does that can only be had by building the machine anew. */
  public readonly changePolicy: ChangePolicy;
  /** What tells its parts apart, across changes of the program. */
  public readonly identity: MachineIdentity;
  private readonly given: VirtualMachineProps;
  private readonly binding: VmBinding;
  private readonly disks: Disk[] = [];
  private readonly interfaces: Nic[] = [];
  private readonly permissions: FirewallRule[] = [];
  private readonly roleList = new RoleList(this);
  private readonly leavingDisks: string[] = [];
  private knownName: HostName;
  private hasFirewall = false;
  private leaving = false;

  /**
   * @param scope stack, or a construct in one
   * @param id construct id; part of the Terraform address, and of the host name unless that is given
   * @param props what the machine shall be
   */
  constructor(scope: Construct, id: string, props: VirtualMachineProps) {
    super(scope, id);
    this.given = props;
    // Its own props are the last level of the defaults.
    setDefaults(this, DefaultsLevel.MACHINE, checkSettings(props, this.node.path));
    this.platform = props.image.platform;
    this.knownName = hostNameOf(this, props.hostName);
    this.identity = MachineIdentity._of(this, () => this.hostName, () => [this.rootDisk, ...this.disks]);
    this.image = props.image;
    this.cpus = props.cpus ?? 2;
    this.memory = props.memory ?? Size.gibibytes(2);
    this.firmware = props.firmware;
    this.rootDisk = Disk.root(props.diskSize ?? largest(Size.gibibytes(20), props.image.minimumDisk), props.datastore);
    this.placement = props.placement ?? Placement.automatic();
    this.provisioning = props.provisioning ?? Provisioning.native();
    this.access = props.access;
    this.changePolicy = props.changePolicy ?? ChangePolicy.keep();
    this.addNic(props.network, { ip: props.ip });
    this.binding = this.platform.bindVm(this, this);
    if (this.hardened) { this.switchFirewallOn(); }
    Estate.of(this)._add(this);
    EstateRecord.of(TerraformStack.of(this));
    configureHost(this);
    this.node.addValidation({ validate: () => inspectMachine(this, this.platform).map(describeRefused) });
  }

  /** Live view of what the machine shall be: the machine itself. */
  public get intent(): IVmIntent { return this; }

  /** Live view of what the machine shall be inside: the machine itself. */
  public get guestIntent(): IGuestIntent { return this; }

  /** How Ansible gets in, and what the guest sees of its disks. */
  public get guestFacts(): GuestFacts { return this.platform.guestOf(this); }

  /** Props that the program gave, by name, sorted. */
  public get givenProps(): string[] {
    return Object.entries(this.given).filter(([, value]) => value !== undefined).map(([name]) => name).sort();
  }

  /** What nothing does inside of it, although it was asked for: neither its first boot nor Ansible. */
  public get guestNotes(): Note[] { return guestNotesOf(this); }

  /** Words by which plays may choose it beside its labels. */
  public get traits(): { [key: string]: string } {
    return { platform: this.platform.platformName, template: this.image.imageName };
  }

  /** The guest system. */
  public get guest(): IGuestSystem { return this.image.guest; }

  /** True: the library sets up what every guest needs. */
  public get bootstrapped(): boolean { return true; }

  /** Host name; the machine's identity. */
  public get hostName(): HostName { return this.knownName; }

  /** Path of the construct. */
  public get path(): string { return this.node.path; }

  /** The machine's own resource: the way out for everything that nobody modelled. */
  public get resource(): TerraformResource { return this.binding.resource; }

  /** Address: text when static, else an expression that Terraform knows after apply. */
  public get address(): string { return this.binding.address; }

  /** Data disks in the order in which they were added. */
  public get dataDisks(): Disk[] { return [...this.disks]; }

  /** Network interfaces in order. */
  public get nics(): Nic[] { return [...this.interfaces]; }

  /** Administrator of the first boot. */
  public get admin(): Admin | undefined { return defaultOf(this, 'admin'); }

  /** DNS servers. */
  public get dns(): string[] { return [...defaultOf(this, 'dns') ?? []]; }

  /** DNS search domains. */
  public get searchDomains(): string[] { return [...defaultOf(this, 'searchDomains') ?? []]; }

  /** IANA time zone. */
  public get timezone(): string | undefined { return defaultOf(this, 'timezone'); }

  /** Time servers. */
  public get ntp(): string[] { return [...defaultOf(this, 'ntp') ?? []]; }

  /** Locale. */
  public get locale(): string | undefined { return defaultOf(this, 'locale'); }

  /** HTTP proxy through which packages are fetched. */
  public get proxy(): HttpProxy | undefined { return defaultOf(this, 'proxy'); }

  /** Mirror below which the archives of the distributions lie. */
  public get packageMirror(): string | undefined { return defaultOf(this, 'packageMirror'); }

  /** Certificates of authorities that the guest trusts beside its own. */
  public get trustedCas(): string[] { return [...defaultOf(this, 'trustedCas') ?? []]; }

  /** Size of the swap file; undefined where the library makes none. */
  public get swap(): Size | undefined { return defaultOf(this, 'swap'); }

  /** Who installs security updates. */
  public get updates(): UpdatePolicy { return defaultOf(this, 'updates') ?? UpdatePolicy.automatic(); }

  /** Roles that were added, in their order. */
  public get roles(): RoleUse[] { return this.roleList.uses; }

  /** Id of the Environment that it belongs to; undefined outside of one. */
  public get environmentName(): string | undefined { return environmentNameOf(this); }

  /** Labels of the machine and of the defaults above it. */
  public get labels(): Labels { return mergedLabels(this); }

  /** Whether the library's hardening applies. */
  public get hardened(): boolean { return false; }

  /** Whether the machine holds data that cannot be made again; a data disk makes it so. */
  public get stateful(): boolean { return this.disks.length > 0; }

  /** Whether its owner said that it may go. */
  public get retired(): boolean { return this.leaving; }

  /** Data disks of which its owner said that they may go. */
  public get retiredDisks(): string[] { return [...this.leavingDisks]; }

  /** Whether inbound traffic is filtered. */
  public get firewalled(): boolean { return this.hasFirewall; }

  /** Inbound permissions. */
  public get firewallRules(): FirewallRule[] { return [...this.permissions]; }

  /** Networks from which the management port is reached. */
  public get managementNetworks(): Cidr[] { return []; }

  /** Whether the management networks were declared. */
  public get managementDeclared(): boolean { return false; }

  /** What holds for the machine of its own props and of the defaults above it, and which level set each value; sorted by key. */
  public explain(): ExplainedDefault[] {
    return explainDefaults(this, { namePattern: this.given.hostName === undefined, managementNetworks: this.managementDeclared });
  }

  /**
   * Adds a data disk. It makes the machine stateful.
   * @param name stable name: serial and mount follow it
   * @param size grows, never shrinks
   * @param options mount, filesystem, owner, datastore, backup
   */
  public addDisk(name: string, size: Size, options: DiskOptions = {}): Disk {
    const disk = Disk.data(name, size, options);
    this.disks.push(disk);
    return disk;
  }

  /**
   * Adds a network interface after those that are there.
   * @param network where it is plugged in
   * @param options address, MAC
   */
  public addNic(network: INetwork, options: NicOptions = {}): Nic {
    const nic = new PluggedNic(this, () => this.hostName.toString(), `net${this.interfaces.length}`, network, options);
    this.interfaces.push(nic);
    return nic;
  }

  /**
   * Permits a service. The first permission switches the firewall of the machine on: what no rule names is dropped.
   * @param service what may be reached
   * @param options from where; every address unless told
   */
  public allow(service: Service, options: AllowOptions = {}): void {
    this.permissions.push(FirewallRule.allow(service, options));
    this.switchFirewallOn();
  }

  /**
   * Adds a role of Ansible.
   *
   * Throws HW1501 for a role that the machine has already, and for a variable that another role gave another value.
   *
   * @param role one of yours, or one of a collection
   * @param options phase, variables
   */
  public addRole(role: Role, options: RoleOptions = {}): void {
    this.roleList.add(role, options);
  }

  /**
   * Says that the construct was elsewhere in its stack: `moved` blocks let Terraform keep what stands, and a host name that
   * was derived from the path stays the first one. May be said again for each later place, the oldest first.
   *
   * Throws HW1103 for an empty path, HW1107 for a Terraform token.
   *
   * @param oldPath path below the stack, for example `Team/Git`
   */
  public movedFrom(oldPath: string): void {
    this.knownName = hostNameOf(this, this.given.hostName, Moves.of(this).add(oldPath));
    Estate.of(this)._lock.reconsider();
  }

  /**
   * Lets a machine with data go: the next apply lifts its protection, and the one after may remove it from the program.
   */
  public retire(): void {
    this.leaving = true;
  }

  /**
   * Lets a data disk go: the next apply lifts the platform's protection, and the one after may take the disk out of the program.
   * What becomes of its data is the platform's: on Proxmox the volume stays as an unused disk of the machine.
   * @param name name of the disk
   */
  public retireDisk(name: string): void {
    this.leavingDisks.push(name);
  }

  private switchFirewallOn(): void {
    if (this.hasFirewall) { return; }
    this.hasFirewall = true;
    this.platform.bindFirewall(this, this);
  }
}

function largest(one: Size, other: Size): Size {
  return one.isAtLeast(other) ? one : other;
}
