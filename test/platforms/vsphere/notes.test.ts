import { DHCP, esxi, gib, golden, onEsxi, onVcenter, ova, vcenter, web } from './written-on-vsphere';
import {
  Cidr, Duration, Firmware, GuestAccess, HardenedVm, HardenedVmProps, Labels, OperatingSystem, Provisioning, VirtualMachine, VsphereCustomization, VsphereImage, VspherePlatform,
} from '../../../src';
import { Json, OFFICE, Written, written } from '../written';

const FIREWALL = 'vSphere has no firewall for a single machine: the guest\'s own keeps the rules, from the first play on, or from the first boot with Provisioning.cloudInit().';
const OVA = 'https://images.example/rhel9.ova';
const NONE = { provisioning: Provisioning.none(), access: GuestAccess.ssh() };

/** Notes of a machine, those left out that every hardened machine with a static address has. */
function notesOf(result: Written): string[] {
  const all = result.machine('web').notes.map(({ field, text }: Json) => `${field}: ${text}`) as string[];
  expect(all).toContain(`firewall: ${FIREWALL}`);
  return all.filter(note => !note.startsWith('firewall: ') && !note.startsWith('managementNetworks: '));
}

type Use = (vc: VspherePlatform, vm: HardenedVm) => void;
const from = (image: (vc: VspherePlatform) => VsphereImage, change: Partial<HardenedVmProps> = {}, use: Use = () => {}) => notesOf(written(stack => {
  const vc = vcenter(stack, { keyProvider: 'kms' });
  use(vc, web(vc, { image: image(vc), ...change }));
}));
const of = (use: Use, change: Partial<HardenedVmProps> = {}) => from(vc => golden(vc), change, use);

test('nothing is noted of a machine of which everything is known', () => {
  expect(notesOf(onVcenter())).toEqual([]);
});

describe('images', () => {
  const RHEL = { guest: OperatingSystem.RHEL_9, disks: [gib(20)] };

  test.each<[string, (vc: VspherePlatform) => VsphereImage, Partial<HardenedVmProps>, string[]]>([
    ['a guest that the name told', vc => vc.existingTemplate('rhel9-golden', { disks: [gib(20)], firmware: Firmware.uefi() }), {},
      [`image: ${OperatingSystem.RHEL_9.displayName} was read off the name rhel9-golden; if that is wrong, say { guest }.`]],
    ['an OVA', vc => ova(vc), {}, [`image: nobody checks ${OVA}: what the address gives at the first apply is taken, since the provider knows no digest.`]],
    ['the firmware of a template', vc => vc.existingTemplate('golden', RHEL), {},
      ['firmware: as the template golden has it. Secure boot is on only if the template has it: say { firmware } to have that checked.']],
    ['the firmware of an item', vc => vc.libraryItem('golden', RHEL), {}, ['firmware: nobody said with which firmware golden was installed: UEFI, secure boot is taken.']],
    ['the firmware of an item, said of the machine', vc => vc.libraryItem('golden', RHEL), { firmware: Firmware.uefi() }, []],
    ['a guest in extended support', vc => golden(vc, { guest: OperatingSystem.DEBIAN_12 }), {}, [expect.stringMatching(/^image: Debian .* Say extendedSupport: true if that is enough\.$/) as unknown as string]],
    ['the same, where that is enough', vc => golden(vc, { guest: OperatingSystem.DEBIAN_12, extendedSupport: true }), {}, []],
  ])('%s', (_, image, change, expected) => {
    expect(from(image, change)).toEqual(expected);
  });

  test('a machine that is not hardened does not need secure boot', () => {
    const result = written(stack => {
      const vc = vcenter(stack);
      new VirtualMachine(stack, 'Web', { image: vc.existingTemplate('golden', RHEL), network: vc.portGroup('app'), ip: DHCP });
    });
    expect(result.machine('web').notes).toContainEqual({ field: 'firmware', text: 'as the template golden has it.' });
  });
});

describe('the first boot', () => {
  test.each<[string, Use, Partial<HardenedVmProps>, string[]]>([
    ['none of the library', () => {}, NONE, ['provisioning: the image sets itself up: host name, address, DNS servers and administrator are not given to it.']],
    ['customization of Linux', (vc, vm) => vc.customize(vm, VsphereCustomization.linux()), { access: GuestAccess.ssh() }, [
      'provisioning: vCenter customizes the guest: host name, address and DNS servers come from it at the first start.',
      'admin: ops is not made: customization of Linux sets host name and network only, so the template must have the account and its key.',
    ]],
    ['a specification', (vc, vm) => vc.customize(vm, VsphereCustomization.spec('golden')), { access: GuestAccess.ssh(), admin: undefined }, [
      'provisioning: vCenter customizes the guest: host name, address and DNS servers come from it at the first start.',
      'admin: ops is not made: customization of Linux sets host name and network only, so the template must have the account and its key.',
    ]],
    ['user data of somebody else', (vc, vm) => vc.tune(vm, { extraConfig: { 'guestinfo.userdata.encoding': 'base64', 'guestinfo.userdata': 'I2Nsb3VkLWNvbmZpZw==', 'guestinfo.vendordata': 'eA==' } }), {},
      ['provisioning: guestinfo.userdata, guestinfo.userdata.encoding: taken from extraConfig, so cloud-init does not read what the library says there.']],
    ['vendor data beside it', (vc, vm) => vc.tune(vm, { extraConfig: { 'guestinfo.vendordata': 'eA==' } }), {}, []],
  ])('%s', (_, use, change, expected) => {
    expect(of(use, change)).toEqual(expected);
  });
});

