import { AzureEgress } from './azure-egress';
import { isAzureId } from './azure-name';
import { AzureSubnet } from './azure-subnet';
import type { NetworkSettings } from './network-parts';
import { Refused } from '../../model/report';
import { shown } from '../../private/fail';
import { Cidr, IpAddress, IpFamily } from '../../values';

/** Networks that Azure keeps for itself (Microsoft, Virtual networks FAQ). */
const KEPT = ['224.0.0.0/4', '255.255.255.255/32', '127.0.0.0/8', '169.254.0.0/16', '168.63.129.16/32'].map(text => Cidr.of(text));
/** Prefix lengths of a network and of a subnet. */
const NETWORK = { widest: 2, narrowest: 29 };
const NARROWEST_SUBNET = 29;
/** Subnets with names of Azure's own belong to its services, which have rules of their own. */
const SERVICE_SUBNETS = ['AzureBastionSubnet', 'AzureFirewallManagementSubnet', 'AzureFirewallSubnet', 'GatewaySubnet', 'RouteServerSubnet'];

/** Whether Azure makes the network and all its subnets. */
export function inspectNetwork(name: string, settings: NetworkSettings, subnets: readonly AzureSubnet[]): Refused[] {
  const ofSubnets = subnets.flatMap(subnet => inspectSubnet(subnet, settings.addressSpace, subnets));
  return [...inspectSpace(name, settings), ...inspectServers(settings), ...inspectEgress(name, settings), ...ofSubnets];
}

function inspectSpace(name: string, { addressSpace }: NetworkSettings): Refused[] {
  const { family, prefixLength } = addressSpace;
  if (family !== IpFamily.V4) { return [{ code: 'HW2218', given: `${addressSpace} for network ${name}`, allowed: 'a network of IPv4', remedy: 'Give it private addresses of IPv4.' }]; }
  const kept = KEPT.find(one => one.overlaps(addressSpace));
  // Wider ones hold addresses that Azure keeps.
  if (kept || prefixLength > NETWORK.narrowest) {
    return [wrong(`${addressSpace} for network ${name}`, `a network from /${NETWORK.widest} to /${NETWORK.narrowest}${kept ? ` without ${kept}` : ''}`, 'Take private addresses that no network has which it is peered with.')];
  }
  return [];
}

function inspectServers({ dnsServers = [] }: NetworkSettings): Refused[] {
  return dnsServers.filter(server => IpAddress._parse(server)?.family !== IpFamily.V4).map(server => wrong(`DNS server ${JSON.stringify(server)}`, 'an IPv4 address', 'Name the server by its address.'));
}

function inspectEgress(name: string, { egress, addressSpace }: NetworkSettings): Refused[] {
  // Who writes JavaScript has no compiler, and what is no way out would become the library's own.
  if (egress !== undefined && !(egress instanceof AzureEgress)) { return [{ code: 'HW2227', given: `egress ${shown(egress)} for network ${name}`, allowed: 'AzureEgress.natGateway(), existingNatGateway(id) or through(address)', remedy: 'Choose one of these, or leave `egress` out.' }]; }
  const { natGatewayId, router } = egress ?? {};
  if (natGatewayId !== undefined && !isAzureId(natGatewayId, 'Microsoft.Network/natGateways')) {
    return [{ code: 'HW2227', given: `NAT gateway ${JSON.stringify(natGatewayId)} for network ${name}`, allowed: 'an id of Microsoft.Network/natGateways', remedy: 'Copy it from the properties of the gateway, or leave `egress` out: the network makes one.' }];
  }
  if (router && (router.family !== IpFamily.V4 || KEPT.some(one => one.contains(router)) || router.sameAs(addressSpace.networkAddress))) {
    return [{ code: 'HW2227', given: `router ${router} for network ${name}`, allowed: 'the private IPv4 address of a firewall or router', remedy: 'Name the next hop of the default route.' }];
  }
  return [];
}

function inspectSubnet(subnet: AzureSubnet, addressSpace: Cidr, all: readonly AzureSubnet[]): Refused[] {
  const { networkName, addressPrefix } = subnet;
  const own = networkName.split('/')[1];
  const prefix = addressPrefix!;
  if (SERVICE_SUBNETS.includes(own)) { return [wrong(`subnet ${networkName}`, 'a subnet of machines', `${own} belongs to a service of Azure: make it where the service is made, outside of the addresses of this network's subnets.`)]; }
  const other = all.find(one => all.indexOf(one) < all.indexOf(subnet) && one.addressPrefix!.overlaps(prefix));
  const inside = addressSpace.containsCidr(prefix);
  if (!inside || prefix.prefixLength > NARROWEST_SUBNET) {
    return [wrong(`subnet ${networkName} with ${prefix}`, `a part of ${addressSpace}, /${NARROWEST_SUBNET} or larger`, inside ? 'Azure keeps five addresses of each subnet: give it more.' : 'Take addresses of the network, or give the network more.')];
  }
  return other ? [wrong(`subnet ${networkName} with ${prefix}, a part of which ${other.networkName} has`, 'subnets without common addresses', 'Give one of them other addresses.')] : [];
}

function wrong(given: string, allowed: string, remedy: string): Refused {
  return { code: 'HW2226', given, allowed, remedy };
}
