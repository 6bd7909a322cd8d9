import { Token } from 'cdktf';
import type { AzureMachine } from './azure-machine';
import { AzureSubnet } from './azure-subnet';
import { isReason } from './reason';
import { Nic } from '../../model/nic';
import { Refused } from '../../model/report';
import { IVmIntent } from '../../model/vm-intent';
import { shown } from '../../private/fail';
import { Cidr, IpAddress } from '../../values';

const INTERNAL_NAME = /^[a-z][a-z0-9-]{1,61}[a-z0-9]$/;

/** Whether Azure gives each interface the address that it was asked for. */
export function inspectInterfaces(machine: AzureMachine): Refused[] {
  const { intent } = machine;
  const ofNic = (nic: Nic) => [...inspectFamily(nic), ...inspectAddress(nic), ...inspectMac(nic), ...inspectForwarding(machine, nic), ...inspectInternalName(machine, nic)];
  return [...intent.nics.flatMap(ofNic), ...inspectServers(intent), ...inspectNetworks(intent)];
}

function inspectFamily({ nicName, ip }: Nic): Refused[] {
  return !ip.subnetV6 && !ip.isAutomaticV6 ? [] : [{ code: 'HW2218', given: `${nicName} with ${ip}`, allowed: 'an IPv4 address, or DHCP', remedy: 'Leave IPv6 out.' }];
}

function inspectServers({ dns }: IVmIntent): Refused[] {
  return dns.filter(server => server.includes(':')).map(server => ({ code: 'HW2218', given: `DNS server ${server}`, allowed: 'an IPv4 address', remedy: 'Name the server by its IPv4 address.' }));
}

/** The address itself is asked for only where it is told: to find one that nobody gave costs a hash. */
function inspectMac(nic: Nic): Refused[] {
  return nic.macGiven ? [{ code: 'HW2216', given: `${nic.mac} for ${nic.nicName}`, allowed: 'the address that Azure gives', remedy: 'Leave `mac` out.' }] : [];
}

/** Microsoft, Virtual networks FAQ: the first address is that of the network, the next three and the last one are Azure's. */
function inspectAddress({ nicName, ip, network }: Nic): Refused[] {
  const { addressV4: address, subnetV4: given, gatewayV4: gateway } = ip;
  if (!given) { return []; }
  const subnet = network instanceof AzureSubnet ? network.addressPrefix ?? given : given;
  if (!subnet.sameAs(given)) {
    return [{ code: 'HW2217', given: `${nicName} with ${ip}`, allowed: `an address of ${subnet}, with its prefix length`, remedy: `Write it as in the subnet ${network.networkName}.` }];
  }
  const refusals: Refused[] = [];
  const first = addressIn(subnet, FIRST);
  if (address && isKept(address, subnet)) {
    refusals.push({ code: 'HW2217', given: `${address} for ${nicName}`, allowed: `an address of ${subnet} from the fifth on, without the last`, remedy: 'Azure keeps the first four addresses of a subnet and the last one: take another.' });
  }
  if (gateway && !gateway.sameAs(first)) {
    refusals.push({ code: 'HW2217', given: `gateway ${gateway} for ${nicName}`, allowed: first.toString(), remedy: 'Write the first address of the subnet, or leave the gateway out: Azure gives it by DHCP. Another way out is a route of the subnet.' });
  }
  return refusals;
}

/** Addresses that Azure keeps beside that of the network itself: the gateway, two for DNS, and the last one. */
const FIRST = 1n;
const LAST_OF_THE_FIRST = 3n;

function isKept(address: IpAddress, subnet: Cidr): boolean {
  const offset = address._value - subnet.networkAddress._value;
  return (offset >= FIRST && offset <= LAST_OF_THE_FIRST) || address.sameAs(subnet._lastAddress);
}

function addressIn({ networkAddress: { family, _value: base } }: Cidr, offset: bigint): IpAddress {
  return IpAddress._ofValue(family, base + offset);
}

function inspectForwarding({ tuning: { nics } }: AzureMachine, { nicName }: Nic): Refused[] {
  const reason = nics?.[nicName]?.forwardsBecause;
  return reason === undefined || isReason(reason) ? [] : [{ code: 'HW2230', given: `forwardsBecause ${JSON.stringify(reason)} for ${nicName}`, allowed: 'a sentence that says why', remedy: 'Write for those who audit the network why the machine may send packets of others.' }];
}

function inspectInternalName({ tuning: { nics } }: AzureMachine, { nicName }: Nic): Refused[] {
  const name = nics?.[nicName]?.internalDnsName;
  return name === undefined || Token.isUnresolved(name) || INTERNAL_NAME.test(name) ? [] : [{
    code: 'HW2234', given: `internalDnsName ${shown(name)} for ${nicName}`, allowed: '3 to 63 lower-case letters, digits and hyphens, which begin with a letter and end with a letter or digit', remedy: 'Leave it out, or write the short name alone: the network has a domain of its own.',
  }];
}

/** All interfaces of a machine are in one virtual network. */
function inspectNetworks({ nics, hostName }: IVmIntent): Refused[] {
  const networks = [...new Set(nics.map(({ network: { networkName } }) => networkName.split('/')[0]))];
  return networks.length <= 1 ? [] : [{ code: 'HW2226', given: `${hostName} in ${networks.join(' and ')}`, allowed: 'one virtual network', remedy: 'Put its interfaces into subnets of one network, and peer the networks.' }];
}
