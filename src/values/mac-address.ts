import { matched } from './text';
import { fail, shown } from '../private/fail';

const GRAMMAR = {
  what: 'MAC address',
  pattern: /^[0-9a-f]{2}([:-])[0-9a-f]{2}(\1[0-9a-f]{2}){4}$/i,
  allowed: 'six pairs of hexadecimal digits, such as 02:00:0a:00:14:0a',
  remedy: 'Separate all pairs by colons, or all by hyphens.',
};

/**
 * The unicast MAC address of one network interface.
 */
export class MacAddress {
  /**
   * Reads an address such as `02:00:0a:00:14:0a`; capitals and hyphens are taken and rewritten.
   *
   * Throws HW1103 when the text is no MAC address, HW1104 for a multicast address or all zeros, HW1107 for a Terraform token.
   *
   * @param text six pairs of hexadecimal digits
   */
  public static of(text: string): MacAddress {
    const canonical = matched(text, GRAMMAR)[0].toLowerCase().replace(/-/g, ':');
    // The lowest bit of the first byte says that the address is a group's.
    const group = parseInt(canonical.slice(0, 2), 16) % 2 === 1;
    if (group || canonical === '00:00:00:00:00:00') {
      fail({ code: 'HW1104', given: `MAC address ${shown(text)}`, allowed: 'a unicast address other than all zeros', remedy: 'Choose an even first byte; 02 marks an address that you made up yourself.' });
    }
    return new MacAddress(canonical);
  }

  private constructor(private readonly text: string) {}

  /**
   * Whether both are the same address, however they were written.
   *
   * @param other the address to compare with
   */
  public sameAs(other: MacAddress): boolean {
    return this.text === other.text;
  }

  /** The address in lower case with colons, such as `02:00:0a:00:14:0a`. */
  public toString(): string {
    return this.text;
  }
}
