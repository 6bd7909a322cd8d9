import { App, TerraformStack } from 'cdktf';
import { PreflightWritten, preflightOf } from './preflight-written';
import {
  Admin, ClusterFirewall, Estate, EstateDefaults, EstateStack, HardenedVm, HardenedVmProps, IpAssignment, OperatingSystem, Placement, Provisioning,
  ProxmoxPlatform, ProxmoxPlatformProps, SecretRef, VmTemplate,
} from '../../../src';
import { ADMIN, OFFICE, proxmox } from '../written';

const DEBIAN = OperatingSystem.DEBIAN_13;

function machine(pve: ProxmoxPlatform, id: string, change: Partial<HardenedVmProps> = {}): HardenedVm {
  return new HardenedVm(pve.node.scope as EstateStack, id, { image: pve.existingTemplate(9000, { guest: DEBIAN, guestAgentInside: true }), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${10 + id.length}/24`), ...change });
}

function of(build: (pve: ProxmoxPlatform, stack: EstateStack) => void = pve => { machine(pve, 'Web'); }, props: Partial<ProxmoxPlatformProps> = {}): PreflightWritten {
  return preflightOf(stack => { build(proxmox(stack, props), stack); });
}

/** Cells of the rows of a section. */
const rowsOf = (section: string) => section.split('\n').filter(line => line.startsWith('|')).slice(2).map(line => line.slice(2, -2).split(' | '));

test('GIVEN a stack with a platform WHEN written THEN people read the page, and Terraform the module', () => {
  expect(of().readers).toMatchObject({ 'preflight.md': 'people', 'preflight/role.tf.json': 'terraform' });
});

test('GIVEN a stack without a platform WHEN written THEN there is no preflight', () => {
  const app = new App();
  const stack = new EstateStack(app, 'lab');
  expect(stack.node.tryFindChild('PreflightRecord')).toBeUndefined();
});

test('GIVEN a plain TerraformStack WHEN a platform is made THEN it has a preflight', () => {
  const stack = new TerraformStack(new App(), 'lab');
  new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
  expect(stack.node.tryFindChild('PreflightRecord')).toBeDefined();
});

test('GIVEN one machine from a template that exists WHEN written THEN nothing that it does not use is told', () => {
  expect(Object.keys(of().sections)).toEqual(['Proxmox VE', 'Nodes', 'Datastores', 'Networks', 'Templates that exist', 'VM ids that must be free', 'Firewall of the cluster', 'Secrets', 'Privileges']);
});

test('GIVEN a platform that nothing runs on WHEN written THEN only what it needs itself is told', () => {
  expect(Object.keys(of(() => undefined).sections)).toEqual(['Proxmox VE', 'Secrets']);
});

describe('the version of Proxmox VE', () => {
  test.each<[string, string, (pve: ProxmoxPlatform) => void]>([
    ['nothing new', '8.0', pve => { machine(pve, 'Web'); }],
    ['a downloaded image', '8.4', pve => { machine(pve, 'Web', { image: pve.image(DEBIAN) }); }],
    ['a shared folder', '8.4', pve => pve.tune(machine(pve, 'Web'), { sharedFolders: [{ mapping: 'media' }] })],
    ['random numbers of the node', '8.4', pve => pve.tune(machine(pve, 'Web'), { rngSource: '/dev/hwrng' })],
    ['high availability on any node', '8.0', pve => pve.highlyAvailable(machine(pve, 'Web'))],
    ['rules of high availability', '9.0', pve => pve.highlyAvailable(machine(pve, 'Web', { image: pve.image(DEBIAN) }), { nodeNames: ['pve1'] })],
  ])('GIVEN %s WHEN written THEN it is %s or later', (_, version, build) => {
    expect(of(build).sections['Proxmox VE']).toMatch(new RegExp(`^${version} or later\\.`));
  });
});

describe('what the cluster must have', () => {
  const full = () => of((pve, stack) => {
    pve.datastore('nas', { shared: true });
    const web = machine(pve, 'Web', { image: pve.image(DEBIAN), network: pve.bridge('vmbr0', { vlan: 20 }), provisioning: Provisioning.cloudInit(), placement: Placement.onHost('pve2') });
    web.addNic(pve.bridge('vmbr0', { vlan: 30 }), { ip: IpAssignment.of('10.0.30.10/24') });
    web.addNic(pve.vnet('dmz'), { ip: IpAssignment.of('10.0.40.10/24') });
    pve.tune(web, { vmId: 200, pool: pve.existingPool('web'), usbDevices: [{ mapping: 'stick' }], cdrom: pve.iso('nas:iso/drivers.iso', DEBIAN), cpuType: 'custom-fast', rngSource: '/dev/hwrng' });
    pve.passthrough(web, pve.pciMapping('gpu'));
    pve.highlyAvailable(web, { nodeNames: ['pve2', 'pve3'] });
    pve.tune(machine(pve, 'Other'), { vmId: 100, pool: pve.pool('own') });
    new VmTemplate(stack, 'Golden', { image: pve.image(OperatingSystem.ROCKY_9) });
  }, { ssh: { userName: 'terraform', nodeAddresses: { pve2: '10.0.0.2' } }, imageDatastore: 'nas', snippetDatastore: 'nas' });
  let sections: Record<string, string>;
  beforeAll(() => { ({ sections } = full()); });

  test('nodes: those that machines run on, may be moved to, and download images', () => {
    expect(sections.Nodes).toBe('`pve1`, `pve2`, `pve3`. `pvesh get /nodes` lists them.');
  });

  test('datastores: content types, nodes, and what they are taken for', () => {
    expect(rowsOf(sections.Datastores)).toEqual([
      ['`local-zfs`', '`images`', '`pve1`, `pve2`, `pve3`', 'node-local', '`pvesh get /storage/local-zfs`'],
      ['`nas`', '`import`, `iso`, `snippets`', '`pve1`, `pve2`, `pve3`', 'shared: every node sees the same', '`pvesh get /storage/nas`'],
    ]);
  });

  test('networks: bridges with their VLANs, on each node, and VNets', () => {
    expect(rowsOf(sections.Networks)).toEqual([
      ['`dmz`', 'a VNet of the SDN', '`pvesh get /cluster/sdn/vnets/dmz`'],
      ['`vmbr0`', 'a VLAN-aware bridge: VLAN 20, 30, and untagged', '`pvesh get /nodes/pve1/network/vmbr0`, `pvesh get /nodes/pve2/network/vmbr0`, `pvesh get /nodes/pve3/network/vmbr0`'],
    ]);
  });

  test('mappings, processor types and devices of the node', () => {
    expect(rowsOf(sections['Hardware mappings']).map(([name]) => name)).toEqual(['`gpu`', '`stick`', '`fast`', '`/dev/hwrng`']);
  });

  test('pools that the stack does not make', () => {
    expect(rowsOf(sections.Pools).map(([name]) => name)).toEqual(['`web`']);
  });

  test('templates that it did not make, and volumes', () => {
    expect(rowsOf(sections['Templates that exist'])).toEqual([['9000', '`pve1`', '`qm config 9000`']]);
    expect(rowsOf(sections['Volumes that exist'])).toEqual([['`nas:iso/drivers.iso`', '`pve2`, `pve3`', '`pvesm list nas`']]);
  });

  test('VM ids of machines and copies of templates, in order', () => {
    const rows = rowsOf(sections['VM ids that must be free']);
    expect(rows.map(([, name, node]) => [name, node])).toEqual(expect.arrayContaining([['web', '`pve2`'], ['other', '`pve1`'], ['debian-13, a template', '`pve2`']]));
    expect(rows).toHaveLength(4);
    expect(rows.slice(0, 2).map(([vmId]) => vmId)).toEqual(['100', '200']);
    expect(rows.map(([vmId]) => Number(vmId))).toEqual([...rows.map(([vmId]) => Number(vmId))].sort((a, b) => a - b));
  });

  test('downloads: address, digest, node and datastore; once where the datastore is shared', () => {
    const lines = sections.Downloads.split('\n');
    expect(lines.filter(line => line.startsWith('- https://'))).toHaveLength(2);
    expect(lines.filter(line => /^ {2}- digest `sha(256|512):[0-9a-f]{64,128}`$/.test(line))).toHaveLength(2);
    expect(lines.filter(line => line === '  - node `pve1` to `nas`')).toHaveLength(2);
  });

  test('SSH, to the node that gets the snippet, at its address', () => {
    expect(sections['SSH to the nodes']).toContain('ssh terraform@10.0.0.2 sudo -n pvesm apiinfo');
    expect(sections['SSH to the nodes']).not.toContain('pve1');
  });

  test('secrets', () => {
    expect(sections.Secrets).toContain('export PROXMOX_VE_API_TOKEN=\'...\'  # user@realm!name=secret');
    expect(sections.Secrets).toContain('- an SSH agent that holds the key');
  });
});

test('GIVEN a machine called preflight WHEN a platform is made beside it THEN neither is in the way of the other', () => {
  expect(of(pve => { machine(pve, 'Preflight'); }).sections['VM ids that must be free']).toContain('| preflight |');
});

test('GIVEN a mirror of images WHEN written THEN it is what the nodes must reach', () => {
  const { Downloads: text } = of((pve, stack) => {
    Estate.of(stack).declareDefaults({ imageMirror: 'http://cache.lan/images' });
    machine(pve, 'Web', { image: pve.image(DEBIAN) });
  }).sections;
  expect(text.match(/^- .*$/gm)).toEqual([expect.stringMatching(/^- http:\/\/cache\.lan\/images\/cloud\.debian\.org\/.*\.qcow2$/)]);
});

describe('secrets', () => {
  test('GIVEN variables and files WHEN written THEN each is named, and no other', () => {
    const { Secrets: text } = of(pve => { machine(pve, 'Web', { provisioning: Provisioning.cloudInit(), admin: Admin.password('ops', SecretRef.terraformVariable('password')) }); }, {
      apiToken: SecretRef.terraformVariable('pve_token'), ssh: { userName: 'terraform', privateKey: SecretRef.file('~/.ssh/pve') },
    }).sections;
    expect(text.match(/export \w+/g)).toEqual(['export TF_VAR_password', 'export TF_VAR_pve_token']);
    expect(text).toContain('- the file `~/.ssh/pve`');
    expect(text).not.toMatch(/agent|PROXMOX_VE_API_TOKEN/);
  });

  test('GIVEN SSH that nothing uses WHEN written THEN its key is not asked for', () => {
    const { sections } = of(undefined, { ssh: { userName: 'terraform', privateKey: SecretRef.file('~/.ssh/pve') } });
    expect(sections.Secrets).not.toContain('.ssh');
    expect(sections).not.toHaveProperty('SSH to the nodes');
  });

  test('GIVEN an image file that only SSH imports WHEN written THEN SSH is asked for', () => {
    const { sections } = of(pve => pve.tune(machine(pve, 'Web'), { disks: { root: { fileId: 'local:iso/a.img' } } }), { ssh: { userName: 'root' } });
    expect(sections['SSH to the nodes']).toContain('ssh root@pve1');
  });
});

describe('the firewall of the cluster', () => {
  const managed = (enabled?: boolean) => ClusterFirewall.managed({ managementNetworks: [OFFICE], enabled });

  test.each<[string, ClusterFirewall | undefined, RegExp]>([
    ['not spoken of', undefined, /^It is assumed to be on/],
    ['managed', managed(), /holds no rule[^]*`10\.0\.20\.0\/24`/],
    ['switched off', managed(false), /^The next apply switches it off/],
  ])('GIVEN one that is %s WHEN written THEN it is told', (_, clusterFirewall, text) => {
    expect(of(undefined, { clusterFirewall }).sections['Firewall of the cluster']).toMatch(text);
  });

  test('GIVEN another stack that manages it WHEN written THEN that is told, and no privilege is taken for it', () => {
    const { sections, table } = of((pve, stack) => {
      pve.tune(machine(pve, 'Web'), { migrate: false });
      proxmox(new EstateStack(stack.node.root as App, 'base'), { clusterFirewall: managed() });
    });
    expect(sections['Firewall of the cluster']).toMatch(/^Another platform of this program manages it/);
    expect(table.filter(grant => grant.startsWith('/ '))).toEqual([]);
  });
});

describe('several platforms of a stack', () => {
  const two = () => preflightOf(stack => { ['https://two.example:8006', 'https://one.example:8006'].forEach((endpoint, at) => machine(proxmox(stack, { endpoint, verifyTls: at === 0 }, `P${2 - at}`), `Web${at}${'x'.repeat(at)}`)); });

  test('GIVEN two WHEN written THEN each has its part of the page, in the order of their paths', () => {
    expect(two().page.match(/^## .*$/gm)).toEqual(['## lab/P1: https://one.example:8006', '## lab/P2: https://two.example:8006']);
  });

  test('GIVEN two WHEN written THEN the module has a provider, a user, a token and an output for each', () => {
    const { module } = two();
    expect(module.provider.proxmox).toEqual([
      { alias: 'p1', api_token: '${var.p1_admin_api_token}', endpoint: 'https://one.example:8006', insecure: true },
      { alias: 'p2', api_token: '${var.p2_admin_api_token}', endpoint: 'https://two.example:8006', insecure: false },
    ]);
    expect(Object.keys(module.output)).toEqual(['p1_api_token', 'p2_api_token']);
    expect(Object.keys(module.resource.proxmox_user_token)).toEqual(['p1_terraform', 'p2_terraform']);
    const providers = Object.values<Record<string, { provider: string }>>(module.resource).flatMap(blocks => Object.values(blocks)).map(({ provider }) => provider);
    expect(new Set(providers)).toEqual(new Set(['proxmox.p1', 'proxmox.p2']));
  });
});

describe('the module', () => {
  const { resource, terraform, variable, output } = of().module;

  test('keeps its state in the project, apart from the stack\'s', () => {
    expect(terraform).toEqual({ backend: { local: { path: '../../../../terraform.lab.preflight.tfstate' } }, required_providers: { proxmox: { source: 'bpg/proxmox', version: '~> 0.111.1' } } });
  });

  test('holds no secret: the token is an output that Terraform hides, and an administrator\'s comes from outside', () => {
    expect(output).toEqual({ api_token: expect.objectContaining({ sensitive: true, value: '${proxmox_user_token.terraform.value}' }) });
    expect(variable).toEqual({ admin_api_token: expect.objectContaining({ sensitive: true, default: null }) });
  });

  test('gives the token what the user has', () => {
    expect(resource.proxmox_user_token.terraform).toMatchObject({ user_id: 'hostwright-lab-pve@pve', token_name: 'terraform', privileges_separation: false });
    expect(resource.proxmox_virtual_environment_user.terraform.user_id).toBe('hostwright-lab-pve@pve');
  });

  test('GIVEN paths that differ in one sign only WHEN written THEN none is lost', () => {
    const { terraform: grants, table } = of(pve => { ['a-b', 'a.b', 'a_b'].forEach(datastore => machine(pve, `Web${datastore.length}${datastore.charCodeAt(1)}`, { datastore, hostName: `web${datastore.charCodeAt(1)}`, ip: IpAssignment.of(`10.0.20.${100 + datastore.charCodeAt(1)}/24`) })); });
    expect(grants).toEqual(table);
    expect(grants.filter(grant => grant.endsWith('Datastore.AllocateSpace'))).toHaveLength(3);
  });

  test('GIVEN a stack with a long name WHEN written THEN the user is one that Proxmox takes', () => {
    const app = new App();
    const users = ['a', 'b'].map(end => {
      const stack = new EstateStack(app, `${'long'.repeat(20)}-${end}`, { defaults: { admin: ADMIN, dns: ['10.0.20.1'] } satisfies EstateDefaults });
      machine(proxmox(stack), 'Web', { hostName: `web-${end}` });
      const { content } = stack.node.findChild('PreflightRecord').node.findChild('Role') as unknown as { content: string };
      return JSON.parse(content).resource.proxmox_virtual_environment_user.terraform.user_id as string;
    });
    expect(users.filter(user => user.length > 64)).toEqual([]);
    expect(new Set(users).size).toBe(2);
  });
});

test('GIVEN any program WHEN written THEN the page is text that ends in one line end, without a blank at the end of a line', () => {
  const { page } = of(pve => { machine(pve, 'Web', { provisioning: Provisioning.cloudInit() }); }, { ssh: { userName: 'terraform' } });
  expect(page).toMatch(/[^\n]\n$/);
  expect(page).not.toMatch(/[ \t]\n|\n\n\n|undefined|\[object/);
});

test('GIVEN the same program in another order WHEN written THEN the page is the same', () => {
  const page = (ids: string[]) => of(pve => { ids.forEach(id => pve.tune(machine(pve, id, { image: pve.image(DEBIAN), placement: Placement.onHost(`n${id.length}`), network: pve.bridge(`vmbr${id.length}`) }), { vmId: 100 + id.length })); }).page;
  expect(page(['A', 'Bb', 'Ccc'])).toBe(page(['Ccc', 'A', 'Bb']));
});
