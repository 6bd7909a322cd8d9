import { Construct } from 'constructs';
import { AzureEgress } from './azure-egress';
import type { AzurePlatform } from './azure-platform';
import { AzureSubnet } from './azure-subnet';
import { engineOf } from './engines';
import type { NetworkParts } from './network-parts';
import { Cidr } from '../../values';

/** What a network on Azure is. */
export interface AzureNetworkProps {
  /** Platform whose resource group and region it is in. */
  readonly platform: AzurePlatform;
  /** Addresses of the network, private ones, for example 10.40.0.0/22. */
  readonly addressSpace: Cidr;
  /**
   * Name of the virtual network.
   * @default - the id of the construct in lower case
   */
  readonly networkName?: string;
  /**
   * DNS servers of the network, IPv4.
   * @default - those of Azure
   */
  readonly dnsServers?: string[];
  /**
   * How its machines reach the internet.
   * @default AzureEgress.natGateway()
   */
  readonly egress?: AzureEgress;
}

/** A virtual network with no more than machines need: subnets with a security group each, a way out, and no way in. */
export class AzureNetwork extends Construct {
  /** Platform that it belongs to. */
  public readonly platform: AzurePlatform;
  /** Addresses of the network. */
  public readonly addressSpace: Cidr;
  /** Name of the virtual network. */
  public readonly networkName: string;
  private readonly parts: NetworkParts;

  /**
   * @param scope stack of the platform, or a construct in it
   * @param id construct id
   * @param props platform, addresses, way out
   */
  constructor(scope: Construct, id: string, props: AzureNetworkProps) {
    super(scope, id);
    this.platform = props.platform;
    this.addressSpace = props.addressSpace;
    this.parts = engineOf(props.platform).addNetwork(this, props);
    this.networkName = this.parts.networkName;
  }

  /**
   * A subnet of the network.
   * @param subnetName name, unique in the network
   * @param addressPrefix its addresses, a part of those of the network: /29 or larger
   */
  public subnet(subnetName: string, addressPrefix: Cidr): AzureSubnet {
    return this.parts.subnet(subnetName, addressPrefix);
  }
}
