import { AddressSource } from './address-source';
import { Cidr } from './cidr';
import { HostAddress, hostAddress, withPrefix } from './host-address';
import { IpAddress } from './ip-address';
import { IpFamily } from './ip-family';
import { fail } from '../private/fail';

/** How one family gets its address: kept, given late and kept from then on, or learned from the network. */
interface FamilyPart {
  readonly kept?: HostAddress;
  readonly source?: AddressSource;
  /** The address that the source has given to one interface; undefined until there is one. */
  readonly given?: () => IpAddress | undefined;
}

function keptOf(part: FamilyPart | undefined): HostAddress | undefined {
  const address = part?.given?.();
  return address ? { address, subnet: part!.source!.subnet, gateway: part!.source!.gateway } : part?.kept;
}

/** What is known of an address before it is. */
function placeOf(part: FamilyPart | undefined): AddressSource | undefined {
  return part?.source ?? part?.kept;
}

function isLearned(part: FamilyPart | undefined): boolean {
  return part !== undefined && placeOf(part) === undefined;
}

function described(part: FamilyPart, learned: string): string {
  const place = placeOf(part);
  if (place === undefined) return learned;
  const kept = keptOf(part);
  const address = kept ? withPrefix(kept) : `an address of ${place.subnet}`;
  return place.gateway === undefined ? address : `${address} via ${place.gateway}`;
}

/**
 * How a network interface gets its addresses: per family kept, learned from the network, or none.
 */
export class IpAssignment {
  /**
   * A kept address, such as `10.0.20.10/24` or `fd00:20::10/64`, and the gateway of its subnet.
   *
   * Throws HW1103 for a malformed text, HW1104 for an address that no machine can have (network, broadcast, multicast,
   * loopback, link-local, unspecified, reserved), HW1105 for a gateway outside the subnet (link-local ones of IPv6 are
   * allowed), HW1106 for one of the other family, HW1109 for one that is the address itself, HW1107 for a Terraform token.
   *
   * @param address the address of the machine, a slash and the prefix length of its subnet
   * @param gateway the address of the router; without it the interface gets no default route
   */
  public static of(address: string, gateway?: string): IpAssignment {
    const kept = hostAddress(address, gateway);
    return kept.address.family === IpFamily.V4 ? new IpAssignment({ kept }, undefined) : new IpAssignment(undefined, { kept });
  }

  /**
   * An address that a source gives to each interface that takes it.
   *
   * @internal
   */
  public static _from(source: AddressSource): IpAssignment {
    return source.subnet.family === IpFamily.V4 ? new IpAssignment({ source }, undefined) : new IpAssignment(undefined, { source });
  }

  /** An IPv4 address from DHCP: it is known only when the machine has its lease. */
  public static dhcp(): IpAssignment {
    return new IpAssignment({}, undefined);
  }

  /** An IPv6 address from router advertisements (SLAAC): it is known only when the machine runs. */
  public static automaticV6(): IpAssignment {
    return new IpAssignment(undefined, {});
  }

  /**
   * Both families on one interface: one IPv4 and one IPv6 assignment, in either order.
   *
   * Throws HW1106 unless each family is given once.
   *
   * @param first the assignment of one family
   * @param second the assignment of the other family
   */
  public static dualStack(first: IpAssignment, second: IpAssignment): IpAssignment {
    const v4 = [first.v4, second.v4].filter(part => part !== undefined);
    const v6 = [first.v6, second.v6].filter(part => part !== undefined);
    if (v4.length !== 1 || v6.length !== 1) {
      fail({ code: 'HW1106', given: `${first} with ${second}`, allowed: 'one IPv4 and one IPv6 assignment', remedy: 'Give each family once; a further address belongs to a further interface.' });
    }
    return new IpAssignment(v4[0], v6[0]);
  }

  private constructor(private readonly v4?: FamilyPart, private readonly v6?: FamilyPart) {}

  /** Whether every address of the interface is known at synth. */
  public get isStatic(): boolean { return !isLearned(this.v4) && !isLearned(this.v6); }

