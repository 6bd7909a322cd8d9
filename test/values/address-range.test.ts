import { AddressRange, Cidr, IpAddress, IpFamily } from '../../src/values';
import { hostsOf } from '../../src/values/host-address';

describe('AddressRange', () => {
  test.each<[AddressRange, string, string, string, IpFamily]>([
    [AddressRange.single('10.0.20.5'), '10.0.20.5', '10.0.20.5', '10.0.20.5', IpFamily.V4],
    [AddressRange.between('10.0.20.100', '10.0.20.199'), '10.0.20.100', '10.0.20.199', '10.0.20.100 to 10.0.20.199', IpFamily.V4],
    [AddressRange.network(Cidr.of('10.0.20.0/24')), '10.0.20.0', '10.0.20.255', '10.0.20.0 to 10.0.20.255', IpFamily.V4],
    [AddressRange.between('FD00::5', 'fd00::a'), 'fd00::5', 'fd00::a', 'fd00::5 to fd00::a', IpFamily.V6],
  ])('%s says what it is', (range, first, last, text, family) => {
    expect([`${range.firstAddress}`, `${range.lastAddress}`, `${range}`, range.family]).toEqual([first, last, text, family]);
  });

  test.each([['10.0.20.99', false], ['10.0.20.100', true], ['10.0.20.199', true], ['10.0.20.200', false], ['fd00::5', false]])('contains %s: %s', (address, expected) => {
    expect(AddressRange.between('10.0.20.100', '10.0.20.199').contains(IpAddress.of(address))).toBe(expected);
  });

  test.each<[string, () => unknown, string]>([
    ['an address that is none', () => AddressRange.single('10.0.20'), 'HW1103 malformed value: given IP address "10.0.20"'],
    ['a last one below the first', () => AddressRange.between('10.0.20.9', '10.0.20.5'), 'HW1103 malformed value: given addresses 10.0.20.9 to 10.0.20.5; allowed: a last address that is not below the first. Write AddressRange.between(\'10.0.20.5\', \'10.0.20.9\').'],
    ['two families', () => AddressRange.between('10.0.20.9', 'fd00::9'), 'HW1106 mixed address families: given addresses 10.0.20.9 to fd00::9; allowed: two addresses of one family. Give one range for each family.'],
    ['a token', () => AddressRange.single('${TfToken[TOKEN.1]}'), 'HW1107'],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});

test.each([
  ['10.0.20.0/24', '10.0.20.1', '10.0.20.254'],
  ['10.0.20.0/30', '10.0.20.1', '10.0.20.2'],
  ['10.0.20.0/31', '10.0.20.0', '10.0.20.1'],
  ['10.0.20.7/32', '10.0.20.7', '10.0.20.7'],
  ['fd00:20::/64', 'fd00:20::1', 'fd00:20::ffff:ffff:ffff:ff7f'],
  ['fd00:20::/120', 'fd00:20::1', 'fd00:20::ff'],
  ['fd00:20::/127', 'fd00:20::', 'fd00:20::1'],
])('machines of %s have %s to %s', (network, first, last) => {
  const subnet = Cidr.of(network);
  const hosts = hostsOf(subnet);
  expect([IpAddress._ofValue(subnet.family, hosts.first), IpAddress._ofValue(subnet.family, hosts.last)].map(String)).toEqual([first, last]);
});
