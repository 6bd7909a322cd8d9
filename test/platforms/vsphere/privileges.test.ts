import * as fs from 'fs';
import * as path from 'path';
import { preflightOf, RHEL, STATIC, vsphere } from './preflight-written';
import { CalendarDate, EstateStack, Firmware, GuestAccess, HardenedVm, HardenedVmProps, Labels, Placement, Size, VirtualMachine, VspherePlatform, VspherePlatformProps, VsphereTuning } from '../../../src';
import { OF_USE } from '../../../src/platforms/vsphere/preflight/privileges';
import { VsphereCustomization } from '../../../src/platforms/vsphere/vsphere-customization';

const { ids } = JSON.parse(fs.readFileSync(path.join(__dirname, 'privilege-ids.json'), 'utf8')) as { ids: string[] };

interface Feature {
  readonly props?: Partial<VspherePlatformProps>;
  readonly machine?: (vc: VspherePlatform) => Partial<HardenedVmProps>;
  readonly tuning?: (vc: VspherePlatform) => VsphereTuning;
  readonly also?: (vc: VspherePlatform, vm: VirtualMachine, stack: EstateStack) => void;
}

/** A machine cloned from a template, and what a feature adds to it. */
function build({ props, machine, tuning, also }: Feature) {
  return (stack: EstateStack) => {
    const vc = vsphere(stack, props);
    const vm = new VirtualMachine(stack, 'Web', { image: vc.existingTemplate('rhel9', RHEL), network: vc.portGroup('app'), ip: STATIC, ...machine?.(vc) });
    if (tuning) { vc.tune(vm, tuning(vc)); }
    also?.(vc, vm, stack);
  };
}

const on = (at: string, ...privileges: string[]) => privileges.map(privilege => `${at} ${privilege}`);

const FOLDER = [
  'Resource.AssignVMToPool', 'Resource.ColdMigrate', 'Resource.HotMigrate',
  ...['AddNewDisk', 'AddRemoveDevice', 'AdvancedConfig', 'Annotation', 'CPUCount', 'DiskExtend', 'EditDevice', 'Memory', 'RemoveDisk', 'Rename', 'Resource', 'Settings', 'SwapPlacement']
    .map(name => `VirtualMachine.Config.${name}`),
  'VirtualMachine.Interact.DeviceConnection', 'VirtualMachine.Interact.PowerOff', 'VirtualMachine.Interact.PowerOn',
  'VirtualMachine.Inventory.CreateFromExisting', 'VirtualMachine.Inventory.Delete', 'VirtualMachine.Inventory.Move',
];

const TEMPLATE = on('/dc1/vm/rhel9', 'VirtualMachine.Provisioning.Clone', 'VirtualMachine.Provisioning.DeployTemplate');
const BASE = [
  ...on('/', 'StorageProfile.View'), ...on('/dc1', 'System.Read'), ...on('/dc1/datastore/ds1', 'Datastore.AllocateSpace'),
  ...on('/dc1/host/c1', 'Resource.AssignVMToPool'), ...on('/dc1/network/app', 'Network.Assign'), ...on('/dc1/vm', ...FOLDER), ...TEMPLATE,
];
const TAGS = [...on('global', 'InventoryService.Tagging.AttachTag'), ...on('/dc1/vm', 'InventoryService.Tagging.ObjectAttachable')];
const OWN_TAGS = on('global', ...['Category', 'Tag'].flatMap(what => ['Create', 'Edit', 'Delete'].map(verb => `InventoryService.Tagging.${verb}${what}`)));
const ITEMS = on('global', ...['AddLibraryItem', 'UpdateLibraryItem', 'UpdateSession', 'DeleteLibraryItem'].map(name => `ContentLibrary.${name}`));
const IMPORT = [...on('/dc1/vm', 'VApp.Import'), ...on('/dc1/host/c1', 'VApp.Import')];
const EDIT = on('/dc1/host/c1', 'Host.Inventory.EditCluster');
const VTPM = [
  ...on('/dc1/vm', ...['AddDisk', 'Clone', 'Encrypt', 'EncryptNew', 'Migrate', 'RegisterVM'].map(name => `Cryptographer.${name}`)), ...on('/dc1/host/c1', 'Cryptographer.RegisterHost'),
];
const without = (...gone: string[]) => ({ gone });

