import { factsOf, imageOf, intentOf, isoOf, NOWHERE, plain } from './stubs';
import { OperatingSystem, Provisioning, ProxmoxAddressWait } from '../../../src';
import { Disk } from '../../../src/model/disk';
import { Firmware } from '../../../src/model/firmware';
import { ProxmoxExistingTemplate } from '../../../src/platforms/proxmox/proxmox-existing-template';
import { renderVm } from '../../../src/platforms/proxmox/render-vm';
import { IpAssignment, Labels, MacAddress, Size } from '../../../src/values';
import { BORN_WITH, KEY } from '../written';

type Json = Record<string, any>;

function rendered(intent = intentOf(), facts = factsOf()): Json {
  return plain(renderVm(intent, facts)) as Json;
}

function nic(ip: IpAssignment) {
  return { nicName: 'net0', network: intentOf().nics[0].network, ip, mac: MacAddress.of('02:00:00:00:00:01') };
}

test('a machine from a template is rendered whole', () => {
  expect(rendered()).toEqual({
    nodeName: 'pve1',
    vmId: 10001,
    name: 'web',
    tags: ['env-lab', 'hostwright'],
    onBoot: true,
    started: true,
    protection: false,
    migrate: true,
    bios: 'ovmf',
    machine: 'q35',
    scsiHardware: 'virtio-scsi-single',
    bootOrder: ['scsi0'],
    operatingSystem: { type: 'l26' },
    cpu: { cores: 4, sockets: 1, type: 'x86-64-v2-AES', numa: false },
    memory: { dedicated: 2048, floating: 0 },
    efiDisk: { datastoreId: 'local-zfs', type: '4m', preEnrolledKeys: true },
    tpmState: { datastoreId: 'local-zfs', version: 'v2.0' },
    disk: [{
      interface: 'scsi0',
      datastoreId: 'local-zfs',
      size: 20,
      serial: 'hw8013b83f54a5c766fc',
      aio: 'io_uring',
      backup: true,
      cache: 'none',
      discard: 'on',
      iothread: true,
      replicate: true,
      ssd: true,
    }],
    networkDevice: [{ bridge: 'vmbr0', vlanId: 20, macAddress: '02:00:00:00:00:01', model: 'virtio', firewall: false, disconnected: false }],
    initialization: {
      datastoreId: 'local-zfs',
      interface: 'scsi30',
      type: 'nocloud',
      upgrade: false,
      dns: { servers: ['10.0.20.1'], domain: 'lab.example' },
      ipConfig: [{ ipv4: { address: '10.0.20.10/24', gateway: '10.0.20.1' } }],
      userAccount: { username: 'ops', keys: [KEY] },
    },
    clone: { vmId: 9000, full: true, datastoreId: 'local-zfs', retries: 3 },
    agent: { enabled: true, trim: true, type: 'virtio', timeout: '5m', waitForIp: { disabled: true } },
    serialDevice: [{ device: 'socket' }],
    vga: { type: 'serial0' },
    tabletDevice: false,
    stopOnDestroy: true,
    deleteUnreferencedDisksOnDestroy: true,
    dependsOn: [],
    lifecycle: { ignoreChanges: BORN_WITH },
  });
});

test('rendering twice gives the same, and changes nothing that was given', () => {
  const intent = intentOf({ dataDisks: [Disk.data('data', Size.gibibytes(1))] });
  const facts = factsOf({ tuning: { disks: { data: { slot: 9 } } } });
  for (const given of [intent, intent.dataDisks, intent.nics, intent.dns, facts, facts.tuning, facts.tuning.disks, facts.dependsOn]) { Object.freeze(given); }
  expect(renderVm(intent, facts)).toEqual(renderVm(intent, facts));
});

