import * as fs from 'fs';
import * as path from 'path';
import { now, Now } from './current';
import { apiBreaks } from '../../scripts/lib/baseline/api-breaks';
import { ASSEMBLY_FILE, Baseline, BEHAVIOUR_FILE, behaviourOf, breaksBetween, filesOf, readBaseline } from '../../scripts/lib/baseline/baseline';
import { reportOf } from '../../scripts/lib/baseline/break';
import { isKnown, VM, VSPHERE_VM } from '../../scripts/lib/baseline/consequences';
import { staleness } from '../../scripts/lib/baseline/release';
import { HOMELAB, ideas, ROOT } from '../../scripts/lib/examples';

type Json = Record<string, any>;

let tree: Now;
beforeAll(() => { tree = now(); }, 300_000);

/** The report of what breaks between the tree as it is and a copy with a plant. */
function planted(plant: (copy: { assembly: Json; codes: Json; documents: Record<string, Json> }) => void): string[] {
  const { assembly, codes } = structuredClone(tree.current) as Json;
  const documents = structuredClone(tree.documents) as Record<string, Json>;
  plant({ assembly, codes, documents });
  return breaksBetween(tree.current, { ...behaviourOf(documents), assembly, codes } as never).map(({ where, what }) => `${where}: ${what}`);
}

/** A type of an assembly, and its members by name. */
function typeOf(assembly: Json, name: string): Json {
  return assembly.types[`hostwright.${name}`];
}
function memberOf(type: Json, list: 'methods' | 'properties', name: string): Json {
  return type[list].find((member: Json) => member.name === name);
}

const HOME = 'homelab/homelab';

/** The machine of the homelab that has data, and its address. */
function nas(documents: Record<string, Json>): Json {
  return Object.values<Json>(documents[HOME].resource[VM]).find(({ name }) => name === 'nas')!;
}
function nasAt(): string {
  return `examples ${HOME} ${VM}.${nas(tree.documents)['//'].metadata.uniqueId}`;
}

