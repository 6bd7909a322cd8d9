import { TerraformVariable } from 'cdktf';
import { EstateStack, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, Placement, ProxmoxPlatform, Provisioning, SecretRef, VirtualMachine } from '../../../src';
import { BORN_WITH, codesOf, Json, proxmox, refusal, Written, written } from '../written';

let host = 10;
beforeEach(() => { host = 10; });
function machine(stack: EstateStack, pve: ProxmoxPlatform, id = 'Web', change: Partial<HardenedVmProps> = {}): HardenedVm {
  host += 1;
  return new HardenedVm(stack, id, { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host}/24`), ...change });
}

function with_(build: (pve: ProxmoxPlatform, vm: HardenedVm, stack: EstateStack) => void, props: Parameters<typeof proxmox>[1] = {}): Written {
  return written(stack => { const pve = proxmox(stack, props); build(pve, machine(stack, pve), stack); });
}

describe('the provider block', () => {
  test('of a platform alone has no alias, and no resource names it', () => {
    const result = with_(() => undefined);
    expect(result.document.provider.proxmox).toEqual([{ endpoint: 'https://pve.example:8006', insecure: false }]);
    expect(JSON.stringify(result.document.resource)).not.toContain('"provider"');
    expect(result.document.variable).toBeUndefined();
  });

  test.each([
    ['an environment variable stands nowhere', SecretRef.environmentVariable('PROXMOX_VE_API_TOKEN'), undefined, undefined],
    ['a Terraform variable is declared, sensitive and without default', SecretRef.terraformVariable('pve_token'), '${var.pve_token}', { pve_token: { type: 'string', sensitive: true, nullable: false } }],
    ['a file is read by Terraform', SecretRef.file('~/.pve-token'), '${trimspace(file("~/.pve-token"))}', undefined],
  ])('token from %s', (_, apiToken, written_, variable) => {
    const result = with_(() => undefined, { apiToken });
    expect(result.document.provider.proxmox[0].api_token).toBe(written_);
    expect(result.document.variable).toEqual(variable);
  });

  test('one variable that two platforms name is declared once', () => {
    const result = written(stack => {
      for (const id of ['One', 'Two']) { machine(stack, proxmox(stack, { apiToken: SecretRef.terraformVariable('pve_token') }, id), `Web${id}`); }
    });
    expect(Object.keys(result.document.variable)).toEqual(['pve_token']);
  });

  test('SSH and an unchecked certificate are written when they were asked for', () => {
    const [provider] = with_(() => undefined, { verifyTls: false, ssh: { userName: 'terraform', privateKey: SecretRef.terraformVariable('ssh_key'), nodeAddresses: { pve1: '10.0.0.1' } } }).document.provider.proxmox;
    expect(provider).toMatchObject({ insecure: true, ssh: { agent: false, username: 'terraform', private_key: '${var.ssh_key}', node: [{ name: 'pve1', address: '10.0.0.1' }] } });
  });
});

describe('two platforms in one stack', () => {
  const result = () => written(stack => {
    // Everything that the first makes is made before anyone knows of the second.
    const home = proxmox(stack, { ssh: { userName: 'terraform' } }, 'Home');
    const one = machine(stack, home, 'One', { provisioning: Provisioning.cloudInit() });
    home.tune(one, { pool: home.pool('production') });
    home.highlyAvailable(one, { nodeNames: ['pve1', 'pve2'] });
    machine(stack, proxmox(stack, { ssh: { userName: 'terraform' } }, 'Cabin'), 'Two', { provisioning: Provisioning.cloudInit() });
  });

  test('get an alias each', () => {
    expect(result().document.provider.proxmox.map((block: Json) => block.alias)).toEqual(['home', 'cabin']);
  });

  test('every resource names its own', () => {
    const { resource } = result().document;
    const providers = Object.entries(resource as Record<string, Record<string, Json>>)
      .flatMap(([type, bodies]) => Object.values(bodies).map((body): [string, string, string] => [type, body['//'].metadata.path, body.provider]));
    expect(new Set(providers.map(([type]) => type))).toEqual(new Set([
      'proxmox_download_file', 'proxmox_haresource', 'proxmox_harule', 'proxmox_virtual_environment_file', 'proxmox_virtual_environment_firewall_options',
      'proxmox_virtual_environment_firewall_rules', 'proxmox_virtual_environment_pool', 'proxmox_virtual_environment_vm',
    ]));
    expect(providers.filter(([, path, provider]) => provider !== (/^lab\/(Home|One)/.test(path) ? 'proxmox.home' : 'proxmox.cabin'))).toEqual([]);
  });

  test('may have machines with one VM id: each cluster has its own', () => {
    const both = () => written(stack => {
      for (const id of ['Home', 'Cabin']) { const pve = proxmox(stack, { endpoint: `https://${id}.example:8006` }, id); pve.tune(machine(stack, pve, `Web${id}`), { vmId: 200 }); }
    });
    expect(both).not.toThrow();
  });
});

