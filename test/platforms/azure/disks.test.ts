import { allOf, azure, gib, onAzure, oneOf, plainMachine, referenceTo, synthesizedIn, Use, vmOf, writtenOnAzure } from './written-on-azure';
import { AzureCaching, AzureDiskPreset, AzureDiskTuning, AzureEphemeralDisk, AzurePlacement, AzurePlatform, AzureStorageType, HardenedVm, HardenedVmProps, VmSize } from '../../../src';
import { Project } from '../../support/project';
import { Json, Written } from '../written';

const project = Project.forEachTest();
const synthesized = (use: Use) => synthesizedIn(project, use);
const add = (vm: HardenedVm, ...names: string[]) => { for (const name of names) { vm.addDisk(name, gib(16)); } };
const at = (name: string) => `Web/Disks/${name}/Resource`;
const diskOf = (result: Written, name: string) => oneOf(result, 'managed_disk', at(name));
const attachmentOf = (result: Written, name: string) => oneOf(result, 'virtual_machine_data_disk_attachment', `Web/Disks/${name}/Attachment`);
/** Name in Azure and LUN of each disk. */
const placed = (result: Written): Record<string, [string, number]> => Object.fromEntries(Object.keys(allOf(result, 'managed_disk')).map(path => {
  const name = path.split('/')[2];
  return [name, [diskOf(result, name).name, attachmentOf(result, name).lun]];
}));
const notesOf = (result: Written, field: string) => (result.machine('web').notes as Json[]).filter(note => note.field === field).map(({ text }) => text);

describe('a data disk', () => {
  test('GIVEN one WHEN synthesized THEN it is a resource of its own that nobody reads over the network, and hangs on its machine', () => {
    const result = onAzure((_, vm) => add(vm, 'data'));
    expect(diskOf(result, 'data')).toEqual({
      location: 'germanywestcentral',
      resource_group_name: 'rg-lab',
      name: expect.stringMatching(/^web-hw[0-9a-f]{18}$/),
      create_option: 'Empty',
      storage_account_type: 'Premium_LRS',
      disk_size_gb: 16,
      network_access_policy: 'DenyAll',
      public_network_access_enabled: false,
      tags: { disk: 'data' },
      lifecycle: { prevent_destroy: true },
    });
    expect(attachmentOf(result, 'data')).toEqual({
      virtual_machine_id: referenceTo(result, 'linux_virtual_machine', 'Web/Resource'), managed_disk_id: referenceTo(result, 'managed_disk', at('data')), lun: 0, caching: 'None', write_accelerator_enabled: false,
    });
  });

  test.each<[string, AzureDiskTuning, [string, string]]>([
    ['nothing', {}, ['Premium_LRS', 'None']],
    ['a database', { preset: AzureDiskPreset.DATABASE }, ['Premium_LRS', 'ReadOnly']],
    ['its logs', { preset: AzureDiskPreset.LOGS }, ['Premium_LRS', 'None']],
    ['an archive', { preset: AzureDiskPreset.ARCHIVE }, ['Standard_LRS', 'None']],
    ['a database, by its own words', { preset: AzureDiskPreset.DATABASE, storage: AzureStorageType.STANDARD_SSD_ZRS, caching: AzureCaching.NONE }, ['StandardSSD_ZRS', 'None']],
  ])('GIVEN one for %s WHEN synthesized THEN storage and caching go with it', (_, tuning, expected) => {
    const result = onAzure((platform, vm) => { add(vm, 'data'); platform.tune(vm, { disks: { data: tuning } }); });
    expect([diskOf(result, 'data').storage_account_type, attachmentOf(result, 'data').caching]).toEqual(expected);
  });

  test('GIVEN what only some disks have WHEN synthesized THEN it stands at the disk', () => {
    const result = onAzure((platform, vm) => {
      vm.addDisk('big', gib(1024));
      add(vm, 'fast', 'ultra');
      platform.place(vm, AzurePlacement.inZone(2));
      platform.tune(vm, {
        disks: {
          big: { tier: 'P50', onDemandBursting: true }, fast: { storage: AzureStorageType.PREMIUM_SSD_V2, iops: 5000, throughput: 200, logicalSectorSize: 512 }, ultra: { storage: AzureStorageType.ULTRA_DISK, maxShares: 2 },
        },
      });
    }, { cpus: 8 });
    expect(diskOf(result, 'big')).toMatchObject({ tier: 'P50', on_demand_bursting_enabled: true, zone: '2' });
    expect(diskOf(result, 'fast')).toMatchObject({ storage_account_type: 'PremiumV2_LRS', disk_iops_read_write: 5000, disk_mbps_read_write: 200, logical_sector_size: 512, zone: '2' });
    expect(diskOf(result, 'ultra')).toMatchObject({ storage_account_type: 'UltraSSD_LRS', max_shares: 2 });
    expect(vmOf(result).additional_capabilities).toEqual({ hibernation_enabled: false, ultra_ssd_enabled: true });
  });

  test('GIVEN an ultra disk, and that the machine does not hibernate WHEN synthesized THEN the machine takes ultra disks all the same', () => {
    const result = onAzure((platform, vm) => {
      add(vm, 'ultra');
      platform.place(vm, AzurePlacement.inZone(1));
      platform.tune(vm, { hibernation: false, disks: { ultra: { storage: AzureStorageType.ULTRA_DISK } } });
    });
    expect(vmOf(result).additional_capabilities).toEqual({ hibernation_enabled: false, ultra_ssd_enabled: true });
  });

  test('GIVEN one in three zones, of a machine in one WHEN synthesized THEN the disk names none', () => {
    const result = onAzure((platform, vm) => {
      add(vm, 'here', 'everywhere');
      platform.place(vm, AzurePlacement.inZone(1));
      platform.tune(vm, { disks: { everywhere: { storage: AzureStorageType.PREMIUM_SSD_ZRS } } });
    });
    expect(['here', 'everywhere'].map(name => diskOf(result, name).zone)).toEqual(['1', undefined]);
  });

  test('GIVEN a write accelerator on a size that has it WHEN synthesized THEN the attachment has it', () => {
    const result = onAzure((platform, vm) => {
      add(vm, 'log');
      platform.tune(vm, { size: VmSize.custom({ name: 'Standard_M8ms', cpus: 8, memory: gib(218), maxDataDisks: 8, maxInterfaces: 4, writeAccelerator: true }), disks: { log: { writeAccelerator: true } } });
    });
    expect(attachmentOf(result, 'log').write_accelerator_enabled).toBe(true);
  });

  test('GIVEN the longest host name WHEN synthesized THEN its name is still one of Azure', () => {
    const hostName = 'a'.repeat(63);
    const result = onAzure((_, vm) => add(vm, 'one', 'two'), { hostName });
    const names = Object.values(placed(result)).map(([name]) => name);
    expect(names.map(name => name.length)).toEqual([80, 80]);
    expect(new Set(names).size).toBe(2);
  });
});

