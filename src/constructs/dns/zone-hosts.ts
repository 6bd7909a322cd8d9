import { IConstruct } from 'constructs';
import { IVirtualMachine } from '../../model/virtual-machine';
import { HostName, IpAddress } from '../../values';

/** A machine, or another host with a name and an address, as a zone sees it. */
interface ZoneHost extends IConstruct {
  readonly address: string;
  readonly intent?: IVirtualMachine['intent'];
  readonly guestIntent?: { readonly hostName: HostName };
}

/** The name of a host and those of its addresses that are known at synth. */
export interface KnownHost {
  readonly hostName: string;
  readonly addresses: IpAddress[];
}

/** Hosts below some constructs, by name; of two of one name, which are refused, the first. */
export function hostsBelow(roots: readonly IConstruct[]): KnownHost[] {
  const hosts = new Set(roots.flatMap(root => root.node.findAll()).filter(isHost));
  const byName = new Map<string, KnownHost>();
  for (const host of hosts) {
    const hostName = hostNameOf(host);
    if (!byName.has(hostName)) { byName.set(hostName, { hostName, addresses: addressesOf(host) }); }
  }
  return [...byName.values()].sort((a, b) => a.hostName < b.hostName ? -1 : 1);
}

/** Addresses of its first interface that has one; that of another host, where it is one. */
export function addressesOf({ intent, address }: ZoneHost): IpAddress[] {
  if (!intent) { return [IpAddress._parse(address)].filter(known => known !== undefined); }
  const found = intent.nics.map(({ ip }) => [ip.addressV4, ip.addressV6].filter(known => known !== undefined));
  return found.find(addresses => addresses.length > 0) ?? [];
}

function isHost(construct: IConstruct): construct is ZoneHost {
  return 'address' in construct && ('intent' in construct || 'guestIntent' in construct);
}

function hostNameOf({ intent, guestIntent }: ZoneHost): string {
  return String((intent ?? guestIntent)!.hostName);
}
