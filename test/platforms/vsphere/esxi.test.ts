import { App } from 'cdktf';
import { bare, esxi, gib, lookedUp, onEsxi, vmOf, web } from './written-on-vsphere';
import {
  ChangePolicy, EstateStack, EsxiPlatform, EsxiPlatformProps, Firmware, HardenedVm, HardenedVmProps, Labels, OperatingSystem, Provisioning, Size, VmTemplate, VsphereImage,
  VsphereImageOptions, VsphereTuning, VsphereVersion,
} from '../../../src';
import { Project, refusalOf } from '../../support/project';
import { ADMIN, codesOf, DAY, Json, OFFICE, refusal, Written, written } from '../written';

const { RHEL_9, DEBIAN_13, UBUNTU_24_04, ROCKY_9, ALMALINUX_10, ORACLE_10, ALPINE_3_23 } = OperatingSystem;
const URL = 'https://images.example/rhel9.ova';
const DISK = 'images/rhel9.vmdk';
const KNOWN: VsphereImageOptions = { guest: RHEL_9, disks: [gib(20)], firmware: Firmware.uefi() };
const NETWORK = '${data.vsphere_network.Esx_Lookups_network-app_8EAB62F5.id}';
const DATASTORE = '${data.vsphere_datastore.Esx_Lookups_datastore-datastore1_FE3F7685.id}';

type Use = (esx: EsxiPlatform, vm: HardenedVm) => void;

/** A machine that gets a copy of a disk image. */
function copied(use: Use = () => {}, change: Partial<HardenedVmProps> = {}, options: object = {}, props: Partial<EsxiPlatformProps> = {}): Written {
  return written(stack => { const esx = esxi(stack, props); use(esx, web(esx, { image: esx.diskImage(DISK, { ...KNOWN, ...options }), ...change })); });
}

const copyIn = (result: Written): Json => bare(result.one('vsphere_file'));

describe('an OVA', () => {
  test('is deployed for each machine, and nothing is cloned', () => {
    const machine = vmOf(onEsxi());
    expect(machine).toMatchObject({
      datacenter_id: '${data.vsphere_datacenter.Esx_Lookups_datacenter_6F91B5D6.id}',
      datastore_id: DATASTORE,
      host_system_id: '${data.vsphere_host.Esx_Lookups_host_EFE6B248.id}',
      resource_pool_id: '${data.vsphere_host.Esx_Lookups_host_EFE6B248.resource_pool_id}',
      ovf_deploy: { remote_ovf_url: URL, disk_provisioning: 'thin', ovf_network_map: { 'VM Network': NETWORK } },
      firmware: 'efi',
      lifecycle: { ignore_changes: ['replace_trigger', 'ovf_deploy', 'extra_config["guestinfo.userdata"]'] },
    });
    expect(['clone', 'folder', 'tags', 'vtpm', 'guest_id'].filter(name => name in machine)).toEqual([]);
    expect(Object.keys(machine.extra_config)).toContain('guestinfo.metadata');
  });

  test('of the machine of Terraform is read there, with the networks and the configuration that are asked for', () => {
    const result = onEsxi((esx, vm) => { esx.tune(vm, { ovfNetworkMap: { 'eth 0': esx.portGroup('app'), 'eth 1': esx.portGroup('dmz') }, ovfDeploymentOption: 'small', ovfDiskProvisioning: 'thick' }); });
    expect(vmOf(result).ovf_deploy).toMatchObject({ deployment_option: 'small', disk_provisioning: 'thick', ovf_network_map: { 'eth 0': NETWORK } });
    const local = written(stack => { const esx = esxi(stack); web(esx, { image: esx.ova('images/rhel9.ovf', KNOWN) }); });
    expect(vmOf(local).ovf_deploy).toMatchObject({ local_ovf_path: 'images/rhel9.ovf' });
    expect(vmOf(local).ovf_deploy.remote_ovf_url).toBeUndefined();
  });

  test('may have larger disks than its own, and more', () => {
    const { disk } = vmOf(onEsxi((_, vm) => { vm.addDisk('data', gib(3)); }, { diskSize: gib(40) }));
    expect(disk.map(({ size, unit_number, keep_on_remove }: Json) => [size, unit_number, keep_on_remove])).toEqual([[40, 0, false], [3, 1, true]]);
  });
});

