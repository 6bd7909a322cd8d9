import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdktf';
import { ideas, ROOT } from '../../scripts/lib/examples';
import {
  AddressRange, Admin, Backend, CalendarDate, Cidr, ClusterFirewall, Environment, EstateStack, HardenedVm, HomelabMachineOptions,
  HomelabStack, HomelabStackProps, HttpProxy, Labels, NamePattern, OperatingSystem, Provisioning, SecretRef, Service, Size, UpdatePolicy,
} from '../../src';
import { HostwrightError } from '../../src/private/fail';
import { judgeProviderFacts } from '../judges';
import { ADMIN, DAY, KEY } from '../platforms/written';
import { assembly, propsOf } from '../support/assembly';
import { CERTIFICATE } from '../support/certificates';
import { filesBelow, Project, refusalOf } from '../support/project';

const project = Project.forEachTest();

const SUBNET = Cidr.of('10.0.20.0/24');
const GIVEN: HomelabStackProps = {
  endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs', subnet: SUBNET, gateway: '10.0.20.1', admin: ADMIN, asOf: DAY, ssh: { userName: 'root' },
};

/** Everything that a homelab writes: one machine by name, one with a document of its own. */
function output(props: Partial<HomelabStackProps> = {}, options: HomelabMachineOptions = { address: '10.0.20.10' }): Record<string, string> {
  fs.rmSync(project.out(), { recursive: true, force: true });
  const app = new App({ context: { 'hostwright:lock': false } });
  const lab = new HomelabStack(app, 'lab', { ...GIVEN, ...props });
  lab.addMachine('git', options).addDisk('data', Size.gibibytes(8));
  new HardenedVm(lab, 'Documented', { image: lab.template, network: lab.network, ip: lab.addressOf('10.0.20.9'), provisioning: Provisioning.cloudInit() });
  app.synth();
  const files = filesBelow(project.out());
  expect(judgeProviderFacts(JSON.parse(files['stacks/lab/cdk.tf.json']))).toMatchObject({ findings: [], notJudged: [] });
  return files;
}

const thrown = (action: () => unknown) => { try { action(); } catch (error) { return `${error}`; } return 'nothing'; };

