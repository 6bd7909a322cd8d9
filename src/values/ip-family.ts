/**
 * The two kinds of IP address.
 */
export enum IpFamily {
  /** IPv4: 32 bits, written as `10.0.0.5`. */
  V4 = 'ipv4',

  /** IPv6: 128 bits, written as `fd00::5`. */
  V6 = 'ipv6',
}
