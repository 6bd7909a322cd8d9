import { Estate } from './estate';
import { INetwork } from './network';
import { describe, fail } from '../private/fail';
import { AddressRange, Cidr, IpAddress, IpAssignment } from '../values';
import { gatewayIn, refuseSpecial } from '../values/host-address';

/** What a pool of addresses may set. */
export interface AddressPoolOptions {
  /**
   * Address of the router, which every machine gets as its gateway and none as its own.
   * @default - no default route over this network
   */
  readonly gateway?: string;
  /**
   * Addresses that no machine gets: those of other devices, and what a DHCP server gives. Reserved in one pool of a network means in all of them.
   * @default - none beside gateways, servers that machines are told of, and addresses that the program writes out
   */
  readonly reserved?: AddressRange[];
  /**
   * Addresses that machines get.
   * @default - the whole network
   */
  readonly within?: AddressRange[];
}

/** Addresses of one network that machines get by their host names, and keep by the lock. */
export class AddressPool {
  /**
   * A pool of a network; the same as `network.pool(...)`, for networks of platforms that have no such method.
   *
   * Throws HW1104 for a network in which there are addresses that no machine can have, HW1103 to HW1106 for a gateway that is not one of
   * the network, HW1111 for ranges outside of it, HW1107 for a Terraform token.
   *
   * @param network where the machines are plugged in
   * @param subnet the whole subnet: its prefix length is what machines are told
   * @param options gateway, reserved addresses
   */
  public static on(network: INetwork, subnet: Cidr, options: AddressPoolOptions = {}): AddressPool {
    refuseSpecial(subnet);
    const { reserved = [], within = [] } = options;
    for (const range of [...reserved, ...within]) { refuseForeign(range, subnet); }
    const gateway = options.gateway === undefined ? undefined : gatewayIn(subnet, options.gateway);
    const pool = new AddressPool(network, subnet, gateway, [...reserved], [...within]);
    const book = Estate.of(network.platform)._lock.addresses;
    book.addPool(pool);
    network.platform.node.addValidation({ validate: () => book.inspectPool(pool).map(describe) });
    return pool;
  }

  private constructor(
    /** Network that its machines are plugged into. */
    public readonly network: INetwork,
    /** The whole subnet. */
    public readonly subnet: Cidr,
    /** Router of the subnet; undefined for no default route. */
    public readonly gateway: IpAddress | undefined,
    /**
     * Addresses that no machine gets.
     * @internal
     */
    public readonly _reserved: readonly AddressRange[],
    /**
     * Addresses that machines get; empty for the whole subnet.
     * @internal
     */
    public readonly _within: readonly AddressRange[],
  ) {}

  /**
   * An address of the pool: each interface that takes it gets its own, by the host name of its machine. It counts as static: it is
   * settled before anything is written, and known to the whole estate.
   */
  public address(): IpAssignment {
    return IpAssignment._from(this);
  }

  /** The pool in words, such as `the pool 10.0.20.0/24 of vmbr0.20`. */
  public toString(): string {
    return `the pool ${this.subnet} of ${this.network.networkName}`;
  }
}

function refuseForeign(range: AddressRange, subnet: Cidr): void {
  if (!subnet.contains(range.firstAddress) || !subnet.contains(range.lastAddress)) {
    fail({ code: 'HW1111', given: `${range} for a pool of ${subnet}`, allowed: `addresses of ${subnet}`, remedy: 'Correct the range; what lies outside of the network needs no reservation.' });
  }
}
