import { Token } from 'cdktf';
import { IHost } from './host';
import { IVirtualMachine } from './virtual-machine';
import { IpAddress } from '../values';

/** A clash between machines of the estate. */
export interface Clash {
  readonly code: 'HW1203' | 'HW1204' | 'HW1205';
  readonly given: string;
  readonly allowed: string;
  readonly remedy: string;
}

/**
 * Host names, addresses, MACs and ways in that two machines share, where at least one machine is `mine`.
 * MACs follow the host name, so those of machines with one name are not told a second time.
 */
export function duplicatesIn(machines: IVirtualMachine[], mine: (host: IHost) => boolean, others: IHost[] = []): Clash[] {
  const names = new Owners();
  const addresses = new Owners();
  const macs = new Owners();
  for (const host of others) { names.claim(host.guestIntent.hostName.toString(), host); }
  for (const machine of machines) {
    const { intent } = machine;
    names.claim(intent.hostName.toString(), machine);
    for (const nic of intent.nics) {
      const network = `${nic.network.networkName} in ${nic.network.platform.systemName}`;
      for (const address of [nic.ip.addressV4, nic.ip.addressV6]) {
        if (address) { addresses.claim(`${address.toString()} on ${network}`, machine); }
      }
      if (!nic.network.givesMac) { macs.claim(`${nic.mac.toString()} on ${network}`, machine); }
    }
  }
  return [
    ...names.clashes(mine).map(given => ({ code: 'HW1203' as const, given, allowed: 'one machine for each host name of the estate', remedy: 'Give one of them another `hostName`.' })),
    ...addresses.clashes(mine).map(given => ({ code: 'HW1204' as const, given, allowed: 'one interface for each address of a network', remedy: 'Give one of them another address.' })),
    ...macs.clashes(mine, true).map(given => ({ code: 'HW1205' as const, given, allowed: 'one interface for each MAC of a network', remedy: 'Leave `mac` out, or give one of them another.' })),
    ...sharedWays(machines, others, mine),
  ];
}

/**
 * Hosts of one stack that Ansible would reach at one address and port, where Terraform does not own one of them: it would configure one
 * machine twice. Machines among themselves are compared by their networks; those of other stacks may lie behind another router.
 */
function sharedWays(machines: IVirtualMachine[], others: IHost[], mine: (host: IHost) => boolean): Clash[] {
  const own = others.filter(mine);
  if (own.length === 0) { return []; }
  const ways = new Owners();
  for (const host of [...own, ...machines.filter(mine)]) {
    const { address, guestFacts: { access } } = host;
    if (access.isPossible && !Token.isUnresolved(address)) { ways.claim(`${IpAddress._parse(address)?.toString() ?? address} port ${access.port}`, host); }
  }
  return ways.clashes(host => own.includes(host)).map(given => ({
    code: 'HW1204' as const, given, allowed: 'one host for each address and port at which Ansible gets in', remedy: 'Give one of them another address; a machine of the estate needs no ExistingHost.',
  }));
}

class Owners {
  private readonly byKey = new Map<string, IHost[]>();

  public claim(key: string, machine: IHost): void {
    const owners = this.byKey.get(key);
    if (owners) { owners.push(machine); } else { this.byKey.set(key, [machine]); }
  }

  public clashes(mine: (host: IHost) => boolean, namesDiffer = false): string[] {
    return [...this.byKey].filter(([, owners]) => owners.length > 1 && owners.some(mine) && !(namesDiffer && sameName(owners)))
      .map(([key, owners]) => `${key} for ${owners.map(owner => owner.node.path).join(' and ')}`);
  }
}

function sameName(hosts: IHost[]): boolean {
  return new Set(hosts).size > 1 && new Set(hosts.map(({ guestIntent }) => guestIntent.hostName.toString())).size === 1;
}