describe('high availability', () => {
  const rule = (result: Written) => result.one('proxmox_harule');

  test('is a resource of the cluster, after the machine', () => {
    const result = with_((pve, vm) => pve.highlyAvailable(vm));
    const vm = result.vm('Web');
    expect(result.one('proxmox_haresource')).toMatchObject({ resource_id: `vm:${vm.vm_id}`, state: 'started', max_restart: 1, max_relocate: 1, depends_on: [result.address('proxmox_virtual_environment_vm', 'Web/Resource')] });
    expect(result.document.resource.proxmox_harule).toBeUndefined();
  });

  test('on named nodes is a rule beside it, the first node the most wanted', () => {
    const result = with_((pve, vm) => pve.highlyAvailable(vm, { nodeNames: ['pve2', 'pve1'], strict: true }));
    expect(rule(result)).toMatchObject({
      rule: 'hostwright-web',
      type: 'node-affinity',
      resources: [`vm:${result.vm('Web').vm_id}`],
      nodes: { pve2: 2, pve1: 1 },
      strict: true,
      depends_on: [result.address('proxmox_haresource', 'Web/HaResource')],
    });
  });

  test('leaves the machine and its firewall on the node to which the cluster moved it', () => {
    const result = with_((pve, vm) => pve.highlyAvailable(vm));
    const at = result.address('proxmox_virtual_environment_vm', 'Web/Resource');
    expect(result.vm('Web')).toMatchObject({ node_name: 'pve1', lifecycle: { ignore_changes: [...BORN_WITH, 'node_name'] } });
    for (const type of ['proxmox_virtual_environment_firewall_options', 'proxmox_virtual_environment_firewall_rules']) { expect(result.one(type).node_name).toBe(`\${${at}.node_name}`); }
    expect(result.notes('web')).toContain('placement');
  });

  test('follows the machine: stopped stays stopped, and a later id is the id', () => {
    const result = with_((pve, vm) => {
      pve.highlyAvailable(vm);
      pve.tune(vm, { started: false, vmId: 321 });
    });
    expect(result.one('proxmox_haresource')).toMatchObject({ state: 'stopped', resource_id: 'vm:321' });
  });

  test('may be said twice: later options add to earlier ones', () => {
    const result = with_((pve, vm) => {
      pve.highlyAvailable(vm, { maxRestart: 3, maxRelocate: 0 });
      pve.highlyAvailable(vm, { nodeNames: ['pve1'] });
    });
    expect(result.one('proxmox_haresource')).toMatchObject({ max_restart: 3, max_relocate: 0 });
    expect(rule(result).nodes).toEqual({ pve1: 1 });
  });
});

describe('pools', () => {
  test('of the estate are made before their machines', () => {
    const result = with_((pve, vm) => pve.tune(vm, { pool: pve.pool('production') }));
    expect(result.one('proxmox_virtual_environment_pool')).toMatchObject({ pool_id: 'production' });
    expect(result.vm('Web').pool_id).toBe('production');
    expect(result.vm('Web').depends_on).toContain(result.address('proxmox_virtual_environment_pool', 'Pve/Pool-production'));
  });

  test('that exist are named', () => {
    const result = with_((pve, vm) => pve.tune(vm, { pool: pve.existingPool('production') }));
    expect(result.vm('Web').pool_id).toBe('production');
    expect(result.document.resource.proxmox_virtual_environment_pool).toBeUndefined();
  });
});

describe('PCI devices', () => {
  test('are given by mapping, in the order of the calls', () => {
    const result = with_((pve, vm) => {
      pve.passthrough(vm, pve.pciMapping('gpu'), { primaryGpu: true });
      pve.passthrough(vm, pve.pciMapping('hba'), { romBar: false });
    });
    expect(result.vm('Web').hostpci).toEqual([
      { device: 'hostpci0', mapping: 'gpu', pcie: true, rombar: true, xvga: true },
      { device: 'hostpci1', mapping: 'hba', pcie: true, rombar: false, xvga: false },
    ]);
  });
});

describe('discs', () => {
  test('bring drivers to a machine', () => {
    const result = with_((pve, vm) => pve.tune(vm, { cdrom: pve.iso('local:iso/virtio-win.iso', OperatingSystem.WINDOWS_SERVER_2025), cdromInterface: 'sata1' }));
    expect(result.vm('Web')).toMatchObject({ cdrom: { file_id: 'local:iso/virtio-win.iso', interface: 'sata1' }, boot_order: ['scsi0'] });
  });
});

test('images and snippets lie where the platform was told', () => {
  const result = written(stack => {
    const pve = proxmox(stack, { imageDatastore: 'nfs', snippetDatastore: 'snippets', ssh: { userName: 'terraform' } });
    machine(stack, pve, 'Web', { provisioning: Provisioning.cloudInit() });
  });
  expect(result.one('proxmox_download_file').datastore_id).toBe('nfs');
  expect(result.one('proxmox_virtual_environment_file').datastore_id).toBe('snippets');
  expect(result.vm('Web').initialization.vendor_data_file_id).toBe('snippets:snippets/hostwright-web-vendor-data.yaml');
});