describe('every prop changes what is written', () => {
  const PROPS: { [K in keyof HomelabStackProps]-?: NonNullable<HomelabStackProps[K]> } = {
    addresses: AddressRange.between('10.0.20.100', '10.0.20.199'),
    admin: Admin.sshKey('other', KEY),
    apiToken: SecretRef.terraformVariable('token'),
    asOf: CalendarDate.of('2026-11-22'),
    backend: Backend.gcs('states'),
    bridge: 'vmbr9',
    clusterFirewall: ClusterFirewall.managed({ managementNetworks: [SUBNET] }),
    datastore: 'tank',
    dns: ['10.0.20.53'],
    endpoint: 'https://other.lab.example:8006',
    firstVmId: 2000,
    gateway: '10.0.20.254',
    imageDatastore: 'images',
    imageMirror: 'https://mirror.lab.example/images',
    labels: Labels.of({ team: 'home' }),
    lastVmId: 12000,
    locale: 'de_DE.UTF-8',
    managementNetworks: [Cidr.of('10.0.99.0/24')],
    namePattern: NamePattern.of('x-{id}'),
    nodeName: 'pve2',
    ntp: ['10.0.20.1'],
    os: OperatingSystem.DEBIAN_12,
    packageMirror: 'https://mirror.lab.example',
    proxy: HttpProxy.of('http://10.0.20.2:3128'),
    requiredLabels: ['team'],
    searchDomains: ['lab.example'],
    snippetDatastore: 'snippets',
    ssh: { userName: 'terraform' },
    subnet: Cidr.of('10.0.20.0/25'),
    swap: Size.gibibytes(1),
    timezone: 'Europe/Berlin',
    trustedCas: [CERTIFICATE],
    updates: UpdatePolicy.manual(),
    verifyTls: false,
    vlan: 20,
  };
  const OPTIONS: { [K in keyof HomelabMachineOptions]-?: (lab?: HomelabStack) => HomelabMachineOptions } = {
    address: () => ({ address: '10.0.20.77' }),
    cpus: () => ({ address: '10.0.20.10', cpus: 4 }),
    memory: () => ({ address: '10.0.20.10', memory: Size.gibibytes(8) }),
    diskSize: () => ({ address: '10.0.20.10', diskSize: Size.gibibytes(40) }),
    hostName: () => ({ address: '10.0.20.10', hostName: 'forge' }),
    image: lab => ({ address: '10.0.20.10', image: lab!.platform.image(OperatingSystem.UBUNTU_24_04) }),
  };
  test('GIVEN the assembly WHEN its props are listed THEN each has a case here', () => {
    const types = assembly();
    const props = propsOf(types, 'hostwright.HomelabStackProps');
    expect(props.length).toBeGreaterThan(30);
    expect(Object.keys(PROPS).sort()).toEqual(props);
    expect(Object.keys(OPTIONS).sort()).toEqual(propsOf(types, 'hostwright.HomelabMachineOptions'));
  }, 300_000);

  test.each(Object.keys(PROPS) as (keyof HomelabStackProps)[])('GIVEN another %s WHEN synthesized THEN what is written differs', prop => {
    // A label that is required must be there; it is in both. Addresses are for machines that name none.
    const both = prop === 'requiredLabels' ? { labels: PROPS.labels } : {};
    const options = prop === 'addresses' ? {} : undefined;
    const base = options === undefined ? output(both) : {};
    expect(output({ ...both, [prop]: PROPS[prop] }, options)).not.toEqual(base);
  });

  test.each(Object.keys(OPTIONS) as (keyof HomelabMachineOptions)[])('GIVEN another %s of a machine WHEN synthesized THEN what is written differs', option => {
    const app = new App({ context: { 'hostwright:lock': false } });
    const lab = new HomelabStack(app, 'lab', GIVEN);
    const base = output();
    if (option !== 'image') {
      expect(output({}, OPTIONS[option]())).not.toEqual(base);
      return;
    }
    const vm = lab.addMachine('git', OPTIONS.image(lab));
    expect(vm.image.imageName).toBe('ubuntu-24.04');
    expect(lab.addMachine('other', { address: '10.0.20.11' }).image).toBe(lab.template);
  });

  test('GIVEN the same props WHEN synthesized twice THEN the output is the same: the comparison can tell', () => {
    expect(output()).toEqual(output());
  });
});

