import { matched } from './text';

const GRAMMAR = {
  what: 'host name',
  pattern: /^(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  allowed: '1 to 63 lower-case letters, digits and hyphens, not all digits, no hyphen at either end',
  remedy: 'Write the short name alone, such as web1; a domain does not belong to it.',
};

/**
 * The short name of a machine: one label of RFC 1123, in lower case. It is the machine's identity.
 */
export class HostName {
  /**
   * Reads a name such as `web1`.
   *
   * Throws HW1103 unless the text is 1 to 63 lower-case letters, digits and hyphens, not all digits and without a hyphen at
   * either end; HW1107 for a Terraform token.
   *
   * @param text the name without a domain
   */
  public static of(text: string): HostName {
    return new HostName(matched(text, GRAMMAR)[0]);
  }

  private constructor(private readonly text: string) {}

  /** The name, such as `web1`. */
  public toString(): string {
    return this.text;
  }
}
