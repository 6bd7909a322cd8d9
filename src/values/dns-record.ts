import { DnsRecordType } from './dns-record-type';
import { hostNameIn, hostTargetIn, recordNameIn, targetIn } from './dns-text';
import { IpAddress } from './ip-address';
import { IpFamily } from './ip-family';
import { Grammar, matched } from './text';
import { wholeNumber } from '../private/plain-value';

const TEXT: Grammar = {
  what: 'text of a TXT record',
  pattern: /^[\x20-\x7e]{1,1024}$/,
  allowed: '1 to 1024 printable ASCII characters',
  remedy: 'Write it in ASCII, on one line.',
};

/** What a SRV record may set. */
export interface DnsServiceOptions {
  /**
   * Lower ones are asked first, 0 to 65535.
   * @default 0
   */
  readonly priority?: number;
  /**
   * Share among those of one priority, 0 to 65535.
   * @default 0
   */
  readonly weight?: number;
}

/**
 * One record of a DNS zone. Its name is below the zone: `wiki`, `_ldap._tcp`, `*` for all others, `@` for the zone itself. What it
 * leads to is a name below the zone too, or a full name that ends with a dot.
 */
export class DnsRecord {
  /**
   * An address: A for IPv4, AAAA for IPv6.
   *
   * Throws HW1103 for a malformed name or address, HW1107 for a Terraform token.
   *
   * @param name such as `printer`
   * @param address such as `10.0.20.5`
   */
  public static address(name: string, address: string): DnsRecord {
    const { family } = IpAddress.of(address);
    return new DnsRecord(hostNameIn(name), family === IpFamily.V4 ? DnsRecordType.A : DnsRecordType.AAAA, IpAddress.of(address).toString());
  }

  /**
   * Another name of something (CNAME).
   *
   * Throws HW1103 for a malformed name, HW1107 for a Terraform token.
   *
   * @param name such as `wiki`
   * @param target such as `git`, or `www.example.net.`
   */
  public static alias(name: string, target: string): DnsRecord {
    return new DnsRecord(recordNameIn(name), DnsRecordType.CNAME, '', targetIn(target));
  }

  /**
   * A server that takes the mail of a name (MX).
   *
   * Throws HW1103 for a malformed name, HW1101 for a preference that is no whole number from 0 to 65535, HW1107 for a Terraform token.
   *
   * @param name such as `@`
   * @param preference lower ones are asked first, such as 10
   * @param target such as `mail`
   */
  public static mail(name: string, preference: number, target: string): DnsRecord {
    return new DnsRecord(hostNameIn(name), DnsRecordType.MX, `${wholeNumber(preference, 'preference', 0, 65535)}`, hostTargetIn(target));
  }

  /**
   * Where a service is (SRV).
   *
   * Throws HW1103 for a malformed name, HW1101 for a number out of its range, HW1107 for a Terraform token.
   *
   * @param name such as `_ldap._tcp`
   * @param port 1 to 65535
   * @param target such as `ldap`
   * @param options priority and weight
   */
  public static service(name: string, port: number, target: string, options: DnsServiceOptions = {}): DnsRecord {
    const numbers = [
      wholeNumber(options.priority ?? 0, 'priority', 0, 65535), wholeNumber(options.weight ?? 0, 'weight', 0, 65535), wholeNumber(port, 'port', 1, 65535),
    ];
    return new DnsRecord(recordNameIn(name), DnsRecordType.SRV, numbers.join(' '), hostTargetIn(target));
  }

  /**
   * A text (TXT).
   *
   * Throws HW1103 for a malformed name, and for a text that is not 1 to 1024 printable ASCII characters; HW1107 for a Terraform token.
   *
   * @param name such as `@`
   * @param text such as `v=spf1 -all`
   */
  public static text(name: string, text: string): DnsRecord {
    return new DnsRecord(recordNameIn(name), DnsRecordType.TXT, matched(text, TEXT)[0]);
  }

  private constructor(
    /** Name below the zone. */
    public readonly recordName: string,
    /** Kind of the record. */
    public readonly recordType: DnsRecordType,
    /**
     * What it says beside its target: an address, a text, numbers with spaces between them.
     * @internal
     */
    public readonly _data: string,
    /**
     * What it leads to; undefined for an address or a text.
     * @internal
     */
    public readonly _target?: string,
  ) {}

  /** The record in words, such as `wiki CNAME git`. */
  public toString(): string {
    return [this.recordName, this.recordType, this._data, this._target].filter(part => part).join(' ');
  }
}
