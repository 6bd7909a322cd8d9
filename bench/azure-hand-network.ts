import { NatGateway } from '@cdktf/provider-azurerm/lib/nat-gateway';
import { NatGatewayPublicIpAssociation } from '@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNatGatewayAssociation } from '@cdktf/provider-azurerm/lib/subnet-nat-gateway-association';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { RESOURCE } from './extras';
import { AZURE } from './spec';

/** Where machines are plugged in, and what must be there before them. */
export interface HandSubnet {
  readonly subnet: Subnet;
  readonly before: TerraformResource[];
}

/** The network by hand: one subnet with its security group and its way out. */
export function handNetwork(scope: Construct): HandSubnet {
  const { location, resourceGroup: resourceGroupName, addressSpace, subnet: subnetName } = AZURE;
  const common = { location, resourceGroupName };
  const net = new Construct(scope, 'Net');
  const network = new VirtualNetwork(net, RESOURCE, { ...common, name: 'net', addressSpace: [addressSpace], dnsServers: [] });
  const gateway = new NatGateway(net, 'NatGateway', { ...common, name: 'net-nat', skuName: 'Standard' });
  const address = new PublicIp(net, 'NatAddress', { ...common, name: 'net-nat-ip', allocationMethod: 'Static', sku: 'Standard' });
  const bound = new NatGatewayPublicIpAssociation(net, 'NatGatewayAddress', { natGatewayId: gateway.id, publicIpAddressId: address.id });

  const inside = new Construct(new Construct(net, 'Subnets'), subnetName);
  const subnet = new Subnet(inside, RESOURCE, {
    resourceGroupName,
    name: subnetName,
    virtualNetworkName: network.name,
    addressPrefixes: [addressSpace],
    defaultOutboundAccessEnabled: false,
    privateEndpointNetworkPolicies: 'Enabled',
    lifecycle: { createBeforeDestroy: true },
  });
  const group = new NetworkSecurityGroup(inside, 'SecurityGroup', { ...common, name: `net-${subnetName}-nsg`, securityRule: [] });
  const guard = new SubnetNetworkSecurityGroupAssociation(inside, 'Guard', { subnetId: subnet.id, networkSecurityGroupId: group.id });
  const exit = new SubnetNatGatewayAssociation(inside, 'Exit', { subnetId: subnet.id, natGatewayId: gateway.id, dependsOn: [bound] });
  return { subnet, before: [guard, exit] };
}
