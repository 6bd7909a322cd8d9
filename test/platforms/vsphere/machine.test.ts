import { gunzipSync } from 'zlib';
import { AT, bare, DHCP, gib, golden, lookedUp, onVcenter, ova, vcenter, vmOf, web } from './written-on-vsphere';
import {
  EstateStack, Firmware, GuestAccess, HardenedVmProps, IpAssignment, Labels, OperatingSystem, Provisioning, VirtualMachine, VmTemplate, VsphereImage, VspherePlatform,
  VspherePlatformProps,
} from '../../../src';
import { Json, OFFICE, Written, written } from '../written';

const { RHEL_9, WINDOWS_SERVER_2025 } = OperatingSystem;
const TEMPLATE = 'data.vsphere_virtual_machine.Vc_Lookups_virtual-machine-rhel9-golden_765033CB';
const CLUSTER = '${data.vsphere_compute_cluster.Vc_Lookups_compute-cluster-c1_C7666F11';
const FORMAT = { thin_provisioned: `\${${TEMPLATE}.disks[0].thin_provisioned}`, eagerly_scrub: `\${${TEMPLATE}.disks[0].eagerly_scrub}` };
const NETWORK = { network_id: '${data.vsphere_network.Vc_Lookups_network-app_E254B13E.id}', adapter_type: 'vmxnet3' };
const NIC = { ...NETWORK, use_static_mac: true, mac_address: '02:0c:bf:6f:a9:26', bandwidth_limit: -1, bandwidth_reservation: 0, bandwidth_share_level: 'normal' };
const DISK = { disk_mode: 'persistent', disk_sharing: 'sharingNone', write_through: false, io_limit: -1, io_reservation: 0, io_share_level: 'normal' };

/** A machine from an image, and what stands of it. */
function from(image: (vc: VspherePlatform, stack: EstateStack) => HardenedVmProps['image'], change: Partial<HardenedVmProps> = {}, props: Partial<VspherePlatformProps> = {}): Written {
  return written(stack => { const vc = vcenter(stack, props); web(vc, { image: image(vc, stack), ...change }); });
}

const item = (vc: VspherePlatform) => vc.libraryItem('golden', { guest: RHEL_9 });
const decoded = (text: string) => gunzipSync(Buffer.from(text, 'base64')).toString();

