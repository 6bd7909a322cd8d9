import { esxi, preflightOf, RHEL, STATIC, vsphere } from './preflight-written';
import { EstateStack, Firmware, GuestAccess, HardenedVm, IpAssignment, Labels, OperatingSystem, Placement, SecretRef, Size, VirtualMachine, VspherePlatform } from '../../../src';
import { VsphereCustomization } from '../../../src/platforms/vsphere/vsphere-customization';
import { proxmox } from '../written';

const DEBIAN = { guest: OperatingSystem.DEBIAN_13, disks: [Size.gibibytes(20)] };

let hosts = 0;
const address = () => IpAssignment.of(`10.0.20.${20 + (hosts = (hosts + 1) % 200)}/24`, '10.0.20.1');

function machine(stack: EstateStack, vc: VspherePlatform, id = 'Web'): VirtualMachine {
  return new VirtualMachine(stack, id, { image: vc.existingTemplate('rhel9', RHEL), network: vc.portGroup('app'), ip: address() });
}

/** Cells of the rows of a section. */
const rowsOf = (section: string) => section.split('\n').filter(line => line.startsWith('|')).slice(2).map(line => line.slice(2, -2).split(' | '));

/** A machine of everything. */
const full = () => preflightOf(stack => {
  const vc = vsphere(stack, { keyProvider: 'native', ownTagCategories: ['tier'] });
  const web = new HardenedVm(stack, 'Web', {
    image: vc.existingTemplate('Templates/rhel9', RHEL),
    network: vc.portGroup('VM Network'),
    ip: STATIC,
    labels: Labels.of({ tier: 'web', owner: 'ops' }),
    placement: Placement.onHost('esx1'),
    firmware: Firmware.uefi({ secureBoot: true, vtpm: true }),
  });
  web.addNic(vc.portGroup('db', { switchName: 'dvs1' }));
  web.addDisk('data', Size.gibibytes(8), { datastore: 'slow' });
  vc.tune(web, { folder: vc.existingFolder('estate'), storagePolicy: 'gold', customAttributes: { cost: 'x' }, discs: [{ path: 'iso/a.iso', datastore: 'nas' }], resourcePool: 'prod' });
  vc.overrideHa(web, { restartPriority: 'high' });
  vc.overrideDrs(web, {});
  vc.passthrough(web, vc.pciDevice('esx1', { vendorId: '10de', namePattern: 'NVIDIA.*' }));
  const db = new VirtualMachine(stack, 'Db', { image: vc.libraryItem('rhel9-golden', RHEL), network: vc.portGroup('app'), ip: address(), access: GuestAccess.none('console') });
  vc.customize(db, VsphereCustomization.spec('linux spec'));
  vc.tune(db, { folder: vc.folder('own/db') });
  new VirtualMachine(stack, 'App', { image: vc.ova('https://images.example/debian.ova', DEBIAN), network: vc.portGroup('app'), ip: address() });
});

test('GIVEN a stack with a platform WHEN written THEN people read the page, and Terraform the module', () => {
  expect(preflightOf(stack => { machine(stack, vsphere(stack)); }).readers).toMatchObject({ 'preflight.md': 'people', 'preflight/vsphere/role.tf.json': 'terraform' });
});

test('GIVEN one machine from a template WHEN written THEN nothing that it does not use is told', () => {
  expect(Object.keys(preflightOf(stack => { machine(stack, vsphere(stack)); }).sections)).toEqual(['vCenter', 'Inventory', 'Templates', 'Names that must be free', 'Secrets', 'Privileges']);
});

test('GIVEN a platform that nothing runs on WHEN written THEN only what it needs itself is told', () => {
  expect(Object.keys(preflightOf(stack => { vsphere(stack); }).sections)).toEqual(['vCenter', 'Secrets']);
});

