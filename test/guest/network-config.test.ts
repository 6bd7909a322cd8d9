import { IVmIntent, OperatingSystem } from '../../src';
import { networkConfig } from '../../src/guest/network-config';
import { IpAssignment, MacAddress } from '../../src/values';
import { imageOf, intentOf, LAN } from '../platforms/proxmox/stubs';

const MACS = ['02:00:00:00:00:01', '02:00:00:00:00:02', '02:00:00:00:00:03'];
const V4 = IpAssignment.of('10.0.20.10/24', '10.0.20.1');
const V6 = IpAssignment.of('fd00:20::10/64', 'fd00:20::1');

function document(ips: IpAssignment[], change: Partial<IVmIntent> = {}): Record<string, any> {
  return networkConfig(intentOf({
    nics: ips.map((ip, index) => ({ nicName: `net${index}`, network: LAN, ip, mac: MacAddress.of(MACS[index]) })), dns: [], searchDomains: [], ...change,
  }));
}

describe('addresses', () => {
  test.each<[string, IpAssignment, Record<string, unknown>]>([
    ['a static address', V4, { addresses: ['10.0.20.10/24'], routes: [{ to: '0.0.0.0/0', via: '10.0.20.1' }] }],
    ['one without gateway', IpAssignment.of('10.0.20.10/24'), { addresses: ['10.0.20.10/24'] }],
    ['DHCP', IpAssignment.dhcp(), { dhcp4: true }],
    ['a static IPv6 address', V6, { addresses: ['fd00:20::10/64'], routes: [{ to: '::/0', via: 'fd00:20::1' }] }],
    ['a gateway of the link', IpAssignment.of('fd00:20::10/64', 'fe80::1'), { addresses: ['fd00:20::10/64'], routes: [{ to: '::/0', via: 'fe80::1' }] }],
    ['an automatic IPv6 address', IpAssignment.automaticV6(), { 'accept-ra': true }],
    ['both families', IpAssignment.dualStack(V4, V6), {
      addresses: ['10.0.20.10/24', 'fd00:20::10/64'], routes: [{ to: '0.0.0.0/0', via: '10.0.20.1' }, { to: '::/0', via: 'fd00:20::1' }],
    }],
    ['DHCP beside a static IPv6 address', IpAssignment.dualStack(IpAssignment.dhcp(), V6), { dhcp4: true, addresses: ['fd00:20::10/64'], routes: [{ to: '::/0', via: 'fd00:20::1' }] }],
    ['a static address beside an automatic one', IpAssignment.dualStack(V4, IpAssignment.automaticV6()), {
      'accept-ra': true, 'addresses': ['10.0.20.10/24'], 'routes': [{ to: '0.0.0.0/0', via: '10.0.20.1' }],
    }],
    ['DHCP beside an automatic one', IpAssignment.dualStack(IpAssignment.dhcp(), IpAssignment.automaticV6()), { 'dhcp4': true, 'accept-ra': true }],
  ])('GIVEN %s WHEN written THEN the interface is found by its MAC and keeps its name', (_, ip, expected) => {
    expect(document([ip])).toEqual({ version: 2, ethernets: { net0: { match: { macaddress: MACS[0] }, ...expected } } });
  });

  test.each([['Debian 12', OperatingSystem.DEBIAN_12], ['Amazon Linux', OperatingSystem.AMAZON_LINUX_2023]])('GIVEN %s, whose cloud-init spoils ::/0 WHEN written THEN two halves stand for it', (_, guest) => {
    expect(document([IpAssignment.dualStack(V4, V6)], { image: imageOf(guest) }).ethernets.net0.routes)
      .toEqual([{ to: '0.0.0.0/0', via: '10.0.20.1' }, { to: '::/1', via: 'fd00:20::1' }, { to: '8000::/1', via: 'fd00:20::1' }]);
  });

  test('GIVEN several interfaces WHEN written THEN each has its own part, in their order', () => {
    expect(Object.entries(document([V4, IpAssignment.dhcp(), IpAssignment.of('10.0.40.10/24')]).ethernets).map(([name, { match }]: any) => [name, match.macaddress]))
      .toEqual([['net0', MACS[0]], ['net1', MACS[1]], ['net2', MACS[2]]]);
  });
});

describe('DNS', () => {
  const servers = { dns: ['10.0.20.1', 'fd00:20::53'], searchDomains: ['lab.example', 'example'] };
  const asked = (ips: IpAssignment[], change: Partial<IVmIntent>) =>
    Object.entries(document(ips, change).ethernets).flatMap(([name, { nameservers }]: any) => nameservers ? [[name, nameservers]] : []);

  test.each<[string, IpAssignment[], Partial<IVmIntent>, unknown]>([
    ['servers and domains', [V4], servers, [['net0', { addresses: servers.dns, search: servers.searchDomains }]]],
    ['servers', [V4], { dns: servers.dns }, [['net0', { addresses: servers.dns }]]],
    ['domains', [V4], { searchDomains: ['lab.example'] }, [['net0', { search: ['lab.example'] }]]],
    ['neither', [V4], {}, []],
    ['an interface that leads outside behind one that does not', [IpAssignment.of('10.0.30.10/24'), V4], { dns: servers.dns }, [['net1', { addresses: servers.dns }]]],
    ['one that DHCP leads outside', [IpAssignment.of('10.0.30.10/24'), IpAssignment.dhcp()], { dns: servers.dns }, [['net1', { addresses: servers.dns }]]],
    ['one that routers lead outside', [IpAssignment.of('10.0.30.10/24'), IpAssignment.automaticV6()], { dns: servers.dns }, [['net1', { addresses: servers.dns }]]],
    ['none that leads outside', [IpAssignment.of('10.0.30.10/24'), IpAssignment.of('10.0.40.10/24')], { dns: servers.dns }, [['net0', { addresses: servers.dns }]]],
  ])('GIVEN %s WHEN written THEN they stand where they are reached', (_, ips, change, expected) => {
    expect(asked(ips, change)).toEqual(expected);
  });

  test('GIVEN a machine without interfaces WHEN written THEN there is nothing to break on', () => {
    expect(document([], servers)).toEqual({ version: 2, ethernets: {} });
  });
});
