import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdktf';
import { parse } from 'yaml';
import { Cidr, DnsServer, DnsServerProgram, DnsServerProps, DnsZone, EstateStack, HardenedVm, IpAssignment, OperatingSystem, Provisioning } from '../../src';
import { program, Program, synthesize } from '../lock/estate';
import { thrown } from '../model/refused';
import { ADMIN, DAY, Json, proxmox, written } from '../platforms/written';
import { Project, refusalOf } from '../support/project';

const project = Project.forEachTest();
const LAN = Cidr.of('10.0.20.0/24');
const ROLE = path.join(__dirname, '..', '..', 'roles', 'hostwright_dns');

function served(props: Partial<DnsServerProps> = {}) {
  return ({ stack, vm }: Program) => {
    const host = vm('Dns1', { ip: IpAssignment.of('10.0.20.2/24') });
    const zone = new DnsZone(stack, 'Zone', { zoneName: 'lab.example', nameServers: ['dns1'], reverseNetworks: [LAN] });
    zone.register(stack);
    new DnsServer(stack, 'Names', { host, zones: [zone], networks: [LAN], ...props });
  };
}

/** Variables of the role, as the inventory has them for the machine. */
function variables(stack = 'lab'): Json {
  const all: Json = parse(project.read('cdktf.out', 'stacks', stack, 'ansible', 'inventory', 'host_vars', 'dns1.yml'));
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('hostwright_dns_')));
}

test('GIVEN a machine and a zone WHEN synthesized THEN the play has the role, with variables that it takes', () => {
  synthesize(project, served());
  expect(variables()).toEqual({
    hostwright_dns_server: 'unbound',
    hostwright_dns_folder: '{{ inventory_dir }}/../../../lab/dns',
    hostwright_dns_zones: ['20.0.10.in-addr.arpa', 'lab.example'],
    hostwright_dns_networks: ['10.0.20.0/24'],
    hostwright_dns_forwarders: [],
    hostwright_dns_validate: true,
  });
  const { options } = parse(fs.readFileSync(path.join(ROLE, 'meta', 'argument_specs.yml'), 'utf8')).argument_specs.main;
  expect(Object.keys(options).sort()).toEqual([...Object.keys(variables()), 'hostwright_dns_addresses'].sort());
  expect(project.read('cdktf.out', 'stacks', 'lab', 'ansible', 'site.yml')).toContain('hostwright_dns');
  expect(project.has('cdktf.out', 'stacks', 'lab', 'ansible', 'roles', 'hostwright_dns', 'tasks', 'unbound.yml')).toBe(true);
});

test('GIVEN the folder that the inventory names WHEN followed THEN it has a file for each zone', () => {
  synthesize(project, served());
  const { hostwright_dns_folder: folder, hostwright_dns_zones: zones } = variables();
  const at = folder.replace('{{ inventory_dir }}', project.stack('lab', 'ansible', 'inventory'));
  expect(zones.filter((zone: string) => !fs.existsSync(path.join(at, `${zone}.zone`)))).toEqual([]);
  expect(fs.existsSync(path.join(at, 'hosts'))).toBe(true);
});

test('GIVEN all props WHEN synthesized THEN each is written', () => {
  synthesize(project, served({ program: DnsServerProgram.DNSMASQ, forwarders: ['9.9.9.9', 'FD00::35'], validate: false, networks: [LAN, Cidr.of('10.0.10.0/24')] }));
  expect(variables()).toMatchObject({
    hostwright_dns_server: 'dnsmasq', hostwright_dns_forwarders: ['9.9.9.9', 'fd00::35'], hostwright_dns_validate: false, hostwright_dns_networks: ['10.0.10.0/24', '10.0.20.0/24'],
  });
});

