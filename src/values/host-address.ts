import { Cidr } from './cidr';
import { IpAddress } from './ip-address';
import { IpFamily } from './ip-family';
import { bitsOf } from './ip-text';
import { malformed, matched } from './text';
import { fail, shown } from '../private/fail';

/** An address of one family that a machine keeps, with its subnet and the way out of it. */
export interface HostAddress {
  readonly address: IpAddress;
  readonly subnet: Cidr;
  readonly gateway?: IpAddress;
}

const GRAMMAR = {
  what: 'address',
  pattern: /^([^/]+)\/([1-9][0-9]{0,2})$/,
  allowed: 'the address of a machine and the prefix length of its subnet, such as 10.0.20.10/24 or fd00:20::10/64',
  remedy: 'Write the address, a slash and a prefix length of 1 to 32 (IPv4) or 1 to 128 (IPv6).',
};
const LINK_LOCAL_V6 = Cidr.of('fe80::/10');
const SPECIAL: [string, Cidr][] = [
  ['an unspecified address', Cidr.of('0.0.0.0/8')],
  ['a loopback address', Cidr.of('127.0.0.0/8')],
  ['a link-local address', Cidr.of('169.254.0.0/16')],
  ['a multicast address', Cidr.of('224.0.0.0/4')],
  ['a reserved address', Cidr.of('240.0.0.0/4')],
  ['the unspecified address', Cidr.of('::/128')],
  ['the loopback address', Cidr.of('::1/128')],
  ['an IPv4-mapped address', Cidr.of('::ffff:0:0/96')],
  ['a link-local address', LINK_LOCAL_V6],
  ['a multicast address', Cidr.of('ff00::/8')],
];

/** Reads `10.0.20.10/24` and its gateway; refuses what no machine can have. */
export function hostAddress(text: string, gateway?: string): HostAddress {
  const [, host, prefix] = matched(text, GRAMMAR);
  const address = IpAddress._parse(host) ?? malformed(text, GRAMMAR);
  const subnet = Cidr._around(address, Number(prefix)) ?? malformed(text, GRAMMAR);
  refuseKind(address, subnet, 'address', text);
  return { address, subnet, gateway: gateway === undefined ? undefined : gatewayOf(address, subnet, gateway) };
}

/** Reads the gateway of a subnet whose machines have no address yet. */
export function gatewayIn(subnet: Cidr, text: string): IpAddress {
  return checkedGateway(IpAddress.of(text), subnet, text, `gateway ${text} for ${subnet}`);
}

/** Refuses a network in which some addresses are not a machine's: loopback, multicast and the like. */
export function refuseSpecial(network: Cidr): void {
  const kind = SPECIAL.find(([, special]) => special.overlaps(network))?.[0];
  if (kind !== undefined) {
    fail({ code: 'HW1104', given: `network ${network}, in which there is ${kind}`, allowed: 'a network of unicast addresses that machines can have', remedy: 'Correct the network or its prefix length.' });
  }
}

/** First and last address of a subnet that machines get; all of it for the smallest subnets. */
export function hostsOf(subnet: Cidr): { first: bigint; last: bigint } {
  const [first, last] = [subnet.networkAddress._value, subnet._lastAddress._value];
  const hostBits = bitsOf(subnet.family) - subnet.prefixLength;
  if (hostBits < 2) { return { first, last }; }
  if (subnet.family === IpFamily.V4) { return { first: first + 1n, last: last - 1n }; }
  // The 128 highest are anycast (RFC 2526); in the smallest subnets nobody keeps to that.
  return { first: first + 1n, last: hostBits < 16 ? last : last - 128n };
}

/** The address as it was given, in its canonical form: `10.0.20.10/24`. */
export function withPrefix(host: HostAddress): string {
  return `${host.address}/${host.subnet.prefixLength}`;
}

function gatewayOf(address: IpAddress, subnet: Cidr, text: string): IpAddress {
  const gateway = IpAddress.of(text);
  const given = `gateway ${gateway} for ${address}/${subnet.prefixLength}`;
  if (gateway.sameAs(address)) {
    fail({ code: 'HW1109', given, allowed: `another address of ${subnet}`, remedy: 'Give the address of the router, or leave the gateway out when this machine is the router.' });
  }
  return checkedGateway(gateway, subnet, text, given);
}

function checkedGateway(gateway: IpAddress, subnet: Cidr, text: string, given: string): IpAddress {
  if (gateway.family !== subnet.family) {
    fail({ code: 'HW1106', given, allowed: 'a gateway of the same family as the address', remedy: 'Write one IpAssignment per family and join them with IpAssignment.dualStack().' });
  }
  // IPv6 routers announce themselves under their link-local address.
  if (LINK_LOCAL_V6.contains(gateway)) return gateway;
  if (!subnet.contains(gateway)) {
    fail({ code: 'HW1105', given, allowed: `an address of ${subnet}`, remedy: 'Correct the gateway or the prefix length.' });
  }
  refuseKind(gateway, subnet, 'gateway', text);
  return gateway;
}

function refuseKind(address: IpAddress, subnet: Cidr, what: string, text: string): void {
  const kind = SPECIAL.find(([, network]) => network.contains(address))?.[0] ?? edgeOf(address, subnet, what);
  if (kind !== undefined) {
    fail({ code: 'HW1104', given: `${what} ${shown(text)}, ${kind}`, allowed: 'a unicast address that one machine can have', remedy: `Choose another address of ${subnet}, or correct the prefix length.` });
  }
}

/** Point-to-point subnets of two addresses (RFC 3021, RFC 6164) and single addresses have no edges. */
function edgeOf(address: IpAddress, subnet: Cidr, what: string): string | undefined {
  if (bitsOf(address.family) - subnet.prefixLength < 2) return undefined;
  if (address.sameAs(subnet.networkAddress)) {
    if (address.family === IpFamily.V4) return `the network address of ${subnet}`;
    // All routers of an IPv6 subnet answer under its first address (RFC 4291), so a gateway may be it.
    return what === 'gateway' ? undefined : `the router address of ${subnet}`;
  }
  const broadcast = address.family === IpFamily.V4 && address.sameAs(subnet._lastAddress);
  return broadcast ? `the broadcast address of ${subnet}` : undefined;
}
