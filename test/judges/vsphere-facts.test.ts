import * as fs from 'fs';
import { PLANTED_BAD_VSPHERE, VSPHERE_MACHINE } from './planted';
import { FACTS, judgeProviderFacts } from './provider-facts';

type Json = Record<string, any>;

const MACHINE = 'vsphere_virtual_machine.web';
const CLONE = VSPHERE_MACHINE.clone as Json;
const [ROOT, DATA] = VSPHERE_MACHINE.disk as Json[];
const [CARD] = VSPHERE_MACHINE.network_interface as Json[];
const OVA = { local_ovf_path: 'a.ova' };
const LINUX = { host_name: 'web', domain: 'example.org' };

/** The planted document with one sound machine, whatever a case adds. */
function stack(resources: Json = {}, more: Json = {}): Json {
  return { ...PLANTED_BAD_VSPHERE, resource: { vsphere_virtual_machine: { web: VSPHERE_MACHINE }, ...resources }, ...more };
}

function found(document: Json): string[] {
  return judgeProviderFacts(document).findings.map(({ address, path, kind }) => `${kind} ${address} ${path}`.trim());
}

/** What is found on a machine with a change, without its address. */
function wrong(change: Json): string[] {
  return found(stack({ vsphere_virtual_machine: { web: { ...VSPHERE_MACHINE, ...change } } })).map(finding => finding.replace(`${MACHINE} `, ''));
}

test('a sound stack has no finding, and every block of it was judged', () => {
  expect(judgeProviderFacts(stack())).toEqual({ judged: 7, findings: [], notJudged: [] });
});

test('the facts are those of the version that the bindings are for', () => {
  const version = /providerVersion: '([^']+)'/.exec(fs.readFileSync(require.resolve('@cdktf/provider-vsphere/lib/virtual-machine/index.js'), 'utf8'))?.[1];
  expect(FACTS.map(facts => `${facts.source} ${facts.version}`)).toContain(`vmware/vsphere ${version}`);
});

describe('planted machines', () => {
  const { resource: { vsphere_virtual_machine: machines } } = PLANTED_BAD_VSPHERE as Json;

  test.each([
    ['customized_twice', 'conflicts-with clone.0.customization_spec'],
    ['unknown_attribute', 'unknown-argument is_template'],
    ['unknown_attribute_of_a_disk', 'unknown-argument disk.0.bus'],
    ['wrong_enum', 'not-allowed firmware'],
    ['missing_required', 'missing-required resource_pool_id'],
    ['two_places', 'conflicts-with datastore_cluster_id'],
    ['no_disk', 'missing-required disk'],
    ['no_network', 'at-least-one-of network_interface'],
    ['wrong_hardware', 'not-allowed hardware_version'],
  ])('%s', (name, finding) => {
    const [kind, path] = finding.split(' ');
    expect(found(PLANTED_BAD_VSPHERE).filter(text => text.split(' ')[1] === `vsphere_virtual_machine.${name}`)).toEqual([`${kind} vsphere_virtual_machine.${name} ${path}`]);
    expect(Object.keys(machines)).toContain(name);
  });

  test('each has its own mistake, and nothing else has one', () => {
    expect(found(PLANTED_BAD_VSPHERE)).toHaveLength(Object.keys(machines).length);
  });
});

describe('the provider', () => {
  const given = (body: Json) => found(stack({}, { provider: { vsphere: body } }));

  test.each<[string, Json, string[]]>([
    ['takes user and password from the environment', {}, []],
    ['takes what is given', { vsphere_server: 'vc.example.org', user: 'u', password: 'p', allow_unverified_ssl: true, api_timeout: 10 }, []],
    ['deprecates an old name', { vcenter_server: 'vc.example.org' }, ['deprecated provider.vsphere vcenter_server']],
    ['knows no other argument', { insecure: true }, ['unknown-argument provider.vsphere insecure']],
  ])('%s', (_, body, findings) => {
    expect(given(body)).toEqual(findings);
  });

  test.each<[string, string[]]>([
    ['~> 2.13', []],
    ['~> 2.15.0', []],
    ['~> 2.14.0', ['provider-version terraform required_providers.vsphere.version']],
  ])('of version %s', (version, findings) => {
    expect(found(stack({}, { terraform: { required_providers: { vsphere: { source: 'vmware/vsphere', version } } } }))).toEqual(findings);
  });
});

