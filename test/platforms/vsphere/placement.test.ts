import { bare, gib, golden, onVcenter, vcenter, VM, vmOf, web } from './written-on-vsphere';
import { CalendarDate, EstateStack, HardenedVm, Labels, Placement, Size, VspherePlatform } from '../../../src';
import { Json, Written, written } from '../written';

const CLUSTER = '${data.vsphere_compute_cluster.Vc_Lookups_compute-cluster-c1_C7666F11.id}';
const UNTIL = CalendarDate.of('2026-11-21');

/** Two machines of one vCenter. */
function pair(use: (vc: VspherePlatform, one: HardenedVm, two: HardenedVm, stack: EstateStack) => void, props: Parameters<typeof vcenter>[1] = {}): Written {
  return written(stack => { const vc = vcenter(stack, props); use(vc, web(vc, {}, 'One'), web(vc, {}, 'Two'), stack); });
}

const idOf = (result: Written, id: string) => `\${${result.address(VM, `${id}/Resource`)}.id}`;
const one = (result: Written, type: string, at?: string): Json => bare(result.one(`vsphere_${type}`, at));

describe('rules', () => {
  test('keep machines apart, and later calls of one name join', () => {
    const result = pair((vc, first, second) => {
      vc.keepApart('web', [second]);
      vc.keepApart('web', [first, second]);
    });
    expect(one(result, 'compute_cluster_vm_anti_affinity_rule')).toEqual({ name: 'web', compute_cluster_id: CLUSTER, virtual_machine_ids: ['One', 'Two'].map(id => idOf(result, id)), mandatory: false });
  });

  test.each([[[true, false]], [[false, true]]])('bind where one of the calls says so: %j', calls => {
    const result = pair((vc, first, second) => { calls.forEach((mandatory, call) => vc.keepApart('web', [[first, second][call]], { mandatory })); });
    expect(one(result, 'compute_cluster_vm_anti_affinity_rule').mandatory).toBe(true);
  });

  test('keep machines on hosts: a group of each, and the rule between them', () => {
    const result = pair((vc, first, second) => {
      vc.keepOn('licensed db', ['esx2', 'esx1'], [first], { mandatory: true });
      vc.keepOn('licensed db', ['esx3'], [second]);
    });
    const [hosts, machines, rule] = ['compute_cluster_host_group', 'compute_cluster_vm_group', 'compute_cluster_vm_host_rule'].map(type => one(result, type));
    const hostOf = (name: string) => `\${data.vsphere_host.${Object.entries<Json>(result.document.data.vsphere_host).find(([, body]) => body.name === name)![0]}.id}`;
    expect(hosts).toEqual({ name: 'licensed db-hosts', compute_cluster_id: CLUSTER, host_system_ids: ['esx1', 'esx2', 'esx3'].map(hostOf).sort() });
    expect(machines).toEqual({ name: 'licensed db-machines', compute_cluster_id: CLUSTER, virtual_machine_ids: ['One', 'Two'].map(id => idOf(result, id)) });
    expect(rule).toEqual({
      name: 'licensed db',
      compute_cluster_id: CLUSTER,
      mandatory: true,
      vm_group_name: expect.stringMatching(/^\$\{vsphere_compute_cluster_vm_group\.[^.]+\.name\}$/),
      affinity_host_group_name: expect.stringMatching(/^\$\{vsphere_compute_cluster_host_group\.[^.]+\.name\}$/),
    });
  });

  test('of names that read alike are two', () => {
    const result = pair((vc, first, second) => { vc.keepApart('a b', [first, second]); vc.keepApart('a-b', [first, second]); });
    expect(Object.values(result.all('vsphere_compute_cluster_vm_anti_affinity_rule')).map(({ name }) => name).sort()).toEqual(['a b', 'a-b']);
  });
});

describe('overrides', () => {
  test.each<[string, string, (vc: VspherePlatform, vm: HardenedVm) => void, Json]>([
    ['of DRS: manual unless told', 'drs_vm_override', (vc, vm) => vc.overrideDrs(vm), { drs_enabled: true, drs_automation_level: 'manual' }],
    ['of DRS, in two calls', 'drs_vm_override', (vc, vm) => { vc.overrideDrs(vm, { automationLevel: 'fullyAutomated', enabled: true }); vc.overrideDrs(vm, { enabled: false }); },
      { drs_enabled: false, drs_automation_level: 'fullyAutomated' }],
    ['of HA: the cluster\'s own unless told', 'ha_vm_override', (vc, vm) => vc.overrideHa(vm, {}),
      { ha_vm_restart_priority: 'clusterRestartPriority', ha_host_isolation_response: 'clusterIsolationResponse', ha_vm_monitoring_use_cluster_defaults: true }],
    ['of HA, in two calls', 'ha_vm_override', (vc, vm) => { vc.overrideHa(vm, { restartPriority: 'highest', monitoring: 'vmMonitoringOnly' }); vc.overrideHa(vm, { isolationResponse: 'shutdown' }); },
      { ha_vm_restart_priority: 'highest', ha_host_isolation_response: 'shutdown', ha_vm_monitoring: 'vmMonitoringOnly', ha_vm_monitoring_use_cluster_defaults: false }],
  ])('%s', (_, type, use, expected) => {
    const result = onVcenter(use);
    expect(one(result, type)).toEqual({ compute_cluster_id: CLUSTER, virtual_machine_id: idOf(result, 'Web'), ...expected });
  });
});

