import { IpFamily } from './ip-family';
import { formatV4, formatV6, parseV4, parseV6 } from './ip-text';
import { malformed, matched } from './text';

const GRAMMAR = {
  what: 'IP address',
  pattern: /^[0-9A-Fa-f:.]+$/,
  allowed: 'an IPv4 address such as 10.0.0.5, or an IPv6 address such as fd00::5',
  remedy: 'Write the address alone: no prefix, no zone, no port, no leading zeros in IPv4.',
};

/**
 * One IPv4 or IPv6 address, without a prefix, a zone or a port.
 */
export class IpAddress {
  /**
   * Reads an address such as `10.0.0.5` or `fd00::5`. IPv6 is taken in any form and kept in that of RFC 5952.
   *
   * Throws HW1103 when the text is no address, HW1107 for a Terraform token.
   *
   * @param text the address alone
   */
  public static of(text: string): IpAddress {
    matched(text, GRAMMAR);
    return IpAddress._parse(text) ?? malformed(text, GRAMMAR);
  }

  /**
   * The address that a text is, or undefined: for texts of which the address is one part.
   *
   * @internal
   */
  public static _parse(text: string): IpAddress | undefined {
    const family = text.includes(':') ? IpFamily.V6 : IpFamily.V4;
    const value = family === IpFamily.V6 ? parseV6(text) : parseV4(text);
    return value === undefined ? undefined : new IpAddress(family, value);
  }

  /**
   * An address by its number, which the caller has kept inside the family.
   *
   * @internal
   */
  public static _ofValue(family: IpFamily, value: bigint): IpAddress {
    return new IpAddress(family, value);
  }

  private text?: string;

  private constructor(
    /** Whether this is an IPv4 or an IPv6 address. */
    public readonly family: IpFamily,
    /**
     * The address as a number of 32 or 128 bits.
     *
     * @internal
     */
    public readonly _value: bigint,
  ) {}

  /**
   * Whether both are the same address of the same family; `10.0.0.5` and `::ffff:10.0.0.5` are two.
   *
   * @param other the address to compare with
   */
  public sameAs(other: IpAddress): boolean {
    return this.family === other.family && this._value === other._value;
  }

  /** The address in its canonical form: a dotted quad, or RFC 5952 (`fd00::5`, lower case). */
  public toString(): string {
    return this.text ??= this.family === IpFamily.V4 ? formatV4(this._value) : formatV6(this._value);
  }
}
