/** Addresses that an apply waits for until the guest agent reports them. */
export enum ProxmoxAddressWait {
  /** None: an apply never waits. */
  NOTHING = 'nothing',
  /** The first of either family. */
  ANY = 'any',
  /** An IPv4 address. */
  IPV4 = 'ipv4',
  /** An IPv6 address. */
  IPV6 = 'ipv6',
  /** One of each family. */
  BOTH = 'both',
}