describe('a disk image', () => {
  test('is copied by the host, beside the folder of the machine, which attaches the copy', () => {
    const result = copied((_, vm) => { vm.addDisk('data', gib(3)); });
    expect(copyIn(result)).toEqual({
      datacenter: 'ha-datacenter',
      source_datacenter: 'ha-datacenter',
      source_datastore: 'datastore1',
      source_file: DISK,
      datastore: 'datastore1',
      destination_file: 'hostwright-disks/web.vmdk',
      create_directories: true,
      lifecycle: { ignore_changes: ['source_file', 'source_datastore'], prevent_destroy: true },
    });
    const { disk: [root, data], depends_on, ...machine } = vmOf(result);
    expect(root).toEqual({
      label: 'root',
      unit_number: 0,
      attach: true,
      path: 'hostwright-disks/web.vmdk',
      datastore_id: DATASTORE,
      disk_mode: 'persistent',
      disk_sharing: 'sharingNone',
      write_through: false,
      io_limit: -1,
      io_reservation: 0,
      io_share_level: 'normal',
    });
    expect(data).toMatchObject({ size: 3, unit_number: 1, keep_on_remove: true });
    expect(depends_on).toEqual([result.address('vsphere_file', 'Web/RootDisk')]);
    expect(['clone', 'ovf_deploy', 'datacenter_id'].filter(name => name in machine)).toEqual([]);
    expect(machine.scsi_type).toBe('pvscsi');
  });

  test('on another datastore is copied to that of the root disk', () => {
    const result = copied(() => {}, { datastore: 'fast' }, { datastore: 'nfs' });
    expect(copyIn(result)).toMatchObject({ source_datastore: 'nfs', datastore: 'fast' });
    expect(vmOf(result).disk[0].datastore_id).toMatch(/datastore-fast/);
  });

  test.each<[string, Partial<HardenedVmProps>, Json | undefined]>([
    ['stays with a machine that is kept', {}, { ignore_changes: ['source_file', 'source_datastore'] }],
    ['goes with one that is built anew', { changePolicy: ChangePolicy.replace() }, undefined],
  ])('%s', (_, change, lifecycle) => {
    expect(copyIn(copied(() => {}, change)).lifecycle).toEqual(lifecycle);
  });

  test('hangs on the controller that it was installed on', () => {
    expect(vmOf(copied(() => {}, {}, { scsiType: 'lsilogic' })).scsi_type).toBe('lsilogic');
  });

  test.each([
    [RHEL_9, VsphereVersion.V7_0_3, 'rhel9_64Guest'], [ROCKY_9, VsphereVersion.V8_0, 'rockylinux_64Guest'], [ROCKY_9, VsphereVersion.V7_0_3, 'centos9_64Guest'],
    [DEBIAN_13, VsphereVersion.V8_0_3, 'debian12_64Guest'], [DEBIAN_13, VsphereVersion.V9_0, 'debian13_64Guest'], [ORACLE_10, VsphereVersion.V8_0, 'oracleLinux9_64Guest'],
    [ALMALINUX_10, VsphereVersion.V9_0, 'almalinux_64Guest'], [UBUNTU_24_04, VsphereVersion.V7_0_3, 'ubuntu64Guest'],
  ])('of %s on vSphere %s has the guest id %s', (guest, version, expected) => {
    const result = copied(() => {}, {}, { guest, disks: [gib(20)] }, { version });
    expect([vmOf(result).guest_id, result.machine('web').facts.guestId]).toEqual([expected, expected]);
  });
});

describe('a host', () => {
  test('is told with its version, and without tags: labels stand in the note', () => {
    const result = onEsxi(() => {}, { labels: Labels.of({ team: 'web', env: 'lab' }) });
    expect(vmOf(result).annotation).toBe('env=lab\nteam=web');
    expect(result.machine('web').facts).toMatchObject({ host: 'esx1.example', datastore: 'datastore1', source: `OVA ${URL}` });
    expect(Object.keys(lookedUp(result)).map(address => address.split('.')[0])).toEqual(['datacenter', 'datastore', 'host', 'network']);
  });

  test('whose machine has an annotation notes that the labels are not there', () => {
    const result = onEsxi((esx, vm) => { esx.tune(vm, { annotation: 'mine' }); }, { labels: Labels.of({ env: 'lab' }) });
    expect(vmOf(result).annotation).toBe('mine');
    expect(result.machine('web').notes).toContainEqual({ field: 'labels', text: 'a host without vCenter has no tags: the annotation takes their place in the note of the machine.' });
  });

  test('hardens a machine as a vCenter does, a TPM excepted', () => {
    const { lifecycle, vtpm } = vmOf(onEsxi((_, vm) => { vm.addDisk('data', gib(3)); }, { managementNetworks: [OFFICE] }));
    expect([lifecycle.prevent_destroy, vtpm]).toEqual([true, undefined]);
  });
});