test.each([
  ['BIOS', Firmware.bios(), { bios: 'seabios', machine: 'pc', efiDisk: undefined, tpmState: undefined }],
  ['UEFI with secure boot', Firmware.uefi(), { bios: 'ovmf', machine: 'q35', efiDisk: { datastoreId: 'local-zfs', type: '4m', preEnrolledKeys: true }, tpmState: undefined }],
  ['UEFI without secure boot', Firmware.uefi({ secureBoot: false }), { bios: 'ovmf', machine: 'q35', efiDisk: { datastoreId: 'local-zfs', type: '4m', preEnrolledKeys: false }, tpmState: undefined }],
  ['UEFI with a TPM', Firmware.uefi({ vtpm: true }), { tpmState: { datastoreId: 'local-zfs', version: 'v2.0' } }],
])('%s decides firmware, machine type, EFI disk and TPM', (_, firmware, expected) => {
  expect(renderVm(intentOf(), factsOf({ firmware }))).toMatchObject(expected);
});

test.each([
  [OperatingSystem.DEBIAN_13, 'x86-64-v2-AES'],
  [OperatingSystem.ROCKY_9, 'x86-64-v2-AES'],
  [OperatingSystem.ROCKY_10, 'x86-64-v3'],
  [OperatingSystem.WINDOWS_11_25H2, 'x86-64-v2-AES'],
])('%s gets the processor type that its binaries need: %s', (guest, type) => {
  expect(rendered(intentOf({ image: imageOf(guest) })).cpu.type).toBe(type);
});

test.each([
  [OperatingSystem.DEBIAN_13, 'l26'],
  [OperatingSystem.ALPINE_3_23, 'l26'],
  [OperatingSystem.FREEBSD_15_1, 'other'],
  [OperatingSystem.WINDOWS_10_22H2, 'win10'],
  [OperatingSystem.WINDOWS_SERVER_2019, 'win10'],
  [OperatingSystem.WINDOWS_SERVER_2022, 'win11'],
  [OperatingSystem.WINDOWS_11_25H2, 'win11'],
])('%s is %s to Proxmox', (guest, type) => {
  expect(rendered(intentOf({ image: imageOf(guest) })).operatingSystem).toEqual({ type });
});

test.each([
  ['a static address', IpAssignment.of('10.0.20.10/24'), { disabled: true }],
  ['DHCP', IpAssignment.dhcp(), { disabled: false, ipv4: true, ipv6: false }],
  ['an automatic IPv6 address', IpAssignment.automaticV6(), { disabled: false, ipv4: false, ipv6: true }],
  ['a static address beside an automatic one', IpAssignment.dualStack(IpAssignment.of('10.0.20.10/24'), IpAssignment.automaticV6()), { disabled: true }],
  ['DHCP beside a static IPv6 address', IpAssignment.dualStack(IpAssignment.dhcp(), IpAssignment.of('fd00::10/64')), { disabled: true }],
  ['DHCP beside an automatic IPv6 address', IpAssignment.dualStack(IpAssignment.dhcp(), IpAssignment.automaticV6()), { disabled: false, ipv4: true, ipv6: false }],
])('an apply waits for an address only where the guest alone knows it: %s', (_, ip, waitForIp) => {
  expect(rendered(intentOf({ nics: [nic(ip)] })).agent.waitForIp).toEqual(waitForIp);
});

test.each([
  [ProxmoxAddressWait.NOTHING, { disabled: true }],
  [ProxmoxAddressWait.ANY, { disabled: false, ipv4: false, ipv6: false }],
  [ProxmoxAddressWait.IPV4, { disabled: false, ipv4: true, ipv6: false }],
  [ProxmoxAddressWait.IPV6, { disabled: false, ipv4: false, ipv6: true }],
  [ProxmoxAddressWait.BOTH, { disabled: false, ipv4: true, ipv6: true }],
])('tuning says what an apply waits for: %s', (agentWaitForIp, waitForIp) => {
  expect(rendered(intentOf({ nics: [nic(IpAssignment.dhcp())] }), factsOf({ tuning: { agentWaitForIp } })).agent.waitForIp).toEqual(waitForIp);
});

