import { isIP, isIPv6 } from 'net';
import { ref, Token } from 'cdktf';
import * as fc from 'fast-check';
import { IpAddress, IpFamily } from '../../src/values';

const REFUSAL = 'allowed: an IPv4 address such as 10.0.0.5, or an IPv6 address such as fd00::5. Write the address alone: no prefix, no zone, no port, no leading zeros in IPv4.';

describe('IpAddress', () => {
  test.each([
    ['10.0.0.5', '10.0.0.5', 0x0a000005n],
    ['0.0.0.0', '0.0.0.0', 0n],
    ['255.255.255.255', '255.255.255.255', 0xffffffffn],
    ['192.168.100.200', '192.168.100.200', 0xc0a864c8n],
  ])('IPv4 %s', (text, canonical, value) => {
    const address = IpAddress.of(text);
    expect([address.family, address.toString(), address._value]).toEqual([IpFamily.V4, canonical, value]);
  });

  test.each([
    ['::', '::', 0n],
    ['::1', '::1', 1n],
    ['1::', '1::', 2n ** 112n],
    ['FD00:0020:0:0:0:0:0:000A', 'fd00:20::a', 0xfd00002000000000000000000000000an],
    ['fd00::5', 'fd00::5', 0xfd000000000000000000000000000005n],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1', 0x20010db8000000000001000000000001n],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1', 0x20010000000000010000000000000001n],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1', 0x20010db8000000010001000100010001n],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1', 0x20010db8000000010001000100010001n],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', 0x00010002000300040005000600070000n],
    ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::', 0x00010002000300040005000600000000n],
    ['10:0:0:100:0:0:0:10', '10:0:0:100::10', 0x00100000000001000000000000000010n],
    ['::ffff:10.0.0.5', '::ffff:10.0.0.5', 0xffff0a000005n],
    ['::ffff:a00:5', '::ffff:10.0.0.5', 0xffff0a000005n],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221', 0x0064ff9b0000000000000000c0000221n],
    ['1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:102:304', 0x00010002000300040005000601020304n],
  ])('IPv6 %s is written %s', (text, canonical, value) => {
    const address = IpAddress.of(text);
    expect([address.family, address.toString(), address._value]).toEqual([IpFamily.V6, canonical, value]);
  });

  test.each([
    '', '10.0.0', '10.0.0.256', '10.0.0.5.1', '010.0.0.5', '10.0.0.05', '10.0.0.', '.10.0.0', '1e1.0.0.1', '0x0a.0.0.1', '10.0.0.5/24', ' 10.0.0.5', '10.0.0.5\n', '167772165',
    ':', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::', '::1:2:3:4:5:6:7:8', '12345::', 'g::', ':1:2:3:4:5:6:7', '1:2:3:4:5:6:7:',
    'fe80::1%eth0', '[::1]', '::1/64', '::10.0.0.256', '10.0.0.5::', '::1.2.3.4:5', '1:2:3:4:5:6:7:1.2.3.4', 'web1',
  ])('%j is refused', text => {
    expect(() => IpAddress.of(text)).toThrow(`HW1103 malformed value: given IP address ${JSON.stringify(text)}; ${REFUSAL}`);
  });

  test.each([Token.asString(ref('x.ip')), `10.0.0.${Token.asString(ref('x.host'))}`, `10.0.0.${Token.asNumber(ref('x.host'))}`, `fd00::${Token.asNumber(ref('x.host'))}`])('a token is refused', text => {
    expect(() => IpAddress.of(text)).toThrow(/^HW1107 .*; allowed: a value for the IP address that is known at synth\. /);
  });

  test('equality is that of address and family', () => {
    expect(IpAddress.of('FD00:0::5').sameAs(IpAddress.of('fd00::5'))).toBe(true);
    expect(IpAddress.of('10.0.0.5').sameAs(IpAddress.of('10.0.0.6'))).toBe(false);
    expect(IpAddress.of('0.0.0.5').sameAs(IpAddress.of('::5'))).toBe(false);
  });

  // Mostly zeros, so that the shortening has something to do.
  const group = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) });
  const groups = fc.array(group, { minLength: 8, maxLength: 8 });

  test('IPv6 is read and written as the URL standard does', () => fc.assert(fc.property(groups, parts => {
    const full = parts.map(part => part.toString(16).padStart(4, '0')).join(':');
    const address = IpAddress.of(full);
    fc.pre(address._value / 2n ** 32n !== 0xffffn);
    expect(`[${address}]`).toBe(new URL(`http://[${full}]`).hostname);
    expect(address._value).toBe(BigInt(`0x${full.replace(/:/g, '')}`));
    expect(IpAddress.of(address.toString()).sameAs(address)).toBe(true);
  }), { numRuns: 500 }));

  test('IPv4 round trip', () => fc.assert(fc.property(fc.ipV4(), text => {
    expect(IpAddress.of(text).toString()).toBe(text);
    expect(IpAddress.of(text)._value).toBe(text.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n));
  })));

  test('an IPv4-mapped address comes back as itself', () => fc.assert(fc.property(fc.ipV4(), text => {
    expect(IpAddress.of(`::ffff:${text}`).toString()).toBe(`::ffff:${text}`);
  })));

  test('accepts exactly what node accepts', () => {
    const pieces = [':', '::', '.', '0', '1', 'a', 'ff', '255', '256', '1234', '10000', '1.2.3.4'];
    const scrap = fc.array(fc.constantFrom(...pieces), { maxLength: 17 }).map(parts => parts.join(''));
    const joined = fc.array(fc.constantFrom('', '0', '1', 'ff', 'abcd', '1.2.3.4'), { minLength: 1, maxLength: 10 }).map(parts => parts.join(':'));
    const quad = fc.array(fc.constantFrom('0', '1', '00', '01', '255', '256', '99', ''), { minLength: 3, maxLength: 5 }).map(parts => parts.join('.'));
    let accepted = 0;
    fc.assert(fc.property(fc.oneof(scrap, joined, quad, fc.ipV6().filter(isIPv6)), text => {
      const read = () => IpAddress.of(text);
      if (isIP(text) === 0) {
        expect(read).toThrow('HW1103');
      } else {
        accepted++;
        expect(read().family).toBe(isIP(text) === 4 ? IpFamily.V4 : IpFamily.V6);
      }
    }), { numRuns: 3000 });
    expect(accepted).toBeGreaterThan(100);
  });
});
