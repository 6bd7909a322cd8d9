import type { AzureMachine } from './azure-machine';
import { accessOf } from './guest-facts';
import { isReason } from './reason';
import { IHost } from '../../model/host';
import { Refused } from '../../model/report';
import { IVirtualMachine } from '../../model/virtual-machine';
import { Cidr, IpAddress } from '../../values';

/** Addresses that no machine has on the internet (RFC 1918, 6598, 4193). */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map(text => Cidr.of(text));

/** Whether the control node gets to the machine by the rules: what is known to fail is refused, what nobody knows is not. */
export function inspectReach(machine: AzureMachine): Refused[] {
  const { intent, access, publicReason } = machine;
  const publicity: Refused[] = publicReason === undefined || isReason(publicReason) ? [] : [
    { code: 'HW2228', given: `a public address because of ${JSON.stringify(publicReason)}`, allowed: 'a sentence that says why', remedy: 'Write for those who audit the estate why the internet may reach this machine.' },
  ];
  if (access.isPublic && publicReason === undefined) {
    return [unreachable(machine, 'which has none', 'a public address: azure.publicIp(vm, { reason })', 'Give it one, or reach it in another way: tune(vm, { access }).')];
  }
  if (!accessOf(intent).isPossible) { return publicity; }
  return [...publicity, ...inspectSources(machine)];
}

/** The networks of the management port, where the machine has such rules. */
function inspectSources(machine: AzureMachine): Refused[] {
  const { intent: { firewalled, managementNetworks: networks }, access } = machine;
  if (!firewalled || networks.length === 0) { return []; }
  const { bastion, jumpHost } = access;
  const shownNetworks = networks.join(', ');
  if (bastion) {
    return networks.some(network => network.containsCidr(bastion.subnet)) ? [] : [unreachable(machine, `whose subnet ${bastion.subnet} is not let in (${shownNetworks} are)`, `managementNetworks with ${bastion.subnet}`, 'Add the subnet of the Bastion to the management networks.')];
  }
  if (jumpHost) {
    const from = addressesOf(jumpHost);
    // Of a host whose address is learned later nobody can say it.
    return from.length === 0 || networks.some(network => from.some(address => network.contains(address))) ? [] : [
      unreachable(machine, `${from.join(', ')}, which is not let in (${shownNetworks} are)`, `managementNetworks with ${from.join(' or ')}`, 'Add the address of the jump host to the management networks.'),
    ];
  }
  const isPrivate = (network: Cidr) => PRIVATE.some(one => one.containsCidr(network));
  if (access.isPublic && networks.every(isPrivate)) {
    return [unreachable(machine, `and only ${shownNetworks} are let in`, 'managementNetworks with the public address of the control node', 'Add that address, or reach the machine by Access.direct().')];
  }
  if (!access.isPublic && !networks.some(isPrivate) && !networks.some(({ prefixLength }) => prefixLength === 0)) {
    return [unreachable(machine, `and only ${shownNetworks} are let in, which are no private networks`, 'a private network among managementNetworks, or Access.publicAddress()', 'Say from which private network it is managed, or reach it by a jump host, Azure Bastion or a public address.')];
  }
  return [];
}

function addressesOf(host: IHost): IpAddress[] {
  const { intent } = host as Partial<IVirtualMachine>;
  const addresses = intent ? intent.nics.map(({ ip }) => ip.addressV4) : [IpAddress._parse(host.address)];
  return addresses.filter(address => address !== undefined);
}

function unreachable({ intent: { hostName }, access }: AzureMachine, why: string, allowed: string, remedy: string): Refused {
  return { code: 'HW2229', given: `${hostName} by ${access}, ${why}`, allowed, remedy };
}
