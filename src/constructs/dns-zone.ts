import { Construct, IConstruct } from 'constructs';
import type { ZoneContents } from './dns/zone-contents';
import { IVirtualMachine } from '../model/virtual-machine';
import { Cidr, DnsRecord, Duration } from '../values';

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
  private readonly contents: ZoneContents;

  /**
   * @param scope stack, or a construct in one
   * @param id construct id
   * @param props name, servers, reverse networks
   */
  constructor(scope: Construct, id: string, props: DnsZoneProps) {
    super(scope, id);
    this.contents = contentsOf(this, props);
    this.zoneName = this.contents.zoneName;
  }

  /**
   * Gives names to machines: each gets an address record of its host name, and a name for its address in the reverse zones. Machines that
   * are added later below a registered construct count too; one whose address is not known at synth is left out, and noted in `estate.json`.
   * @param scopes machines, or constructs and stacks that have some
   */
  public register(...scopes: IConstruct[]): void {
    this.contents.register(...scopes);
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
    this.contents.addAlias(name, machine);
  }

  /**
   * Adds a record of something that is no machine of the estate.
   * @param record such as `DnsRecord.address('printer', '10.0.20.5')`
   */
  public addRecord(record: DnsRecord): void {
    this.contents.addRecord(record);
  }

  /**
   * Names of all its zones, reverse zones included, as their files are called.
   * @internal
   */
  public get _fileNames(): string[] {
    return this.contents.fileNames;
  }
}

/** Most programs have no zone and do not pay for what one does. */
function contentsOf(zone: Construct, props: DnsZoneProps): ZoneContents {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { ZoneContents: Contents } = require('./dns/zone-contents') as typeof import('./dns/zone-contents');
  return new Contents(zone, props);
}
