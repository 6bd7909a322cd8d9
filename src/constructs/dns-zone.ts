import { TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { inspectZone } from './dns/inspect-zone';
import { zoneRecord } from './dns/render-zone';
import { reverseNameOf, ReverseNetwork, reverseNetworksOf } from './dns/reverse-network';
import { shareZone } from './dns/shared-file';
import { byName, fullName, ZoneRecord } from './dns/zone';
import { ZoneFile } from './dns/zone-file';
import { addressesOf, hostsBelow } from './dns/zone-hosts';
import { addNoter } from '../model/added-notes';
import { Note } from '../model/report';
import { IVirtualMachine } from '../model/virtual-machine';
import { WorkedOut } from '../private/being-written';
import { describe, fail, shown } from '../private/fail';
import { refuseToken, wholeNumber } from '../private/plain-value';
import { Cidr, DnsRecord, Duration } from '../values';
import { hostTargetIn, recordNameIn, zoneNameIn } from '../values/dns-text';

/** What a DNS zone shall be. */
export interface DnsZoneProps {
  /** Name of the zone, such as `lab.example`: lower-case, without a dot at the end. */
  readonly zoneName: string;
  /** Its servers, the primary first: host names of registered machines such as `dns1`, or full names that end with a dot. */
  readonly nameServers: string[];
  /**
   * Networks whose addresses are resolved to names: one reverse zone each, or several where it does not end at an octet of IPv4 or a digit of IPv6.
   * IPv4 from /8 to /24, IPv6 from /16 to /124.
   * @default - no reverse zones
   */
  readonly reverseNetworks?: Cidr[];
  /**
   * Mail address of whoever answers for the zone.
   * @default - `hostmaster` of the zone
   */
  readonly contact?: string;
  /**
   * How long others keep its records.
   * @default - 1 hour
   */
  readonly ttl?: Duration;
  /**
   * Serial to begin with, 1 to 4294967295, where the zone was served by other means before; also the least from then on.
   * @default 1
   */
  readonly firstSerial?: number;
}

/** Names of machines: a DNS zone with its reverse zones, and the same as a hosts file, as files beside the Terraform configuration. */
export class DnsZone extends Construct {
  /** Name of the zone, without a dot at the end. */
  public readonly zoneName: string;
  private readonly nameServers: string[];
  private readonly ttl: Duration;
  private readonly mailbox: string;
  private readonly reverse: ReverseNetwork[];
  private readonly registered: IConstruct[] = [];
  private readonly aliases: { name: string; machine: IVirtualMachine }[] = [];
  private readonly extra: DnsRecord[] = [];
  /** Each file of the zone asks for its hosts and records, more than once. */
  private readonly hosts = new WorkedOut(this, () => hostsBelow(this.registered));
  private readonly records = new WorkedOut(this, () => this.workOut());

  /**
   * @param scope stack, or a construct in one
   * @param id construct id
   * @param props name, servers, reverse networks
   */
  constructor(scope: Construct, id: string, props: DnsZoneProps) {
    super(scope, id);
    this.zoneName = zoneNameIn(props.zoneName);
    this.nameServers = serversIn(props.nameServers, this.node.path);
    this.ttl = props.ttl ?? Duration.hours(1);
    this.mailbox = props.contact === undefined ? `hostmaster.${this.zoneName}.` : mailboxIn(props.contact, this.node.path);
    this.reverse = (props.reverseNetworks ?? []).flatMap(network => reverseNetworksOf(network, this.node.path));
    const firstSerial = wholeNumber(props.firstSerial ?? 1, 'firstSerial', 1, 4294967295);
    this.addFile('Zone', this.zoneName, this.nameServers, firstSerial, () => this.entries().map(zoneRecord));
    const servers = this.nameServers.map(server => `${fullName(server, this.zoneName)}.`);
    for (const part of this.reverse) { this.addFile(part.zoneName, part.zoneName, servers, firstSerial, () => this.pointers(part)); }
    shareZone(TerraformStack.of(this), { zoneName: this.zoneName, path: this.node.path, reverseNames: this.reverse.map(part => part.zoneName), entries: () => this.entries() });
    addNoter(this, machine => this.notesOn(machine));
    this.node.addValidation({ validate: () => inspectZone(this.zoneName, this.nameServers, this.entries()).map(describe) });
  }

  /**
   * Gives names to machines: each gets an address record of its host name, and a name for its address in the reverse zones. Machines that
   * are added later below a registered construct count too; one whose address is not known at synth is left out, and noted in `estate.json`.
   * @param scopes machines, or constructs and stacks that have some
   */
  public register(...scopes: IConstruct[]): void {
    this.registered.push(...scopes);
  }

  /**
   * Adds another name of a registered machine.
   *
   * Throws HW1103 for a malformed name, HW1107 for a Terraform token.
   *
   * @param name below the zone, such as `wiki`
   * @param machine what it leads to
   */
  public addAlias(name: string, machine: IVirtualMachine): void {
    this.aliases.push({ name: recordNameIn(name), machine });
  }

  /**
   * Adds a record of something that is no machine of the estate.
   * @param record such as `DnsRecord.address('printer', '10.0.20.5')`
   */
  public addRecord(record: DnsRecord): void {
    this.extra.push(record);
  }

  /**
   * Names of all its zones, reverse zones included, as their files are called.
   * @internal
   */
  public get _fileNames(): string[] {
    return [this.zoneName, ...this.reverse.map(({ zoneName }) => zoneName)];
  }

  private addFile(id: string, zoneName: string, nameServers: readonly string[], firstSerial: number, records: () => ZoneRecord[]): void {
    new ZoneFile(this, id, { zoneName, path: this.node.path, ttl: this.ttl, nameServers, mailbox: this.mailbox, records }, firstSerial);
  }

  /** All records beside SOA and NS, each once, in order. */
  private entries(): readonly DnsRecord[] {
    return this.records.value;
  }

  private workOut(): readonly DnsRecord[] {
    const machines = this.hosts.value.flatMap(({ hostName, addresses }) => addresses.map(address => DnsRecord.address(hostName, address.toString())));
    const aliases = this.aliases.map(({ name, machine }) => DnsRecord.alias(name, machine.intent.hostName.toString()));
    const all = [...machines, ...aliases, ...this.extra].map(record => ({ record, ...zoneRecord(record) })).sort(byName);
    return all.filter((one, at) => at === 0 || byName(one, all[at - 1]) !== 0).map(({ record }) => record);
  }

  /** Names of the machines whose addresses lie in a reverse zone. */
  private pointers(part: ReverseNetwork): ZoneRecord[] {
    return this.hosts.value.flatMap(({ hostName, addresses }) => addresses.filter(address => part.network.contains(address))
      .map(address => ({ name: reverseNameOf(address, part), type: 'PTR', data: `${hostName}.${this.zoneName}.` })));
  }

  private notesOn(machine: IVirtualMachine): Note[] {
    if (!this.registered.some(scope => machine.node.scopes.includes(scope))) { return []; }
    const addresses = addressesOf(machine);
    if (addresses.length === 0) {
      return [{ field: 'nics', text: `the zone ${this.zoneName} has no record of this machine: its address is known after apply only.` }];
    }
    return this.reverse.length === 0 ? [] : addresses.filter(address => !this.reverse.some(({ network }) => network.contains(address)))
      .map(address => ({ field: 'nics', text: `no reverse zone of ${this.zoneName} has ${address}: it is resolved to no name.` }));
  }
}

function serversIn(servers: string[], path: string): string[] {
  if (servers.length === 0) {
    fail({ code: 'HW1103', given: 'no name server', allowed: 'one name server or more', remedy: 'Give nameServers: [\'dns1\'], the host name of the machine that serves the zone.' }, path);
  }
  return servers.map(server => hostTargetIn(server));
}

/** A mail address as a domain name: dots before the @ are escaped (RFC 1035). */
function mailboxIn(contact: string, path: string): string {
  refuseToken(contact, 'contact');
  const [, local, domain] = /^([A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9])?)@((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)$/.exec(contact)
    ?? fail({ code: 'HW1103', given: `contact ${shown(contact)}`, allowed: 'a mail address such as ops@example.net', remedy: 'Write the mail address of whoever answers for the zone.' }, path);
  return `${local.replaceAll('.', '\\.')}.${zoneNameIn(domain)}.`;
}
