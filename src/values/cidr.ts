import { IpAddress } from './ip-address';
import { IpFamily } from './ip-family';
import { bitsOf } from './ip-text';
import { malformed, matched } from './text';
import { fail, shown } from '../private/fail';

const GRAMMAR = {
  what: 'network',
  pattern: /^([^/]+)\/(0|[1-9][0-9]{0,2})$/,
  allowed: 'a network and its prefix length, such as 10.0.20.0/24 or fd00:20::/64',
  remedy: 'Write the network address, a slash and a prefix length of 0 to 32 (IPv4) or 0 to 128 (IPv6).',
};

/**
 * An IP network: its first address and the length of the prefix that all its addresses share.
 */
export class Cidr {
  /** All of IPv4, `0.0.0.0/0`. */
  public static readonly ANY_V4: Cidr = Cidr.of('0.0.0.0/0');

  /** All of IPv6, `::/0`. */
  public static readonly ANY_V6: Cidr = Cidr.of('::/0');

  /**
   * Reads a network such as `10.0.20.0/24` or `fd00:20::/64`.
   *
   * Throws HW1103 when the text is no network, or an address inside one (`10.0.20.5/24`), HW1107 for a Terraform token.
   *
   * @param text network address, slash, prefix length
   */
  public static of(text: string): Cidr {
    const [, first, prefix] = matched(text, GRAMMAR);
    const address = IpAddress._parse(first) ?? malformed(text, GRAMMAR);
    const network = Cidr._around(address, Number(prefix)) ?? malformed(text, GRAMMAR);
    if (!network.networkAddress.sameAs(address)) {
      fail({ code: 'HW1103', given: `${GRAMMAR.what} ${shown(text)}, which is an address inside a network`, allowed: GRAMMAR.allowed, remedy: `Write ${network}.` });
    }
    return network;
  }

  /**
   * The network that an address lies in; undefined when the family has no such prefix.
   *
   * @internal
   */
  public static _around(address: IpAddress, prefixLength: number): Cidr | undefined {
    const hostBits = bitsOf(address.family) - prefixLength;
    if (hostBits < 0) return undefined;
    const first = address._value - address._value % 2n ** BigInt(hostBits);
    return new Cidr(IpAddress._ofValue(address.family, first), prefixLength);
  }

  private addresses?: bigint;
  private text?: string;

  private constructor(
    /** The first address of the network. */
    public readonly networkAddress: IpAddress,
    /** How many leading bits all addresses share: 0 to 32 for IPv4, 0 to 128 for IPv6. */
    public readonly prefixLength: number,
  ) {}

  /** Whether this is an IPv4 or an IPv6 network. */
  public get family(): IpFamily {
    return this.networkAddress.family;
  }

  /**
   * The last address of the network: the broadcast address of IPv4.
   *
   * @internal
   */
  public get _lastAddress(): IpAddress {
    return IpAddress._ofValue(this.family, this.networkAddress._value + this.size - 1n);
  }

  /** How many addresses it has. */
  private get size(): bigint {
    return this.addresses ??= 2n ** BigInt(bitsOf(this.family) - this.prefixLength);
  }

  /**
   * Whether the address lies in this network; one of the other family never does.
   *
   * @param address the address to look for
   */
  public contains(address: IpAddress): boolean {
    const offset = address._value - this.networkAddress._value;
    return address.family === this.family && offset >= 0n && offset < this.size;
  }

  /**
   * Whether the whole of the other network lies in this one; a network contains itself.
   *
   * @param other the network to look for
   */
  public containsCidr(other: Cidr): boolean {
    return other.prefixLength >= this.prefixLength && this.contains(other.networkAddress);
  }

  /**
   * Whether the two networks share an address, which means that one contains the other.
   *
   * @param other the network to compare with
   */
  public overlaps(other: Cidr): boolean {
    return this.containsCidr(other) || other.containsCidr(this);
  }

  /**
   * Whether both are the same network.
   *
   * @param other the network to compare with
   */
  public sameAs(other: Cidr): boolean {
    return this.prefixLength === other.prefixLength && this.networkAddress.sameAs(other.networkAddress);
  }

  /** The network in its canonical form, such as `10.0.20.0/24`. */
  public toString(): string {
    return this.text ??= `${this.networkAddress}/${this.prefixLength}`;
  }
}