describe('a machine', () => {
  test('from a template is written whole', () => {
    const { extra_config: extra, ...machine } = vmOf(onVcenter((_, vm) => { vm.addDisk('data', gib(3), { mount: '/srv' }); }, { labels: Labels.of({ env: 'lab' }) }));
    expect(machine).toEqual({
      name: 'web',
      resource_pool_id: `${CLUSTER}.resource_pool_id}`,
      datastore_id: '${data.vsphere_datastore.Vc_Lookups_datastore-ds1_C2990A4A.id}',
      tags: [expect.stringMatching(/^\$\{data\.vsphere_tag\./)],
      clone: { template_uuid: `\${${TEMPLATE}.id}`, linked_clone: false },
      guest_id: `\${${TEMPLATE}.guest_id}`,
      firmware: 'efi',
      efi_secure_boot_enabled: true,
      num_cpus: 2,
      num_cores_per_socket: 1,
      memory: 2048,
      cpu_hot_add_enabled: false,
      cpu_hot_remove_enabled: false,
      memory_hot_add_enabled: false,
      scsi_type: 'pvscsi',
      scsi_controller_count: 1,
      disk: [
        { ...DISK, label: 'root', unit_number: 0, size: 20, keep_on_remove: false, ...FORMAT },
        { ...DISK, label: 'hw7aba3785e784b9a92e', unit_number: 1, size: 3, thin_provisioned: true, eagerly_scrub: false, keep_on_remove: true },
      ],
      network_interface: [NIC],
      enable_disk_uuid: true,
      enable_logging: true,
      extra_config_reboot_required: true,
      sync_time_with_host: true,
      wait_for_guest_net_timeout: 0,
      replace_trigger: expect.stringMatching(/^[0-9a-f]{16}$/),
      depends_on: [],
      lifecycle: {
        ignore_changes: ['replace_trigger', 'clone', 'guest_id', 'scsi_type', 'disk[0].thin_provisioned', 'disk[0].eagerly_scrub', 'extra_config["guestinfo.userdata"]'],
        prevent_destroy: true,
      },
    });
    expect(Object.keys(extra)).toEqual(['guestinfo.metadata', 'guestinfo.metadata.encoding', 'guestinfo.userdata', 'guestinfo.userdata.encoding']);
    expect(JSON.parse(decoded(extra['guestinfo.metadata']))).toMatchObject({ 'instance-id': 'web', 'network': { ethernets: { net0: { match: { macaddress: '02:0c:bf:6f:a9:26' } } } } });
  });

  test('from a library item has no template to follow', () => {
    const result = from(item);
    const machine = vmOf(result);
    expect(machine).toMatchObject({ clone: { template_uuid: expect.stringMatching(/^\$\{data\.vsphere_content_library_item\./) }, firmware: 'efi', scsi_type: 'pvscsi' });
    expect(machine.disk[0]).toMatchObject({ thin_provisioned: true, eagerly_scrub: false });
    expect(machine.lifecycle).toEqual({ ignore_changes: ['replace_trigger', 'clone', 'extra_config["guestinfo.userdata"]'] });
    expect(JSON.stringify(lookedUp(result))).not.toContain('virtual_machine');
  });

  test('without identity has no guestinfo, and nothing of it is left alone', () => {
    const machine = vmOf(onVcenter(() => {}, { provisioning: Provisioning.none() }));
    expect(machine.extra_config).toBeUndefined();
    expect(machine.lifecycle.ignore_changes).not.toContain('extra_config["guestinfo.userdata"]');
  });
});

describe('an OVA', () => {
  const URL = 'https://images.example/rhel9.ova';
  const itemIn = (result: Written) => bare(result.one('vsphere_content_library_item')) as Json;

  test('is one item of the content library, however many machines name it', () => {
    const result = written(stack => {
      const vc = vcenter(stack);
      ['One', 'Two'].forEach(id => web(vc, { image: ova(vc) }, id));
    });
    const { name, library_id, ...rest } = itemIn(result);
    expect([name, library_id]).toEqual([expect.stringMatching(/^rhel9\.ova-[0-9a-f]{8}$/), expect.stringMatching(/^\$\{data\.vsphere_content_library\./)]);
    expect(rest).toEqual({ type: 'ovf', file_url: URL, description: `hostwright: ${RHEL_9.displayName}`, lifecycle: { create_before_destroy: true } });
    const [address] = Object.keys(result.document.resource.vsphere_content_library_item);
    expect(['One', 'Two'].map(id => vmOf(result, id).clone.template_uuid)).toEqual([1, 2].map(() => `\${vsphere_content_library_item.${address}.id}`));
  });

  test('that a VmTemplate takes has its name, and another address is another item', () => {
    const of = (place: string) => from((vc, stack) => new VmTemplate(stack, 'Golden', { image: ova(vc, place), templateName: 'rhel9-2026' }));
    const [one, other] = [URL, `${URL.slice(0, -4)}.1.ova`].map(place => of(place));
    expect(itemIn(one).name).toMatch(/^rhel9-2026-[0-9a-f]{8}$/);
    expect(itemIn(other).name).not.toBe(itemIn(one).name);
    expect(Object.keys(other.document.resource.vsphere_content_library_item)).not.toEqual(Object.keys(one.document.resource.vsphere_content_library_item));
    expect(vmOf(one).clone.template_uuid).toBe(`\${vsphere_content_library_item.${Object.keys(one.document.resource.vsphere_content_library_item)[0]}.id}`);
  });

  test('on the machine of Terraform is uploaded from there', () => {
    expect(itemIn(from(vc => ova(vc, 'images/rhel9.ova'))).file_url).toBe('images/rhel9.ova');
  });

  test.each<[string, (vc: VspherePlatform, stack: EstateStack) => HardenedVmProps['image']]>([
    ['directly', vc => golden(vc, { copyToLibrary: true })],
    ['by a VmTemplate', (vc, stack) => new VmTemplate(stack, 'Golden', { image: golden(vc, { copyToLibrary: true }) })],
  ])('and a template can be copied: %s', (_, image) => {
    const result = from(image);
    expect(itemIn(result)).toMatchObject({ source_uuid: `\${${TEMPLATE}.id}`, type: 'ovf' });
    expect(itemIn(result).file_url).toBeUndefined();
    expect(vmOf(result).lifecycle.ignore_changes).not.toContain('disk[0].thin_provisioned');
    expect(vmOf(result).clone.template_uuid).toMatch(/^\$\{vsphere_content_library_item\./);
  });

  test('a copy of a template of which nobody spoke has its firmware and its controller', () => {
    const machine = vmOf(from(vc => golden(vc, { copyToLibrary: true, firmware: undefined, scsiType: undefined })));
    const of = (name: string) => `\${${TEMPLATE}.${name}}`;
    expect(machine).toMatchObject({ firmware: of('firmware'), efi_secure_boot_enabled: of('efi_secure_boot_enabled'), scsi_type: of('scsi_type') });
    expect([machine.guest_id, machine.disk[0].thin_provisioned]).toEqual([undefined, true]);
    expect(machine.lifecycle.ignore_changes).toEqual(expect.arrayContaining(['firmware', 'efi_secure_boot_enabled', 'scsi_type']));
  });

  test('a VmTemplate of a template that exists makes nothing', () => {
    const result = from((vc, stack) => new VmTemplate(stack, 'Golden', { image: golden(vc) }));
    expect(Object.keys(result.document.resource)).toEqual(['vsphere_virtual_machine']);
    expect(vmOf(result).clone.template_uuid).toBe(`\${${TEMPLATE}.id}`);
  });
});

describe('the guest id', () => {
  const fact = (result: Written) => [vmOf(result).guest_id, result.machine('web').facts.guestId];

  test.each<[string, (vc: VspherePlatform) => VsphereImage, unknown, string]>([
    ['a template is looked up', vc => golden(vc), `\${${TEMPLATE}.guest_id}`, 'as the template'],
    ['a library item stands in it', item, undefined, 'as the library item'],
    ['an OVA stands in it', vc => ova(vc), undefined, 'as the OVA'],
  ])('of %s, and is that which was tuned', (_, image, expected, words) => {
    expect(fact(from(image))).toEqual([expected, words]);
    expect(fact(onVcenter((vc, vm) => { vc.tune(vm, { guestId: 'rhel8_64Guest' }); }))).toEqual(['rhel8_64Guest', 'rhel8_64Guest']);
  });
});

describe('firmware', () => {
  const KMS = { keyProvider: 'kms' };
  const unknown = (vc: VspherePlatform): VsphereImage => vc.existingTemplate('rhel9-golden', { guest: RHEL_9, disks: [gib(20)] });
  const windows = (vc: VspherePlatform) => vc.libraryItem('win2025', { guest: WINDOWS_SERVER_2025, firmware: Firmware.uefi() });
  const ofTemplate = [`\${${TEMPLATE}.firmware}`, `\${${TEMPLATE}.efi_secure_boot_enabled}`];

  test.each<[string, (vc: VspherePlatform) => VsphereImage, Partial<HardenedVmProps>, Partial<VspherePlatformProps>, unknown[], string]>([
    ['a template of which nobody spoke: the template\'s', unknown, {}, KMS, [...ofTemplate, undefined], 'as the template'],
    ['a template with UEFI', golden, {}, {}, ['efi', true, undefined], 'UEFI, secure boot'],
    ['a template with UEFI, and a key provider', golden, {}, KMS, ['efi', true, { version: '2.0' }], 'UEFI, secure boot, vTPM'],
    ['a template with BIOS, and a key provider', vc => golden(vc, { firmware: Firmware.bios() }), {}, KMS, ['bios', false, undefined], 'BIOS'],
    ['a machine that says it', unknown, { firmware: Firmware.uefi({ secureBoot: false }) }, {}, ['efi', false, undefined], 'UEFI'],
    ['a machine that says a TPM', golden, { firmware: Firmware.uefi({ vtpm: true }) }, KMS, ['efi', true, { version: '2.0' }], 'UEFI, secure boot, vTPM'],
    ['a library item of which nobody spoke: the best that the guest boots with', item, {}, {}, ['efi', true, undefined], 'UEFI, secure boot'],
    ['Windows', windows, { access: GuestAccess.none('a console'), provisioning: Provisioning.none() }, KMS, ['efi', true, { version: '2.0' }], 'UEFI, secure boot, vTPM'],
  ])('%s', (_, image, change, props, expected, words) => {
    const result = from(image, change, props);
    const { firmware, efi_secure_boot_enabled, vtpm, lifecycle } = vmOf(result);
    expect([firmware, efi_secure_boot_enabled, vtpm]).toEqual(expected);
    expect(result.machine('web').facts.firmware).toBe(words);
    expect(lifecycle.ignore_changes.includes('firmware')).toBe(expected[0] === ofTemplate[0]);
  });

  test('a machine that is not hardened has a TPM only where it says so', () => {
    const plain = (firmware?: Firmware) => vmOf(written(stack => {
      const vc = vcenter(stack, KMS);
      new VirtualMachine(stack, 'Web', { image: golden(vc), network: vc.portGroup('app'), ip: AT, firmware });
    })).vtpm;
    expect([plain(), plain(Firmware.uefi({ vtpm: true }))]).toEqual([undefined, { version: '2.0' }]);
  });
});

describe('the wait for an address', () => {
  test.each<[string, IpAssignment, number]>([
    ['DHCP', DHCP, 5], ['a static address', AT, 0], ['an automatic one', IpAssignment.automaticV6(), 5], ['one of both', IpAssignment.dualStack(AT, IpAssignment.automaticV6()), 0],
  ])('is there only where nothing else tells it: %s', (_, ip, minutes) => {
    expect(vmOf(onVcenter(() => {}, { ip, managementNetworks: [OFFICE] })).wait_for_guest_net_timeout).toBe(minutes);
  });
});