/** What a feature adds, and what it takes away. */
const FEATURES: Record<string, [Feature, string[], { gone: string[] }?]> = {
  'a data disk elsewhere': [{ also: (_, vm) => { vm.addDisk('data', Size.gibibytes(8), { datastore: 'slow' }); } }, on('/dc1/datastore/slow', 'Datastore.AllocateSpace')],
  'a second network on a switch': [
    { also: (vc, vm) => { vm.addNic(vc.portGroup('db', { switchName: 'dvs1' })); } },
    [...on('/dc1/network/dvs1/db', 'Network.Assign'), ...on('/dc1/network/dvs1', 'System.Read')],
  ],
  'a resource pool': [{ props: { resourcePool: 'prod' } }, [...on('/dc1/host/c1/Resources/prod', 'Resource.AssignVMToPool'), ...on('/dc1/host/c1', 'System.Read')], without('/dc1/host/c1 Resource.AssignVMToPool')],
  'a host of the cluster': [{ machine: () => ({ placement: Placement.onHost('esx1.example') }) }, []],
  'a host without a cluster': [{ props: { cluster: undefined, host: 'esx1.example' } }, on('/dc1/host/esx1.example', 'Resource.AssignVMToPool'), without('/dc1/host/c1 Resource.AssignVMToPool')],
  'a datastore cluster': [
    { props: { datastore: undefined, datastoreCluster: 'pod' } }, on('/dc1/datastore/pod', 'Datastore.AllocateSpace', 'StoragePod.Config'), without('/dc1/datastore/ds1 Datastore.AllocateSpace'),
  ],
  'labels': [{ machine: () => ({ labels: Labels.of({ tier: 'web' }) }) }, TAGS],
  'labels of its own': [{ props: { ownTagCategories: ['tier'] }, machine: () => ({ labels: Labels.of({ tier: 'web' }) }) }, [...TAGS, ...OWN_TAGS]],
  'an item of the library': [{ machine: vc => ({ image: vc.libraryItem('rhel9-golden', RHEL) }) }, [...IMPORT, ...on('global', 'System.Read')], without(...TEMPLATE)],
  'an OVA': [{ machine: vc => ({ image: vc.ova('https://images.example/rhel9.ova', RHEL) }) }, [...IMPORT, ...ITEMS, ...on('global', 'System.Read')], without(...TEMPLATE)],
  'a copy of a template': [
    { machine: vc => ({ image: vc.existingTemplate('rhel9', { ...RHEL, copyToLibrary: true }) }) }, [...IMPORT, ...ITEMS, ...on('global', 'System.Read'), ...on('/dc1/vm/rhel9', 'VApp.Export')], without(...TEMPLATE),
  ],
  'a folder of its own': [{ tuning: vc => ({ folder: vc.folder('estate/web') }) }, on('/dc1/vm', 'Folder.Create', 'Folder.Delete', 'Folder.Move', 'Folder.Rename')],
  'a folder that exists': [{ tuning: vc => ({ folder: vc.existingFolder('estate') }) }, on('/dc1/vm/estate', ...FOLDER), without(...on('/dc1/vm', ...FOLDER))],
  'a disc': [
    { tuning: () => ({ discs: [{ path: 'iso/drivers.iso', datastore: 'nas' }] }) }, [...on('/dc1/datastore/nas', 'Datastore.Browse'), ...on('/dc1/vm', 'VirtualMachine.Interact.SetCDMedia')],
  ],
  'a storage policy': [{ tuning: () => ({ storagePolicy: 'gold' }) }, []],
  'a custom attribute': [{ tuning: () => ({ customAttributes: { owner: 'ops' } }) }, on('/dc1/vm', 'Global.SetCustomField')],
  'properties of the OVF': [{ tuning: () => ({ vappProperties: { hostname: 'web' } }) }, on('/dc1/vm', 'VApp.InstanceConfig')],
  'a hardware version': [{ tuning: () => ({ hardwareVersion: 21 }) }, on('/dc1/vm', 'VirtualMachine.Config.UpgradeVirtualHardware')],
  'a virtual TPM': [{ props: { keyProvider: 'native' }, machine: () => ({ firmware: Firmware.uefi({ secureBoot: true, vtpm: true }) }) }, VTPM],
  'a customization': [{ machine: () => ({ access: GuestAccess.none('a console') }), also: (vc, vm) => vc.customize(vm, VsphereCustomization.linux()) }, on('/dc1/vm', 'VirtualMachine.Provisioning.Customize'), without('/dc1/vm VirtualMachine.Config.AdvancedConfig')],
  'a customization that vCenter keeps': [
    { machine: () => ({ access: GuestAccess.none('a console') }), also: (vc, vm) => vc.customize(vm, VsphereCustomization.spec('linux')) },
    [...on('/dc1/vm', 'VirtualMachine.Provisioning.Customize'), ...on('/', 'VirtualMachine.Provisioning.ReadCustSpecs')], without('/dc1/vm VirtualMachine.Config.AdvancedConfig'),
  ],
  'a PCI device': [
    { machine: () => ({ placement: Placement.onHost('esx1.example') }), also: (vc, vm) => vc.passthrough(vm, vc.pciDevice('esx1.example', { vendorId: '10de' })) },
    on('/dc1/vm', 'VirtualMachine.Config.RawDevice'),
  ],
  'an override of DRS': [{ also: (vc, vm) => vc.overrideDrs(vm, { automationLevel: 'manual' }) }, EDIT],
  'an override of HA': [{ also: (vc, vm) => vc.overrideHa(vm, { restartPriority: 'high' }) }, EDIT],
  'a change window': [{ also: (vc, vm) => vc.changeWindow(vm, 'Upgrade', { reason: 'upgrade', expires: CalendarDate.of('2026-12-01') }) }, on('/dc1/vm', 'VirtualMachine.State.CreateSnapshot', 'VirtualMachine.State.RemoveSnapshot')],
};

