import * as fs from 'fs';
import { App } from 'cdktf';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { machinesOf, Program, program, synthesize } from './estate';
import { AddressPool, AddressRange, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem } from '../../src';
import { LOCK_FILE } from '../../src/model/lock-file';
import { ADMIN, DAY, Json, proxmox } from '../platforms/written';
import { filesBelow, Project, refusalOf } from '../support/project';

const project = Project.forEachTest();
const LAN = Cidr.of('10.0.20.0/24');
const lock = (): Json => project.json(LOCK_FILE);
const refused = (build: (made: Program) => void, platform = {}) => refusalOf(program(build, platform)).problems.map(({ path, message }) => `[${path}] ${message}`);

type PoolOptions = Parameters<typeof AddressPool.on>[2];
type MachineOptions = Parameters<Program['vm']>[1];

/** Machines by host name on one network with one pool. */
function pooled(names: readonly string[], options: PoolOptions = {}, subnet = LAN, more: (made: Program & { pool: AddressPool }) => void = () => {}) {
  return (made: Program) => {
    const lan = made.pve.bridge('vmbr0');
    const pool = lan.pool(subnet, options);
    for (const name of names) { made.vm(name.toUpperCase(), { hostName: name, network: lan, ip: pool.address() }); }
    more({ ...made, pool });
  };
}

/** Address by host name, as it is written for the first boot. */
function addressesOf(document: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(machinesOf(document)).map(([name, { initialization: { ip_config: [first] } }]) => [name, first.ipv4?.address ?? first.ipv6?.address]));
}

function edit(change: (lock: Json) => void): void {
  const content = lock();
  change(content);
  project.write(JSON.stringify(content), LOCK_FILE);
}

function forget(): void {
  fs.rmSync(project.at(LOCK_FILE), { force: true });
}

const NAMES = ['git', 'web', 'db', 'mail', 'dns'];

describe('what a pool gives', () => {
  test('GIVEN machines of a pool WHEN synthesized THEN each has an address of its own, and the lock keeps it', () => {
    const document = synthesize(project, pooled(NAMES, { gateway: '10.0.20.1' }));
    const addresses = addressesOf(document);
    expect(new Set(Object.values(addresses)).size).toBe(NAMES.length);
    for (const [name, address] of Object.entries(addresses)) {
      expect(address).toMatch(/^10\.0\.20\.[0-9]+\/24$/);
      expect(lock().machines[name].nics.net0).toEqual({ mac: expect.any(String), network: 'vmbr0', ipv4: address.replace('/24', '') });
    }
    expect(machinesOf(document).git.initialization.ip_config[0].ipv4.gateway).toBe('10.0.20.1');
  });

  test('GIVEN an address that the program writes out WHEN synthesized THEN the lock does not keep it', () => {
    synthesize(project, ({ vm }) => { vm('Web'); });
    expect(Object.keys(lock().machines.web.nics.net0)).toEqual(['mac', 'network']);
  });

  test('GIVEN both families WHEN synthesized THEN both are given and kept', () => {
    const both = ({ vm, pve }: Program) => {
      const lan = pve.bridge('vmbr0');
      const [v4, v6] = [lan.pool(LAN), lan.pool(Cidr.of('fd00:20::/64'), { gateway: 'fe80::1' })];
      vm('Web', { network: lan, ip: IpAssignment.dualStack(v6.address(), v4.address()) });
    };
    const { ipv4, ipv6 } = machinesOf(synthesize(project, both)).web.initialization.ip_config[0];
    expect(ipv4.address).toMatch(/^10\.0\.20\.[0-9]+\/24$/);
    expect(ipv6).toEqual({ address: expect.stringMatching(/^fd00:20::?[0-9a-f:]+\/64$/), gateway: 'fe80::1' });
    expect(lock().machines.web.nics.net0).toMatchObject({ ipv4: ipv4.address.split('/')[0], ipv6: ipv6.address.split('/')[0] });
  });

  test('GIVEN one assignment for several machines WHEN synthesized THEN each has its own', () => {
    const shared = ({ vm, pve }: Program) => {
      const lan = pve.bridge('vmbr0');
      const ip = lan.pool(LAN).address();
      ['A', 'B'].forEach(id => vm(id, { network: lan, ip }));
    };
    expect(new Set(Object.values(addressesOf(synthesize(project, shared)))).size).toBe(2);
  });

  test('GIVEN two interfaces of one machine in one pool WHEN synthesized THEN each has its own', () => {
    synthesize(project, pooled([], {}, LAN, ({ vm, pve, pool }) => { vm('Web', { network: pve.bridge('vmbr0'), ip: pool.address() }).addNic(pve.bridge('vmbr0'), { ip: pool.address() }); }));
    const { net0, net1 } = lock().machines.web.nics;
    expect(net0.ipv4).not.toBe(net1.ipv4);
  });

  test('GIVEN another order of the program WHEN synthesized THEN addresses are the same', () => {
    const first = addressesOf(synthesize(project, pooled(NAMES)));
    forget();
    expect(addressesOf(synthesize(project, pooled([...NAMES].reverse())))).toEqual(first);
  });

  test('GIVEN nothing new WHEN synthesized again THEN no file changes', () => {
    synthesize(project, pooled(NAMES));
    const before = filesBelow(project.root);
    synthesize(project, pooled(NAMES));
    expect(filesBelow(project.root)).toEqual(before);
  });

  test('GIVEN a derived name and movedFrom WHEN the machine moves in the tree THEN its address stays', () => {
    const at = (move: boolean) => ({ vm, pve, stack }: Program) => {
      const lan = pve.bridge('vmbr0');
      const git = vm('Git', { network: lan, ip: lan.pool(LAN).address() }, move ? new Construct(stack, 'Team') : stack);
      if (move) { git.movedFrom('Git'); }
    };
    const before = addressesOf(synthesize(project, at(false)));
    expect(addressesOf(synthesize(project, at(true)))).toEqual(before);
    forget();
    expect(addressesOf(synthesize(project, at(true)))).toEqual(before);
  });
});