test('GIVEN a hardened machine WHEN it serves THEN its firewall lets the networks ask, and nobody else', () => {
  const out = written(stack => {
    const pve = proxmox(stack);
    const host = new HardenedVm(stack, 'Dns1', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.2/24') });
    new DnsServer(stack, 'Names', { host, zones: [new DnsZone(stack, 'Zone', { zoneName: 'lab.example', nameServers: ['ns.example.net.'] })], networks: [Cidr.of('10.0.30.0/24')] });
  });
  const rules: Json[] = out.one('proxmox_virtual_environment_firewall_rules').rule;
  expect(rules.filter(({ dport }) => dport === '53').map(({ proto, source }) => `${proto} ${source}`)).toEqual(['udp 10.0.30.0/24', 'tcp 10.0.30.0/24']);
});

test('GIVEN a zone of another stack WHEN served THEN its folder is named', () => {
  const app = new App();
  const [names, lab] = ['names', 'lab'].map(id => new EstateStack(app, id, { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } }));
  const pve = proxmox(lab);
  const host = new HardenedVm(lab, 'Dns1', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.2/24') });
  const zone = new DnsZone(names, 'Zone', { zoneName: 'lab.example', nameServers: ['dns1'] });
  zone.register(lab);
  new DnsServer(lab, 'Names', { host, zones: [zone], networks: [LAN] });
  app.synth();
  expect(variables().hostwright_dns_folder).toBe('{{ inventory_dir }}/../../../names/dns');
  expect(project.has('cdktf.out', 'stacks', 'names', 'dns', 'lab.example.zone')).toBe(true);
});

describe('refusals', () => {
  test('GIVEN zones of two stacks WHEN made THEN it is refused', () => {
    program(made => {
      const other = new EstateStack(made.stack.node.root as App, 'other');
      const zones = [made.stack, other].map((stack, at) => new DnsZone(stack, 'Own', { zoneName: `z${at}.example`, nameServers: ['ns.example.net.'] }));
      expect(thrown(() => served({ zones })(made))).toMatchObject({ code: 'HW1264', message: expect.stringContaining('given zones of lab and other') });
    });
  });

  test('GIVEN a forwarder that is no address WHEN made THEN it is refused', () => {
    program(made => { expect(thrown(() => served({ forwarders: ['dns.example'] })(made))).toMatchObject({ code: 'HW1103', message: expect.stringContaining('IP address "dns.example"') }); });
  });

  test('GIVEN a second one on a machine WHEN made THEN it is refused', () => {
    program(made => {
      const host = made.vm('Host');
      served({ host })(made);
      expect(thrown(() => new DnsServer(made.stack, 'Again', { host, zones: [new DnsZone(made.stack, 'More', { zoneName: 'more.example', nameServers: ['a.'] })], networks: [LAN] })).code).toBe('HW1501');
    });
  });

  test('GIVEN Windows WHEN synthesized THEN it is refused', () => {
    const app = program(made => {
      const image = made.pve.existingTemplate(9000, { guest: OperatingSystem.WINDOWS_SERVER_2022 });
      served({ host: made.vm('Win', { image, provisioning: Provisioning.none() }) })(made);
    });
    expect(refusalOf(app).problems.map(({ path: at, message }) => `[${at}] ${message}`)).toContainEqual(expect.stringMatching(/^\[lab\/Names\] HW1264 name server that cannot be set up: given win with .*Windows Server 2022.*; allowed: a Linux of apt, dnf, zypper or apk\./));
  });
});

test('GIVEN machines of a pool alone WHEN synthesized THEN the inventory has their addresses, and Terraform needs no output for them', () => {
  const out = synthesize(project, ({ vm, pve }) => {
    const lan = pve.bridge('vmbr0');
    const pool = lan.pool(LAN);
    vm('Dns1', { network: lan, ip: pool.address() });
  });
  expect(out.output).toBeUndefined();
  const { ansible_host: address } = parse(project.read('cdktf.out', 'stacks', 'lab', 'ansible', 'inventory', 'host_vars', 'dns1.yml'));
  expect(address).toMatch(/^10\.0\.20\.[0-9]+$/);
});
