import { countOf, Interval, within, without } from '../../../private/address-space';
import { parseV4, parseV6 } from '../../../values/ip-text';

/** Words that Azure and its tools take for every address. */
const EVERYONE = ['*', 'internet', 'any', '0.0.0.0', '::', '/0'];

const ALL_V4: Interval = { first: 0n, last: 2n ** 32n - 1n };
/** Addresses of IPv4 that no packet of the internet comes from (RFC 6890). */
const NOT_PUBLIC_V4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3'].map(text => rangeOf(text)!.range);
/** All of IPv6 that is given out lies in here (RFC 4291). */
const PUBLIC_V6 = rangeOf('2000::/3')!.range;

/** More public addresses than one organisation has: the largest networks that were ever given out are a /8 and a /16. */
const MOST_V4 = 2n ** 24n;
const MOST_V6 = 2n ** 112n;

/** Most rules of an estate have the same sources. */
const ANSWERS = new Map<string, boolean>();

/** Whether sources together are the internet, in whatever form: a word, a zero prefix, or networks that cover as much. */
export function isInternet(sources: readonly string[]): boolean {
  const key = sources.join();
  const answer = ANSWERS.get(key) ?? coverInternet(sources);
  ANSWERS.set(key, answer);
  return answer;
}

function coverInternet(sources: readonly string[]): boolean {
  // What is not known, and a service tag, is no range.
  const known = sources.map(one => one.trim().toLowerCase());
  if (known.some(one => EVERYONE.includes(one))) { return true; }
  const ranges = known.flatMap(one => rangeOf(one) ?? []);
  const [v4, v6] = [32, 128].map(bits => ranges.filter(one => one.bits === bits).map(({ range }) => range));
  return countOf(without(within(v4, ALL_V4), NOT_PUBLIC_V4)) > MOST_V4 || countOf(within(v6, PUBLIC_V6)) > MOST_V6;
}

/** First and last address of a network or of one address; undefined for anything else. */
function rangeOf(text: string): { bits: number; range: Interval } | undefined {
  const [address, length] = text.split('/');
  const [v4, v6] = [parseV4(address), parseV6(address)];
  const bits = v4 === undefined ? 128 : 32;
  const number = v4 ?? v6;
  const prefix = Number(length ?? bits);
  if (number === undefined || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) { return undefined; }
  const size = 2n ** BigInt(bits - prefix);
  const first = number / size * size;
  return { bits, range: { first, last: first + size - 1n } };
}