describe('the last release', () => {
  let baseline: Baseline;
  beforeAll(() => { baseline = readBaseline()!; });

  test('is not broken: neither its API, nor its codes, nor what its examples write', () => {
    const report = reportOf(breaksBetween(baseline, tree.current), baseline.release);
    if (report !== undefined) { throw new Error(report); }
  });

  test('is in the baseline, and none before the first', () => {
    expect(staleness(baseline.release, fs.readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8'))).toBeUndefined();
  });

  test('is a whole one: its types, its codes, every example of it', () => {
    expect(Object.keys(baseline.assembly.types).length).toBeGreaterThan(80);
    expect(Object.keys(baseline.codes).length).toBeGreaterThan(60);
    expect(Object.keys(baseline.examples).length).toBeGreaterThan(15);
    expect(Object.keys(baseline.examples[HOME]).filter(address => address.startsWith(VM))).toHaveLength(9);
  });

  test('is stored as `npm run baseline` writes it', () => {
    for (const [file, text] of Object.entries(filesOf(baseline))) { expect(fs.readFileSync(file, 'utf8')).toBe(text); }
  });
});

describe('the tree as it is', () => {
  test('has the stacks of all examples', () => {
    expect(Object.keys(tree.current.examples).map(stack => stack.split('/')[0])).toEqual(expect.arrayContaining([...ideas(), HOMELAB].map(({ name }) => name)));
  });

  test('has no resource of which the gate would know nothing', () => {
    const types = new Set(Object.values(tree.documents).flatMap(({ resource }) => Object.keys(resource)));
    expect(types.size).toBeGreaterThan(3);
    expect([...types].filter(type => !isKnown(type))).toEqual([]);
  });

  test('does not break itself, and is read from its files as it is', () => {
    const files = filesOf(tree.current);
    const stored = { ...JSON.parse(files[BEHAVIOUR_FILE]), assembly: JSON.parse(files[ASSEMBLY_FILE]) } as Baseline;
    expect(breaksBetween(stored, tree.current)).toEqual([]);
    expect(filesOf(stored)).toEqual(files);
  });

  test('is stored without what says nothing of the API', () => {
    const text = filesOf(tree.current)[ASSEMBLY_FILE];
    expect(text).not.toMatch(/"(readme|fingerprint|locationInModule|summary|symbolId)"/);
    expect(text.length).toBeLessThan(400_000);
  });
});

describe('a break of the API is named:', () => {
  const HOW = ['METHOD hostwright.HardenedVm.addDisk', 'METHOD hostwright.VirtualMachine.addDisk'];

  test.each<[string, (assembly: Json) => void, string[]]>([
    ['a type that is gone', assembly => { delete assembly.types['hostwright.ArtifactProps']; }, ['IFACE hostwright.ArtifactProps: has been removed']],
    ['a method that is gone', assembly => { const type = typeOf(assembly, 'VirtualMachine'); type.methods = type.methods.filter(({ name }: Json) => name !== 'addDisk'); }, HOW.map(how => `${how}: has been removed`)],
    ['an argument that is required', assembly => { delete memberOf(typeOf(assembly, 'VirtualMachine'), 'methods', 'addDisk').parameters[2].optional; }, HOW.map(how => `${how}: argument options, newly required argument.`)],
    ['a prop that is required', assembly => { delete memberOf(typeOf(assembly, 'EstateStackProps'), 'properties', 'backend').optional; }, ['IFACE hostwright.EstateStackProps: newly required property \'backend\' used to be optional: input to hostwright.EstateStack.<initializer>']],
    ['a new prop that is required', assembly => { typeOf(assembly, 'EstateStackProps').properties.push({ name: 'region', type: { primitive: 'string' }, abstract: true, immutable: true }); }, ['IFACE hostwright.EstateStackProps: newly required property \'region\' added: input to hostwright.EstateStack.<initializer>']],
    ['a prop of another type', assembly => { memberOf(typeOf(assembly, 'EstateStackProps'), 'properties', 'asOf').type = { primitive: 'string' }; }, ['IFACE hostwright.EstateStackProps: property asOf, hostwright.CalendarDate is not assignable to string: input to hostwright.EstateStack.<initializer>']],
    ['a result of another type', assembly => { memberOf(typeOf(assembly, 'Size'), 'methods', 'toString').returns = { type: { primitive: 'number' } }; }, ['METHOD hostwright.Size.toString: returns number (formerly string): number is not assignable to string']],
    ['a choice that is gone', assembly => { const { members } = typeOf(assembly, 'Severity'); members.splice(members.findIndex(({ name }: Json) => name === 'INFO'), 1); }, ['ENUM VALUE hostwright.Severity.INFO: member INFO has been removed']],
  ])('%s', (_, plant, breaks) => {
    expect(planted(({ assembly }) => plant(assembly))).toEqual(breaks);
  });

  test('what is new is none', () => {
    expect(planted(({ assembly }) => {
      typeOf(assembly, 'EstateStackProps').properties.push({ name: 'region', type: { primitive: 'string' }, optional: true, abstract: true, immutable: true });
      typeOf(assembly, 'Severity').members.push({ name: 'FATAL' });
      assembly.types['hostwright.Another'] = { ...typeOf(assembly, 'EstateStackProps'), fqn: 'hostwright.Another', name: 'Another' };
    })).toEqual([]);
  });

  test('also where jsii calls it experimental', () => {
    const stable = structuredClone(tree.current.assembly) as Json;
    delete stable.types['hostwright.Severity'];
    expect(Object.values(tree.current.assembly.types).some(({ docs }) => docs?.stability === 'experimental')).toBe(true);
    expect(apiBreaks(tree.current.assembly, stable as never).map(({ where }) => where)).toContain('ENUM hostwright.Severity');
  });
});

describe('a break of the codes is named:', () => {
  test.each<[string, (codes: Json) => void, string[]]>([
    ['one that is gone', codes => { delete codes.HW1203; }, ['code HW1203: "duplicate host name" is gone']],
    ['one that says something else', codes => { codes.HW1203 = 'anything'; }, ['code HW1203: was "duplicate host name", is "anything"']],
    ['none for a new one', codes => { codes.HW9999 = 'new'; }, []],
  ])('%s', (_, plant, breaks) => {
    expect(planted(({ codes }) => plant(codes))).toEqual(breaks);
  });
});

describe('a break of what is written is named:', () => {
  const changed = (change: (machine: Json) => void) => planted(({ documents }) => change(nas(documents))).map(line => line.replace(`${nasAt()} `, ''));

  test.each<[string, (machine: Json) => void, string[]]>([
    ['another VM id', machine => { machine.vm_id = 4711; }, ['vm_id: was ID, is 4711']],
    ['another node', machine => { machine.node_name = 'pve9'; }, ['node_name: was "pve1", is "pve9"']],
    ['another MAC', machine => { machine.network_device[0].mac_address = '02:00:00:00:00:01'; }, ['network_device[0].mac_address: was MAC, is "02:00:00:00:00:01"']],
    ['another interface first', machine => { machine.network_device.unshift({ model: 'e1000' }); }, expect.arrayContaining(['network_device[0].model: was the provider\'s default, is "e1000"']) as never],
    ['more memory', machine => { machine.memory.dedicated = 99; }, [expect.stringMatching(/^memory\.dedicated: was \d+, is 99$/) as never]],
    ['another processor', machine => { machine.cpu.type = 'host'; }, [expect.stringMatching(/^cpu\.type: was ".*", is "host"$/) as never]],
    ['another firmware', machine => { machine.bios = 'seabios'; }, ['bios: was "ovmf", is the provider\'s default']],
    ['a longer wait for the agent', machine => { machine.agent.timeout = '6m'; }, ['agent.timeout: was "5m", is "6m"']],
    ['no serial device', machine => { delete machine.serial_device; }, ['serial_device[0]: was "given", is the provider\'s default']],
    ['an EFI disk elsewhere', machine => { machine.efi_disk.datastore_id = 'fast'; }, [expect.stringMatching(/^efi_disk\.datastore_id: was ".*", is "fast"$/) as never]],
    ['a disk in another slot', machine => { machine.disk[0].interface = 'scsi7'; }, expect.arrayContaining(['disk[scsi0]: was "given", is the provider\'s default', 'disk[scsi7]: was the provider\'s default, is "given"']) as never],
    ['another driver of a disk', machine => { machine.disk[1].aio = 'native'; }, ['disk[scsi1].aio: was the provider\'s default, is "native"']],
    ['a datastore of a disk', machine => { machine.disk[0].datastore_id = 'fast'; }, ['disk[scsi0].datastore_id: was "local-zfs", is "fast"']],
    ['a graphics card', machine => { machine.hostpci = [{ device: 'hostpci0', mapping: 'gpu' }]; }, ['hostpci[hostpci0]: was the provider\'s default, is "given"', 'hostpci[hostpci0].mapping: was the provider\'s default, is "gpu"']],
    ['another address', machine => { machine.initialization.ip_config[0].ipv4.address = '10.9.9.9/24'; }, [expect.stringMatching(/^initialization\.ip_config\[0\]\.ipv4\.address: was ".*", is "10.9.9.9\/24"$/) as never]],
    ['a template that it no longer ignores', machine => { machine.lifecycle.ignore_changes = machine.lifecycle.ignore_changes.filter((name: string) => name !== 'clone'); }, expect.arrayContaining(['lifecycle.ignore_changes.clone: was true, is the provider\'s default', expect.stringMatching(/^clone\.vm_id: was the provider's default, is \d+$/)]) as never],
    ['destruction that is no longer prevented', machine => { delete machine.lifecycle.prevent_destroy; }, ['lifecycle.prevent_destroy: was true, is the provider\'s default']],
    ['a protection that is lifted', machine => { machine.protection = false; }, ['protection: was true, is the provider\'s default']],
    ['a replacement by another resource', machine => { machine.lifecycle.replace_triggered_by = ['terraform_data.x']; }, ['lifecycle.replace_triggered_by.terraform_data.x: was the provider\'s default, is true']],
    ['none for a text', machine => { machine.description = 'new'; machine.tags = ['new']; machine.on_boot = false; machine.timeout_clone = 1; machine.startup = { order: 1 }; }, []],
    ['none for the other order of disks', machine => { machine.disk.reverse(); }, []],
    ['none for what the provider takes anyway', machine => { machine.acpi = true; machine.vga.memory = null; }, []],
    ['none for another template, which it ignores', machine => { machine.clone.vm_id = 9999; }, []],
    ['none for more that is held back', machine => { machine.lifecycle.ignore_changes.push('vga'); machine.vga.type = 'std'; }, []],
  ])('%s', (_, change, breaks) => {
    const { vm_id: id, network_device: [{ mac_address: mac }] } = nas(tree.documents);
    const filled = Array.isArray(breaks) ? breaks.map(line => typeof line === 'string' ? line.replace('was ID,', `was ${id},`).replace('was MAC,', `was "${mac}",`) : line) : breaks;
    expect(changed(change)).toEqual(filled);
  });
});

describe('a break of what is written for vSphere is named:', () => {
  const MACHINE: Json = {
    name: 'ledger-1',
    resource_pool_id: '${data.vsphere_compute_cluster.c1.resource_pool_id}',
    datastore_id: '${data.vsphere_datastore.ds1.id}',
    folder: 'prod/app',
    guest_id: '${data.vsphere_virtual_machine.rhel9.guest_id}',
    num_cpus: 4,
    memory: 8192,
    firmware: 'efi',
    efi_secure_boot_enabled: true,
    annotation: 'Ledger',
    extra_config: { 'guestinfo.userdata': 'H4sI', 'guestinfo.userdata.encoding': 'gzip+base64' },
    disk: [
      { label: 'root', size: 40, unit_number: 0, thin_provisioned: true },
      { label: 'journal', size: 200, unit_number: 1, keep_on_remove: true },
    ],
    network_interface: [{ network_id: '${data.vsphere_network.app.id}', use_static_mac: true, mac_address: '02:00:00:00:00:07' }],
    clone: { template_uuid: '${data.vsphere_virtual_machine.rhel9.id}', timeout: 30, customize: { linux_options: { host_name: 'ledger-1', domain: 'corp.example' } } },
    lifecycle: { prevent_destroy: true, ignore_changes: ['replace_trigger', 'extra_config["guestinfo.metadata"]'] },
  };
  const OTHERS = {
    vsphere_virtual_machine_snapshot: { before: { virtual_machine_uuid: '${vsphere_virtual_machine.ledger.id}', snapshot_name: 'before', description: '4.2', memory: false, quiesce: true } },
    vsphere_content_library_item: { golden: { name: 'rhel9', library_id: '${data.vsphere_content_library.images.id}', file_url: 'https://mirror.example/rhel9.ova' } },
    vsphere_compute_cluster_vm_anti_affinity_rule: {
      apart: { name: 'ledger', compute_cluster_id: '${data.vsphere_compute_cluster.c1.id}', mandatory: false, virtual_machine_ids: ['${vsphere_virtual_machine.ledger.id}'] },
    },
    vsphere_ha_vm_override: {
      first: { compute_cluster_id: '${data.vsphere_compute_cluster.c1.id}', virtual_machine_id: '${vsphere_virtual_machine.ledger.id}', ha_vm_restart_priority: 'highest' },
    },
  };
  const DOCUMENT: Json = { terraform: { backend: { local: { path: 'vc.tfstate' } } }, resource: { [VSPHERE_VM]: { ledger: MACHINE }, ...OTHERS } };

  const broken = (change: (resource: Json) => void) => {
    const [before, after] = [structuredClone(DOCUMENT), structuredClone(DOCUMENT)];
    change(after.resource);
    const [old, current] = [before, after].map(document => ({ ...tree.current, ...behaviourOf({ 'vc/vc': document }) }));
    return breaksBetween(old, current).map(({ where, what }) => `${where}: ${what}`.replace('examples vc/vc ', ''));
  };
  const changed = (change: (machine: Json) => void) => broken(resource => change(resource[VSPHERE_VM].ledger)).map(line => line.replace(`${VSPHERE_VM}.ledger `, ''));
  const DEFAULT = 'the provider\'s default';

  test.each<[string, (machine: Json) => void, string[]]>([
    ['another template', machine => { machine.clone.template_uuid = '4211'; }, ['clone.template_uuid: was "${data.vsphere_virtual_machine.rhel9.id}", is "4211"']],
    ['a linked clone', machine => { machine.clone.linked_clone = true; }, [`clone.linked_clone: was ${DEFAULT}, is true`]],
    ['another customization', machine => { machine.clone.customize.linux_options.domain = 'lab.example'; }, ['clone.customize.linux_options.domain: was "corp.example", is "lab.example"']],
    ['no clone at all', machine => { delete machine.clone; }, expect.arrayContaining([`clone: was "given", is ${DEFAULT}`]) as never],
    ['a trigger that it no longer ignores', machine => { machine.replace_trigger = '2'; machine.lifecycle.ignore_changes.shift(); },
      [`lifecycle.ignore_changes.replace_trigger: was true, is ${DEFAULT}`, `replace_trigger: was ${DEFAULT}, is "2"`]],
    ['another first boot', machine => { machine.extra_config['guestinfo.userdata'] = 'H4sJ'; }, ['extra_config.guestinfo.userdata: was "H4sI", is "H4sJ"']],
    ['none for a document that it ignores', machine => { machine.extra_config['guestinfo.metadata'] = 'H4sK'; }, []],
    ['fewer processors', machine => { machine.num_cpus = 2; }, ['num_cpus: was 4, is 2']],
    ['more memory', machine => { machine.memory = 16384; }, ['memory: was 8192, is 16384']],
    ['another firmware', machine => { machine.firmware = 'bios'; }, [`firmware: was "efi", is ${DEFAULT}`]],
    ['no secure boot', machine => { delete machine.efi_secure_boot_enabled; }, [`efi_secure_boot_enabled: was true, is ${DEFAULT}`]],
    ['newer hardware', machine => { machine.hardware_version = 21; }, [`hardware_version: was ${DEFAULT}, is 21`]],
    ['a TPM', machine => { machine.vtpm = {}; }, [`vtpm: was ${DEFAULT}, is "given"`]],
    ['a passed device', machine => { machine.pci_device_id = ['0000:3b:00.0']; }, [`pci_device_id[0]: was ${DEFAULT}, is "0000:3b:00.0"`]],
    ['another controller', machine => { machine.scsi_type = 'lsilogic'; }, [`scsi_type: was ${DEFAULT}, is "lsilogic"`]],
    ['a disk in another slot', machine => { machine.disk[1].unit_number = 2; }, ['disk[journal].unit_number: was 1, is 2']],
    ['a disk of another name', machine => { machine.disk[1].label = 'log'; }, expect.arrayContaining([`disk[journal]: was "given", is ${DEFAULT}`, `disk[log]: was ${DEFAULT}, is "given"`]) as never],
    ['a disk that is no longer kept', machine => { delete machine.disk[1].keep_on_remove; }, [`disk[journal].keep_on_remove: was true, is ${DEFAULT}`]],
    ['a disk that is no longer there', machine => { machine.disk.pop(); }, expect.arrayContaining([`disk[journal]: was "given", is ${DEFAULT}`]) as never],
    ['a smaller disk, which the provider refuses', machine => { machine.disk[0].size = 20; }, ['disk[root].size: was 40, is 20']],
    ['a thick disk, which the provider refuses', machine => { machine.disk[0].thin_provisioned = false; }, [`disk[root].thin_provisioned: was ${DEFAULT}, is false`]],
    ['another network', machine => { machine.network_interface[0].network_id = 'network-9'; }, ['network_interface[0].network_id: was "${data.vsphere_network.app.id}", is "network-9"']],
    ['another MAC', machine => { machine.network_interface[0].mac_address = '02:00:00:00:00:08'; }, ['network_interface[0].mac_address: was "02:00:00:00:00:07", is "02:00:00:00:00:08"']],
    ['another adapter', machine => { machine.network_interface[0].adapter_type = 'e1000e'; }, [`network_interface[0].adapter_type: was ${DEFAULT}, is "e1000e"`]],
    ['a second adapter', machine => { machine.network_interface.push({ network_id: 'network-9' }); },
      [`network_interface[1]: was ${DEFAULT}, is "given"`, `network_interface[1].network_id: was ${DEFAULT}, is "network-9"`]],
    ['destruction that is no longer prevented', machine => { delete machine.lifecycle.prevent_destroy; }, [`lifecycle.prevent_destroy: was true, is ${DEFAULT}`]],
    ['none for a place, a note, a share, a timeout', machine => {
      Object.assign(machine, { folder: 'prod', datastore_id: 'datastore-2', annotation: 'x', tags: ['t'], cpu_share_level: 'high', force_power_off: false, wait_for_guest_net_timeout: 0 });
      machine.clone.timeout = 60;
      machine.disk[1].io_limit = 500;
    }, []],
    ['none for the other order of disks', machine => { machine.disk.reverse(); }, []],
    ['none for what the provider takes anyway', machine => { machine.network_interface[0].adapter_type = 'vmxnet3'; machine.extra_config_reboot_required = true; machine.disk[0].disk_mode = 'persistent'; }, []],
    ['none for a trigger that it ignores', machine => { machine.replace_trigger = '2'; }, []],
  ])('%s', (_, change, breaks) => {
    expect(changed(change)).toEqual(breaks);
  });

  test.each<[string, (resource: Json) => void, string[]]>([
    ['another snapshot', ({ vsphere_virtual_machine_snapshot: { before } }) => { before.description = '4.3'; }, ['vsphere_virtual_machine_snapshot.before description: was "4.2", is "4.3"']],
    ['another template file', ({ vsphere_content_library_item: { golden } }) => { golden.file_url = 'https://mirror.example/rhel10.ova'; },
      ['vsphere_content_library_item.golden file_url: was "https://mirror.example/rhel9.ova", is "https://mirror.example/rhel10.ova"']],
    ['a rule that must hold', ({ vsphere_compute_cluster_vm_anti_affinity_rule: { apart } }) => { apart.mandatory = true; },
      ['vsphere_compute_cluster_vm_anti_affinity_rule.apart mandatory: was false, is true']],
    ['a machine that does not come back', ({ vsphere_ha_vm_override: { first } }) => { first.ha_vm_restart_priority = 'disabled'; },
      ['vsphere_ha_vm_override.first ha_vm_restart_priority: was "highest", is "disabled"']],
    ['none for another machine that is kept apart', ({ vsphere_compute_cluster_vm_anti_affinity_rule: { apart } }) => { apart.virtual_machine_ids.push('vm-9'); }, []],
  ])('%s', (_, change, breaks) => {
    expect(broken(change)).toEqual(breaks);
  });
});

describe('a break of what is there is named:', () => {
  const GONE = 'the address is gone; Terraform would destroy what stands there';
  const at = (document: Json, type: string) => Object.keys(document.resource[type])[0];

  test('an example that is gone', () => {
    expect(planted(({ documents }) => { delete documents[HOME]; })).toEqual([`examples ${HOME}: the stack is gone`]);
  });

  test('a machine at another address', () => {
    const breaks = planted(({ documents }) => {
      const machines = documents[HOME].resource[VM];
      const name = nas(documents)['//'].metadata.uniqueId as string;
      machines.Storage_1 = machines[name];
      delete machines[name];
    });
    expect(breaks).toEqual([`${nasAt()}: ${GONE}`]);
  });

  test('none for one that has moved, in two steps, and what changed on the way all the same', () => {
    const breaks = planted(({ documents }) => {
      const machines = documents[HOME].resource[VM];
      const name = nas(documents)['//'].metadata.uniqueId as string;
      machines.Storage_1 = { ...machines[name], bios: 'seabios' };
      delete machines[name];
      documents[HOME].moved = [{ from: `${VM}.${name}`, to: `${VM}.Shelf_1` }, { from: `${VM}.Shelf_1`, to: `${VM}.Storage_1` }];
    });
    expect(breaks).toEqual([`${nasAt()} bios: was "ovmf", is the provider's default`]);
  });

  test('a state that lies elsewhere', () => {
    const breaks = planted(({ documents }) => { documents[HOME].terraform.backend.local.path = '../terraform.tfstate'; });
    expect(breaks).toEqual([`examples ${HOME} terraform.backend.local path: was "../../../terraform.homelab.tfstate", is "../terraform.tfstate"`]);
  });

  test('a state of another kind', () => {
    const breaks = planted(({ documents }) => { documents[HOME].terraform.backend = { pg: {} }; });
    expect(breaks).toEqual([`examples ${HOME} terraform.backend.local: ${GONE}`]);
  });

  test('none for a new resource, a new example and a new variable', () => {
    expect(planted(({ documents }) => {
      documents[HOME].resource[VM].New_1 = structuredClone(nas(documents));
      documents[HOME].variable = { ...documents[HOME].variable, another: {} };
      documents['another/another'] = structuredClone(documents[HOME]);
    })).toEqual([]);
  });

  test('a firewall that another machine has', () => {
    const type = 'proxmox_virtual_environment_firewall_options';
    const name = at(tree.documents[HOME], type);
    const breaks = planted(({ documents }) => { documents[HOME].resource[type][name].vm_id = 4711; });
    expect(breaks).toEqual([expect.stringMatching(new RegExp(`^examples ${HOME} ${type}\\.${name} vm_id: was \\d+, is 4711$`))]);
  });

  describe('what is born of an image', () => {
    const DOWNLOAD = 'proxmox_download_file';
    /** The addresses of a document with one image under another digest, as when the catalogue moves on, or under the same. */
    const reborn = (document: Json, digest?: string) => {
      const name = at(document, DOWNLOAD);
      const { [name]: download, ...others } = document.resource[DOWNLOAD];
      document.resource[DOWNLOAD] = { ...others, New_1: { ...download, checksum: digest ?? download.checksum } };
      const machines = Object.entries<Json>(document.resource[VM]).map(([address, body]) => JSON.stringify(body.disk).includes(`${name}.`) && body.template
        ? [`${address}_new`, { ...body, disk: [{ ...body.disk[0], import_from: `\${${DOWNLOAD}.New_1.id}` }] }] : [address, body]);
      document.resource[VM] = Object.fromEntries(machines);
    };

    test('goes with its image, and that is no break', () => {
      expect(planted(({ documents }) => reborn(documents[HOME], 'f'.repeat(64)))).toEqual([]);
    });

    test('stays with its image', () => {
      const breaks = planted(({ documents }) => reborn(documents[HOME]));
      expect(breaks).toHaveLength(2);
      expect(breaks).toEqual([DOWNLOAD, VM].map(type => expect.stringMatching(new RegExp(`^examples ${HOME} ${type}\\.\\S+: ${GONE}$`))));
    });
  });

  test('a variable and an output that are gone, or have another name', () => {
    const before = structuredClone(tree.documents) as Record<string, Json>;
    Object.assign(before[HOME], { variable: { password: {} }, output: { address: { value: '1' } } });
    expect(breaksBetween({ ...tree.current, ...behaviourOf(before) }, tree.current).map(({ where, what }) => `${where}: ${what}`)).toEqual([`examples ${HOME} output.address: ${GONE}`, `examples ${HOME} variable.password: ${GONE}`]);
  });
});
