import { Cidr } from './cidr';
import { IpAddress } from './ip-address';
import { IpFamily } from './ip-family';
import { fail } from '../private/fail';

/**
 * IP addresses in a row, the first and the last included.
 */
export class AddressRange {
  /**
   * One address.
   *
   * Throws HW1103 for a malformed address, HW1107 for a Terraform token.
   *
   * @param address such as `10.0.20.5` or `fd00:20::5`
   */
  public static single(address: string): AddressRange {
    return AddressRange.between(address, address);
  }

  /**
   * All addresses from the first to the last, such as those that a DHCP server gives.
   *
   * Throws HW1103 for a malformed address, and when the last comes before the first; HW1106 when they are of two families;
   * HW1107 for a Terraform token.
   *
   * @param firstAddress the lowest address
   * @param lastAddress the highest address
   */
  public static between(firstAddress: string, lastAddress: string): AddressRange {
    const [first, last] = [IpAddress.of(firstAddress), IpAddress.of(lastAddress)];
    if (first.family !== last.family) {
      fail({ code: 'HW1106', given: `addresses ${first} to ${last}`, allowed: 'two addresses of one family', remedy: 'Give one range for each family.' });
    }
    if (last._value < first._value) {
      fail({ code: 'HW1103', given: `addresses ${first} to ${last}`, allowed: 'a last address that is not below the first', remedy: `Write AddressRange.between('${last}', '${first}').` });
    }
    return new AddressRange(first, last);
  }

  /**
   * All addresses of a network, its first and its last included.
   *
   * @param network the network
   */
  public static network(network: Cidr): AddressRange {
    return new AddressRange(network.networkAddress, network._lastAddress);
  }

  private constructor(
    /** The lowest address. */
    public readonly firstAddress: IpAddress,
    /** The highest address; the same as the lowest for a single one. */
    public readonly lastAddress: IpAddress,
  ) {}

  /** Whether these are IPv4 or IPv6 addresses. */
  public get family(): IpFamily {
    return this.firstAddress.family;
  }

  /**
   * Whether the address lies in this range; one of the other family never does.
   *
   * @param address the address to look for
   */
  public contains(address: IpAddress): boolean {
    return address.family === this.family && address._value >= this.firstAddress._value && address._value <= this.lastAddress._value;
  }

  /** The address, such as `10.0.20.5`, or the first and the last, such as `10.0.20.100 to 10.0.20.199`. */
  public toString(): string {
    return this.firstAddress.sameAs(this.lastAddress) ? `${this.firstAddress}` : `${this.firstAddress} to ${this.lastAddress}`;
  }
}
