import { Testing, Token } from 'cdktf';
import { thrown } from './refused';
import { AddressPool, AddressRange, Cidr, EstateStack, ExistingHost, HardenedVm, INetwork, IpAssignment, OperatingSystem, TextArtifact } from '../../src';
import { ADMIN, codesOf, proxmox, refusal, written } from '../platforms/written';
import { anyResource } from '../support/project';
import { RackPlatform } from '../support/rack-platform';

const LAN = Cidr.of('10.0.20.0/24');
const V6 = Cidr.of('fd00:20::/64');

/** A stack with one machine on one pool. */
function one(stack: EstateStack, options: Parameters<typeof AddressPool.on>[2] = {}, subnet = LAN) {
  const pve = proxmox(stack);
  const lan = pve.bridge('vmbr0', { vlan: 20 });
  const pool = lan.pool(subnet, options);
  return { pve, lan, pool, web: new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: lan, ip: pool.address() }) };
}

describe('AddressPool', () => {
  test('GIVEN a network WHEN it makes a pool THEN the pool says what it is', () => {
    written(stack => {
      const { pool, lan } = one(stack, { gateway: '10.0.20.1' });
      expect([`${pool}`, pool.network, pool.subnet, `${pool.gateway}`]).toEqual(['the pool 10.0.20.0/24 of vmbr0.20', lan, LAN, '10.0.20.1']);
      expect(`${pool.address()}`).toBe('an address of 10.0.20.0/24 via 10.0.20.1');
    });
  });

  test.each<[string, Cidr, Parameters<typeof AddressPool.on>[2], string, string]>([
    ['a gateway that is none', LAN, { gateway: 'router' }, 'HW1103', 'IP address "router"'],
    ['a gateway outside', LAN, { gateway: '10.0.21.1' }, 'HW1105', 'gateway 10.0.21.1 for 10.0.20.0/24'],
    ['a gateway of the other family', LAN, { gateway: 'fe80::1' }, 'HW1106', 'gateway fe80::1 for 10.0.20.0/24'],
    ['a gateway at the edge', LAN, { gateway: '10.0.20.255' }, 'HW1104', 'gateway "10.0.20.255", the broadcast address of 10.0.20.0/24'],
    ['a reserved range outside', LAN, { reserved: [AddressRange.between('10.0.20.250', '10.0.21.5')] }, 'HW1111', '10.0.20.250 to 10.0.21.5 for a pool of 10.0.20.0/24'],
    ['a range of the other family', V6, { within: [AddressRange.network(LAN)] }, 'HW1111', '10.0.20.0 to 10.0.20.255 for a pool of fd00:20::/64'],
    ['multicast', Cidr.of('224.0.0.0/24'), {}, 'HW1104', 'network 224.0.0.0/24, in which there is a multicast address'],
    ['everything', Cidr.ANY_V6, {}, 'HW1104', 'network ::/0'],
    ['link-local', Cidr.of('fe80::/64'), {}, 'HW1104', 'a link-local address'],
  ])('GIVEN %s WHEN a pool is made THEN it is refused at once', (_, subnet, options, code, words) => {
    written(stack => {
      const error = thrown(() => one(stack, options, subnet));
      expect(error.code).toBe(code);
      expect(error.message).toContain(words);
    });
  });

  test('GIVEN a pool of another network WHEN synthesized THEN it is refused', () => {
    const report = refusal(stack => {
      const { pve, pool } = one(stack);
      new HardenedVm(stack, 'Db', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr9'), ip: pool.address() });
    });
    expect(codesOf(report)).toEqual(['HW1240']);
    expect(report).toContain('[lab/Db] HW1240 pool of another network: given the pool 10.0.20.0/24 of vmbr0.20 for db/net0 on vmbr9 in proxmox https://pve.example:8006; allowed: a pool of vmbr9 in proxmox https://pve.example:8006. Ask the network of the interface for the pool: network.pool(...).');
  });

  test('GIVEN a pool of another App WHEN synthesized THEN it is refused', () => {
    const report = refusal(stack => {
      const pve = proxmox(stack);
      const { pool } = one(new EstateStack(Testing.app(), 'lab'));
      new HardenedVm(stack, 'Db', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0', { vlan: 20 }), ip: pool.address() });
    });
    expect(codesOf(report)).toEqual(['HW1240']);
  });

  test('GIVEN two pools that overlap with two prefix lengths WHEN synthesized THEN they are refused, and one subnet twice is not', () => {
    const report = refusal(stack => { one(stack).lan.pool(Cidr.of('10.0.20.0/25')); });
    expect(report).toContain('[lab/Pve] HW1242 pools that overlap: given the pool 10.0.20.0/25 of vmbr0.20 and 10.0.20.0/24; allowed: one prefix length for one subnet. Give both the whole subnet, and each its part of it: { within: [AddressRange.network(Cidr.of(\'10.0.20.0/25\'))] }.');
    written(stack => { one(stack).lan.pool(LAN, { within: [AddressRange.network(Cidr.of('10.0.20.0/25'))] }); });
  });
});

test('GIVEN a host that Terraform does not own WHEN machines ask THEN none gets its address', () => {
  const out = written(stack => {
    one(stack, {}, Cidr.of('10.0.20.0/30'));
    new ExistingHost(stack, 'Nas', { address: '10.0.20.2', os: OperatingSystem.DEBIAN_12, hostName: 'nas' });
    new ExistingHost(stack, 'Named', { address: 'old.example', os: OperatingSystem.DEBIAN_12, hostName: 'old' });
  }, { admin: ADMIN, dns: [] });
  expect(out.vm('Web').initialization.ip_config[0].ipv4.address).toBe('10.0.20.1/30');
});

describe('an address of a pool counts as static', () => {
  test('GIVEN no word of management networks WHEN synthesized THEN the port is open to the subnet of the pool, and nothing waits for the agent', () => {
    const out = written(stack => { one(stack); });
    expect(out.one('proxmox_virtual_environment_firewall_rules').rule[0].source).toBe('10.0.20.0/24');
    expect(out.one('proxmox_virtual_environment_firewall_options').dhcp).toBe(false);
    expect(out.vm('Web').agent.wait_for_ip).toEqual({ disabled: true });
    expect(out.machine('web').nics[0].address).toBe(`${out.vm('Web').initialization.ip_config[0].ipv4.address}`);
  });

  test('GIVEN no dns WHEN synthesized THEN it is refused as for a static address', () => {
    expect(codesOf(refusal(stack => { one(stack); }, { admin: ADMIN }))).toEqual(['HW1230']);
  });

  test('GIVEN the address of the machine WHEN used in another resource or a file THEN the settled one stands there', () => {
    let early = '';
    const out = written(stack => {
      const { web } = one(stack, { within: [AddressRange.single('10.0.20.7')] });
      early = web.address;
      anyResource(stack, 'Other', { input: web.address });
      new TextArtifact(stack, 'Note', { produce: () => `web is ${web.address}\n` }, { filePath: 'note.txt' });
      expect(web.nics[0].ip.isStatic).toBe(true);
    });
    expect(Token.isUnresolved(early)).toBe(true);
    expect(out.document.resource.terraform_data.Other.input).toBe('10.0.20.7');
  });

  test('GIVEN IPv4 written out and IPv6 of a pool WHEN the address is read THEN it is text at once', () => {
    written(stack => {
      const pve = proxmox(stack);
      const lan = pve.bridge('vmbr0');
      const web = new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: lan, ip: IpAssignment.dualStack(IpAssignment.of('10.0.20.7/24'), lan.pool(V6).address()) });
      expect(web.address).toBe('10.0.20.7');
    });
  });

  test('GIVEN a machine that comes later with the address of another WHEN the first was read before THEN neither is given twice', () => {
    const out = written(stack => {
      const { web, pve, lan } = one(stack, {}, Cidr.of('10.0.20.0/30'));
      const first = `${web.nics[0].ip.addressV4}`;
      new HardenedVm(stack, 'Static', { image: pve.image(OperatingSystem.DEBIAN_13), network: lan, ip: IpAssignment.of(`${first}/30`) });
    }, { admin: ADMIN, dns: [] });
    expect([out.vm('Web'), out.vm('Static')].map(vm => vm.initialization.ip_config[0].ipv4.address).sort()).toEqual(['10.0.20.1/30', '10.0.20.2/30']);
  });
});