test('GIVEN one machine and nothing else WHEN written THEN its privileges are these', () => {
  expect(preflightOf(build({})).table).toEqual([...BASE].sort());
});

test.each(Object.entries(FEATURES))('GIVEN %s WHEN added THEN it changes exactly its privileges, in the table, the commands and the module', (_, [feature, added, { gone } = without()]) => {
  const { table, commands, terraform } = preflightOf(build(feature));
  expect(table).toEqual([...new Set([...BASE, ...added])].filter(grant => !gone.includes(grant)).sort());
  expect(terraform).toEqual(commands);
  expect([...new Set(Object.values(commands).flat())].sort()).toEqual([...new Set(table.map(grant => grant.split(' ').at(-1)!))].filter(privilege => privilege !== 'System.Read').sort());
});

test('GIVEN a hardened machine where there is a key provider WHEN written THEN its virtual TPM is counted', () => {
  const { table } = preflightOf(stack => {
    const vc = vsphere(stack, { keyProvider: 'native' });
    new HardenedVm(stack, 'Web', { image: vc.existingTemplate('rhel9', { ...RHEL, firmware: Firmware.uefi({ secureBoot: true }) }), network: vc.portGroup('app'), ip: STATIC });
  });
  expect(table).toEqual(expect.arrayContaining(VTPM));
});

test('GIVEN all uses WHEN read THEN each privilege is one that vCenter knows', () => {
  const known = new Set(ids);
  const all = [...new Set(Object.values(OF_USE).flatMap(rows => rows.flatMap(([, , ...privileges]) => privileges)))];
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(privilege => !known.has(privilege))).toEqual([]);
  expect(known.has('VirtualMachine.Config.CpuCount')).toBe(false);
});

test('GIVEN a platform that nothing runs on WHEN written THEN it takes no privilege', () => {
  const { table, commands, terraform } = preflightOf(stack => { vsphere(stack); });
  expect([table, commands, terraform]).toEqual([[], {}, {}]);
});