describe('a machine', () => {
  test.each<[string, Json, string[]]>([
    ['with a name that is too long', { name: 'x'.repeat(81) }, ['not-allowed name']],
    ['with hardware of today', { hardware_version: 21 }, []],
    ['with a wait that is too short', { migrate_wait_timeout: 9, poweron_timeout: 60, shutdown_wait_timeout: 11 },
      ['out-of-range migrate_wait_timeout', 'out-of-range poweron_timeout', 'out-of-range shutdown_wait_timeout']],
    ['without a limit', { cpu_limit: -1, memory_limit: -1, cpu_reservation: 0 }, []],
    ['with impossible shares', { cpu_limit: -2, memory_reservation: -1, cpu_share_level: 'highest' }, ['out-of-range cpu_limit', 'out-of-range memory_reservation', 'not-allowed cpu_share_level']],
    ['with a card without host', { pci_device_id: ['0000:3b:00.0'] }, ['required-with pci_device_id']],
    ['in a data center without OVF', { datacenter_id: 'datacenter-1' }, ['required-with datacenter_id']],
    ['of an OVF, without disk and network', { clone: null, ovf_deploy: OVA, disk: null, network_interface: null, datacenter_id: 'datacenter-1' }, []],
    ['of two OVFs', { clone: null, ovf_deploy: [{ ...OVA, remote_ovf_url: 'https://example.org/a.ova' }] }, ['exactly-one-of ovf_deploy.0.local_ovf_path']],
    ['of no OVF', { clone: null, ovf_deploy: {} }, ['exactly-one-of ovf_deploy.local_ovf_path']],
    ['cloned in no time', { clone: { ...CLONE, timeout: 5 } }, ['out-of-range clone.timeout']],
    ['cloned from nothing', { clone: {} }, ['missing-required clone.template_uuid']],
    ['with a TPM of its own', { vtpm: { version: '2.0' } }, []],
    ['with a TPM of no version', { vtpm: { version: '3.0' } }, ['not-allowed vtpm.version']],
  ])('%s', (_, change, findings) => {
    expect(wrong(change)).toEqual(findings);
  });

  test.each<[string, Json, string[]]>([
    ['of Linux', { linux_options: { ...LINUX, time_zone: 'Europe/Berlin' } }, []],
    ['of Linux, elsewhere', { linux_options: { ...LINUX, time_zone: 'W. Europe' } }, ['not-allowed clone.customize.linux_options.time_zone']],
    ['of Linux, without domain', { linux_options: { host_name: 'web' } }, ['missing-required clone.customize.linux_options.domain']],
    ['of both', { linux_options: LINUX, windows_options: { computer_name: 'web' } }, ['conflicts-with clone.customize.linux_options']],
    ['of Windows in half a domain', { windows_options: { computer_name: 'web', join_domain: 'example.org', domain_admin_user: 'u' } },
      ['required-with clone.customize.windows_options.join_domain']],
    ['of Windows in domain and workgroup', { windows_options: { computer_name: 'web', workgroup: 'w', join_domain: 'd', domain_admin_user: 'u', domain_admin_password: 'p' } },
      ['domain_admin_password', 'domain_admin_user', 'join_domain'].map(name => `conflicts-with clone.customize.windows_options.${name}`)],
    ['with a mask', { network_interface: [{ ipv4_address: '192.0.2.5', ipv4_netmask: 33 }] }, ['out-of-range clone.customize.network_interface.0.ipv4_netmask']],
  ])('with a customization %s', (_, customize, findings) => {
    expect(wrong({ clone: { ...CLONE, customize } }).sort()).toEqual(findings);
  });

  test.each<[string, Json, string[]]>([
    ['one block', { disk: ROOT }, []],
    ['one block without size', { disk: { label: 'disk0' } }, ['missing-required disk.size']],
    ['dynamic ones', { disk: null, dynamic: { disk: { for_each: [1], content: { label: '${disk.value}', size: 1 } } } }, []],
    ['two of one label', { disk: [ROOT, { ...DATA, label: 'disk0' }] }, ['not-allowed disk.1.label']],
    ['two of one unit', { disk: [ROOT, { ...DATA, unit_number: 0 }] }, ['not-allowed disk.1.unit_number']],
    ['two without a unit', { disk: [ROOT, { label: 'data', size: 1 }] }, ['not-allowed disk.1.unit_number']],
    ['units that somebody else knows', { disk: [{ ...ROOT, unit_number: '${length("a")}' }] }, []],
    ['a unit of another controller', { sata_controller_count: 1, disk: [ROOT, { ...DATA, unit_number: 0, controller_type: 'sata' }] }, []],
    ['a unit of no controller', { disk: [ROOT, { ...DATA, controller_type: 'nvme' }] }, ['out-of-range disk.1.unit_number']],
    ['a unit that is too high', { disk: [ROOT, { ...DATA, unit_number: 15 }] }, ['out-of-range disk.1.unit_number']],
    ['a unit of the second controller', { scsi_controller_count: 2, disk: [ROOT, { ...DATA, unit_number: 15 }] }, []],
    ['the unit of the CD-ROM', { disk: [ROOT, { ...DATA, unit_number: 0, controller_type: 'ide' }] }, ['not-allowed disk.1.unit_number']],
    ['no first one', { disk: [{ ...ROOT, unit_number: 1 }] }, ['missing-required disk']],
    ['a first one on IDE', { disk: [{ ...ROOT, unit_number: 1, controller_type: 'ide' }] }, []],
    ['an unknown controller', { disk: [ROOT, { ...DATA, controller_type: 'usb' }] }, ['not-allowed disk.1.controller_type']],
    ['a label of the provider', { disk: [{ ...ROOT, label: 'orphaned_disk_0' }] }, ['not-allowed disk.0.label']],
    ['an empty one', { disk: [{ ...ROOT, size: 0 }] }, ['out-of-range disk.0.size']],
    ['a thick one', { disk: [{ ...ROOT, thin_provisioned: false, eagerly_scrub: true }] }, []],
    ['a scrubbed one that is thin by default', { disk: [{ ...ROOT, eagerly_scrub: true }] }, ['conflicts-with disk.0.eagerly_scrub']],
    ['an attached one', { disk: [ROOT, { label: 'data', unit_number: 1, attach: true, path: 'a/b.vmdk', datastore_id: 'datastore-1' }] }, []],
    ['an attached one with a size', { disk: [ROOT, { ...DATA, attach: true, path: 'b.img', datastore_id: 'datastore-1' }] },
      ['not-allowed disk.1.path', 'conflicts-with disk.1.size', 'conflicts-with disk.1.keep_on_remove']],
    ['an attached one of nowhere', { disk: [ROOT, { label: 'data', unit_number: 1, attach: 'true' }] }, ['missing-required disk.1.datastore_id', 'missing-required disk.1.path']],
    ['one that may be attached', { disk: [ROOT, { label: 'data', unit_number: 1, attach: '${1 == 1}' }] }, []],
    ['one elsewhere in a cluster of datastores', { datastore_id: null, datastore_cluster_id: 'group-p1', disk: [{ ...ROOT, datastore_id: 'datastore-1' }] },
      ['conflicts-with datastore_cluster_id']],
    ['a word', { disk: 'disk0' }, ['wrong-type disk', 'missing-required disk']],
  ])('with disks: %s', (_, change, findings) => {
    expect(wrong(change)).toEqual(findings);
  });

  test.each<[string, Json, string[]]>([
    ['of no network', { network_id: '' }, ['not-allowed network_interface.0.network_id']],
    ['of another kind', { adapter_type: 'virtio' }, ['not-allowed network_interface.0.adapter_type']],
    ['of a function', { adapter_type: 'sriov', physical_function: '0000:3b:00.1' }, []],
    ['of no function', { adapter_type: 'sriov' }, ['missing-required network_interface.0.physical_function']],
    ['with a function of its own', { physical_function: '0000:3b:00.1' }, ['not-allowed network_interface.0.physical_function']],
    ['of a kind that somebody else knows', { adapter_type: '${lower("SRIOV")}' }, []],
  ])('with an adapter %s', (_, change, findings) => {
    expect(wrong({ network_interface: [{ ...CARD, ...change }] })).toEqual(findings);
  });
});

