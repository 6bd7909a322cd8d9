import { bare, DHCP, esxi, gib, lookedUp, onEsxi, onVcenter, vcenter, vmOf, web } from './written-on-vsphere';
import { EstateStack, HardenedVm, IpAssignment, Labels, OperatingSystem, Placement, VsphereCustomization, VspherePlatform } from '../../../src';
import { Json, Written, written } from '../written';

const IN_DC1 = { datacenter_id: '${data.vsphere_datacenter.Vc_Lookups_datacenter-dc1_12DD12D0.id}' };

/** What is looked up of a kind, without where. */
function namesOf(result: Written, kind: string): string[] {
  return Object.entries(lookedUp(result)).filter(([address]) => address.startsWith(`${kind}.`)).map(([, { name }]) => name).sort();
}

/** What a reference leads to. */
function meant(result: Written, reference: string): Json {
  const [, type, id] = /^\$\{data\.([a-z_]+)\.([^.]+)\./.exec(reference)!;
  return bare(result.document.data[type][id]);
}

const networksOf = (result: Written, construct = 'Web') => vmOf(result, construct).network_interface.map(({ network_id }: Json) => meant(result, network_id));

describe('a name', () => {
  test('is looked up once, however many machines use it', () => {
    const one = onVcenter();
    const many = written(stack => { const vc = vcenter(stack); for (let id = 1; id <= 5; id += 1) { web(vc, {}, `Web${id}`); } });
    expect(lookedUp(many)).toEqual(lookedUp(one));
    expect(lookedUp(one)).toEqual({
      'datacenter.Vc_Lookups_datacenter-dc1_12DD12D0': { name: 'dc1' },
      'compute_cluster.Vc_Lookups_compute-cluster-c1_C7666F11': { name: 'c1', ...IN_DC1 },
      'datastore.Vc_Lookups_datastore-ds1_C2990A4A': { name: 'ds1', ...IN_DC1 },
      'network.Vc_Lookups_network-app_E254B13E': { name: 'app', ...IN_DC1 },
      'virtual_machine.Vc_Lookups_virtual-machine-rhel9-golden_765033CB': { name: 'rhel9-golden', ...IN_DC1 },
    });
  });

  test('may have blanks, and read like another', () => {
    const result = written(stack => {
      const vc = vcenter(stack, { datacenter: 'Data Center', cluster: 'Cluster 1', datastore: 'SSD  Fast' });
      const vm = web(vc, { network: vc.portGroup('VM Network') });
      vm.addNic(vc.portGroup('VM-Network'), { ip: DHCP });
      vm.addNic(vc.portGroup('VM  Network'), { ip: DHCP });
    });
    expect(namesOf(result, 'network')).toEqual(['VM  Network', 'VM Network', 'VM-Network']);
    expect(networksOf(result).map(({ name }: Json) => name)).toEqual(['VM Network', 'VM-Network', 'VM  Network']);
    expect([namesOf(result, 'datacenter'), namesOf(result, 'compute_cluster'), namesOf(result, 'datastore')]).toEqual([['Data Center'], ['Cluster 1'], ['SSD  Fast']]);
  });

  test('of a port group counts with its switch', () => {
    const result = onVcenter((vc, vm) => {
      vm.addNic(vc.portGroup('app', { switchName: 'dvs1' }), { ip: DHCP });
      vm.addNic(vc.portGroup('dvs1-app'), { ip: DHCP });
      vm.addNic(vc.portGroup('app', { switchName: 'dvs2' }), { ip: DHCP });
    });
    const [, onFirst, alone, onSecond] = networksOf(result);
    expect([onFirst.name, alone.name, onSecond.name]).toEqual(['app', 'dvs1-app', 'app']);
    expect(alone.distributed_virtual_switch_uuid).toBeUndefined();
    expect([onFirst, onSecond].map(({ distributed_virtual_switch_uuid }) => meant(result, distributed_virtual_switch_uuid))).toEqual([{ name: 'dvs1', ...IN_DC1 }, { name: 'dvs2', ...IN_DC1 }]);
  });

  test.each([['looked up', []], ['made', ['critical', 'env']]])('of a tag is that of its category where the label is a key alone; both are %s', (_, ownTagCategories) => {
    const result = onVcenter(() => {}, { labels: Labels.of({ critical: '', env: 'lab' }) }, { ownTagCategories });
    const body = (reference: string): Json => {
      const [address] = /(?<=^\$\{).*(?=\.id\}$)/.exec(reference)!;
      const [type, id] = address.replace(/^data\./, '').split('.');
      return bare(result.document[address.startsWith('data.') ? 'data' : 'resource'][type][id]);
    };
    const tags: Json[] = vmOf(result).tags.map(body);
    expect(tags.map(({ name, category_id }) => [body(category_id).name, name]).sort()).toEqual([['critical', 'critical'], ['env', 'lab']]);
  });

  test('of a library item counts with its library, of a resource pool with its path', () => {
    const result = written(stack => {
      const vc = vcenter(stack);
      const options = { guest: OperatingSystem.RHEL_9 };
      web(vc, { image: vc.libraryItem('b-c', { ...options, library: 'a' }) }, 'One');
      const two = web(vc, { image: vc.libraryItem('c', { ...options, library: 'a-b' }) }, 'Two');
      vc.tune(two, { resourcePool: 'Production' });
      vc.tune(web(vc, { image: vc.libraryItem('c', options) }, 'Three'), { resourcePool: 'c2/Resources/Production' });
    });
    const items = ['One', 'Two', 'Three'].map(id => meant(result, vmOf(result, id).clone.template_uuid));
    expect(items.map(({ name, library_id }) => [meant(result, library_id).name, name])).toEqual([['a', 'b-c'], ['a-b', 'c'], ['templates', 'c']]);
    expect(['Two', 'Three'].map(id => meant(result, vmOf(result, id).resource_pool_id))).toEqual([
      { name: 'Production', parent_resource_pool_id: '${data.vsphere_compute_cluster.Vc_Lookups_compute-cluster-c1_C7666F11.resource_pool_id}' },
      { name: 'c2/Resources/Production', ...IN_DC1 },
    ]);
  });
});

describe('what is looked up', () => {
  test('is nothing that nobody uses', () => {
    const result = written(stack => {
      const vc = vcenter(stack, { datastore: undefined, datastoreCluster: 'pods', keyProvider: 'kms', library: 'golden' });
      vc.portGroup('unused');
      vc.existingTemplate('unused', { guest: OperatingSystem.RHEL_9 });
      vc.existingFolder('unused');
      vc.pciDevice('esx1', { vendorId: '10de' });
      web(vc, { diskSize: gib(20), datastore: 'ds1' });
    });
    expect(Object.keys(lookedUp(result)).map(address => address.split('.')[0]).sort()).toEqual(['compute_cluster', 'datacenter', 'datastore', 'network', 'virtual_machine']);
  });

  test('is nothing at all for a platform without machines', () => {
    expect(written(stack => { vcenter(stack); web(esxi(stack)); }).document.data.vsphere_compute_cluster).toBeUndefined();
  });

  test.each<[string, (vc: VspherePlatform, vm: HardenedVm) => void, string, string[]]>([
    ['an interface', (vc, vm) => { vm.addNic(vc.portGroup('dmz'), { ip: DHCP }); }, 'network', ['app', 'dmz']],
    ['a datastore of a disk', (_, vm) => { vm.addDisk('data', gib(3), { datastore: 'slow' }); }, 'datastore', ['ds1', 'slow']],
    ['a storage policy', (vc, vm) => { vc.tune(vm, { storagePolicy: 'gold', disks: { root: { storagePolicy: 'silver' } } }); }, 'storage_policy', ['gold', 'silver']],
    ['a custom attribute', (vc, vm) => { vc.tune(vm, { customAttributes: { owner: 'web' } }); }, 'custom_attribute', ['owner']],
    ['the datastore of a disc', (vc, vm) => { vc.tune(vm, { discs: [{ path: 'a.iso' }, { path: 'b.iso', datastore: 'iso' }] }); }, 'datastore', ['ds1', 'iso']],
    ['a customization specification', (vc, vm) => { vc.customize(vm, VsphereCustomization.spec('golden')); }, 'guest_os_customization', ['golden']],
    ['hosts of a rule', (vc, vm) => { vc.keepOn('licensed', ['esx2', 'esx1'], [vm]); }, 'host', ['esx1', 'esx2']],
  ])('%s after the construction of the machine', (_, change, kind, names) => {
    expect(namesOf(onVcenter(change), kind)).toEqual(names);
  });

  test('is the host where a machine is placed, and its device', () => {
    const result = onVcenter((vc, vm) => {
      vc.passthrough(vm, vc.pciDevice('esx1', { vendorId: '10de' }));
      vc.passthrough(vm, vc.pciDevice('esx1', { classId: '10de' }));
      vc.passthrough(vm, vc.pciDevice('esx1', { namePattern: 'NVIDIA.*A2' }));
    }, { placement: Placement.onHost('esx1') });
    const { host_system_id, pci_device_id } = vmOf(result);
    expect(meant(result, host_system_id)).toEqual({ name: 'esx1', ...IN_DC1 });
    expect(pci_device_id.map((id: string) => meant(result, id))).toEqual([{ vendor_id: '10de' }, { class_id: '10de' }, { name_regex: 'NVIDIA.*A2' }].map(one => ({ ...one, host_id: host_system_id })));
  });
});

describe('where it is looked up', () => {
  test.each<[string, Parameters<typeof vcenter>[1], string]>([
    ['in a cluster', {}, 'data.vsphere_compute_cluster.Vc_Lookups_compute-cluster-c1_C7666F11'],
    ['on a host without cluster', { cluster: undefined, host: 'esx1' }, 'data.vsphere_host.Vc_Lookups_host-esx1_B8D2DE95'],
  ])('%s the root pool is that of it', (_, props, address) => {
    const result = onVcenter(() => {}, {}, props);
    expect(vmOf(result).resource_pool_id).toBe(`\${${address}.resource_pool_id}`);
    expect(vmOf(result).host_system_id).toBe(props!.host && `\${${address}.id}`);
    expect(namesOf(result, 'compute_cluster')).toEqual(props!.host ? [] : ['c1']);
  });

  test('a host without cluster gives its machines its own devices', () => {
    const result = onVcenter((vc, vm) => vc.passthrough(vm, vc.pciDevice('esx1', { vendorId: '10de' })), {}, { cluster: undefined, host: 'esx1' });
    const { host_system_id, pci_device_id } = vmOf(result);
    expect(meant(result, pci_device_id[0])).toEqual({ vendor_id: '10de', host_id: host_system_id });
  });

  test('on a standalone host nothing but names of datastores and networks', () => {
    const result = onEsxi();
    const inIt = { datacenter_id: '${data.vsphere_datacenter.Esx_Lookups_datacenter_6F91B5D6.id}' };
    expect(Object.values(lookedUp(result))).toEqual([{}, { name: 'datastore1', ...inIt }, inIt, { name: 'app', ...inIt }]);
    expect(vmOf(result).resource_pool_id).toBe('${data.vsphere_host.Esx_Lookups_host_EFE6B248.resource_pool_id}');
  });
});

describe('two platforms in one stack', () => {
  const both = (stack: EstateStack) => {
    const home = vcenter(stack, { ownTagCategories: ['env'] }, 'Home');
    const one = web(home, { image: home.ova('https://images.example/rhel9.ova'), labels: Labels.of({ env: 'lab' }), ip: IpAssignment.of('10.0.20.8/24') }, 'One');
    // Everything that the first looks up at once is asked before anyone knows of the second.
    home.tune(one, { folder: home.folder('prod/web') });
    home.keepApart('one', [one, web(home, { image: home.ova('https://images.example/rhel9.ova'), ip: IpAssignment.of('10.0.20.7/24') }, 'Three')]);
    home.keepOn('two', ['esx1'], [one]);
    home.overrideDrs(one);
    home.overrideHa(one, {});
    const host = esxi(stack, {}, 'Host');
    web(host, { image: host.diskImage('images/rhel9.vmdk', { guest: OperatingSystem.RHEL_9, disks: [gib(20)] }), ip: IpAssignment.of('10.0.20.9/24') }, 'Two');
  };

  test('get an alias each, which everything of theirs names', () => {
    const { document } = written(both);
    expect(document.provider.vsphere.map(({ alias, vsphere_server }: Json) => [alias, vsphere_server])).toEqual([['home', 'vc.example'], ['host', 'esx1.example']]);
    const blocks = [document.data, document.resource].flatMap(types => Object.entries<Record<string, Json>>(types))
      .flatMap(([type, bodies]) => Object.values(bodies).map(body => ({ type, body })));
    expect(new Set(blocks.map(({ type }) => type)).size).toBeGreaterThan(15);
    const itsOwn = ({ '//': { metadata: { path } } }: Json) => /^lab\/(Home|One|Three)/.test(path) ? 'vsphere.home' : 'vsphere.host';
    expect(blocks.filter(({ body }) => body.provider !== itsOwn(body)).map(({ type, body }) => [type, body.provider])).toEqual([]);
  });

  test('one alone has no alias, and nothing names it', () => {
    const { document } = onVcenter();
    expect(document.provider.vsphere).toEqual([{ vsphere_server: 'vc.example', allow_unverified_ssl: false }]);
    expect(JSON.stringify([document.data, document.resource])).not.toContain('"provider"');
  });
});
