import type { AddressPool } from './address-pool';
import { AddressClaim, AddressSegment, Given, poolsOf } from './address-segment';
import { LOCK_FILE, LockedMachine } from './lock-file';
import { INetwork } from './network';
import { Refusal } from '../private/fail';
import { IpAddress, IpFamily } from '../values';

/**
 * Gives each interface that asks a pool an address of its own network: the one that was given before, else the first free one from
 * the hash of its name on. What the program writes out, what was given before and what is known to be somebody's is given to nobody else.
 */
export class AddressBook {
  private readonly pools: AddressPool[] = [];
  private readonly claims: AddressClaim[] = [];
  private readonly others: (() => IpAddress[])[] = [];
  private settled?: { given: Map<AddressClaim, Given>; full: Set<AddressClaim>; segments: Map<string, AddressSegment> };

  /** @param kept machines of the lock by host name */
  constructor(private readonly kept: () => readonly [string, LockedMachine][]) {}

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
      return this.settle().segments.get(keyOf(pool.network))!.gives(pool, address) ? [] : [{
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

  private settle(): NonNullable<AddressBook['settled']> {
    return this.settled ??= this.settleAll();
  }

  private settleAll(): NonNullable<AddressBook['settled']> {
    const segments = this.segments();
    const given = new Map<AddressClaim, Given>();
    const full = new Set<AddressClaim>();
    for (const segment of segments.values()) { segment.settle(given, full); }
    return { given, full, segments };
  }

  /** Networks that have a pool, with everything that has an address there. */
  private segments(): Map<string, AddressSegment> {
    const segments = new Map<string, AddressSegment>();
    for (const pool of this.pools) {
      const key = keyOf(pool.network);
      const segment = segments.get(key) ?? new AddressSegment();
      segments.set(key, segment);
      segment.addPool(pool);
    }
    if (segments.size === 0) { return segments; }
    for (const claim of this.claims) {
      segments.get(keyOf(claim.network))?.takeAround(claim);
      for (const key of new Set(poolsOf(claim).map(({ network }) => keyOf(network)))) { segments.get(key)?.addClaim(claim); }
    }
    for (const [hostName, { system, nics }] of this.kept()) {
      for (const [nicName, nic] of Object.entries(nics)) { segments.get(`${nic.network} in ${system}`)?.keep(`${hostName}/${nicName}`, nic); }
    }
    const others = this.others.flatMap(addresses => addresses());
    for (const segment of segments.values()) { segment.take(others); }
    return segments;
  }
}

/** Networks as they are told apart: by name and system. */
function keyOf({ networkName, platform }: INetwork): string {
  return `${networkName} in ${platform.systemName}`;
}