describe('what needs a vCenter is refused', () => {
  const onHost = (use: Use, change: (esx: EsxiPlatform) => Partial<HardenedVmProps> = () => ({})) => refusal(stack => {
    const esx = esxi(stack);
    use(esx, web(esx, change(esx)));
  });
  const FIELDS: [string, VsphereTuning][] = [
    ['customAttributes', { customAttributes: { owner: 'x' } }], ['storagePolicy', { storagePolicy: 'gold' }], ['disks.root.storagePolicy', { disks: { root: { storagePolicy: 'gold' } } }],
  ];

  test.each(FIELDS)('tuning: %s', (field, tuning) => {
    expect(onHost((esx, vm) => esx.tune(vm, tuning))).toContain(
      `[lab/Web] HW2102 function that needs a vCenter or a cluster: given ${field}; allowed: what a host has without vCenter. Leave it out, or let a vCenter manage the host and use VspherePlatform.`);
  });

  test.each<[string, string, (esx: EsxiPlatform) => Partial<HardenedVmProps>]>([
    ['a clone', 'HW2101', esx => ({ image: esx.existingTemplate('rhel9-golden', KNOWN) })],
    ['a virtual TPM', 'HW2109', () => ({ firmware: Firmware.uefi({ vtpm: true }) })],
    ['a guest without cloud-init', 'HW2126', esx => ({ image: esx.ova(URL, { ...KNOWN, guest: OperatingSystem.FLATCAR, firmware: undefined }) })],
    ['a guest that does not read guestinfo', 'HW2105', esx => ({ image: esx.ova(URL, { ...KNOWN, guest: ALPINE_3_23, firmware: undefined }) })],
  ])('%s', (_, code, change) => {
    expect(codesOf(onHost(() => {}, change))).toEqual([code]);
  });

  test('a template of the library', () => {
    expect(codesOf(refusal(stack => { const esx = esxi(stack); new VmTemplate(stack, 'Golden', { image: esx.ova(URL, KNOWN) }); }))).toEqual(['HW2101']);
  });

  test('a clone that is linked, with all that is wrong of it', () => {
    expect(codesOf(onHost((esx, vm) => esx.tune(vm, { linkedClone: true, cloneTimeout: undefined })))).toEqual(['HW2102', 'HW2112']);
  });

  test('a larger root disk than the image has', () => {
    expect(codesOf(refusal(stack => { const esx = esxi(stack); web(esx, { image: esx.diskImage(DISK, KNOWN), diskSize: Size.gibibytes(21) }); }))).toEqual(['HW2107']);
  });

  test('and nothing else: a machine without identity is made', () => {
    expect(() => copied(() => {}, { provisioning: Provisioning.none() })).not.toThrow();
  });
});

describe('with a lock', () => {
  const project = Project.forEachTest();
  const synthesized = (image: (esx: EsxiPlatform) => VsphereImage, changePolicy = ChangePolicy.keep()) => {
    const app = new App();
    const esx = esxi(new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } }));
    web(esx, { image: image(esx), changePolicy });
    return app;
  };
  const deployed = (esx: EsxiPlatform) => esx.ova(URL, KNOWN);
  const attached = (esx: EsxiPlatform) => esx.diskImage(DISK, KNOWN);

  test('GIVEN a machine that stands WHEN its image becomes one of another kind THEN it is refused, unless it may be built anew', () => {
    synthesized(deployed).synth();
    expect(project.json('hostwright.lock.json')).toBeDefined();
    expect(refusalOf(synthesized(attached)).message).toContain(`[lab/Web] HW2128 image of another kind for a machine that stands: given disk image ${DISK} for web, which was made from OVA ${URL}; allowed: an image of the kind that it was made from. `
      + 'Name such an image, or let the machine be built anew: changePolicy: ChangePolicy.replace().');
    expect(() => synthesized(attached, ChangePolicy.replace()).synth()).not.toThrow();
  });
});
