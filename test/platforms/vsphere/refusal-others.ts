import { from, machine, tuned } from './refused-programs';
import { AT, esxi, gib, golden, vcenter, web } from './written-on-vsphere';
import { EstateStack, Firmware, IpAssignment, MacAddress, OperatingSystem, Placement, Size, VsphereVersion } from '../../../src';
import { DAY } from '../written';

const { RHEL_9, DEBIAN_13 } = OperatingSystem;

/** The same code for other mistakes: what is wrong, the code, a part of the message, the program. */
export const OTHERS: [string, string, string, (stack: EstateStack) => void][] = [
  ['neither cluster nor host', 'HW2102', 'given neither cluster nor host; allowed: one of them. Name the cluster; name a host only where it is in none.', machine(() => {}, () => ({}), { cluster: undefined })],
  ['cluster and host', 'HW2102', 'given both cluster and host;', machine(() => {}, () => ({}), { host: 'esx1' })],
  ...(['keepApart', 'keepOn', 'overrideDrs', 'overrideHa'] as const).map((verb): [string, string, string, (stack: EstateStack) => void] => [
    `${verb} without a cluster`, 'HW2102', `given ${verb} on lab/Vc; allowed: a platform with \`cluster\`. DRS and HA are functions of a cluster: name it, or leave the line out.`,
    machine((vc, vm) => ({ keepApart: () => vc.keepApart('r', [vm]), keepOn: () => vc.keepOn('r', ['esx1'], [vm]), overrideDrs: () => vc.overrideDrs(vm), overrideHa: () => vc.overrideHa(vm, {}) })[verb](),
      () => ({}), { cluster: undefined, host: 'esx1' }),
  ]),
  ['an unknown guest id', 'HW2104', 'given guestId "rhel99"; allowed: a guest id that vSphere 8.0 knows.', tuned({ guestId: 'rhel99' })],
  ['a guest for which it has no guest id', 'HW2104', 'given AlmaLinux 10 on vSphere 7.0.3; allowed: a guest that this version knows. Give the version of your hosts, or a guest id that is near enough: tune(vm, { guestId }).',
    stack => { const esx = esxi(stack, { version: VsphereVersion.V7_0_3 }); web(esx, { image: esx.diskImage('a.vmdk', { guest: OperatingSystem.ALMALINUX_10, disks: [gib(20)] }) }); }],
  ['an item of a genericcloud image', 'HW2106', 'given library item debian-12-genericcloud;', from(vc => vc.libraryItem('debian-12-genericcloud', { guest: DEBIAN_13 }))],
  ['a smaller data disk than the template has', 'HW2107', 'given 3 GiB for disk data at unit 1 of a clone of rhel9-golden; allowed: 5 GiB or more. Give the disk at least the size that it has in the template.',
    machine((_, vm) => { vm.addDisk('data', gib(3)); }, vc => ({ image: golden(vc, { disks: [gib(20), gib(5)] }) }))],
  ['a larger disk of a linked clone', 'HW2107', 'given 40 GiB for disk root at unit 0 of a linked clone of rhel9-golden; allowed: 20 GiB. A linked clone shares the disk: give it the same size.',
    machine((vc, vm) => vc.tune(vm, { linkedClone: true }), () => ({ diskSize: gib(40) }))],
  ['a controller for a template of which nobody spoke', 'HW2108', 'of whose controller nobody spoke; allowed: that of the template. Leave scsiType out, or say what the template has: existingTemplate(name, { scsiType }).',
    machine((vc, vm) => vc.tune(vm, { scsiType: 'pvscsi' }), vc => ({ image: golden(vc, { scsiType: undefined }) }))],
  ['a linked clone from an item', 'HW2112', 'given linkedClone from a library item; allowed: a template of the inventory. Leave linkedClone out.',
    machine((vc, vm) => vc.tune(vm, { linkedClone: true }), vc => ({ image: vc.libraryItem('rhel9', { guest: RHEL_9 }) }))],
  ['a linked clone from a copied template', 'HW2112', 'given linkedClone from a library item;', machine((vc, vm) => vc.tune(vm, { linkedClone: true }), vc => ({ image: golden(vc, { copyToLibrary: true }) }))],
  ['an override of another value', 'HW2112', '[lab/Vc] HW2112 tuning value that the provider for vSphere does not accept: given restartPriority "first" for lab/Web; allowed: clusterRestartPriority, disabled, high, highest,',
    machine((vc, vm) => vc.overrideHa(vm, { restartPriority: 'first' }))],
  ['a machine apart from nobody', 'HW2112', '[lab/Vc] HW2112 tuning value that the provider for vSphere does not accept: given keepApart "db" with one machine; allowed: two machines or more. Name the others too,', machine((vc, vm) => vc.keepApart('db', [vm]))],
  ['one name for two kinds of rules', 'HW2112', '[lab/Vc] HW2112 tuning value that the provider for vSphere does not accept: given rule "db" of keepApart and of keepOn; allowed: a name that no other rule of the cluster has. Give one of them another name.', machine((vc, vm) => { vc.keepApart('db', [vm]); vc.keepOn('db', ['esx1'], [vm]); })],
  ...(['keepApart', 'keepOn'] as const).map((verb): [string, string, string, (stack: EstateStack) => void] => [
    `one name for rules of two platforms of a cluster, the second by ${verb}`, 'HW2112', '[lab/Again] HW2112 tuning value that the provider for vSphere does not accept: given rule "db" of lab/Vc and of lab/Again; allowed: a name that no other rule of the cluster has. Give one of them another name.',
    machine((vc, vm) => {
      const again = vcenter(vc.node.scope as EstateStack, {}, 'Again');
      const others = ['App1', 'App2'].map(id => web(again, {}, id));
      vc.keepOn('db', ['esx1'], [vm]);
      if (verb === 'keepApart') { again.keepApart('db', others); } else { again.keepOn('db', ['esx2'], others); }
    }),
  ]),
  ['a change window twice', 'HW2112', 'given change window "up" of lab/Web twice; allowed: one for each name. Give the second change a name of its own.',
    machine((vc, vm) => { for (const reason of ['one', 'two']) { vc.changeWindow(vm, 'up', { reason, expires: DAY }); } })],
  ['another host than the standalone one', 'HW2102', 'given placement on esx2; allowed: the host itself. Leave `placement` out: without vCenter there is no other host.', stack => { web(esxi(stack), { placement: Placement.onHost('esx2'), ip: AT }); }],
  ['another host than that of the platform', 'HW2102', 'given placement on esx2; allowed: esx1. Leave `placement` out, or give the machine to a platform with the cluster of that host.',
    machine(() => {}, () => ({ placement: Placement.onHost('esx2') }), { cluster: undefined, host: 'esx1' })],
  ['hardware that is none', 'HW2112', 'given hardwareVersion 12; allowed: 4, 7, 8, 9, 10, 11, 13,', tuned({ hardwareVersion: 12 })],
  ['a limit below none', 'HW2112', 'given cpuLimit -2; allowed: a whole number from -1 on. Give one in this range.', tuned({ cpuLimit: -2 })],
  ['an interface that is not there', 'HW2113', 'given interface "net1"; allowed: net0.', tuned({ nics: { net1: { adapterType: 'e1000' } } })],
  ['too many discs', 'HW2116', 'given 3 discs; allowed: 2 at most.', tuned({ discs: ['a', 'b', 'c'].map(name => ({ path: `${name}.iso` })) })],
  ['a root disk elsewhere', 'HW2117', 'given unit number 1 for disk root; allowed: 0, which no other disk has.', tuned({ disks: { root: { unitNumber: 1 } } })],
  ['a MAC address of a host', 'HW2118', 'given 00:0c:29:00:00:01 for net1;', machine((vc, vm) => { vm.addNic(vc.portGroup('dmz'), { ip: IpAssignment.dhcp(), mac: MacAddress.of('00:0c:29:00:00:01') }); })],
  ['no datastore at all', 'HW2120', 'given neither datastore nor datastoreCluster;', machine(() => {}, () => ({}), { datastore: undefined })],
  ['a data disk beside Storage DRS', 'HW2120', 'given disk data on slow beside the datastore cluster pods; allowed: disks that Storage DRS places, and discs with a datastore. Name a datastore for the root disk too, or none for this disk.',
    machine((_, vm) => { vm.addDisk('data', gib(3), { datastore: 'slow' }); }, () => ({}), { datastore: undefined, datastoreCluster: 'pods' })],
  ['a device of another host', 'HW2123', 'given a PCI device of esx1 for web, which runs on esx2;', machine((vc, vm) => vc.passthrough(vm, vc.pciDevice('esx1', { classId: '0302' })), () => ({ placement: Placement.onHost('esx2') }))],
  ['a device of another host than that of the platform', 'HW2123', 'given a PCI device of esx2 for web, which runs on esx1; allowed: a device of esx1. Give the machine to a platform with the host that has the device, or with its cluster.',
    machine((vc, vm) => vc.passthrough(vm, vc.pciDevice('esx2', { classId: '0302' })), () => ({}), { cluster: undefined, host: 'esx1' })],
  ['a TPM of a standalone host', 'HW2109', 'allowed: a machine of a vCenter with a key provider. Leave the TPM out.', stack => { web(esxi(stack), { firmware: Firmware.uefi({ vtpm: true }), ip: AT }); }],
  ['another firmware than the template has', 'HW1212', 'given BIOS from a template with UEFI, secure boot; allowed: UEFI, secure boot. Leave `firmware` out, or install the template anew.',
    machine(() => {}, () => ({ firmware: Firmware.bios() }))],
  ['memory that no host counts', 'HW1217', 'given memory 1025 MiB; allowed: a multiple of 4 MiB.', machine(() => {}, () => ({ memory: Size.mebibytes(1025) }))],
  ['a disk of half a GiB', 'HW1102', 'for disk data; allowed: a whole number of GiB. Write it with Size.gibibytes().', machine((_, vm) => { vm.addDisk('data', Size.mebibytes(1536)); })],
];