describe('the disk of the system', () => {
  const rootOf = (result: Written) => vmOf(result).os_disk;

  test('GIVEN none WHEN synthesized THEN it is as large as the image, and larger where the program says so', () => {
    expect([rootOf(onAzure()).disk_size_gb, rootOf(onAzure(() => {}, { diskSize: gib(64) })).disk_size_gb]).toEqual([undefined, 64]);
  });

  test('GIVEN an ephemeral one WHEN synthesized THEN it lies on the host, and reads alone are cached', () => {
    const result = onAzure((platform, vm) => platform.tune(vm, { disks: { root: { ephemeral: AzureEphemeralDisk.RESOURCE_DISK } } }), { stateful: false });
    expect(rootOf(result)).toMatchObject({ caching: 'ReadOnly', storage_account_type: 'Standard_LRS', disk_size_gb: expect.any(Number), diff_disk_settings: { option: 'Local', placement: 'ResourceDisk' } });
    expect(result.machine('web').facts.sizeChosen).toMatch(/ GiB on ResourceDisk/);
  });
});

describe('numbers', () => {
  test('GIVEN disks WHEN synthesized THEN they are counted as they were added, around those that were asked for', () => {
    const result = onAzure((platform, vm) => { add(vm, 'a', 'b', 'c'); platform.tune(vm, { disks: { a: { lun: 9 }, c: { lun: 0 } } }); }, { cpus: 8 });
    expect(Object.fromEntries(Object.entries(placed(result)).map(([name, [, lun]]) => [name, lun]))).toEqual({ a: 9, b: 1, c: 0 });
  });

  test('GIVEN mounted disks WHEN synthesized THEN Ansible finds each by its number', () => {
    const result = onAzure((_, vm) => { vm.addDisk('raw', gib(16)); vm.addDisk('data', gib(16), { mount: '/srv/data' }); });
    expect(result.ansible['inventory/host_vars/web.yml']).toMatch(/name: "?data"?\n\s+lun: 1\n/);
  });
});

describe('with a lock', () => {
  test('GIVEN a disk that left WHEN another comes THEN it gets neither name nor number of the old one', () => {
    const before = placed(synthesized(({ web }) => { add(web(), 'one', 'two'); }));
    const going = synthesized(({ web }) => { const vm = web(); add(vm, 'one', 'two'); vm.retireDisk('one'); });
    expect(placed(going)).toEqual(before);
    expect(notesOf(going, 'retiredDisks')).toEqual(['one: its protection is lifted; the disk is destroyed when it leaves the program.']);
    const after = placed(synthesized(({ web }) => { const vm = web(); add(vm, 'three', 'two'); }));
    expect(after.two).toEqual(before.two);
    expect(after.three[1]).toBe(2);
    expect(after.three[0]).not.toBe(before.one[0]);
  });

  test('GIVEN disks in another order WHEN synthesized THEN each keeps name and number', () => {
    const before = placed(synthesized(({ web }) => { add(web(), 'a', 'b', 'c'); }));
    expect(placed(synthesized(({ web }) => { add(web(), 'c', 'a', 'b'); }))).toEqual(before);
  });

  test('GIVEN a renamed disk WHEN synthesized THEN Terraform moves it, and nothing of it changes but its tag', () => {
    const before = synthesized(({ web }) => { add(web(), 'one', 'two'); });
    const after = synthesized(({ web }) => { const vm = web(); vm.addDisk('second', gib(16)).movedFrom('two'); add(vm, 'one'); });
    expect(placed(after)).toEqual({ one: placed(before).one, second: placed(before).two });
    expect(diskOf(after, 'second')).toEqual({ ...diskOf(before, 'two'), tags: { disk: 'second' } });
    const parts = [['managed_disk', 'Resource'], ['virtual_machine_data_disk_attachment', 'Attachment'], ['management_lock', 'Lock']];
    expect(after.document.moved).toEqual(expect.arrayContaining(parts.map(([type, part]) => ({
      from: before.address(`azurerm_${type}`, `Web/Disks/two/${part}`), to: after.address(`azurerm_${type}`, `Web/Disks/second/${part}`),
    }))));
    expect(after.document.moved).toHaveLength(3);
  });
});