describe('folders', () => {
  test('of the estate are made level by level, each once, and before their machines', () => {
    const result = pair((vc, first, second) => {
      vc.tune(first, { folder: vc.folder('prod/web') });
      vc.tune(second, { folder: vc.folder('prod/db') });
      vc.folder('/prod/web');
      vc.folder('prod.web');
    });
    const folders = Object.fromEntries(Object.entries<Json>(result.document.resource.vsphere_folder).map(([id, body]) => [id, body.path]));
    const [prod] = Object.entries(folders).find(([, path]) => path === 'prod')!;
    expect(Object.values(folders).sort()).toEqual([`\${vsphere_folder.${prod}.path}/db`, `\${vsphere_folder.${prod}.path}/web`, 'prod', 'prod.web']);
    expect(Object.values<Json>(result.document.resource.vsphere_folder).every(({ type, datacenter_id }) => type === 'vm' && datacenter_id.includes('vsphere_datacenter'))).toBe(true);
    const below = (name: string) => `vsphere_folder.${Object.entries(folders).find(([, path]) => path.endsWith(`/${name}`))![0]}`;
    expect(['One', 'Two'].map(id => [vmOf(result, id).folder, vmOf(result, id).depends_on])).toEqual([['prod/web', [below('web')]], ['prod/db', [below('db')]]]);
  });

  test('that exist are named, relative to the datacenter', () => {
    const result = onVcenter((vc, vm) => vc.tune(vm, { folder: vc.existingFolder('/prod/web') }));
    expect([vmOf(result).folder, vmOf(result).depends_on, result.document.resource.vsphere_folder]).toEqual(['prod/web', [], undefined]);
  });
});

test('categories that the stack owns are made once, with their tags', () => {
  const result = written(stack => {
    const vc = vcenter(stack, { ownTagCategories: ['env'] });
    ['One', 'Two', 'Three'].forEach((id, position) => web(vc, { labels: Labels.of({ env: position === 2 ? 'lab' : 'prod', team: 'web' }) }, id));
  });
  const [category] = Object.keys(result.document.resource.vsphere_tag_category);
  expect(one(result, 'tag_category')).toEqual({ name: 'env', cardinality: 'SINGLE', associable_types: ['VirtualMachine'], description: 'hostwright' });
  expect(Object.values(result.all('vsphere_tag')).map(bare)).toEqual(['lab', 'prod'].map(name => ({ name, category_id: `\${vsphere_tag_category.${category}.id}`, description: 'hostwright' })));
  expect(Object.values<Json>(result.document.data.vsphere_tag_category).map(({ name }) => name)).toEqual(['team']);
  expect(vmOf(result, 'One').tags).toEqual(vmOf(result, 'Two').tags);
  expect(vmOf(result, 'Three').tags).not.toEqual(vmOf(result, 'Two').tags);
});

describe('a PCI device', () => {
  const passed = (tuning: Parameters<VspherePlatform['tune']>[1] = {}) => vmOf(onVcenter((vc, vm) => {
    vc.passthrough(vm, vc.pciDevice('esx1', { vendorId: '10de' }));
    vc.tune(vm, tuning);
  }, { placement: Placement.onHost('esx1'), memory: gib(4) }));

  test('keeps all memory for its machine', () => {
    const device = expect.stringMatching(/^\$\{data\.vsphere_host_pci_device\./);
    expect(passed()).toMatchObject({ memory: 4096, memory_reservation: 4096, memory_reservation_locked_to_max: true, pci_device_id: [device] });
    expect(vmOf(onVcenter())).not.toHaveProperty('memory_reservation');
  });

  test('leaves it to the program that says how much', () => {
    expect(passed({ memoryReservation: Size.gibibytes(2), memoryReservationLockedToMax: false }))
      .toMatchObject({ memory_reservation: 2048, memory_reservation_locked_to_max: false });
  });
});

describe('a change window', () => {
  test.each<[string, { memory?: boolean; quiesce?: boolean }, Json]>([
    ['brings the filesystems to rest', {}, { memory: false, quiesce: true }],
    ['keeps the memory', { memory: true }, { memory: true, quiesce: false }],
    ['does as it is told', { memory: false, quiesce: false }, { memory: false, quiesce: false }],
  ])('is a snapshot that %s', (_, options, expected) => {
    const result = onVcenter((vc, vm) => vc.changeWindow(vm, 'upgrade', { reason: 'RHEL 9.7', expires: UNTIL, ...options }));
    expect(one(result, 'virtual_machine_snapshot')).toEqual({
      virtual_machine_uuid: idOf(result, 'Web'), snapshot_name: 'upgrade', description: 'RHEL 9.7', remove_children: false, consolidate: true, ...expected,
    });
  });

  test('may stand beside another, and each is a resource of its machine', () => {
    const result = onVcenter((vc, vm) => ['a', 'b'].forEach(name => vc.changeWindow(vm, name, { reason: name, expires: UNTIL })));
    expect(Object.keys(result.all('vsphere_virtual_machine_snapshot'))).toEqual(['Web/Change-a', 'Web/Change-b']);
  });
});

test('a host is that of the placement, and on no host DRS chooses', () => {
  const result = written(stack => { const vc = vcenter(stack); web(vc, { placement: Placement.onHost('esx1') }, 'One'); web(vc, { image: golden(vc) }, 'Two'); });
  expect([vmOf(result, 'One').host_system_id, vmOf(result, 'Two').host_system_id]).toEqual([expect.stringMatching(/^\$\{data\.vsphere_host\..*\.id\}$/), undefined]);
  expect([result.machine('one').facts.place, result.machine('two').facts.place]).toEqual(['esx1', 'c1']);
});
