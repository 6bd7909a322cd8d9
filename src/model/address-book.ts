import type { AddressPool } from './address-pool';
import { LOCK_FILE, LockedMachine } from './lock-file';
import { INetwork } from './network';
import { Interval, numberFor, within, without } from '../private/address-space';
import { Refusal } from '../private/fail';
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
interface Given {
  ipv4?: IpAddress;
  ipv6?: IpAddress;
}

/** One network of one system, in which an address is one machine's. */
class Segment {
  public readonly pools: AddressPool[] = [];
  public readonly claims: AddressClaim[] = [];
  public readonly kept = new Map<string, Given>();
  private readonly taken = { [IpFamily.V4]: new Set<bigint>(), [IpFamily.V6]: new Set<bigint>() };

  public take(address: IpAddress | undefined): void {
    if (address) { this.taken[address.family].add(address._value); }
  }

  /** What no pool of the network gives: reserved ranges, edges and gateways of all of them. */
  public blocked(family: IpFamily): Interval[] {
    return this.pools.filter(({ subnet }) => subnet.family === family).flatMap(({ subnet, gateway, _reserved }) => [
      ..._reserved.map(({ firstAddress, lastAddress }) => ({ first: firstAddress._value, last: lastAddress._value })),
      ...edgesOf(subnet),
      ...gateway ? [{ first: gateway._value, last: gateway._value }] : [],
    ]);
  }

  public give(name: string, bounds: Interval[], free: Interval[], family: IpFamily): IpAddress | undefined {
    const number = numberFor(name, bounds, free, this.taken[family]);
    if (number === undefined) { return undefined; }
    this.taken[family].add(number);
    return IpAddress._ofValue(family, number);
  }
}

/**
 * Gives each interface that asks a pool an address of its own network: the one that was given before, else the first free one from
 * the hash of its name on. What the program writes out, what was given before and what is known to be somebody's is given to nobody else.
 */
export class AddressBook {
  private readonly pools: AddressPool[] = [];
  private readonly claims: AddressClaim[] = [];
  private readonly others: (() => IpAddress[])[] = [];
  private settled?: { given: Map<AddressClaim, Given>; full: Set<AddressClaim>; segments: Map<string, Segment> };

  /** @param kept machines of the lock by host name */
  constructor(private readonly kept: () => [string, LockedMachine][]) {}

  public addPool(pool: AddressPool): void {
    this.pools.push(pool);
    this.reconsider();
  }

  public claim(claim: AddressClaim): void {
    this.claims.push(claim);
    this.reconsider();
  }

  /** Keeps addresses of what is no machine of the estate, such as a node, from being given to one; asked late. */
  public avoid(addresses: () => IpAddress[]): void {
    this.others.push(addresses);
    this.reconsider();
  }

  /** Forgets what was settled, after a name has changed. */
  public reconsider(): void {
    this.settled = undefined;
  }

  /** The address that a pool gives to an interface; undefined where it has none left. */
  public addressOf(claim: AddressClaim, family: IpFamily): IpAddress | undefined {
    const given = this.settle().given.get(claim);
    return family === IpFamily.V4 ? given?.ipv4 : given?.ipv6;
  }

  /** What stands in the way of an interface and its pools. */
  public inspect(claim: AddressClaim): Refusal[] {
    return poolsOf(claim).flatMap((pool): Refusal[] => {
      const address = this.addressOf(claim, pool.subnet.family);
      const name = claim.name();
      if (!this.pools.includes(pool) || keyOf(pool.network) !== keyOf(claim.network)) {
        return [{ code: 'HW1240', given: `${pool} for ${name} on ${keyOf(claim.network)}`, allowed: `a pool of ${keyOf(claim.network)}`, remedy: 'Ask the network of the interface for the pool: network.pool(...).' }];
      }
      if (!address) {
        return this.settle().full.has(claim)
          ? [{ code: 'HW1241', given: `${pool} for ${name}`, allowed: 'a pool with a free address', remedy: 'Take a larger network or range, reserve less, or spread the machines over two networks.' }]
          : [];
      }
      return this.gives(pool, address) ? [] : [{
        code: 'HW1413',
        given: `${address} of ${name}, which ${pool} does not give`,
        allowed: 'a pool that still gives what the lock knows',
        remedy: `Leave the pool as it was, or take \`${pool.subnet.family}\` of the interface out of ${LOCK_FILE}: it gets another address then.`,
      }];
    });
  }

  /** Pools of one network whose subnets overlap without being one; told by the later one. */
  public inspectPool(pool: AddressPool): Refusal[] {
    return this.pools.slice(0, this.pools.indexOf(pool))
      .filter(other => keyOf(other.network) === keyOf(pool.network) && other.subnet.overlaps(pool.subnet) && !other.subnet.sameAs(pool.subnet))
      .map(other => ({ code: 'HW1242', given: `${pool} and ${other.subnet}`, allowed: 'one prefix length for one subnet', remedy: `Give both the whole subnet, and each its part of it: { within: [AddressRange.network(Cidr.of('${pool.subnet}'))] }.` }));
  }