test('an apply waits for nothing while the agent is switched off, or an installer runs', () => {
  const intent = intentOf({ nics: [nic(IpAssignment.dhcp())] });
  expect(rendered(intent, factsOf({ tuning: { agentEnabled: false } })).agent).toMatchObject({ enabled: false, waitForIp: { disabled: true } });
  expect(rendered(intent, factsOf({ iso: isoOf(OperatingSystem.DEBIAN_13) })).agent.waitForIp).toEqual({ disabled: true });
});

test.each([
  ['plain', false, false, false, true, undefined],
  ['plain with data', false, true, false, true, undefined],
  ['hardened without data', true, false, false, false, undefined],
  ['hardened with data', true, true, true, false, true],
])('a %s machine is protected as it should be', (_, hardened, stateful, protection, deletes, preventDestroy) => {
  const vm = rendered(intentOf({ hardened, stateful }));
  expect(vm.protection).toBe(protection);
  expect(vm.deleteUnreferencedDisksOnDestroy).toBe(deletes);
  expect(vm.lifecycle.preventDestroy).toBe(preventDestroy);
});

test('what is cloned ignores a later template, what the cluster moves ignores the node, the rest ignores nothing', () => {
  expect(rendered(intentOf(), factsOf()).lifecycle).toEqual({ ignoreChanges: BORN_WITH });
  expect(rendered(intentOf(), factsOf({ movedByCluster: true })).lifecycle).toEqual({ ignoreChanges: [...BORN_WITH, 'node_name'] });
  expect(rendered(intentOf(), factsOf({ clone: undefined })).lifecycle).toEqual({ ignoreChanges: BORN_WITH.slice(1) });
  expect(rendered(intentOf({ provisioning: Provisioning.none() }), factsOf({ clone: undefined })).lifecycle).toBeUndefined();
});

test('an installer boots from its disc, after the empty root disk', () => {
  const iso = isoOf(OperatingSystem.DEBIAN_13);
  const vm = rendered(intentOf({ image: iso }), factsOf({ iso, clone: undefined }));
  expect(vm).toMatchObject({ bootOrder: ['scsi0', 'ide3'], cdrom: { fileId: 'local:iso/installer.iso', interface: 'ide3' }, vga: { type: 'std' } });
  expect(vm.clone).toBeUndefined();
  expect(vm.initialization).toBeUndefined();
  expect(rendered(intentOf({ image: iso }), factsOf({ iso, tuning: { cdromInterface: 'sata0' } })).bootOrder).toEqual(['scsi0', 'sata0']);
});

test('a clone from another node names that node, a linked clone no datastore', () => {
  expect(rendered(intentOf(), factsOf({ clone: { vmId: 9000, nodeName: 'pve2' } })).clone).toEqual({ vmId: 9000, nodeName: 'pve2', full: true, datastoreId: 'local-zfs', retries: 3 });
  expect(rendered(intentOf(), factsOf({ tuning: { fullClone: false } })).clone).toEqual({ vmId: 9000, full: false, retries: 3 });
});

test('processors are spread over the sockets', () => {
  expect(rendered(intentOf({ cpus: 8 }), factsOf({ tuning: { cpuSockets: 2 } })).cpu).toMatchObject({ cores: 4, sockets: 2 });
});

test('tags are lower-case, sorted, each once', () => {
  expect(rendered(intentOf({ labels: Labels.of({ zone: 'b', critical: 'true', hostwright: 'true', app: 'git' }) })).tags).toEqual(['app-git', 'critical', 'hostwright', 'zone-b']);
});

test('a machine that is refused is rendered all the same', () => {
  const image = ProxmoxExistingTemplate._of(NOWHERE, 'pve1', 9000, { guest: OperatingSystem.DEBIAN_13 });
  const broken = intentOf({ image, cpus: 0.5, memory: Size.mebibytes(1), rootDisk: Disk.root(Size.mebibytes(1500)), nics: [] });
  expect(rendered(broken, factsOf({ tuning: { cpuSockets: 0 } }))).toMatchObject({ disk: [{ size: 2 }], networkDevice: [], agent: { waitForIp: { disabled: true } } });
});
