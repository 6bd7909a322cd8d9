import { At, plain, TypeRow } from './type-row';

const NETWORKS = 'Microsoft.Network/virtualNetworks';
const INTERFACES = 'Microsoft.Network/networkInterfaces';
const IN_NETWORK = `${NETWORKS}/{virtual_network_name}`;

/** What hangs something on a subnet writes the subnet, and waits for its network. */
function onSubnet(what: string): TypeRow {
  return {
    what,
    azureType: `${NETWORKS}/subnets`,
    at: At.ABOVE_NAMED,
    named: 'subnet_id',
    actions: [[what, `${NETWORKS}/subnets/read`, `${NETWORKS}/subnets/write`], ['wait for the network of a subnet', `${NETWORKS}/read`]],
  };
}

function onInterface(what: string): TypeRow {
  return { what, azureType: INTERFACES, at: At.NAMED, named: 'network_interface_id', actions: [[what, `${INTERFACES}/read`, `${INTERFACES}/write`]] };
}

/** Resources of Microsoft.Network. */
export const NETWORK_ROWS: Readonly<Record<string, TypeRow>> = {
  azurerm_virtual_network: plain('networks', NETWORKS),
  azurerm_subnet: plain('subnets', `${IN_NETWORK}/subnets`, ['wait for the network of a subnet', `${NETWORKS}/read`]),
  azurerm_subnet_network_security_group_association: onSubnet('security groups of subnets'),
  azurerm_subnet_nat_gateway_association: onSubnet('NAT gateways of subnets'),
  azurerm_subnet_route_table_association: onSubnet('route tables of subnets'),
  azurerm_virtual_network_peering: plain('peerings of networks', `${IN_NETWORK}/virtualNetworkPeerings`),
  azurerm_network_security_group: plain('security groups', 'Microsoft.Network/networkSecurityGroups'),
  azurerm_network_security_rule: plain('rules of security groups', 'Microsoft.Network/networkSecurityGroups/{network_security_group_name}/securityRules'),
  azurerm_application_security_group: plain('application security groups', 'Microsoft.Network/applicationSecurityGroups'),
  azurerm_nat_gateway: plain('NAT gateways', 'Microsoft.Network/natGateways'),
  azurerm_nat_gateway_public_ip_association: {
    what: 'addresses of NAT gateways',
    azureType: 'Microsoft.Network/natGateways',
    at: At.NAMED,
    named: 'nat_gateway_id',
    actions: [['addresses of NAT gateways', 'Microsoft.Network/natGateways/read', 'Microsoft.Network/natGateways/write']],
  },
  azurerm_public_ip: plain('public addresses', 'Microsoft.Network/publicIPAddresses'),
  azurerm_public_ip_prefix: plain('ranges of public addresses', 'Microsoft.Network/publicIPPrefixes'),
  azurerm_network_interface: plain('network interfaces', INTERFACES),
  azurerm_network_interface_security_group_association: onInterface('security groups of interfaces'),
  azurerm_network_interface_application_security_group_association: onInterface('application security groups of interfaces'),
  azurerm_route_table: plain('route tables', 'Microsoft.Network/routeTables'),
  azurerm_route: plain('routes', 'Microsoft.Network/routeTables/{route_table_name}/routes'),
  azurerm_bastion_host: plain('Azure Bastion', 'Microsoft.Network/bastionHosts'),
};
