import { gib, oneOf, programOf, synthesizedIn, Use, vmOf } from './written-on-azure';
import {
  Admin, AzureEphemeralDisk, AzurePlacement, AzurePlatform, AzureStorageType, ChangePolicy, Firmware, HardenedVmProps, OperatingSystem, Provisioning, SecretRef, UpdatePolicy,
} from '../../../src';
import { Project, refusalOf } from '../../support/project';
import { Json, KEY, Written } from '../written';

const project = Project.forEachTest();
const synthesized = (use: Use) => synthesizedIn(project, use);
const anew: Partial<HardenedVmProps> = { changePolicy: ChangePolicy.replace() };
const OTHER_KEY = KEY.replace('ops@', 'other@').replace('AAAAIEqJ', 'AAAAIEqK');
const notesOf = (result: Written): Record<string, string> => Object.fromEntries((result.machine('web').notes as Json[]).filter(({ text }) => / from which the machine was made/.test(text)).map(({ field, text }) => [field, text]));
const without = ({ lifecycle: _, ...vm }: Json) => vm;
const ignored = (result: Written): string[] => vmOf(result).lifecycle.ignore_changes ?? [];
const change = (of: (platform: AzurePlatform) => Partial<HardenedVmProps>): Use => ({ platform, web }) => { web(of(platform)); };
const placed = (placement: (platform: AzurePlatform) => AzurePlacement, props: Partial<HardenedVmProps> = {}): Use => ({ platform, web }) => {
  platform.place(web(props), placement(platform));
};

describe('by keep', () => {
  test.each<[string, Use, string, string[]]>([
    ['another image', change(platform => ({ image: platform.image(OperatingSystem.DEBIAN_13) })), 'image', ['source_image_reference', 'source_image_id', 'plan']],
    ['another key', change(() => ({ admin: Admin.sshKey('ops', KEY, OTHER_KEY) })), 'admin', ['admin_ssh_key']],
    ['another administrator', change(() => ({ admin: Admin.sshKey('team', KEY) })), 'admin', ['admin_username', 'admin_ssh_key']],
    ['another document of the first boot', change(() => ({ provisioning: Provisioning.cloudInit({ packages: ['htop'] }) })), 'provisioning', ['custom_data']],
    ['another firmware', change(() => ({ firmware: Firmware.uefi({ secureBoot: false }) })), 'firmware', ['secure_boot_enabled', 'vtpm_enabled']],
    ['another place', placed(() => AzurePlacement.inZone(2)), 'node', []],
    ['an availability set', placed(platform => AzurePlacement.inAvailabilitySet(platform.availabilitySet('set'))), 'node', ['availability_set_id']],
    ['a scale set', placed(platform => AzurePlacement.inScaleSet(platform.scaleSet('flex'))), 'node', ['virtual_machine_scale_set_id', 'platform_fault_domain']],
    ['a price', placed(() => AzurePlacement.regional({ spot: { maxPrice: 0.5 } })), 'node', ['priority', 'eviction_policy']],
    ['another kind of disk', ({ platform, web }) => platform.tune(web(), { disks: { root: { storage: AzureStorageType.STANDARD_SSD } } }), 'rootDisk', ['os_disk[0].storage_account_type']],
    ['a disk that is never kept', ({ platform, web }) => platform.tune(web({ stateful: false }), { disks: { root: { ephemeral: AzureEphemeralDisk.RESOURCE_DISK } } }), 'rootDisk', ['os_disk[0].diff_disk_settings']],
  ])('GIVEN %s WHEN synthesized THEN the machine stays on what it was made from, and that is noted', (_, after, field, attributes) => {
    synthesized(change(() => ({})));
    const result = synthesized(after);
    expect(Object.keys(notesOf(result))).toContain(field);
    expect(ignored(result)).toEqual(expect.arrayContaining(attributes));
  });

  test('GIVEN a machine that is made WHEN nothing changed THEN nothing is noted, and it is written as before', () => {
    const before = synthesized(change(() => ({})));
    const after = synthesized(change(() => ({})));
    expect(notesOf(after)).toEqual({});
    expect(vmOf(after)).toEqual(vmOf(before));
  });

  test('GIVEN a machine in no zone WHEN the program says one THEN disks that come later are in none, as it is', () => {
    synthesized(change(() => ({})));
    const result = synthesized(({ platform, web }) => { const vm = web(); vm.addDisk('data', gib(16)); platform.place(vm, AzurePlacement.inZone(2)); });
    expect([vmOf(result).zone, oneOf(result, 'managed_disk').zone]).toEqual([undefined, undefined]);
    expect(result.machine('web').notes).toContainEqual({ field: 'placement', text: 'disks that come later are made in no zone, where the machine is.' });
  });

  test('GIVEN a machine in zone 1 WHEN the program says zone 2 THEN it and its disks stay in zone 1', () => {
    synthesized(placed(() => AzurePlacement.inZone(1)));
    const result = synthesized(({ platform, web }) => { const vm = web(); vm.addDisk('data', gib(16)); platform.place(vm, AzurePlacement.inZone(2)); });
    expect([vmOf(result).zone, oneOf(result, 'managed_disk').zone]).toEqual(['1', '1']);
    expect(notesOf(result).node).toBe('stays on zone 1, from which the machine was made; the program says zone 2. ChangePolicy.replace() would build it anew.');
  });

  test('GIVEN an ordinary machine WHEN the program bids for a place THEN no price is written, which Azure would refuse; a spot machine gets its own', () => {
    const bid = (maxPrice?: number) => placed(() => AzurePlacement.regional({ spot: { maxPrice } }));
    synthesized(change(() => ({ hostName: 'one' })));
    expect(vmOf(synthesized(placed(() => AzurePlacement.regional({ spot: { maxPrice: 0.5 } }), { hostName: 'one' }))).max_bid_price).toBeUndefined();
    expect([undefined, 0.5].map(price => vmOf(synthesized(bid(price))).max_bid_price)).toEqual([-1, 0.5]);
  });
});

