import { IpFamily } from './ip-family';

/** How many bits an address of the family has. */
export function bitsOf(family: IpFamily): number {
  return family === IpFamily.V4 ? 32 : 128;
}

/** The number of a dotted quad. Leading zeros are refused: some tools read them as octal. */
export function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  const valid = parts.length === 4 && parts.every(part => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256);
  return valid ? BigInt(parts.reduce((value, part) => value * 256 + Number(part), 0)) : undefined;
}

/** The number of an IPv6 address in any of the forms of RFC 4291, without a zone. */
export function parseV6(text: string): bigint | undefined {
  const halves = withoutQuad(text)?.split('::') ?? [];
  if (halves.length === 0 || halves.length > 2) return undefined;
  const [head, tail] = halves.map(half => half === '' ? [] : half.split(':'));
  const groups = [...head, ...(tail ?? [])];
  if (!groups.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  if (tail === undefined ? groups.length !== 8 : groups.length > 7) return undefined;
  const zeros = Array<string>(8 - groups.length).fill('0');
  return joined([...head, ...zeros, ...(tail ?? [])].map(group => BigInt(`0x${group}`)), 65536n);
}

/** The one way to write an IPv4 address. */
export function formatV4(value: bigint): string {
  const number = Number(value);
  return [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.');
}

/** The one way to write an IPv6 address, by RFC 5952. */
export function formatV6(value: bigint): string {
  if (value / 2n ** 32n === 0xffffn) return `::ffff:${formatV4(value % 2n ** 32n)}`;
  const groups = split(value, 65536n, 8).map(group => group.toString(16)).join(':');
  // The longest run of two or more zero groups, the first of equals, becomes "::".
  const runs = groups.match(/\b0(:0)+\b/g) ?? [];
  const longest = runs.reduce((best, run) => run.length > best.length ? run : best, '');
  if (longest === '') return groups;
  const start = groups.search(new RegExp(`\\b${longest}\\b`));
  return `${groups.slice(0, start).replace(/:$/, '')}::${groups.slice(start + longest.length).replace(/^:/, '')}`;
}

/** An address may end in a dotted quad: that becomes its last two groups. */
function withoutQuad(text: string): string | undefined {
  const start = text.lastIndexOf(':') + 1;
  if (!text.includes('.')) return text;
  const quad = parseV4(text.slice(start));
  return quad === undefined ? undefined : text.slice(0, start) + split(quad, 65536n, 2).map(group => group.toString(16)).join(':');
}

function joined(digits: bigint[], base: bigint): bigint {
  return digits.reduce((value, digit) => value * base + digit, 0n);
}

function split(value: bigint, base: bigint, count: number): bigint[] {
  return Array.from({ length: count }, (_, index) => value / base ** BigInt(count - 1 - index) % base);
}