test('GIVEN an address that was read WHEN the machine gets its old name back THEN the address is that of the name', () => {
  const addressOf = (id: string, before: (web: HardenedVm) => void) => {
    const { pve, lan, pool } = one(new EstateStack(Testing.app(), 'lab'));
    const vm = new HardenedVm(pve.node.scope as EstateStack, id, { image: pve.image(OperatingSystem.DEBIAN_13), network: lan, ip: pool.address() });
    before(vm);
    return `${vm.nics[0].ip.addressV4}`;
  };
  const moved = addressOf('Elsewhere', vm => { expect(`${vm.nics[0].ip.addressV4}`).not.toBe(''); vm.movedFrom('Git'); });
  expect(moved).toBe(addressOf('Git', () => {}));
  expect(moved).not.toBe(addressOf('Elsewhere', () => {}));
});

test('GIVEN a platform of somebody else WHEN its network has no method for it THEN AddressPool.on makes one', () => {
  const app = Testing.app();
  const stack = new EstateStack(app, 'lab', { defaults: { admin: ADMIN, dns: [] } });
  const platform = new RackPlatform(stack, 'Data');
  const lan: INetwork = platform.network();
  const pool = AddressPool.on(lan, V6, { within: [AddressRange.single('fd00:20::9')] });
  const web = new HardenedVm(stack, 'Web', { image: platform.image(), network: lan, ip: pool.address() });
  expect(web.nics[0].ip.cidrV6).toBe('fd00:20::9/64');
});