describe('the example', () => {
  test('GIVEN examples/homelab-stack.ts WHEN its lines are counted THEN there are at most 20, and they make three hardened machines', () => {
    const { file } = ideas().find(({ name }) => name === 'homelab-stack')!;
    expect(fs.readFileSync(path.join(ROOT, file), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    jest.requireActual(path.join(ROOT, file));
    const { machines } = project.json('cdktf.out', 'stacks', 'homelab-stack', 'estate.json');
    expect(machines.map(({ hostName, hardened, nics }: { hostName: string; hardened: boolean; nics: { address: string }[] }) => [hostName, hardened, nics[0].address])).toEqual([
      ['git', true, '10.0.20.10/24 via 10.0.20.1'],
      ['media', true, '10.0.20.12/24 via 10.0.20.1'],
      ['web', true, '10.0.20.11/24 via 10.0.20.1'],
    ]);
    expect(judgeProviderFacts(project.json('cdktf.out', 'stacks', 'homelab-stack', 'cdk.tf.json'))).toMatchObject({ findings: [], notJudged: [] });
  });
});

describe('what holds unless told', () => {
  test('GIVEN nothing but what is needed WHEN synthesized THEN Debian on vmbr0, the router as DNS server, management from the subnet', () => {
    output();
    const { machines } = project.json('cdktf.out', 'stacks', 'lab', 'estate.json');
    expect(machines[1]).toMatchObject({ hostName: 'git', operatingSystem: 'Debian 13 (trixie)', nics: [{ network: 'vmbr0' }], inbound: ['ssh tcp 22 from 10.0.20.0/24'] });
    expect(machines[1].defaults).toMatchObject({ dns: 'stack lab: 10.0.20.1', managementNetworks: 'stack lab: 10.0.20.0/24' });
  });

  test('GIVEN defaults of an environment WHEN the stack says nothing THEN they hold, and its own guesses do not', () => {
    const app = new App({ context: { 'hostwright:lock': false } });
    const home = new Environment(app, 'home', { defaults: { dns: ['10.0.20.53'], managementNetworks: [Cidr.of('10.0.0.0/16')], admin: ADMIN } });
    const { admin, ...rest } = GIVEN;
    const vm = new HomelabStack(home, 'lab', rest).addMachine('git', { address: '10.0.20.10' });
    expect(vm.dns).toEqual(['10.0.20.53']);
    expect(vm.managementNetworks.join()).toBe('10.0.0.0/16');
    expect(vm.admin).toBe(admin);
  });

  test('GIVEN more than it has verbs for WHEN platform, network and template are used THEN the machines are of the same stack', () => {
    const app = new App({ context: { 'hostwright:lock': false } });
    const lab = new HomelabStack(app, 'lab', GIVEN);
    const vm = new HardenedVm(lab, 'Dns', { image: lab.template, network: lab.platform.bridge('vmbr1'), ip: lab.addressOf('10.0.20.53') });
    vm.allow(Service.DNS);
    lab.platform.tune(vm, { startupOrder: 1 });
    app.synth();
    expect(lab).toBeInstanceOf(EstateStack);
    expect(project.json('cdktf.out', 'stacks', 'lab', 'estate.json').machines[0].nics[0]).toMatchObject({ network: 'vmbr1', address: '10.0.20.53/24 via 10.0.20.1' });
  });

  test('GIVEN a range of addresses WHEN machines name none THEN each gets one of the range, with prefix length and gateway; without a range it is DHCP', () => {
    const build = (addresses?: AddressRange) => {
      const lab = new HomelabStack(new App({ context: { 'hostwright:lock': false } }), 'lab', { ...GIVEN, addresses });
      return [lab.addMachine('git'), lab.addMachine('web'), lab.addMachine('dns', { address: '10.0.20.150' })].map(vm => vm.nics[0].ip.toString());
    };
    const given = build(AddressRange.between('10.0.20.150', '10.0.20.152'));
    expect(given[2]).toBe('10.0.20.150/24 via 10.0.20.1');
    expect(given.slice(0, 2).sort()).toEqual(['10.0.20.151/24 via 10.0.20.1', '10.0.20.152/24 via 10.0.20.1']);
    expect(build().slice(0, 2)).toEqual(['DHCP', 'DHCP']);
  });

  test('GIVEN IPv6 WHEN a machine gets an address THEN it has prefix length and gateway', () => {
    const lab = new HomelabStack(new App({ context: { 'hostwright:lock': false } }), 'lab', { ...GIVEN, subnet: Cidr.of('fd00:20::/64'), gateway: 'fd00:20::1' });
    expect(lab.addressOf('fd00:20::10').toString()).toBe('fd00:20::10/64 via fd00:20::1');
  });
});

describe('what is refused', () => {
  const lab = () => new HomelabStack(new App({ context: { 'hostwright:lock': false } }), 'lab', GIVEN);

  test('GIVEN an address of another network THEN HW1250 says which one it may be', () => {
    expect(() => lab().addMachine('git', { address: '10.0.30.10' })).toThrow(HostwrightError);
    expect(thrown(() => lab().addMachine('git', { address: '10.0.30.10' })))
      .toBe('HostwrightError: [lab] HW1250 address outside of the network of the stack: given address 10.0.30.10; allowed: an address of 10.0.20.0/24. Choose another address, or correct `subnet`.');
  });

  test('GIVEN a gateway of another network THEN HW1105 says which one it may be', () => {
    expect(thrown(() => new HomelabStack(new App({ context: { 'hostwright:lock': false } }), 'lab', { ...GIVEN, gateway: '10.0.30.1' })))
      .toContain('[lab] HW1105 gateway outside the subnet: given gateway 10.0.30.1 for 10.0.20.0/24; allowed: an address of 10.0.20.0/24.');
  });

  test.each([['10.0.20.1', 'HW1109'], ['10.0.20.255', 'HW1104'], ['10.0.20.10/24', 'HW1103']])('GIVEN the address %s THEN %s', (address, code) => {
    expect(thrown(() => lab().addMachine('git', { address }))).toContain(code);
  });

  test('GIVEN no administrator anywhere WHEN synthesized THEN HW1208', () => {
    const app = new App({ context: { 'hostwright:lock': false } });
    new HomelabStack(app, 'lab', { ...GIVEN, admin: undefined }).addMachine('git', { address: '10.0.20.10' });
    expect(refusalOf(app).codes).toEqual(['HW1208']);
  });
});