describe('networks', () => {
  test('are bridges with and without VLAN, and VNets', () => {
    const result = with_((pve, vm) => {
      vm.addNic(pve.bridge('vmbr1', { vlan: 4094 }), { ip: IpAssignment.of('10.0.30.2/24') });
      vm.addNic(pve.vnet('dmz'), { ip: IpAssignment.of('10.0.40.2/24') });
    });
    expect(result.vm('Web').network_device.map((nic: Json) => [nic.bridge, nic.vlan_id])).toEqual([['vmbr0', null], ['vmbr1', 4094], ['dmz', null]]);
    expect(result.machine('web').nics.map((nic: Json) => nic.network)).toEqual(['vmbr0', 'vmbr1.4094', 'dmz']);
  });
});

describe('tuning', () => {
  test('adds to earlier tuning, disk by disk and interface by interface', () => {
    const vm = with_((pve, one) => {
      pve.tune(one, { cpuType: 'host', disks: { root: { cache: 'writeback' } }, nics: { net0: { queues: 2 } } });
      pve.tune(one, { startupOrder: 1, disks: { root: { ssd: false } }, nics: { net0: { mtu: 1 } } });
    }).vm('Web');
    expect(vm.cpu.type).toBe('host');
    expect(vm.startup).toEqual({ order: 1 });
    expect(vm.disk[0]).toMatchObject({ cache: 'writeback', ssd: false });
    expect(vm.network_device[0]).toMatchObject({ queues: 2, mtu: 1 });
  });

  test('of the id moves everything that names the machine', () => {
    const result = with_((pve, vm) => pve.tune(vm, { vmId: 123 }));
    expect(result.vm('Web').vm_id).toBe(123);
    expect(result.one('proxmox_virtual_environment_firewall_options').vm_id).toBe(123);
    expect(result.one('proxmox_virtual_environment_firewall_rules').vm_id).toBe(123);
    expect(result.machine('web').facts.vmId).toBe('123');
  });

  test('takes a processor type of the cluster\'s own', () => {
    expect(with_((pve, vm) => pve.tune(vm, { cpuType: 'custom-lab' })).vm('Web').cpu.type).toBe('custom-lab');
  });

  test('takes what only Terraform knows', () => {
    const vm = with_((pve, one, stack) => {
      const [text, type] = ['text', 'type'].map(name => new TerraformVariable(stack, name, { type: 'string', default: 'x' }));
      pve.tune(one, { description: text.stringValue, cpuType: type.stringValue });
    }).vm('Web');
    expect([vm.description, vm.cpu.type]).toEqual(['${var.text}', '${var.type}']);
  });
});

describe('another platform', () => {
  const elsewhere = (use: (home: ProxmoxPlatform, cabin: ProxmoxPlatform, vm: VirtualMachine) => void) => refusal(stack => {
    const [home, cabin] = [proxmox(stack, {}, 'Home'), proxmox(stack, {}, 'Cabin')];
    use(home, cabin, machine(stack, home));
  });

  test.each<[string, (home: ProxmoxPlatform, cabin: ProxmoxPlatform, vm: VirtualMachine) => void]>([
    ['tune', (_, cabin, vm) => cabin.tune(vm, { started: false })],
    ['highlyAvailable', (_, cabin, vm) => cabin.highlyAvailable(vm)],
    ['passthrough', (_, cabin, vm) => cabin.passthrough(vm, cabin.pciMapping('gpu'))],
    ['a PCI mapping', (home, cabin, vm) => home.passthrough(vm, cabin.pciMapping('gpu'))],
    ['a network', (_, cabin, vm) => { vm.addNic(cabin.bridge('vmbr1'), { ip: IpAssignment.of('10.0.30.10/24') }); }],
    ['a pool', (home, cabin, vm) => home.tune(vm, { pool: cabin.existingPool('production') })],
    ['a disc', (home, cabin, vm) => home.tune(vm, { cdrom: cabin.iso('local:iso/a.iso', OperatingSystem.DEBIAN_13) })],
  ])('is refused by name: %s', (_, use) => {
    const report = elsewhere(use);
    expect(codesOf(report)).toEqual(['HW1202']);
    expect(report).toContain('lab/Home');
    expect(report).toContain('lab/Cabin');
  });

  test('has no typed resource for it', () => {
    expect(elsewhere((_, cabin, vm) => cabin.resourceOf(vm))).toContain('[lab/Web] HW1202');
  });
});

test('a node is that of the platform unless a machine says otherwise', () => {
  const result = written(stack => {
    const pve = proxmox(stack, { nodeName: 'pve7' });
    machine(stack, pve, 'One');
    machine(stack, pve, 'Two', { placement: Placement.onHost('pve8') });
  });
  expect([result.vm('One').node_name, result.vm('Two').node_name]).toEqual(['pve7', 'pve8']);
  expect(result.machine('two').facts.node).toBe('pve8');
});
