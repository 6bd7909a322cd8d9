import { App } from 'cdktf';
import { Cidr, ClusterFirewall, EstateStack, HardenedVm, IpAssignment, ManagedClusterFirewallOptions, OperatingSystem, ProxmoxPlatform, ProxmoxPlatformProps, VirtualMachine } from '../../../src';
import { ADMIN, codesOf, DAY, Json, OFFICE, proxmox, refusal, Written, written, writtenApp } from '../written';

const SWITCH = 'proxmox_virtual_environment_cluster_firewall';
const OPTIONS = 'proxmox_virtual_environment_firewall_options';
const RULES = 'proxmox_virtual_environment_firewall_rules';
const DEFAULTS = { admin: ADMIN, dns: ['10.0.20.1'] };
const REMOTE = Cidr.of('fd00:10::/64');

const managed = (change: Partial<ManagedClusterFirewallOptions> = {}) => ClusterFirewall.managed({ managementNetworks: [OFFICE], ...change });

function machine(pve: ProxmoxPlatform, id = 'Web', address = '10.0.20.10/24'): void {
  new HardenedVm(pve.node.scope as EstateStack, id, { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(address) });
}

function of(clusterFirewall?: ClusterFirewall, props: Partial<ProxmoxPlatformProps> = {}): Written {
  return written(stack => { machine(proxmox(stack, { clusterFirewall, ...props })); }, DEFAULTS);
}