describe('the network', () => {
  const dhcp = { ip: DHCP, managementNetworks: [OFFICE] };

  test.each<[string, Use, Partial<HardenedVmProps>, string[]]>([
    ['no name server on purpose', () => {}, { dns: [] }, ['dns: none on purpose: the guest has a static address and resolves no names until somebody gives it a name server.']],
    ['DHCP, for which an apply waits', () => {}, dhcp, []],
    ['DHCP, for which an apply waits longer', (vc, vm) => vc.tune(vm, { networkWait: Duration.minutes(9) }), dhcp, []],
  ])('%s', (_, use, change, expected) => {
    expect(of(use, change)).toEqual(expected);
  });

  test('an address that nobody tells', () => {
    expect(from(vc => golden(vc, { toolsInside: false }), dhcp)).toEqual(['guestAgent: VMware\'s tools are not in the image: the first apply waits 5m for an address that nobody tells.']);
  });

  test.each<[string, Cidr[] | undefined, string[]]>([
    ['that are the machine\'s own', undefined, ['managementNetworks: none were declared: the management port is open to 10.0.20.0/24, the subnet of the machine\'s own address.']],
    ['that were declared', [OFFICE], []],
  ])('management networks %s', (_, managementNetworks, expected) => {
    const notes: Json[] = onVcenter(() => {}, { managementNetworks }).machine('web').notes;
    expect(notes.filter(({ field }) => field === 'managementNetworks').map(({ field, text }) => `${field}: ${text}`)).toEqual(expected);
  });
});

describe('disks', () => {
  test.each<[string, Use, string[]]>([
    ['that are not backed up', (_, vm) => { vm.addDisk('cache', gib(3), { backup: false }); }, ['dataDisks: cache: vSphere has no mark that keeps a disk out of backups; tell the backup product.']],
    ['of a machine that goes', (_, vm) => { vm.addDisk('data', gib(3)); vm.retire(); }, ['retired: when the machine is destroyed, the files of its data disks stay on the datastore until somebody deletes them.']],
    ['of a machine that goes without data', (_, vm) => { vm.retire(); }, []],
    ['that go', (_, vm) => { vm.addDisk('old', gib(3)); vm.retireDisk('old'); }, ['retiredDisks: old leaves the machine; its file stays on the datastore until somebody deletes it.']],
  ])('%s', (_, use, expected) => {
    expect(of(use)).toEqual(expected);
  });

  test('that are copied', () => {
    const result = written(stack => {
      const esx = esxi(stack);
      web(esx, { image: esx.diskImage('images/rhel9.vmdk', { guest: OperatingSystem.RHEL_9, disks: [gib(20)], firmware: Firmware.uefi() }) });
    });
    expect(notesOf(result)).toEqual(['image: the machine\'s own copy of images/rhel9.vmdk is not deleted with the machine\'s folder: Terraform removes it as a resource of its own.']);
  });
});

describe('tuning that changes nothing', () => {
  test.each<[string, () => string[], string[]]>([
    ['of OVA files, with a vCenter', () => of((vc, vm) => vc.tune(vm, { ovfDeploymentOption: 'small', ovfDiskProvisioning: 'thin' })),
      ['ovfDeploymentOption: changes nothing: no OVA is deployed.', 'ovfDiskProvisioning: changes nothing: no OVA is deployed.']],
    ['of OVA files, on a standalone host', () => notesOf(onEsxi((esx, vm) => esx.tune(vm, { ovfDeploymentOption: 'small' }))).filter(note => !note.startsWith('image: ')), []],
    ['of clones, with a vCenter', () => of((vc, vm) => vc.tune(vm, { cloneTimeout: Duration.minutes(60) })), []],
  ])('%s', (_, notes, expected) => {
    expect(notes()).toEqual(expected);
  });
});

test('labels of a host that has no tags', () => {
  expect(notesOf(onEsxi(() => {}, { labels: Labels.of({ env: 'lab' }) })).filter(note => note.startsWith('labels: ')))
    .toEqual(['labels: a host without vCenter has no tags: they stand in the note of the machine.']);
});
