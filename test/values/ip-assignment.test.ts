import { ref, Token } from 'cdktf';
import { IpAssignment } from '../../src/values';

/** All that an assignment says, as text. */
function facts(ip: IpAssignment): Record<string, unknown> {
  const all = {
    isStatic: ip.isStatic,
    dhcp: ip.isDhcpV4,
    auto: ip.isAutomaticV6,
    primary: ip.primaryAddress?.toString(),
    v4: ip.addressV4?.toString(),
    prefix4: ip.prefixLengthV4,
    net4: ip.subnetV4?.toString(),
    gw4: ip.gatewayV4?.toString(),
    cidr4: ip.cidrV4,
    v6: ip.addressV6?.toString(),
    prefix6: ip.prefixLengthV6,
    net6: ip.subnetV6?.toString(),
    gw6: ip.gatewayV6?.toString(),
    cidr6: ip.cidrV6,
    text: ip.toString(),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const V4 = { v4: '10.0.20.10', prefix4: 24, net4: '10.0.20.0/24', gw4: '10.0.20.1', cidr4: '10.0.20.10/24' };
const V6 = { v6: 'fd00:20::10', prefix6: 64, net6: 'fd00:20::/64', gw6: 'fe80::1', cidr6: 'fd00:20::10/64' };
const STATIC = { isStatic: true, dhcp: false, auto: false };
const v4 = () => IpAssignment.of('10.0.20.10/24', '10.0.20.1');
const v6 = () => IpAssignment.of('FD00:20:0::10/64', 'FE80::1');

describe('IpAssignment', () => {
  test.each([
    [v4(), { ...STATIC, ...V4, primary: '10.0.20.10', text: '10.0.20.10/24 via 10.0.20.1' }],
    [v6(), { ...STATIC, ...V6, primary: 'fd00:20::10', text: 'fd00:20::10/64 via fe80::1' }],
    [IpAssignment.of('10.0.20.10/24'), { ...STATIC, ...V4, gw4: undefined, primary: '10.0.20.10', text: '10.0.20.10/24' }],
    [IpAssignment.dhcp(), { isStatic: false, dhcp: true, auto: false, text: 'DHCP' }],
    [IpAssignment.automaticV6(), { isStatic: false, dhcp: false, auto: true, text: 'automatic IPv6' }],
    [IpAssignment.dualStack(v4(), v6()), { ...STATIC, ...V4, ...V6, primary: '10.0.20.10', text: '10.0.20.10/24 via 10.0.20.1, fd00:20::10/64 via fe80::1' }],
    [IpAssignment.dualStack(v6(), v4()), { ...STATIC, ...V4, ...V6, primary: '10.0.20.10', text: '10.0.20.10/24 via 10.0.20.1, fd00:20::10/64 via fe80::1' }],
    [IpAssignment.dualStack(IpAssignment.dhcp(), v6()), { isStatic: false, dhcp: true, auto: false, ...V6, primary: 'fd00:20::10', text: 'DHCP, fd00:20::10/64 via fe80::1' }],
    [IpAssignment.dualStack(v4(), IpAssignment.automaticV6()), { isStatic: false, dhcp: false, auto: true, ...V4, primary: '10.0.20.10', text: '10.0.20.10/24 via 10.0.20.1, automatic IPv6' }],
    [IpAssignment.dualStack(IpAssignment.automaticV6(), IpAssignment.dhcp()), { isStatic: false, dhcp: true, auto: true, text: 'DHCP, automatic IPv6' }],
  ])('%s says what it is', (ip, expected) => {
    expect(facts(ip)).toStrictEqual(Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)));
  });

  test.each([
    ['10.0.20.0/31', '10.0.20.1'],
    ['10.0.20.1/31', '10.0.20.0'],
    ['10.0.20.255/32', undefined],
    ['10.0.21.0/23', '10.0.20.255'],
    ['fd00::/127', 'fd00::1'],
    ['fd00::5/128', 'fe80::1'],
    ['fd00::5/64', 'fd00::'],
    ['fd00::ffff:ffff:ffff:ffff/64', 'fd00::1'],
  ])('%s with gateway %s is allowed', (address, gateway) => {
    const ip = IpAssignment.of(address, gateway);
    expect([ip.cidrV4 ?? ip.cidrV6, (ip.gatewayV4 ?? ip.gatewayV6)?.toString()]).toEqual([address, gateway]);
  });

  test.each([
    '10.0.20.10', '10.0.20.10/33', '10.0.20.10/0', '10.0.20.10/024', '10.0.20/24', '10.0.20.300/24', '10.0.20.10/24 ', '1/10.0.20.10/24', 'fd00::5/129', 'fd00::5/0', 'fd00::5', 'dhcp', '',
  ])('%j is malformed', address => {
    expect(() => IpAssignment.of(address)).toThrow(`HW1103 malformed value: given address ${JSON.stringify(address)}; allowed: the address of a machine and the prefix length of its subnet, such as 10.0.20.10/24 or fd00:20::10/64. Write the address, a slash and a prefix length of 1 to 32 (IPv4) or 1 to 128 (IPv6).`);
  });

  test.each([
    ['10.0.20.0/24', 'the network address of 10.0.20.0/24', '10.0.20.0/24'],
    ['10.0.20.255/24', 'the broadcast address of 10.0.20.0/24', '10.0.20.0/24'],
    ['10.0.20.4/30', 'the network address of 10.0.20.4/30', '10.0.20.4/30'],
    ['10.0.20.7/30', 'the broadcast address of 10.0.20.4/30', '10.0.20.4/30'],
    ['0.0.0.0/24', 'an unspecified address', '0.0.0.0/24'],
    ['0.0.0.0/32', 'an unspecified address', '0.0.0.0/32'],
    ['127.0.0.1/8', 'a loopback address', '127.0.0.0/8'],
    ['169.254.1.1/16', 'a link-local address', '169.254.0.0/16'],
    ['224.0.0.1/24', 'a multicast address', '224.0.0.0/24'],
    ['239.255.255.255/32', 'a multicast address', '239.255.255.255/32'],
    ['255.255.255.255/32', 'a reserved address', '255.255.255.255/32'],
    ['240.0.0.1/24', 'a reserved address', '240.0.0.0/24'],
    ['fd00::/64', 'the router address of fd00::/64', 'fd00::/64'],
    ['::/128', 'the unspecified address', '::/128'],
    ['::1/128', 'the loopback address', '::1/128'],
    ['::ffff:10.0.0.5/96', 'an IPv4-mapped address', '::ffff:0.0.0.0/96'],
    ['fe80::5/64', 'a link-local address', 'fe80::/64'],
    ['ff02::1/64', 'a multicast address', 'ff02::/64'],
  ])('%s is %s', (address, kind, subnet) => {
    expect(() => IpAssignment.of(address)).toThrow(`HW1104 address outside its kind: given address "${address}", ${kind}; allowed: a unicast address that one machine can have. Choose another address of ${subnet}, or correct the prefix length.`);
  });

  test.each([
    ['10.0.20.10/24', '10.0.21.1', 'HW1105 gateway outside the subnet: given gateway 10.0.21.1 for 10.0.20.10/24; allowed: an address of 10.0.20.0/24. Correct the gateway or the prefix length.'],
    ['10.0.20.10/32', '10.0.20.1', 'HW1105 gateway outside the subnet: given gateway 10.0.20.1 for 10.0.20.10/32; allowed: an address of 10.0.20.10/32. '],
    ['10.0.20.10/24', '169.254.1.1', 'HW1105 gateway outside the subnet: given gateway 169.254.1.1 for 10.0.20.10/24; '],
    ['fd00::5/64', 'fd01::1', 'HW1105 gateway outside the subnet: given gateway fd01::1 for fd00::5/64; allowed: an address of fd00::/64. '],
    ['fd00::5/64', 'fec0::1', 'HW1105 gateway outside the subnet: '],
    ['10.0.20.10/24', 'fe80::1', 'HW1106 mixed address families: given gateway fe80::1 for 10.0.20.10/24; allowed: a gateway of the same family as the address. Write one IpAssignment per family and join them with IpAssignment.dualStack().'],
    ['fd00::5/64', '10.0.20.1', 'HW1106 mixed address families: given gateway 10.0.20.1 for fd00::5/64; '],
    ['10.0.20.10/24', '10.0.20.10', 'HW1109 gateway is the machine itself: given gateway 10.0.20.10 for 10.0.20.10/24; allowed: another address of 10.0.20.0/24. Give the address of the router, or leave the gateway out when this machine is the router.'],
    ['fd00::5/64', 'FD00:0::5', 'HW1109 gateway is the machine itself: given gateway fd00::5 for fd00::5/64; '],
    ['10.0.20.10/24', '10.0.20.0', 'HW1104 address outside its kind: given gateway "10.0.20.0", the network address of 10.0.20.0/24; allowed: a unicast address that one machine can have. '],
    ['10.0.20.10/24', '10.0.20.255', 'HW1104 address outside its kind: given gateway "10.0.20.255", the broadcast address of 10.0.20.0/24; '],
    ['10.0.20.10/24', '10.0.20.1/24', 'HW1103 malformed value: given IP address "10.0.20.1/24"; '],
    ['10.0.20.10/24', '', 'HW1103 malformed value: given IP address ""; '],
  ])('%s with gateway %s is refused', (address, gateway, message) => expect(() => IpAssignment.of(address, gateway)).toThrow(message));

  test.each([
    [() => IpAssignment.dualStack(v4(), IpAssignment.dhcp()), 'HW1106 mixed address families: given 10.0.20.10/24 via 10.0.20.1 with DHCP; allowed: one IPv4 and one IPv6 assignment. Give each family once; a further address belongs to a further interface.'],
    [() => IpAssignment.dualStack(v6(), IpAssignment.automaticV6()), 'HW1106 mixed address families: given fd00:20::10/64 via fe80::1 with automatic IPv6; '],
    [() => IpAssignment.dualStack(IpAssignment.dualStack(v4(), v6()), v6()), 'HW1106 '],
    [() => IpAssignment.dualStack(v4(), IpAssignment.dualStack(v4(), v6())), 'HW1106 '],
  ])('dual stack refusal %#', (build, message) => expect(build).toThrow(message));

  test.each([Token.asString(ref('x.ip')), `${Token.asString(ref('x.ip'))}/24`, `10.0.20.${Token.asNumber(ref('x.host'))}/24`])('a token is refused', text => {
    expect(() => IpAssignment.of(text)).toThrow(/^HW1107 .*; allowed: a value for the address that is known at synth\. /);
    expect(() => IpAssignment.of('10.0.20.10/24', text)).toThrow(/^HW1107 .*; allowed: a value for the IP address that is known at synth\. /);
  });
});