describe('what a pool never gives', () => {
  const FOUR = Cidr.of('10.0.20.0/29');

  test('GIVEN six hosts, a gateway and a reserved one WHEN four machines ask THEN they get the other four', () => {
    const document = synthesize(project, pooled(['a', 'b', 'c', 'd'], { gateway: '10.0.20.1', reserved: [AddressRange.single('10.0.20.4')] }, FOUR));
    expect(Object.values(addressesOf(document)).sort()).toEqual(['10.0.20.2/29', '10.0.20.3/29', '10.0.20.5/29', '10.0.20.6/29']);
  });

  test('GIVEN a static address, a DNS server and the node in it WHEN machines ask THEN they get none of these', () => {
    const build = pooled(['a', 'b', 'c'], {}, FOUR, ({ vm, pve }) => { vm('Static', { network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.2/29') }); });
    // 10.0.20.1 is the DNS server of the defaults.
    const document = synthesize(project, build, { endpoint: 'https://10.0.20.3:8006' });
    expect(Object.entries(addressesOf(document)).sort()).toEqual([['a', expect.anything()], ['b', expect.anything()], ['c', expect.anything()], ['static', '10.0.20.2/29']]);
    expect(Object.values(addressesOf(document)).sort()).toEqual(['10.0.20.2/29', '10.0.20.4/29', '10.0.20.5/29', '10.0.20.6/29']);
  });

  test('GIVEN a range within WHEN machines ask THEN they get its addresses only', () => {
    const document = synthesize(project, pooled(['a', 'b'], { within: [AddressRange.between('10.0.20.10', '10.0.20.11')] }));
    expect(Object.values(addressesOf(document)).sort()).toEqual(['10.0.20.10/24', '10.0.20.11/24']);
  });

  test('GIVEN two pools over one network in two stacks WHEN synthesized THEN no address is given twice, and what one reserves neither gives', () => {
    const app = new App();
    for (const id of ['one', 'two']) {
      const stack = new EstateStack(app, id, { asOf: DAY, defaults: { admin: ADMIN, dns: [] } });
      const pve = proxmox(stack);
      const lan = pve.bridge('vmbr0');
      const pool = lan.pool(FOUR, id === 'one' ? { gateway: '10.0.20.6' } : { reserved: [AddressRange.between('10.0.20.1', '10.0.20.2')] });
      for (const name of id === 'one' ? ['a', 'b'] : ['c']) {
        new HardenedVm(stack, name.toUpperCase(), { hostName: name, image: pve.image(OperatingSystem.DEBIAN_13), network: lan, ip: pool.address() });
      }
    }
    app.synth();
    expect(Object.values<Json>(lock().machines).map(({ nics }) => nics.net0.ipv4).sort()).toEqual(['10.0.20.3', '10.0.20.4', '10.0.20.5']);
  });

  test('GIVEN the same subnet on two networks WHEN synthesized THEN neither knows of the other', () => {
    const build = ({ vm, pve }: Program) => ['vmbr0', 'vmbr1'].forEach((bridge, at) => {
      const lan = pve.bridge(bridge);
      vm(`W${at}`, { network: lan, ip: lan.pool(LAN, { within: [AddressRange.single('10.0.20.9')] }).address() });
    });
    expect(Object.values(addressesOf(synthesize(project, build)))).toEqual(['10.0.20.9/24', '10.0.20.9/24']);
  });
});

describe('what was given stays', () => {
  test('GIVEN any machines WHEN others come or go THEN no address changes, and none is given twice', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    fc.assert(fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 12 }), fc.uniqueArray(name, { maxLength: 12 }), (first, second) => {
      forget();
      // Little room, so that many meet.
      const subnet = Cidr.of('10.0.20.0/27');
      const before = addressesOf(synthesize(project, pooled(first, {}, subnet)));
      const both = addressesOf(synthesize(project, pooled([...new Set([...second, ...first])], {}, subnet)));
      expect(both).toMatchObject(before);
      expect(new Set(Object.values(both)).size).toBe(Object.keys(both).length);
      const rest = first.slice(1);
      const after = addressesOf(synthesize(project, pooled(rest, {}, subnet)));
      expect(after).toEqual(Object.fromEntries(rest.map(one => [one, before[one]])));
    }), { numRuns: 12 });
  }, 60_000);

  test('GIVEN a larger reservation for new machines WHEN it does not meet what was given THEN nothing changes', () => {
    const before = addressesOf(synthesize(project, pooled(['a'], { within: [AddressRange.between('10.0.20.10', '10.0.20.20')] })));
    expect(addressesOf(synthesize(project, pooled(['a'], { within: [AddressRange.between('10.0.20.5', '10.0.20.30')], reserved: [AddressRange.between('10.0.20.200', '10.0.20.254')] })))).toEqual(before);
  });

  test('GIVEN an edited lock WHEN synthesized THEN the address is the lock\'s, and nobody else gets it', () => {
    synthesize(project, pooled(['a'], {}, Cidr.of('10.0.20.0/29')));
    edit(({ machines: { a } }) => { a.nics.net0.ipv4 = '10.0.20.5'; });
    const addresses = addressesOf(synthesize(project, pooled(['a', 'b', 'c', 'd', 'e'], {}, Cidr.of('10.0.20.0/29'))));
    expect(addresses.a).toBe('10.0.20.5/29');
    expect(new Set(Object.values(addresses)).size).toBe(5);
  });

  test('GIVEN a lock without addresses, as an older release wrote it, WHEN synthesized THEN it is read', () => {
    const before = addressesOf(synthesize(project, pooled(['a'])));
    edit(({ machines: { a } }) => { delete a.nics.net0.ipv4; });
    expect(addressesOf(synthesize(project, pooled(['a'])))).toEqual(before);
    expect(lock().version).toBe(1);
  });

  test('GIVEN a machine that goes to another network WHEN synthesized THEN it gets an address there', () => {
    synthesize(project, pooled(['a']));
    const there = ({ vm, pve }: Program) => { const lan = pve.bridge('vmbr7'); vm('A', { hostName: 'a', network: lan, ip: lan.pool(Cidr.of('10.0.30.0/24')).address() }); };
    expect(addressesOf(synthesize(project, there)).a).toMatch(/^10\.0\.30\./);
    expect(lock().machines.a.nics.net0).toMatchObject({ network: 'vmbr7', ipv4: expect.stringMatching(/^10\.0\.30\./) });
  });

  test('GIVEN a machine that takes an address of its own WHEN synthesized THEN the lock forgets that of the pool', () => {
    synthesize(project, pooled(['a']));
    synthesize(project, pooled([], {}, LAN, ({ vm, pve }) => { vm('A', { hostName: 'a', network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.250/24') }); }));
    expect(lock().machines.a.nics.net0.ipv4).toBeUndefined();
  });
});

describe('refusals', () => {
  test('GIVEN a full pool WHEN a machine asks THEN it is refused with its construct, and told once', () => {
    expect(refused(pooled(['a', 'b', 'c'], { gateway: '10.0.20.1', reserved: [AddressRange.between('10.0.20.4', '10.0.20.6')] }, Cidr.of('10.0.20.0/29')))).toEqual([
      '[lab/C] HW1241 pool without a free address: given the pool 10.0.20.0/29 of vmbr0 for c/net0; allowed: a pool with a free address. Take a larger network or range, reserve less, or spread the machines over two networks.',
    ]);
  });

  test.each<[string, PoolOptions, Cidr]>([
    ['reserved meanwhile', { reserved: [AddressRange.between('10.0.20.1', '10.0.20.254')] }, LAN],
    ['outside of the range', { within: [AddressRange.single('10.0.20.77')] }, LAN],
    ['the gateway', { gateway: '10.0.20.50' }, LAN],
    ['outside of the subnet', {}, Cidr.of('10.0.30.0/24')],
  ])('GIVEN an address of the lock that is %s WHEN synthesized THEN it is refused, and the lock stays', (_, options, subnet) => {
    synthesize(project, pooled(['a']));
    edit(({ machines: { a } }) => { a.nics.net0.ipv4 = '10.0.20.50'; });
    const before = lock();
    expect(refused(pooled(['a'], options, subnet))).toEqual([
      `[lab/A] HW1413 kept address that its pool does not give: given 10.0.20.50 of a/net0, which the pool ${subnet} of vmbr0 does not give; allowed: a pool that still gives what the lock knows. Leave the pool as it was, or take \`ipv4\` of the interface out of hostwright.lock.json: it gets another address then.`,
    ]);
    expect(lock()).toEqual(before);
    edit(({ machines: { a } }) => { delete a.nics.net0.ipv4; });
    if (!options?.reserved) { synthesize(project, pooled(['a'], options, subnet)); }
  });

  test('GIVEN a static address that another machine was given WHEN synthesized THEN both are told', () => {
    synthesize(project, pooled(['a']));
    edit(({ machines: { a } }) => { a.nics.net0.ipv4 = '10.0.20.50'; });
    expect(refused(pooled(['a'], {}, LAN, ({ vm, pve }) => { vm('Static', { network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.50/24') }); }))).toEqual([
      expect.stringMatching(/^\[lab\/EstateRecord\] HW1204 duplicate IP address: given 10\.0\.20\.50 on vmbr0 in .* for lab\/A and lab\/Static/),
    ]);
  });

  test('GIVEN a lock that gives one address twice, as after a merge, WHEN synthesized THEN it is refused', () => {
    synthesize(project, pooled(['a', 'b']));
    edit(({ machines: { a, b } }) => { a.nics.net0.ipv4 = b.nics.net0.ipv4 = '10.0.20.50'; });
    expect(refused(pooled(['a', 'b']))).toContainEqual(expect.stringMatching(/^\[\] HW1402 .*given address 10\.0\.20\.50 on vmbr0 in proxmox https:\/\/pve\.example:8006 for a\/net0 and b\/net0; allowed: one owner for each value\./));
  });

  test.each(['10.0.20.300', 'fd00::1', 7])('GIVEN a lock with the address %s WHEN synthesized THEN it cannot be read', address => {
    synthesize(project, pooled(['a']));
    edit(({ machines: { a } }) => { a.nics.net0.ipv4 = address; });
    expect(refused(pooled(['a']))).toEqual([expect.stringContaining('HW1401 lock that cannot be read: given hostwright.lock.json: machines.a.nics.net0.ipv4 is no ipv4 address')]);
  });

  test('GIVEN two machines of one host name WHEN synthesized THEN only their name is told', () => {
    const codes = refused(pooled(['a'], {}, LAN, ({ vm, pve, pool }) => { vm('Other', { hostName: 'a', network: pve.bridge('vmbr0'), ip: pool.address() }); })).map(line => /HW[0-9]{4}/.exec(line)![0]);
    expect(codes.filter(code => ['HW1204', 'HW1241', 'HW1413'].includes(code))).toEqual([]);
    expect(codes).toContain('HW1203');
  });
});

describe('in CI', () => {
  test('GIVEN a known machine that has asked no pool before WHEN it does THEN it is refused', () => {
    const at = (ip: (pool: AddressPool) => MachineOptions) => pooled([], {}, LAN, ({ vm, pve, pool }) => { vm('Web', { network: pve.bridge('vmbr0'), ...ip(pool) }); });
    synthesize(project, at(() => ({ ip: IpAssignment.of('10.0.20.9/24') })));
    process.env.CI = 'true';
    expect(refused(at(pool => ({ ip: pool.address() })))).toEqual([expect.stringMatching(/^\[lab\/Web\] HW1403 entry that the lock does not have: given no entry for the ipv4 address of net0 of web in hostwright\.lock\.json, with CI set/)]);
  });

  test('GIVEN a lock that knows all WHEN synthesized THEN addresses are the lock\'s', () => {
    const before = addressesOf(synthesize(project, pooled(NAMES)));
    process.env.CI = 'true';
    expect(addressesOf(synthesize(project, pooled(NAMES)))).toEqual(before);
  });
});