describe('the three switches', () => {
  test('GIVEN a managed firewall and a hardened machine WHEN written THEN cluster, options and interface are on', () => {
    const result = of(managed());
    expect(result.one(SWITCH).enabled).toBe(true);
    expect(result.one(OPTIONS).enabled).toBe(true);
    expect(result.vm('Web').network_device.map((nic: Json) => nic.firewall)).toEqual([true]);
    expect(result.notes('web')).not.toContain('firewall');
  });

  test.each([['nothing', undefined], ['ClusterFirewall.existing()', ClusterFirewall.existing()]])('GIVEN %s WHEN written THEN the cluster\'s is left alone, and each machine notes that it must be on', (_, firewall) => {
    const result = of(firewall);
    expect(result.all(SWITCH)).toEqual({});
    expect(Object.keys(result.all(RULES))).toEqual(['Web/FirewallRules']);
    expect(result.machine('web').notes).toContainEqual({ field: 'firewall', text: expect.stringMatching(/^works only while the firewall of the cluster is on/) });
  });

  test('GIVEN a machine without firewall WHEN written THEN its switches are off', () => {
    const result = written(stack => {
      const pve = proxmox(stack, { clusterFirewall: managed() });
      new VirtualMachine(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24') });
    }, DEFAULTS);
    expect(result.all(OPTIONS)).toEqual({});
    expect(result.vm('Web').network_device.map((nic: Json) => nic.firewall)).toEqual([false]);
  });
});

describe('a managed firewall', () => {
  test('drops what is not named, with every argument written', () => {
    const { '//': _, depends_on, ...arguments_ } = of(managed()).one(SWITCH);
    expect(arguments_).toEqual({
      enabled: true,
      ebtables: true,
      input_policy: 'DROP',
      output_policy: 'ACCEPT',
      forward_policy: 'ACCEPT',
      log_ratelimit: { enabled: true, burst: 5, rate: '1/second' },
      lifecycle: { prevent_destroy: true },
    });
  });

  test('opens the nodes to the management networks first, one rule for each service and family', () => {
    const result = of(managed({ managementNetworks: [REMOTE, Cidr.of('10.0.30.0/24'), OFFICE] }));
    const rules = result.one(RULES, 'Pve/ClusterFirewallRules');
    expect(rules).not.toHaveProperty('node_name');
    expect(rules).not.toHaveProperty('vm_id');
    expect(rules.lifecycle).toEqual({ prevent_destroy: true });
    expect(rules.rule.map(({ type, action, proto, dport, source, enabled }: Json) => [type, action, proto, dport, source, enabled])).toEqual([
      ['in', 'ACCEPT', 'tcp', '8006', '10.0.20.0/24,10.0.30.0/24', true],
      ['in', 'ACCEPT', 'tcp', '8006', 'fd00:10::/64', true],
      ['in', 'ACCEPT', 'tcp', '22', '10.0.20.0/24,10.0.30.0/24', true],
      ['in', 'ACCEPT', 'tcp', '22', 'fd00:10::/64', true],
    ]);
    expect(result.one(SWITCH).depends_on).toEqual([result.address(RULES, 'Pve/ClusterFirewallRules')]);
    expect(rules.depends_on).toBeUndefined();
  });

  test('lets in everything from further networks of the cluster', () => {
    const { rule } = of(managed({ clusterNetworks: [REMOTE, Cidr.of('10.9.0.0/24')] })).one(RULES, 'Pve/ClusterFirewallRules');
    const further = rule.filter((one: Json) => one.comment === 'cluster');
    expect(further.map(({ '//': _, ...one }: Json) => one)).toEqual(['10.9.0.0/24', 'fd00:10::/64'].map(source => ({ type: 'in', action: 'ACCEPT', enabled: true, comment: 'cluster', source, log: 'nolog' })));
  });

  test('keeps no machine waiting', () => {
    const result = of(managed());
    const dependencies = [result.vm('Web'), result.one(OPTIONS), result.one(RULES, 'Web/FirewallRules')].flatMap(({ depends_on }) => depends_on as string[]);
    expect(dependencies.filter(address => address.includes('Cluster'))).toEqual([]);
  });

  test('that is switched off lets go: nothing is kept from being destroyed, and machines say that theirs do nothing', () => {
    const result = of(managed({ enabled: false }));
    expect(result.one(SWITCH).enabled).toBe(false);
    expect([result.one(SWITCH), result.one(RULES, 'Pve/ClusterFirewallRules')].map(({ lifecycle }) => lifecycle)).toEqual([undefined, undefined]);
    expect(result.machine('web').notes).toContainEqual({ field: 'firewall', text: 'does nothing: this estate switches the firewall of the cluster off.' });
  });

  test('of one of two endpoints hangs on its own provider', () => {
    const result = written(stack => { ['https://one.example:8006', 'https://two.example:8006'].forEach((endpoint, at) => proxmox(stack, { endpoint, clusterFirewall: at === 0 ? managed() : undefined }, `P${at}`)); });
    expect([result.one(SWITCH), result.one(RULES)].map(({ provider }) => provider)).toEqual(['proxmox.p0', 'proxmox.p0']);
  });

  test('says what it was given, as copies', () => {
    const firewall = managed({ clusterNetworks: [REMOTE] });
    firewall.managementNetworks.pop();
    firewall.clusterNetworks.pop();
    expect([firewall.managementNetworks, firewall.clusterNetworks].map(networks => networks.map(String))).toEqual([['10.0.20.0/24'], ['fd00:10::/64']]);
  });
});

describe('several platforms of one endpoint', () => {
  const stackOf = (app: App, id: string) => new EstateStack(app, id, { asOf: DAY, defaults: DEFAULTS });

  test('GIVEN another that manages the firewall, even later and in another stack WHEN written THEN a machine does not claim that nobody does', () => {
    const { lab } = writtenApp(app => {
      machine(proxmox(stackOf(app, 'lab')));
      proxmox(stackOf(app, 'base'), { clusterFirewall: managed(), endpoint: 'https://PVE.example:8006/' });
    }, ['lab', 'base']);
    expect(lab.notes('web')).not.toContain('firewall');
    expect(lab.all(SWITCH)).toEqual({});
  });

  test('GIVEN another endpoint that is managed WHEN written THEN a machine of this one still notes the assumption', () => {
    const { lab } = writtenApp(app => {
      machine(proxmox(stackOf(app, 'lab')));
      proxmox(stackOf(app, 'base'), { clusterFirewall: managed(), endpoint: 'https://other.example:8006' });
    }, ['lab', 'base']);
    expect(lab.notes('web')).toContain('firewall');
  });

  test('GIVEN two owners in two stacks WHEN written THEN refused once', () => {
    const report = refusal(stack => {
      proxmox(stack, { clusterFirewall: managed() });
      proxmox(stackOf(stack.node.root as App, 'other'), { clusterFirewall: managed() });
    });
    expect(codesOf(report)).toEqual(['HW2031']);
    expect(report.match(/HW2031/g)).toHaveLength(1);
    expect(report).toContain('by lab/Pve and other/Pve');
  });

  test('GIVEN an App of its own WHEN written THEN it knows nothing of another', () => {
    of(managed());
    expect(() => of(managed())).not.toThrow();
  });
});
