import type { AddressPool } from './address-pool';
import { LockedNic } from './lock-file';
import { INetwork } from './network';
import { Interval, numberFor, within, without } from '../private/address-space';
import { Cidr, IpAddress, IpAssignment, IpFamily } from '../values';
import { hostsOf } from '../values/host-address';

/** An interface and the address that the program gives to it, or the pool that shall. Everything is asked late. */
export interface AddressClaim {
  /** Name that the address starts from, such as `web/net0`. */
  readonly name: () => string;
  readonly network: INetwork;
  /** As the program said it. */
  readonly ip: IpAssignment;
  /** Servers that the machine is told of, some of them by address: they have theirs already. */
  readonly neighbours: () => readonly string[];
}

/** Addresses that one interface was given by pools. */
export interface Given {
  readonly ipv4?: IpAddress;
  readonly ipv6?: IpAddress;
}

/** One network of one system, in which an address is one machine's. */
export class AddressSegment {
  private readonly pools: AddressPool[] = [];
  private readonly claims: AddressClaim[] = [];
  private readonly kept = new Map<string, Given>();
  private readonly taken = { [IpFamily.V4]: new Set<bigint>(), [IpFamily.V6]: new Set<bigint>() };
  private readonly rooms = new Map<AddressPool, { bounds: Interval[]; free: Interval[] }>();

  public addPool(pool: AddressPool): void {
    this.pools.push(pool);
  }

  /** An interface that asks a pool of the network. */
  public addClaim(claim: AddressClaim): void {
    this.claims.push(claim);
  }

  /** What an interface on the network has already. One that asks a pool has no address of its own yet, but its gateway is known. */
  public takeAround({ ip, neighbours }: AddressClaim): void {
    this.take([ip.addressV4, ip.addressV6, ip.gatewayV4, ip.gatewayV6, ...neighbours().map(text => IpAddress._parse(text))]);
  }

  /** What an interface was given before. */
  public keep(name: string, { ipv4, ipv6 }: LockedNic): void {
    const given = { ipv4: ipv4 === undefined ? undefined : IpAddress._parse(ipv4), ipv6: ipv6 === undefined ? undefined : IpAddress._parse(ipv6) };
    this.kept.set(name, given);
    this.take([given.ipv4, given.ipv6]);
  }

  /** Addresses that somebody has; those of other networks do no harm. */
  public take(addresses: readonly (IpAddress | undefined)[]): void {
    for (const address of addresses) { if (address) { this.taken[address.family].add(address._value); } }
  }

  /** Whether a pool gives an address, to somebody. */
  public gives(pool: AddressPool, { _value: value }: IpAddress): boolean {
    return this.roomOf(pool).free.some(({ first, last }) => value >= first && value <= last);
  }

  /**
   * Gives each interface its addresses, and tells for which one there is none left. By name, so that the order in which the program
   * makes things never matters; the second of one name gets none, and is refused for its name.
   */
  public settle(settled: Map<AddressClaim, Given>, full: Set<AddressClaim>): void {
    const names = new Set<string>();
    const named = this.claims.map(claim => ({ claim, name: claim.name() })).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    for (const { claim, name } of named.filter(one => !names.has(one.name) && names.add(one.name))) {
      for (const pool of poolsOf(claim).filter(one => this.pools.includes(one))) {
        const { family } = pool.subnet;
        const address = this.kept.get(name)?.[family] ?? this.give(name, pool);
        if (address) { settled.set(claim, { ...settled.get(claim), [family]: address }); } else { full.add(claim); }
      }
    }
  }

  private give(name: string, pool: AddressPool): IpAddress | undefined {
    const { family } = pool.subnet;
    const { bounds, free } = this.roomOf(pool);
    const number = numberFor(name, bounds, free, this.taken[family]);
    if (number === undefined) { return undefined; }
    this.taken[family].add(number);
    return IpAddress._ofValue(family, number);
  }

  private roomOf(pool: AddressPool): { bounds: Interval[]; free: Interval[] } {
    let room = this.rooms.get(pool);
    if (!room) {
      const bounds = boundsOf(pool);
      room = { bounds, free: without(bounds, this.blocked(pool.subnet.family)) };
      this.rooms.set(pool, room);
    }
    return room;
  }

  /** What no pool of the network gives: reserved ranges, edges and gateways of all of them. */
  private blocked(family: IpFamily): Interval[] {
    return this.pools.filter(({ subnet }) => subnet.family === family).flatMap(({ subnet, gateway, _reserved }) => [
      ..._reserved.map(({ firstAddress, lastAddress }) => ({ first: firstAddress._value, last: lastAddress._value })),
      ...edgesOf(subnet),
      ...gateway ? [{ first: gateway._value, last: gateway._value }] : [],
    ]);
  }
}

/** Pools that an interface asks. */
export function poolsOf({ ip }: AddressClaim): AddressPool[] {
  return ip._sources as AddressPool[];
}

function boundsOf({ subnet, _within }: AddressPool): Interval[] {
  const hosts = hostsOf(subnet);
  return within(_within.length > 0 ? _within.map(({ firstAddress, lastAddress }) => ({ first: firstAddress._value, last: lastAddress._value })) : [hosts], hosts);
}

function edgesOf(subnet: Cidr): Interval[] {
  return without([{ first: subnet.networkAddress._value, last: subnet._lastAddress._value }], [hostsOf(subnet)]);
}
