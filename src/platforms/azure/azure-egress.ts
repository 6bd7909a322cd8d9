import { IpAddress } from '../../values';

/** How machines of a network reach the internet: for packages, time and Azure itself. There is no way to have none. */
export class AzureEgress {
  /** A NAT gateway with a public address of its own, which lets nobody in. */
  public static natGateway(): AzureEgress {
    return new AzureEgress('a NAT gateway');
  }

  /**
   * A NAT gateway that exists.
   * @param id id of the NAT gateway
   */
  public static existingNatGateway(id: string): AzureEgress {
    return new AzureEgress('an existing NAT gateway', id);
  }

  /**
   * A firewall or router, by a default route; it must let the machines out.
   * @param address its private address, which the network reaches
   */
  public static through(address: string): AzureEgress {
    return new AzureEgress('a router', undefined, IpAddress.of(address));
  }

  private constructor(
    private readonly words: string,
    /** Id of the NAT gateway that exists; undefined for none. */
    public readonly natGatewayId?: string,
    /** Address of the router; undefined for none. */
    public readonly router?: IpAddress,
  ) {}

  /** Whether the network makes its own NAT gateway. */
  public get isOwnGateway(): boolean { return this.natGatewayId === undefined && this.router === undefined; }

  /** In words, such as `a NAT gateway`. */
  public toString(): string { return this.words; }
}