test.each<[string, string, Json, string[]]>([
  ['a rule for no host', 'vsphere_compute_cluster_vm_host_rule', { name: 'r', compute_cluster_id: 'domain-c1', vm_group_name: 'g' }, ['at-least-one-of affinity_host_group_name']],
  ['a rule for hosts', 'vsphere_compute_cluster_vm_host_rule', { name: 'r', compute_cluster_id: 'domain-c1', vm_group_name: 'g', affinity_host_group_name: 'h' }, []],
  ['an item of two sources', 'vsphere_content_library_item', { name: 'i', library_id: 'l', file_url: 'a.ova', source_uuid: 'x' }, ['conflicts-with file_url']],
  ['a snapshot without description', 'vsphere_virtual_machine_snapshot', { snapshot_name: 's', virtual_machine_uuid: 'u', memory: false, quiesce: true }, ['missing-required description']],
  ['an override of another priority', 'vsphere_ha_vm_override', { compute_cluster_id: 'c', virtual_machine_id: 'v', ha_vm_restart_priority: 'first' }, ['not-allowed ha_vm_restart_priority']],
  ['a tag by name', 'vsphere_tag', { name: 'web', category_id: 'role' }, ['not-allowed category_id']],
  ['a tag', 'vsphere_tag', { name: 'web', category_id: 'urn:vmomi:InventoryServiceCategory:1:GLOBAL' }, []],
  ['a category of something else', 'vsphere_tag_category', { name: 'role', cardinality: 'SINGLE', associable_types: ['VirtualMachine', 'Machine'] }, ['not-allowed associable_types.1']],
  ['a folder of nothing', 'vsphere_folder', { path: 'a', type: 'vms' }, ['not-allowed type']],
])('%s', (_, type, body, findings) => {
  expect(found(stack({ [type]: { it: body } }))).toEqual(findings.map(finding => finding.replace(' ', ` ${type}.it `)));
});

test('data sources are judged by their own schema, and a type that the provider lacks is named', () => {
  expect(found(stack({ vsphere_template: { it: {} } }, { data: { ...PLANTED_BAD_VSPHERE.data as Json, vsphere_virtual_machine: { tpl: { name: 'tpl', disks: [] } } } }))).toEqual([
    'unknown-type vsphere_template.it',
    'computed-only data.vsphere_virtual_machine.tpl disks',
  ]);
});