  private gives(pool: AddressPool, { _value: value }: IpAddress): boolean {
    const blocked = this.settle().segments.get(keyOf(pool.network))!.blocked(pool.subnet.family);
    return without(boundsOf(pool), blocked).some(({ first, last }) => value >= first && value <= last);
  }

  private settle(): NonNullable<AddressBook['settled']> {
    return this.settled ??= this.settleAll();
  }

  private settleAll(): NonNullable<AddressBook['settled']> {
    const segments = this.segments();
    const given = new Map<AddressClaim, Given>();
    const full = new Set<AddressClaim>();
    for (const segment of segments.values()) { settleSegment(segment, given, full); }
    return { given, full, segments };
  }

  /** Networks that have a pool, with everything that has an address there. */
  private segments(): Map<string, Segment> {
    const segments = new Map<string, Segment>();
    for (const pool of this.pools) {
      const key = keyOf(pool.network);
      const segment = segments.get(key) ?? new Segment();
      segments.set(key, segment);
      segment.pools.push(pool);
    }
    if (segments.size === 0) { return segments; }
    for (const claim of this.claims) {
      const own = segments.get(keyOf(claim.network));
      if (own) { addStatic(own, claim); }
      for (const key of new Set(poolsOf(claim).map(({ network }) => keyOf(network)))) { segments.get(key)?.claims.push(claim); }
    }
    for (const [hostName, { system, nics }] of this.kept()) {
      for (const [nicName, nic] of Object.entries(nics)) { addKept(segments.get(`${nic.network} in ${system}`), `${hostName}/${nicName}`, nic); }
    }
    const others = this.others.flatMap(addresses => addresses());
    for (const segment of segments.values()) { others.forEach(address => segment.take(address)); }
    return segments;
  }
}

/** Networks as they are told apart: by name and system. */
function keyOf({ networkName, platform }: INetwork): string {
  return `${networkName} in ${platform.systemName}`;
}

function poolsOf({ ip }: AddressClaim): AddressPool[] {
  return ip._sources as AddressPool[];
}

/** An assignment that is still to be settled has no address of its own, but its gateway is known. */
function addStatic(segment: Segment, { ip, neighbours }: AddressClaim): void {
  [ip.addressV4, ip.addressV6, ip.gatewayV4, ip.gatewayV6, ...neighbours().map(text => IpAddress._parse(text))].forEach(address => segment.take(address));
}

function addKept(segment: Segment | undefined, name: string, { ipv4, ipv6 }: { readonly ipv4?: string; readonly ipv6?: string }): void {
  const given = { ipv4: ipv4 === undefined ? undefined : IpAddress._parse(ipv4), ipv6: ipv6 === undefined ? undefined : IpAddress._parse(ipv6) };
  segment?.kept.set(name, given);
  segment?.take(given.ipv4);
  segment?.take(given.ipv6);
}

/** By name, so that the order in which the program makes things never matters. The second of one name gets none, and is refused for its name. */
function settleSegment(segment: Segment, settled: Map<AddressClaim, Given>, full: Set<AddressClaim>): void {
  const ways = new Map<AddressPool, { bounds: Interval[]; free: Interval[] }>();
  const wayOf = (pool: AddressPool) => {
    const known = ways.get(pool);
    if (known) { return known; }
    const bounds = boundsOf(pool);
    const way = { bounds, free: without(bounds, segment.blocked(pool.subnet.family)) };
    ways.set(pool, way);
    return way;
  };
  const names = new Set<string>();
  const named = segment.claims.map(claim => ({ claim, name: claim.name() })).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  for (const { claim, name } of named) {
    if (names.has(name)) { continue; }
    names.add(name);
    for (const pool of poolsOf(claim).filter(one => segment.pools.includes(one))) {
      const { family } = pool.subnet;
      const { bounds, free } = wayOf(pool);
      const address = segment.kept.get(name)?.[family] ?? segment.give(name, bounds, free, family);
      if (address) { settled.set(claim, { ...settled.get(claim), [family]: address }); } else { full.add(claim); }
    }
  }
}

function boundsOf({ subnet, _within }: AddressPool): Interval[] {
  const hosts = hostsOf(subnet);
  return within(_within.length > 0 ? _within.map(({ firstAddress, lastAddress }) => ({ first: firstAddress._value, last: lastAddress._value })) : [hosts], hosts);
}

function edgesOf(subnet: Cidr): Interval[] {
  const { first, last } = hostsOf(subnet);
  return without([{ first: subnet.networkAddress._value, last: subnet._lastAddress._value }], [{ first, last }]);
}
