import type { NatGatewayConfig } from '@cdktf/provider-azurerm/lib/nat-gateway';
import type { NetworkSecurityGroupConfig } from '@cdktf/provider-azurerm/lib/network-security-group';
import type { PublicIpConfig } from '@cdktf/provider-azurerm/lib/public-ip';
import type { RouteTableConfig } from '@cdktf/provider-azurerm/lib/route-table';
import type { SubnetConfig } from '@cdktf/provider-azurerm/lib/subnet';
import type { VirtualNetworkConfig } from '@cdktf/provider-azurerm/lib/virtual-network';
import { AzureCommon } from './azure-context';
import { boundedName } from './bounded-name';
import { numbered, renderRules } from './render-security-group';
import { IVmIntent } from '../../model/vm-intent';
import { Cidr, IpAddress } from '../../values';

/** What is known of a network. */
interface NetworkFacts {
  readonly addressSpace: Cidr;
  readonly dnsServers?: readonly string[];
}

export function renderNetwork(name: string, { addressSpace, dnsServers = [] }: NetworkFacts, common: AzureCommon): VirtualNetworkConfig {
  return { ...common, name, addressSpace: [addressSpace.toString()], dnsServers: [...dnsServers] };
}

/** Nobody gets out by default: machines leave by the way that the network names. */
export function renderSubnet(name: string, addressPrefix: Cidr, virtualNetworkName: string, { resourceGroupName, provider }: AzureCommon): SubnetConfig {
  return {
    name,
    resourceGroupName,
    virtualNetworkName,
    addressPrefixes: [addressPrefix.toString()],
    defaultOutboundAccessEnabled: false,
    privateEndpointNetworkPolicies: 'Enabled',
    provider,
    // One that leaves goes after the interfaces in it have moved.
    lifecycle: { createBeforeDestroy: true },
  };
}

/**
 * Azure's own rules let in the network and its load balancers, and nobody else; each machine has a security group of its own. Whoever a machine with a
 * public address lets in must pass this one too.
 */
export function renderSubnetGroup(
  networkName: string, subnetName: string, publicMachines: readonly IVmIntent[], addressPrefix: Cidr, common: AzureCommon,
): NetworkSecurityGroupConfig {
  const rules = publicMachines.flatMap(({ hostName, firewallRules, nics: [nic] }) => renderRules(firewallRules, {
    // An address that is learned later would let interface and group wait for each other.
    isPublic: true, destination: nic?.ip.addressV4?.toString() ?? addressPrefix.toString(), prefix: [hostName.toString()],
  }));
  // An empty list is written: where nothing stands, the provider leaves the rules of before.
  return { ...common, name: boundedName(networkName, subnetName, 'nsg'), securityRule: numbered(rules) };
}

export function renderNatGateway(networkName: string, common: AzureCommon): NatGatewayConfig {
  return { ...common, name: boundedName(networkName, 'nat'), skuName: 'Standard' };
}

export function renderNatAddress(networkName: string, common: AzureCommon): PublicIpConfig {
  return { ...common, name: boundedName(networkName, 'nat', 'ip'), allocationMethod: 'Static', sku: 'Standard' };
}

export function renderRouteTable(networkName: string, router: IpAddress, common: AzureCommon): RouteTableConfig {
  return { ...common, name: boundedName(networkName, 'routes'), route: [{ name: 'default', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopInIpAddress: router.toString() }] };
}
