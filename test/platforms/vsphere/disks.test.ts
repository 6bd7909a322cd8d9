import { notesIn, synthesizedIn, Use } from './estate-on-vsphere';
import { gib, golden, onVcenter, vmOf } from './written-on-vsphere';
import { HardenedVm, HardenedVmProps, VspherePlatform } from '../../../src';
import { Project } from '../../support/project';
import { Json } from '../written';

const project = Project.forEachTest();
const disksOf = (use: (vc: VspherePlatform, vm: HardenedVm) => void, change: Partial<HardenedVmProps> = {}): Json[] => vmOf(onVcenter(use, change)).disk;
const add = (vm: HardenedVm, ...names: string[]) => { for (const name of names) { vm.addDisk(name, gib(3)); } };

const synthesized = (use: Use) => synthesizedIn(project, use);
const placed = (disks: Json[]) => disks.map(({ label, unit_number }) => [label, unit_number]);

describe('disks', () => {
  test('stay when the machine goes on without them, the root disk excepted', () => {
    expect(disksOf((_, vm) => add(vm, 'a')).map(disk => disk.keep_on_remove)).toEqual([false, true]);
  });

  test('are counted in the order in which they were added, and written in the order of their numbers', () => {
    const disks = disksOf((vc, vm) => {
      add(vm, 'a', 'b', 'c');
      vc.tune(vm, { disks: { a: { unitNumber: 9 }, c: { unitNumber: 2 } } });
    });
    expect(disks.map(({ unit_number, size }) => [unit_number, size])).toEqual([[0, 20], [2, 3], [3, 3], [9, 3]]);
    expect(new Set(disks.map(({ label }) => label)).size).toBe(4);
  });

  test.each([[14, 1], [15, 2], [30, 3], [59, 4]])('of which the highest is %d need %d controllers', (count, controllers) => {
    const machine = vmOf(onVcenter((_, vm) => { for (let disk = 1; disk <= count; disk += 1) { add(vm, `d${disk}`); } }));
    expect([machine.scsi_controller_count, machine.disk.length, machine.disk.at(-1).unit_number]).toEqual([controllers, count + 1, count]);
  });

  test('at one high number need as many controllers as many disks', () => {
    expect(vmOf(onVcenter((vc, vm) => { add(vm, 'a'); vc.tune(vm, { disks: { a: { unitNumber: 45 } } }); })).scsi_controller_count).toBe(4);
  });

  test('lie where the machine lies, unless they say where', () => {
    const [root, here, there] = disksOf((_, vm) => { add(vm, 'a'); vm.addDisk('b', gib(3), { datastore: 'slow' }); });
    expect([root.datastore_id, here.datastore_id, there.datastore_id]).toEqual([undefined, undefined, expect.stringMatching(/^\$\{data\.vsphere_datastore\..*slow/)]);
  });

  test('in a cluster of datastores lie where Storage DRS puts them', () => {
    const machine = vmOf(onVcenter((_, vm) => add(vm, 'a'), {}, { datastore: undefined, datastoreCluster: 'pods' }));
    expect([machine.datastore_id, machine.datastore_cluster_id]).toEqual([undefined, expect.stringMatching(/^\$\{data\.vsphere_datastore_cluster\./)]);
    expect(machine.disk.filter((disk: Json) => 'datastore_id' in disk)).toEqual([]);
  });

  test('have the policy of the machine, or their own', () => {
    const [root, data] = disksOf((vc, vm) => { add(vm, 'a'); vc.tune(vm, { storagePolicy: 'gold', disks: { a: { storagePolicy: 'silver' } } }); });
    expect([root.storage_policy_id, data.storage_policy_id]).toEqual(['gold', 'silver'].map(name => expect.stringContaining(`storage-policy-${name}`)));
  });

  test('of the template keep their formats, new ones are thin', () => {
    const disks: Json[] = vmOf(onVcenter((_, vm) => add(vm, 'a', 'b'), {}, {})).disk;
    expect(disks.map(({ thin_provisioned }) => thin_provisioned)).toEqual([expect.stringContaining('.disks[0].thin_provisioned}'), true, true]);
  });

  test('of a template with two are both followed, and left alone, wherever they stand', () => {
    const machine = synthesized(({ vc, web: make }) => {
      const vm = make({ image: golden(vc, { disks: [gib(20), gib(3)] }) });
      add(vm, 'a', 'b');
    });
    expect(machine.disk.map(({ eagerly_scrub }: Json) => eagerly_scrub)).toEqual([expect.stringContaining('.disks[0].eagerly_scrub}'), expect.stringContaining('.disks[1].eagerly_scrub}'), false]);
    expect(machine.lifecycle.ignore_changes.filter((path: string) => path.startsWith('disk'))).toEqual([0, 1].flatMap(at => [`disk[${at}].thin_provisioned`, `disk[${at}].eagerly_scrub`]));
  });
});

describe('with a lock', () => {
  test('GIVEN a renamed disk WHEN synthesized THEN label and number are the old ones: another label would be another disk', () => {
    const before = synthesized(({ web: make }) => { add(make(), 'one', 'two'); }).disk;
    const after = synthesized(({ web: make }) => { const vm = make(); vm.addDisk('second', gib(3)).movedFrom('two'); add(vm, 'one'); }).disk;
    expect(placed(after)).toEqual(placed(before));
    expect(after).toEqual(before);
  });

  test('GIVEN a disk that left WHEN another comes THEN it gets neither label nor number of the old one', () => {
    const before = synthesized(({ web: make }) => { add(make(), 'one', 'two'); }).disk;
    const going = synthesized(({ web: make }) => { const vm = make(); add(vm, 'one', 'two'); vm.retireDisk('one'); }).disk;
    expect(placed(going)).toEqual(placed(before));
    expect(notesIn(project)).toContainEqual({ field: 'retiredDisks', text: 'one leaves the machine; its file stays on the datastore until somebody deletes it.' });
    const after = synthesized(({ web: make }) => { const vm = make(); add(vm, 'three', 'two'); }).disk;
    expect(placed(after)).toEqual([['root', 0], [before[2].label, 2], [expect.stringMatching(/^hw/), 3]]);
    expect(after.map(({ label }: Json) => label)).not.toContain(before[1].label);
  });

  test('GIVEN disks in another order, and another host name by hand WHEN synthesized THEN each keeps its place', () => {
    const before = synthesized(({ web: make }) => { add(make(), 'a', 'b', 'c'); }).disk;
    expect(synthesized(({ web: make }) => { add(make({ hostName: 'web' }), 'c', 'a', 'b'); }).disk).toEqual(before);
  });
});

describe('protection', () => {
  const lifecycle = (use: (vm: HardenedVm) => void, change: Partial<HardenedVmProps> = {}): Json => vmOf(onVcenter((_, vm) => use(vm), change)).lifecycle;

  test.each<[string, (vm: HardenedVm) => void, Partial<HardenedVmProps>, boolean | undefined]>([
    ['data', vm => add(vm, 'a'), {}, true],
    ['no data', () => {}, {}, undefined],
    ['state of its own', () => {}, { stateful: true }, true],
    ['data, that its owner lets go', vm => { add(vm, 'a'); vm.retire(); }, {}, undefined],
  ])('of a machine with %s', (_, use, change, expected) => {
    expect(lifecycle(use, change).prevent_destroy).toBe(expected);
  });
});
