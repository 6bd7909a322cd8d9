/**
 * Kinds of DNS records that a zone may get beside those of its machines.
 */
export enum DnsRecordType {
  /** An IPv4 address. */
  A = 'A',

  /** An IPv6 address. */
  AAAA = 'AAAA',

  /** Another name of something. */
  CNAME = 'CNAME',

  /** A server that takes mail. */
  MX = 'MX',

  /** Where a service is, with its port. */
  SRV = 'SRV',

  /** A text. */
  TXT = 'TXT',
}