  /** Whether IPv4 comes from DHCP, so that its address takes a lease to be known. */
  public get isDhcpV4(): boolean { return isLearned(this.v4); }

  /** Whether IPv6 comes from router advertisements (SLAAC). */
  public get isAutomaticV6(): boolean { return isLearned(this.v6); }

  /**
   * Where addresses are given late, that of IPv4 first; empty for an assignment that the program has written out.
   *
   * @internal
   */
  public get _sources(): AddressSource[] { return [this.v4?.source, this.v6?.source].filter(source => source !== undefined); }

  /**
   * Whether the primary address is one that is given late.
   *
   * @internal
   */
  public get _isPrimaryLate(): boolean { return (placeOf(this.v4) ? this.v4 : this.v6)?.source !== undefined; }

  /**
   * The same for one interface, with what its sources give to it; asked whenever the address is read.
   *
   * @internal
   */
  public _givenBy(give: (source: AddressSource) => IpAddress | undefined): IpAssignment {
    const late = (part: FamilyPart | undefined) => part?.source ? { ...part, given: () => give(part.source!) } : part;
    return this._sources.length > 0 ? new IpAssignment(late(this.v4), late(this.v6)) : this;
  }

  /**
   * The kept address by which to reach the machine: that of IPv4 before that of IPv6. One from a pool is settled when the
   * program has ended, and may change until then.
   * @default - none, when no address is known at synth
   */
  public get primaryAddress(): IpAddress | undefined { return this.addressV4 ?? this.addressV6; }

  /**
   * The kept IPv4 address.
   * @default - none, when IPv4 comes from DHCP or is absent
   */
  public get addressV4(): IpAddress | undefined { return keptOf(this.v4)?.address; }

  /**
   * How many leading bits the IPv4 subnet has, 1 to 32.
   * @default - none, when IPv4 comes from DHCP or is absent
   */
  public get prefixLengthV4(): number | undefined { return this.subnetV4?.prefixLength; }

  /**
   * The subnet of the kept IPv4 address.
   * @default - none, when IPv4 comes from DHCP or is absent
   */
  public get subnetV4(): Cidr | undefined { return placeOf(this.v4)?.subnet; }

  /**
   * The IPv4 router.
   * @default - no default route over this interface, or the one that DHCP gives
   */
  public get gatewayV4(): IpAddress | undefined { return placeOf(this.v4)?.gateway; }

  /**
   * The kept IPv4 address with its prefix length, such as `10.0.20.10/24`.
   * @default - none, when IPv4 comes from DHCP or is absent
   */
  public get cidrV4(): string | undefined {
    const kept = keptOf(this.v4);
    return kept && withPrefix(kept);
  }

  /**
   * The kept IPv6 address.
   * @default - none, when IPv6 is automatic or absent
   */
  public get addressV6(): IpAddress | undefined { return keptOf(this.v6)?.address; }

  /**
   * How many leading bits the IPv6 subnet has, 1 to 128.
   * @default - none, when IPv6 is automatic or absent
   */
  public get prefixLengthV6(): number | undefined { return this.subnetV6?.prefixLength; }

  /**
   * The subnet of the kept IPv6 address.
   * @default - none, when IPv6 is automatic or absent
   */
  public get subnetV6(): Cidr | undefined { return placeOf(this.v6)?.subnet; }

  /**
   * The IPv6 router; it may be link-local.
   * @default - no default route over this interface, or the one that routers announce
   */
  public get gatewayV6(): IpAddress | undefined { return placeOf(this.v6)?.gateway; }

  /**
   * The kept IPv6 address with its prefix length, such as `fd00:20::10/64`.
   * @default - none, when IPv6 is automatic or absent
   */
  public get cidrV6(): string | undefined {
    const kept = keptOf(this.v6);
    return kept && withPrefix(kept);
  }

  /** The assignment in words, such as `10.0.20.10/24 via 10.0.20.1, automatic IPv6`. */
  public toString(): string {
    return [this.v4 && described(this.v4, 'DHCP'), this.v6 && described(this.v6, 'automatic IPv6')].filter(part => part !== undefined).join(', ');
  }
}