test('GIVEN a machine that moved in the program WHEN synthesized THEN every resource of it moves', () => {
  const before = writtenOnAzure(stack => { add(plainNamed(stack, 'Old'), 'data'); });
  const after = writtenOnAzure(stack => { const vm = plainNamed(stack, 'New'); add(vm, 'data'); vm.movedFrom('Old'); });
  const addresses = (result: Written) => Object.entries<Json>(result.document.resource).flatMap(([type, bodies]) => Object.keys(bodies).map(id => `${type}.${id}`)).sort();
  expect(after.document.moved.map(({ from }: Json) => from).sort()).toEqual(addresses(before));
  expect(after.document.moved.map(({ to }: Json) => to).sort()).toEqual(addresses(after));
  expect(vmOf(after, 'New').name).toBe('old');
});

function plainNamed(stack: Parameters<typeof azure>[0], id: string): HardenedVm {
  const platform = azure(stack);
  return plainMachine(stack, platform, {}, id) as HardenedVm;
}

describe('protection', () => {
  const LOCK = { name: 'hostwright-keep', lock_level: 'CanNotDelete', notes: 'holds data that cannot be made again; the program lets it go by retire()' };
  const guards = (result: Written) => {
    const bodies = Object.values<Json>(result.document.resource).flatMap(one => Object.values<Json>(one));
    return { locks: Object.keys(allOf(result, 'management_lock')), kept: bodies.filter(({ lifecycle }) => lifecycle?.prevent_destroy === true).map(body => body['//'].metadata.path.replace('lab/', '')).sort() };
  };
  const of = (use: (vm: HardenedVm, platform: AzurePlatform) => void, change: Partial<HardenedVmProps> = {}) => guards(onAzure((platform, vm) => use(vm, platform), change));

  test('GIVEN a machine with data WHEN synthesized THEN machine and disk have prevent_destroy and a lock each', () => {
    expect(of(vm => add(vm, 'a'))).toEqual({ locks: ['Web/Disks/a/Lock', 'Web/Lock'], kept: ['Web/Disks/a/Resource', 'Web/Resource'] });
    const result = onAzure((_, vm) => add(vm, 'a'));
    // It goes before an extension does, which it would hold.
    const [, attestation] = /\{(.*)\.id\}/.exec(referenceTo(result, 'virtual_machine_extension', 'Web/Extensions/Attestation'))!;
    expect(oneOf(result, 'management_lock', 'Web/Lock')).toEqual({ ...LOCK, scope: referenceTo(result, 'linux_virtual_machine', 'Web/Resource'), depends_on: [attestation] });
    expect(oneOf(result, 'management_lock', 'Web/Disks/a/Lock')).toEqual({ ...LOCK, scope: referenceTo(result, 'managed_disk', at('a')) });
  });

  test.each<[string, (vm: HardenedVm) => void, Partial<HardenedVmProps>, ReturnType<typeof guards>]>([
    ['no data', () => {}, {}, { locks: [], kept: [] }],
    ['state of its own', () => {}, { stateful: true }, { locks: ['Web/Lock'], kept: ['Web/Resource'] }],
    ['data, that its owner lets go', vm => { add(vm, 'a'); vm.retire(); }, {}, { locks: [], kept: [] }],
    ['one disk that its owner lets go', vm => { add(vm, 'a', 'b'); vm.retireDisk('a'); }, {}, { locks: ['Web/Disks/b/Lock', 'Web/Lock'], kept: ['Web/Disks/b/Resource', 'Web/Resource'] }],
  ])('GIVEN a machine with %s WHEN synthesized THEN what it has goes with it', (_, use, change, expected) => {
    expect(of(use, change)).toEqual(expected);
  });

  test('GIVEN a plain machine with data WHEN synthesized THEN its disk is its own resource, without protection', () => {
    const result = writtenOnAzure(stack => { add(plainNamed(stack, 'Web'), 'a'); });
    expect(guards(result)).toEqual({ locks: [], kept: [] });
    expect(diskOf(result, 'a')).toMatchObject({ network_access_policy: 'DenyAll', lifecycle: { prevent_destroy: false } });
  });
});
