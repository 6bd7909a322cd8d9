import { fail } from '../../private/fail';
import { Cidr, IpAddress, IpFamily } from '../../values';
import { bitsOf } from '../../values/ip-text';

/** A part of the addresses that is one zone of its own. */
export interface ReverseNetwork {
  /** Such as `20.0.10.in-addr.arpa`. */
  readonly zoneName: string;
  readonly network: Cidr;
}

/** What a name of a reverse zone has in each label, and which networks are zones. */
const FAMILIES = {
  [IpFamily.V4]: { labelBits: 8, base: 10, suffix: 'in-addr.arpa', shortest: 8, longest: 24 },
  [IpFamily.V6]: { labelBits: 4, base: 16, suffix: 'ip6.arpa', shortest: 16, longest: 124 },
};

/** The zones of a network: one where it ends at a label, else all those that it is made of. */
export function reverseNetworksOf(network: Cidr, path: string): ReverseNetwork[] {
  const { labelBits, shortest, longest } = FAMILIES[network.family];
  const { prefixLength } = network;
  if (prefixLength < shortest || prefixLength > longest) {
    fail({ code: 'HW1263', given: `${network}`, allowed: 'IPv4 networks of /8 to /24, IPv6 networks of /16 to /124', remedy: 'Give the network that your servers answer for, or leave it out.' }, path);
  }
  const prefix = Math.ceil(prefixLength / labelBits) * labelBits;
  const size = 2n ** BigInt(bitsOf(network.family) - prefix);
  return Array.from({ length: 2 ** (prefix - prefixLength) }, (_, at) => {
    const part = Cidr._around(IpAddress._ofValue(network.family, network.networkAddress._value + BigInt(at) * size), prefix)!;
    return { zoneName: `${labelsOf(part.networkAddress).slice(-prefix / labelBits).join('.')}.${FAMILIES[network.family].suffix}`, network: part };
  });
}

/** Name of an address below its reverse zone. */
export function reverseNameOf(address: IpAddress, { network }: ReverseNetwork): string {
  return labelsOf(address).slice(0, -network.prefixLength / FAMILIES[network.family].labelBits).join('.');
}

/** Labels of an address, the last of its bits first. */
function labelsOf({ family, _value }: IpAddress): string[] {
  const { labelBits, base } = FAMILIES[family];
  const size = 2n ** BigInt(labelBits);
  return Array.from({ length: bitsOf(family) / labelBits }, (_, at) => (_value / size ** BigInt(at) % size).toString(base));
}