describe('what vCenter must have', () => {
  let sections: Record<string, string>;
  beforeAll(() => { ({ sections } = full()); });

  test('its version and key provider', () => {
    expect(sections.vCenter).toMatch(/^vCenter and its oldest host are of version 8\.0 or later\./);
    expect(sections.vCenter).toContain('`govc kms.ls native`');
  });

  test('objects of the inventory, each with the command that finds it', () => {
    expect(rowsOf(sections.Inventory)).toEqual([
      ['cluster', '`c1`', '`govc find -type c -name c1 /dc1/host`'],
      ['datacenter', '`dc1`', '`govc find -maxdepth 0 /dc1`'],
      ['datastore', '`ds1`', '`govc find -type s -name ds1 /dc1/datastore`'],
      ['datastore', '`nas`', '`govc find -type s -name nas /dc1/datastore`'],
      ['datastore', '`slow`', '`govc find -type s -name slow /dc1/datastore`'],
      ['distributed switch', '`dvs1`', '`govc find -type w -type VmwareDistributedVirtualSwitch -name dvs1 /dc1/network`'],
      ['folder of machines', '`estate`', '`govc find -maxdepth 0 /dc1/vm/estate`'],
      ['host', '`esx1`', '`govc find -type h -name esx1 /dc1/host`'],
      ['network', '`VM Network`', '`govc find -type n -type g -type o -name \'VM Network\' /dc1/network`'],
      ['network', '`app`', '`govc find -type n -type g -type o -name app /dc1/network`'],
      ['network', '`db, on dvs1`', expect.stringMatching(/ -name db \/dc1\/network -config\.distributedVirtualSwitch "\$\(govc find -i .* -name dvs1 \/dc1\/network\)"`$/)],
      ['resource pool', '`prod`', '`govc find -type p -name prod /dc1/host`'],
    ]);
  });

  test('functions of the cluster that are used', () => {
    expect(rowsOf(sections['Functions of the cluster']).map(([what]) => what)).toEqual(['DRS is on', 'vSphere HA is on']);
  });

  test('templates, with what the program says of them', () => {
    expect(rowsOf(sections.Templates)).toEqual([[
      '`Templates/rhel9`', 'Red Hat Enterprise Linux 9', '20 GiB', '`govc device.info -vm "$(govc find -maxdepth 0 /dc1/vm/Templates/rhel9)" \'disk-*\'`',
      '`govc object.collect -s "$(govc find -maxdepth 0 /dc1/vm/Templates/rhel9)" config.guestId config.firmware snapshot`',
    ]]);
  });

  test('what lies beside the inventory; nothing that the stack makes', () => {
    expect(rowsOf(sections['Beside the inventory'])).toEqual([
      ['content library', '`templates`', '`govc library.info /templates`'],
      ['custom attribute, for machines', '`cost`', '`govc fields.ls -type VirtualMachine`'],
      ['customization specification', '`linux spec`', '`govc object.collect -s -json CustomizationSpecManager:CustomizationSpecManager info`'],
      ['item of a content library, `templates`', '`rhel9-golden`', '`govc library.info /templates/rhel9-golden`'],
      ['storage policy', '`gold`', '`govc storage.policy.ls gold`'],
      ['tag category, for machines', '`owner`', '`govc tags.category.info owner`'],
      ['tag, `owner`', '`ops`', '`govc tags.info -c owner ops`'],
    ]);
  });

  test('PCI devices and files', () => {
    expect(rowsOf(sections['PCI devices'])).toEqual([['`esx1`', 'name NVIDIA.*, vendor 10de', '`govc object.collect -s -json "$(govc find -type h -name esx1 /dc1/host)" config.pciPassthruInfo`']]);
    expect(rowsOf(sections.Files)).toEqual([['`https://images.example/debian.ova`', 'where Terraform runs', '`curl -fsSI https://images.example/debian.ova`']]);
  });

  test('names that must be free: machines in their folders, and what else the stack makes', () => {
    expect(rowsOf(sections['Names that must be free']).map(([what, name]) => [what, name])).toEqual([
      ['folder', '`/dc1/vm/own`'], ['item of a content library', expect.stringMatching(/^`\/templates\/debian\.ova-[0-9a-f]{8}`$/)],
      ['machine', '`/dc1/vm/app`'], ['machine', '`/dc1/vm/estate/web`'], ['machine', '`/dc1/vm/own/db/db`'], ['tag category', '`tier`'],
    ]);
  });
});

describe('secrets', () => {
  test('GIVEN nothing said WHEN written THEN the provider reads its own variables, in the page and in NEXT.md', () => {
    const { sections, next } = preflightOf(stack => { machine(stack, vsphere(stack)); });
    for (const text of [sections.Secrets, next]) {
      expect(text).toContain('export VSPHERE_PASSWORD=\'...\'  # password of hostwright-lab-vc@vsphere.local\nexport VSPHERE_USER=\'...\'  # hostwright-lab-vc@vsphere.local');
    }
  });

  test('GIVEN a user and a variable WHEN written THEN the user is taken as is, and no account is made', () => {
    const { sections, lines } = preflightOf(stack => { machine(stack, vsphere(stack, { user: 'svc@corp.example', password: SecretRef.terraformVariable('vc_password') })); });
    expect(sections.Secrets.match(/export \w+/g)).toEqual(['export TF_VAR_vc_password']);
    expect(lines.filter(line => !/^govc (role\.create|permissions\.set -principal svc@corp\.example) /.test(line))).toEqual([]);
  });
});

describe('the access', () => {
  test('GIVEN a machine WHEN written THEN account, roles and permissions follow each other, and NEXT.md has the same lines', () => {
    const { lines, next } = preflightOf(stack => { machine(stack, vsphere(stack)); });
    expect(lines.slice(0, 2)).toEqual(['read -rs NEW_PASSWORD', 'govc sso.user.create -p "$NEW_PASSWORD" hostwright-lab-vc']);
    expect(lines.filter(line => line.startsWith('govc role.create')).map(line => line.split(' ')[2].replace('hostwright-lab-vc-', ''))).toEqual(['server', 'storage', 'compute', 'networks', 'machines', 'templates']);
    const of = (role: string, propagate: boolean, target: string) => `govc permissions.set -principal hostwright-lab-vc@vsphere.local -role ${role} -propagate=${propagate} ${target}`;
    expect(lines.filter(line => line.startsWith('govc permissions.set'))).toEqual([
      of('ReadOnly', false, '"$(govc find -maxdepth 0 /dc1)"'),
      of('hostwright-lab-vc-compute', true, '"$(govc find -type c -name c1 /dc1/host)"'),
      of('hostwright-lab-vc-machines', true, '"$(govc find -maxdepth 0 /dc1/vm)"'),
      of('hostwright-lab-vc-networks', false, '"$(govc find -type n -type g -type o -name app /dc1/network)"'),
      of('hostwright-lab-vc-server', false, '/'),
      of('hostwright-lab-vc-storage', false, '"$(govc find -type s -name ds1 /dc1/datastore)"'),
      of('hostwright-lab-vc-templates', false, '"$(govc find -type m -name rhel9 /dc1/vm)"'),
    ]);
    expect(next).toContain(lines.join('\n'));
  });

  test('GIVEN tags WHEN written THEN the step that no command does is told in both', () => {
    const { page, next } = preflightOf(stack => { labelled(stack); });
    for (const text of [page, next]) { expect(text).toContain('Global Permissions > Add: `hostwright-lab-vc@vsphere.local`, role `hostwright-lab-vc-global`, with "Propagate to children"'); }
  });

  test('GIVEN a library that is only read WHEN written THEN the role that reads is enough', () => {
    const { page } = preflightOf(stack => {
      const vc = vsphere(stack);
      new VirtualMachine(stack, 'Db', { image: vc.libraryItem('rhel9-golden', RHEL), network: vc.portGroup('app'), ip: STATIC });
    });
    expect(page).toContain('role `ReadOnly`, with');
  });

  test('GIVEN machines with and without a folder WHEN written THEN only the latter are warned of', () => {
    const page = (folder?: string) => preflightOf(stack => {
      const vc = vsphere(stack);
      vc.tune(machine(stack, vc), folder === undefined ? {} : { folder: vc.existingFolder(folder) });
    }).page;
    expect(page()).toContain('so the role holds for every machine of the datacenter');
    expect(page('estate')).not.toContain('every machine of the datacenter');
  });

  test('GIVEN two machines WHEN each needs something else THEN neither folder nor pool has more than its machine takes', () => {
    const { table } = preflightOf(stack => {
      const vc = vsphere(stack);
      vc.tune(machine(stack, vc, 'One'), { folder: vc.existingFolder('one'), resourcePool: 'p1', customAttributes: { cost: 'x' } });
      const two = new VirtualMachine(stack, 'Two', { image: vc.libraryItem('rhel9-golden', RHEL), network: vc.portGroup('app'), ip: address() });
      vc.tune(two, { folder: vc.existingFolder('two'), resourcePool: 'p2' });
    });
    expect(table.filter(grant => / (Global\.SetCustomField|VApp\.Import)$/.test(grant))).toEqual(['/dc1/host/c1/Resources/p2 VApp.Import', '/dc1/vm/one Global.SetCustomField', '/dc1/vm/two VApp.Import']);
  });

  test('GIVEN a name with a quote and signs WHEN written THEN the shell and govc take it as it is', () => {
    const { sections } = preflightOf(stack => { const vc = vsphere(stack); machine(stack, vc).addNic(vc.portGroup('ops\' [x]*')); });
    expect(sections.Inventory).toContain('-name \'ops\'\\\'\' \\[x\\]\\*\' /dc1/network');
  });
});

function labelled(stack: EstateStack): void {
  const vc = vsphere(stack);
  new VirtualMachine(stack, 'Web', { image: vc.existingTemplate('rhel9', RHEL), network: vc.portGroup('app'), ip: STATIC, labels: Labels.of({ tier: 'web' }) });
}

describe('the module', () => {
  test('GIVEN a machine WHEN written THEN it makes roles and nothing else, and keeps its state in the project', () => {
    const { module } = preflightOf(stack => { machine(stack, vsphere(stack, { verifyTls: false })); });
    expect(Object.keys(module.resource)).toEqual(['vsphere_role']);
    expect(module.provider).toEqual({ vsphere: [{ allow_unverified_ssl: true, password: '${var.admin_password}', user: '${var.admin_user}', vsphere_server: 'vc.example' }] });
    expect(module.terraform.backend).toEqual({ local: { path: '../../../../../terraform.lab.preflight-vsphere.tfstate' } });
    expect(module.terraform.required_providers.vsphere.source).toBe('vmware/vsphere');
    expect(module.variable).toEqual({ admin_password: expect.objectContaining({ sensitive: true, default: null }), admin_user: expect.objectContaining({ default: null }) });
  });

  test('GIVEN any use WHEN written THEN no role names what every role has, which the provider would never find again', () => {
    expect(Object.values(full().terraform).flat().filter(privilege => privilege.startsWith('System.'))).toEqual([]);
  });
});

describe('several platforms of a stack', () => {
  test('GIVEN two vCenters WHEN written THEN each has its part, its provider and its roles, and nothing of the other', () => {
    const { page, module, table } = preflightOf(stack => { ['one', 'two'].forEach(name => machine(stack, vsphere(stack, { server: `${name}.example`, datacenter: name }, `Vc${name}`), name)); });
    expect(page.match(/^## .*$/gm)).toEqual(['## lab/Vcone: one.example', '## lab/Vctwo: two.example']);
    expect(module.provider.vsphere.map(({ alias }: { alias: string }) => alias)).toEqual(['vcone', 'vctwo']);
    const roles = Object.values<{ name: string; provider: string }>(module.resource.vsphere_role);
    expect(roles).toHaveLength(12);
    expect(roles.filter(({ name, provider }) => provider !== `vsphere.${name.split('-')[2]}`)).toEqual([]);
    expect(table.filter(grant => grant.startsWith('/one/network'))).toEqual(['/one/network/app Network.Assign']);
  });

  test('GIVEN Proxmox beside vCenter WHEN written THEN one page has both, each with where its commands run, and each has a module of its own', () => {
    const { page, readers, next } = preflightOf(stack => {
      const pve = proxmox(stack);
      new VirtualMachine(stack, 'Git', { image: pve.existingTemplate(9000, { guest: OperatingSystem.DEBIAN_13 }), network: pve.bridge('vmbr0'), ip: address() });
      machine(stack, vsphere(stack));
    });
    const parts = page.split('\n## ');
    expect(parts.map(part => part.split('\n')[0]).slice(1)).toEqual(['lab/Pve: https://pve.example:8006', 'lab/Vc: vc.example']);
    expect(parts[0]).not.toContain('Commands');
    expect(parts[1].split('\n')[2]).toMatch(/^Commands run as root on a node/);
    expect(parts[2].split('\n')[2]).toMatch(/^Commands of `govc` run/);
    expect(Object.keys(readers).filter(file => file.startsWith('preflight'))).toEqual(['preflight.md', 'preflight/role.tf.json', 'preflight/vsphere/role.tf.json']);
    expect(next.indexOf('pveum role add')).toBeLessThan(next.indexOf('govc role.create'));
  });
});

describe('a host without vCenter', () => {
  const host = () => preflightOf(stack => {
    const esx = esxi(stack);
    new VirtualMachine(stack, 'Web', { image: esx.ova('https://images.example/debian.ova', DEBIAN), network: esx.portGroup('VM Network'), ip: STATIC });
    new VirtualMachine(stack, 'Db', { image: esx.diskImage('images/debian.vmdk', { ...DEBIAN, datastore: 'images' }), network: esx.portGroup('app'), ip: address() });
  });

  test('GIVEN machines WHEN written THEN license, datastores, port groups and files are told', () => {
    const { sections } = host();
    expect(Object.keys(sections)).toEqual(['ESXi', 'Inventory', 'Files', 'Names that must be free', 'Secrets', 'Privileges']);
    expect(sections.ESXi).toContain('`govc license.ls`');
    expect(rowsOf(sections.Inventory).map(([what, name]) => `${what} ${name}`)).toEqual(['datastore `datastore1`', 'datastore `images`', 'network `VM Network`', 'network `app`']);
    expect(rowsOf(sections.Files)).toEqual([
      ['`https://images.example/debian.ova`', 'where Terraform runs', '`curl -fsSI https://images.example/debian.ova`'],
      ['`images/debian.vmdk`', 'datastore `images`', '`govc datastore.ls -ds images images/debian.vmdk`'],
    ]);
    expect(rowsOf(sections['Names that must be free']).map(([, name]) => name)).toEqual(['`/ha-datacenter/vm/db`', '`/ha-datacenter/vm/web`']);
  });

  test('GIVEN machines WHEN written THEN one role holds on the host, for a user of its own', () => {
    const { lines, commands, table } = host();
    expect(lines[1]).toBe('govc host.account.create -id hostwright-lab-host -password "$NEW_PASSWORD"');
    expect(Object.keys(commands)).toEqual(['hostwright-lab-host-host']);
    expect(lines.filter(line => line.startsWith('govc permissions.set'))).toEqual(['govc permissions.set -principal hostwright-lab-host -role hostwright-lab-host-host -propagate=true /']);
    expect(table).toEqual(expect.arrayContaining(['/ VApp.Import', '/ Datastore.FileManagement', '/ VirtualMachine.Config.AddExistingDisk']));
    expect(table.filter(grant => /Tagging|ContentLibrary|StorageProfile|Migrate|System\.Read/.test(grant))).toEqual([]);
  });
});

test('GIVEN any program WHEN written THEN the page is text that ends in one line end, without a blank at the end of a line', () => {
  const { page } = full();
  expect(page).toMatch(/[^\n]\n$/);
  expect(page).not.toMatch(/[ \t]\n|\n\n\n|undefined|\[object|TfToken/);
});

test('GIVEN the same program in another order WHEN written THEN the page is the same', () => {
  const page = (ids: string[]) => preflightOf(stack => {
    const vc = vsphere(stack);
    ids.forEach(id => vc.tune(new VirtualMachine(stack, id, { image: vc.existingTemplate(`t${id.length}`, RHEL), network: vc.portGroup(`n${id.length}`), ip: IpAssignment.of(`10.0.20.${30 + id.length}/24`) }), { folder: vc.existingFolder(`f${id.length}`) }));
  }).page;
  expect(page(['A', 'Bb', 'Ccc'])).toBe(page(['Ccc', 'A', 'Bb']));
});