describe('Windows that stays', () => {
  const windows = (updates: UpdatePolicy, more: Partial<HardenedVmProps> = {}): Use => ({ platform, web }) => {
    web({ image: platform.image(OperatingSystem.WINDOWS_SERVER_2022), admin: Admin.password('opsadmin', SecretRef.terraformVariable('windows_password')), updates, ...more });
  };
  const modeOf = (result: Written) => { const { patch_mode: mode, automatic_updates_enabled: automatic } = vmOf(result); return [mode, automatic]; };

  test.each<[string, UpdatePolicy, UpdatePolicy, [string, boolean]]>([
    ['itself', UpdatePolicy.automatic(), UpdatePolicy.manual(), ['AutomaticByOS', true]],
    ['somebody', UpdatePolicy.manual(), UpdatePolicy.automatic(), ['Manual', false]],
  ])('GIVEN one that %s updates WHEN the program says otherwise THEN Azure is told what it was made with, since it takes no change', (_, born, now, expected) => {
    synthesized(windows(born));
    const result = synthesized(windows(now));
    expect(modeOf(result)).toEqual(expected);
    expect(notesOf(result).patching).toMatch(/^stays on (?:no )?updates of Windows by itself, from which the machine was made;/);
  });

  const edition = (name?: string, replaced = false): Use => use => {
    windows(UpdatePolicy.automatic(), { image: use.platform.image(OperatingSystem.WINDOWS_SERVER_2022, { edition: name }), ...replaced && { ...anew, stateful: false } })(use);
  };

  test.each<[string, string | undefined, string | undefined, string]>([
    ['an edition for hotpatches', 'azure-edition-core', undefined, '2022-datacenter-g2:latest for a machine that was made for hotpatches of Azure Edition'],
    ['another edition', undefined, 'azure-edition-core', '2022-datacenter-azure-edition-core:latest for a machine that was made for updates of Windows by itself'],
  ])('GIVEN one of %s WHEN the program takes another one, which it stays without THEN it is refused, since no way of patching suits both', (_, born, now, given) => {
    synthesized(edition(born));
    const { codes, problems } = refusalOf(programOf(edition(now)));
    expect(codes).toEqual(['HW2224']);
    expect(problems[0].message).toContain(`given MicrosoftWindowsServer:WindowsServer:${given}; allowed: an edition that is patched in the same way, or ChangePolicy.replace()`);
    synthesized(edition(born));
  });

  test('GIVEN one of an edition for hotpatches WHEN it is built anew from another one THEN it is written', () => {
    synthesized(edition('azure-edition-core', true));
    expect(modeOf(synthesized(edition(undefined, true)))).toEqual(['AutomaticByOS', true]);
  });

  test('GIVEN one that is built anew WHEN the program says otherwise THEN it is as the program says', () => {
    synthesized(windows(UpdatePolicy.automatic(), { ...anew, stateful: false }));
    expect(modeOf(synthesized(windows(UpdatePolicy.manual(), { ...anew, stateful: false })))).toEqual(['Manual', false]);
  });
});

describe('by replace', () => {
  test('GIVEN a machine WHEN synthesized THEN nothing is left alone but what Azure itself sets, and the rest is as by keep', () => {
    const kept = synthesized(change(() => ({})));
    const replaced = synthesized(change(() => anew));
    expect(vmOf(replaced).lifecycle).toEqual({ prevent_destroy: false, ignore_changes: ['vm_agent_platform_updates_enabled'] });
    expect(without(vmOf(replaced))).toEqual(without(vmOf(kept)));
  });

  test('GIVEN another image, place and disk WHEN synthesized THEN it is built anew with them, and nothing is noted', () => {
    synthesized(change(() => anew));
    const result = synthesized(({ platform, web }) => {
      const vm = web({ ...anew, image: platform.image(OperatingSystem.DEBIAN_13) });
      platform.place(vm, AzurePlacement.inZone(3, { spot: { maxPrice: 0.5 } }));
      platform.tune(vm, { disks: { root: { storage: AzureStorageType.STANDARD_SSD } } });
    });
    expect(vmOf(result)).toMatchObject({ zone: '3', priority: 'Spot', max_bid_price: 0.5, source_image_reference: { offer: 'debian-13' }, os_disk: { storage_account_type: 'StandardSSD_LRS' } });
    expect(notesOf(result)).toEqual({});
  });

  test('GIVEN a machine with data WHEN synthesized THEN it is refused', () => {
    expect(refusalOf(programOf(({ web }) => { web(anew).addDisk('a', gib(3)); })).codes).toEqual(['HW1408']);
  });
});

test.each<[string, Use]>([
  ['processors and memory', change(() => ({ cpus: 8, memory: gib(32) }))],
  ['a larger disk of the system', change(() => ({ diskSize: gib(64) }))],
  ['tuning that a machine takes as it runs', ({ platform, web }) => platform.tune(web(), { tags: { a: 'b' }, bootDiagnostics: true })],
])('GIVEN %s WHEN synthesized THEN the machine was made from the same', (_, after) => {
  synthesized(change(() => ({})));
  expect(notesOf(synthesized(after))).toEqual({});
});
