import { ref, Token } from 'cdktf';
import * as fc from 'fast-check';
import { Cidr, IpAddress, IpFamily } from '../../src/values';

const ALLOWED = 'allowed: a network and its prefix length, such as 10.0.20.0/24 or fd00:20::/64. ';

describe('Cidr', () => {
  test.each([
    ['10.0.20.0/24', '10.0.20.0/24', '10.0.20.0', 24, IpFamily.V4, '10.0.20.255'],
    ['10.0.20.5/32', '10.0.20.5/32', '10.0.20.5', 32, IpFamily.V4, '10.0.20.5'],
    ['10.40.0.0/22', '10.40.0.0/22', '10.40.0.0', 22, IpFamily.V4, '10.40.3.255'],
    ['0.0.0.0/0', '0.0.0.0/0', '0.0.0.0', 0, IpFamily.V4, '255.255.255.255'],
    ['FD00:20:0:0::/64', 'fd00:20::/64', 'fd00:20::', 64, IpFamily.V6, 'fd00:20::ffff:ffff:ffff:ffff'],
    ['::1/128', '::1/128', '::1', 128, IpFamily.V6, '::1'],
    ['::/0', '::/0', '::', 0, IpFamily.V6, 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('%s', (text, canonical, network, prefix, family, last) => {
    const cidr = Cidr.of(text);
    expect([`${cidr}`, `${cidr.networkAddress}`, cidr.prefixLength, cidr.family, `${cidr._lastAddress}`]).toEqual([canonical, network, prefix, family, last]);
  });

  test('the whole of each family', () => {
    expect([`${Cidr.ANY_V4}`, `${Cidr.ANY_V6}`]).toEqual(['0.0.0.0/0', '::/0']);
  });

  test.each([
    '10.0.20.0', '10.0.20.0/33', '10.0.20.0/024', '10.0.20.0/', '10.0.20.0/-1', '10.0.20.0/24/24', '10.0.20.0/255.255.255.0', '10.0.20.0/2.4', '/24', '', '10.0.20/24',
    'fd00::/129', 'fd00::1::/64', 'fd00::%eth0/64', ' 10.0.20.0/24', '10.0.20.0/24\n', '1/10.0.20.0/24',
  ])('%j is refused', text => {
    expect(() => Cidr.of(text)).toThrow(`HW1103 malformed value: given network ${JSON.stringify(text)}; ${ALLOWED}Write the network address, a slash and a prefix length of 0 to 32 (IPv4) or 0 to 128 (IPv6).`);
  });

  test.each([
    ['10.0.20.5/24', '10.0.20.0/24'],
    ['10.0.20.128/24', '10.0.20.0/24'],
    ['10.40.1.0/22', '10.40.0.0/22'],
    ['10.0.0.1/0', '0.0.0.0/0'],
    ['fd00::5/64', 'fd00::/64'],
    ['fd00:0:0:1::/63', 'fd00::/63'],
  ])('%s is an address inside %s', (text, network) => {
    expect(() => Cidr.of(text)).toThrow(`HW1103 malformed value: given network "${text}", which is an address inside a network; ${ALLOWED}Write ${network}.`);
  });

  test.each([Token.asString(ref('x.net')), `${Token.asString(ref('x.net'))}/24`, `10.0.0.0/${Token.asNumber(ref('x.bits'))}`])('a token is refused', text => {
    expect(() => Cidr.of(text)).toThrow(/^HW1107 .*; allowed: a value for the network that is known at synth\. /);
  });

  test.each([
    ['10.0.20.0/24', '10.0.20.0', true],
    ['10.0.20.0/24', '10.0.20.255', true],
    ['10.0.20.0/24', '10.0.19.255', false],
    ['10.0.20.0/24', '10.0.21.0', false],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['0.0.0.0/0', '::1', false],
    ['::/0', '10.0.0.1', false],
    ['::/96', '::a00:1', true],
    ['fd00::/64', 'fd00::ffff:ffff:ffff:ffff', true],
    ['fd00::/64', 'fd00:0:0:1::', false],
  ])('%s contains %s: %s', (network, address, expected) => expect(Cidr.of(network).contains(IpAddress.of(address))).toBe(expected));

  test.each([
    ['10.0.0.0/16', '10.0.20.0/24', true, false],
    ['10.0.20.0/24', '10.0.20.0/24', true, true],
    ['10.0.20.0/24', '10.0.20.0/25', true, false],
    ['10.0.20.0/25', '10.0.20.128/25', false, false],
    ['0.0.0.0/0', '::/0', false, false],
    ['fd00::/8', 'fd00:20::/64', true, false],
  ])('%s and %s', (network, other, contains, contained) => {
    const [a, b] = [Cidr.of(network), Cidr.of(other)];
    expect([a.containsCidr(b), b.containsCidr(a)]).toEqual([contains, contained]);
    expect([a.overlaps(b), b.overlaps(a)]).toEqual([contains || contained, contains || contained]);
    expect(a.sameAs(b)).toBe(network === other);
  });

  // Half of the addresses lie near the network: a uniform one would never be inside.
  const number = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n });
  const cases = fc.tuple(fc.constantFrom(32, 128), number, fc.nat({ max: 128 }), number, fc.boolean());
  test('contains what lies between the first and the last number', () => {
    const counts = { inside: 0, outside: 0 };
    fc.assert(fc.property(cases, ([bits, seed, length, far, near]) => {
      const prefix = length % (bits + 1);
      const size = 2n ** BigInt(bits - prefix);
      const first = BigInt.asUintN(bits, seed) / size * size;
      const candidate = BigInt.asUintN(bits, near ? first + far % (2n * size) - size / 2n : far);
      const family = bits === 32 ? IpFamily.V4 : IpFamily.V6;
      const network = Cidr.of(`${IpAddress._ofValue(family, first)}/${prefix}`);
      const inside = candidate >= first && candidate < first + size;
      counts[inside ? 'inside' : 'outside']++;
      expect(network.contains(IpAddress._ofValue(family, candidate))).toBe(inside);
      expect(network._lastAddress._value).toBe(first + size - 1n);
    }), { numRuns: 1000 });
    expect(Math.min(counts.inside, counts.outside)).toBeGreaterThan(100);
  });
});
