import { TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { inspectZone } from './inspect-zone';
import { zoneRecord } from './render-zone';
import { reverseNameOf, ReverseNetwork, reverseNetworksOf } from './reverse-network';
import { shareZone } from './shared-file';
import { byName, fullName, ZoneRecord } from './zone';
import { ZoneFile } from './zone-file';
import { addressesOf, hostsBelow } from './zone-hosts';
import { addNoter } from '../../model/added-notes';
import { Note } from '../../model/report';
import { IVirtualMachine } from '../../model/virtual-machine';
import { WorkedOut } from '../../private/being-written';
import { describe, fail, shown } from '../../private/fail';
import { refuseToken, wholeNumber } from '../../private/plain-value';
import { DnsRecord, Duration } from '../../values';
import { hostTargetIn, recordNameIn, zoneNameIn } from '../../values/dns-text';
import type { DnsZoneProps } from '../dns-zone';

/** What a zone says, and the files that say it; loaded with the first zone. */
export class ZoneContents {
  public readonly zoneName: string;
  private readonly nameServers: string[];
  private readonly ttl: Duration;
  private readonly mailbox: string;
  private readonly reverse: ReverseNetwork[];
  private readonly registered: IConstruct[] = [];
  private readonly aliases: { name: string; machine: IVirtualMachine }[] = [];
  private readonly extra: DnsRecord[] = [];
  /** Each file of the zone asks for its hosts and records, more than once. */
  private readonly hosts: WorkedOut<ReturnType<typeof hostsBelow>>;
  private readonly records: WorkedOut<readonly DnsRecord[]>;

  constructor(private readonly zone: Construct, props: DnsZoneProps) {
    const { path } = zone.node;
    this.zoneName = zoneNameIn(props.zoneName);
    this.nameServers = serversIn(props.nameServers, path);
    this.ttl = props.ttl ?? Duration.hours(1);
    this.mailbox = props.contact === undefined ? `hostmaster.${this.zoneName}.` : mailboxIn(props.contact, path);
    this.reverse = (props.reverseNetworks ?? []).flatMap(network => reverseNetworksOf(network, path));
    this.hosts = new WorkedOut(zone, () => hostsBelow(this.registered));
    this.records = new WorkedOut(zone, () => this.workOut());
    this.addFiles(wholeNumber(props.firstSerial ?? 1, 'firstSerial', 1, 4294967295));
    shareZone(TerraformStack.of(zone), { zoneName: this.zoneName, path, reverseNames: this.reverse.map(part => part.zoneName), entries: () => this.records.value });
    addNoter(zone, machine => this.notesOn(machine));
    zone.node.addValidation({ validate: () => inspectZone(this.zoneName, this.nameServers, this.records.value).map(describe) });
  }

  public register(...scopes: IConstruct[]): void {
    this.registered.push(...scopes);
  }

  public addAlias(name: string, machine: IVirtualMachine): void {
    this.aliases.push({ name: recordNameIn(name), machine });
  }

  public addRecord(record: DnsRecord): void {
    this.extra.push(record);
  }

  /** Names of all its zones, reverse zones included, as their files are called. */
  public get fileNames(): string[] {
    return [this.zoneName, ...this.reverse.map(({ zoneName }) => zoneName)];
  }

  private addFiles(firstSerial: number): void {
    const add = (id: string, zoneName: string, nameServers: readonly string[], records: () => ZoneRecord[]) =>
      new ZoneFile(this.zone, id, { zoneName, path: this.zone.node.path, ttl: this.ttl, nameServers, mailbox: this.mailbox, records }, firstSerial);
    add('Zone', this.zoneName, this.nameServers, () => this.records.value.map(zoneRecord));
    const servers = this.nameServers.map(server => `${fullName(server, this.zoneName)}.`);
    for (const part of this.reverse) { add(part.zoneName, part.zoneName, servers, () => this.pointers(part)); }
  }

  /** All records beside SOA and NS, each once, in order. */
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
