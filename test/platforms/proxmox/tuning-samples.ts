import { isoOf, NOWHERE } from './stubs';
import { Duration, OperatingSystem, ProxmoxAddressWait, ProxmoxTuning, Size } from '../../../src';
import { ProxmoxPool } from '../../../src/platforms/proxmox/proxmox-pool';

/** One legal value of a tuning field, laid over a tuning in which only that field differs. */
export interface TuningSample {
  readonly tuning: ProxmoxTuning;
  /** What the field needs beside it; empty unless told. */
  readonly beside?: ProxmoxTuning;
  /** Arguments that change with it and belong to no other field, for a reason that the renderer gives. */
  readonly changesToo?: string[];
}

const NUMA = { device: 'numa0', cpus: '0-1', memory: Size.gibibytes(1) };
const FOLDER = { mapping: 'share' };
const USB = { mapping: 'stick' };
const SIZE = Size.mebibytes(512);
const LONG = Duration.minutes(7);

const disk = (root: NonNullable<ProxmoxTuning['disks']>[string]): TuningSample => ({ tuning: { disks: { root } } });
const nic = (net0: NonNullable<ProxmoxTuning['nics']>[string]): TuningSample => ({ tuning: { nics: { net0 } } });
const numa = (change: object): TuningSample => ({ beside: { numaNodes: [NUMA] }, tuning: { numaNodes: [{ ...NUMA, ...change }] } });
const folder = (change: object): TuningSample => ({ beside: { sharedFolders: [FOLDER] }, tuning: { sharedFolders: [{ ...FOLDER, ...change }] } });
const usb = (change: object): TuningSample => ({ beside: { usbDevices: [USB] }, tuning: { usbDevices: [{ ...USB, ...change }] } });
const of = (tuning: ProxmoxTuning, ...changesToo: string[]): TuningSample => ({ tuning, changesToo });
const sev = (tuning: ProxmoxTuning): TuningSample => ({ tuning, beside: { amdSev: 'snp' } });
const rng = (tuning: ProxmoxTuning): TuningSample => ({ tuning, beside: { rngSource: '/dev/urandom' } });

/** By field, dotted as in src/platforms/proxmox/coverage.ts. */
export const TUNING_SAMPLES: Readonly<Record<string, TuningSample>> = {
  'acpi': of({ acpi: false }),
  'agentEnabled': of({ agentEnabled: false }),
  'agentTimeout': of({ agentTimeout: LONG }),
  'agentTrim': of({ agentTrim: false }),
  'agentType': of({ agentType: 'isa' }),
  'agentWaitForIp': of({ agentWaitForIp: ProxmoxAddressWait.IPV6 }),
  'amdSev': { beside: { amdSev: 'std' }, tuning: { amdSev: 'snp' } },
  'amdSevAllowSmt': sev({ amdSevAllowSmt: false }),
  'amdSevKernelHashes': sev({ amdSevKernelHashes: true }),
  'amdSevNoDebug': sev({ amdSevNoDebug: true }),
  'amdSevNoKeySharing': sev({ amdSevNoKeySharing: true }),
  'audioDevice': { beside: { audioDevice: 'AC97' }, tuning: { audioDevice: 'ich9-intel-hda' } },
  'bootOrder': of({ bootOrder: ['net0', 'scsi0'] }),
  'cdrom': { beside: { cdrom: isoOf(OperatingSystem.ROCKY_9) }, tuning: { cdrom: isoOf(OperatingSystem.ROCKY_9, 'local:iso/drivers.iso') } },
  'cdromInterface': { beside: { cdrom: isoOf(OperatingSystem.ROCKY_9) }, tuning: { cdromInterface: 'sata0' } },
  'cloneRetries': of({ cloneRetries: 5 }),
  'cloneTimeout': of({ cloneTimeout: LONG }),
  'cloudInitDatastore': of({ cloudInitDatastore: 'slow' }),
  'cloudInitFileFormat': of({ cloudInitFileFormat: 'qcow2' }),
  'cloudInitInterface': of({ cloudInitInterface: 'ide2' }),
  'cloudInitType': of({ cloudInitType: 'configdrive2' }),
  'cloudInitUpgrade': of({ cloudInitUpgrade: true }),
  'cpuAffinity': of({ cpuAffinity: '0-3' }),
  'cpuArchitecture': of({ cpuArchitecture: 'x86_64' }),
  'cpuFlags': of({ cpuFlags: ['+aes'] }),
  'cpuHotplugged': of({ cpuHotplugged: 2 }),
  'cpuLimit': of({ cpuLimit: 1.5 }),
  'cpuSockets': of({ cpuSockets: 2 }, 'cpu.cores'),
  'cpuType': of({ cpuType: 'custom-lab' }),
  'cpuUnits': of({ cpuUnits: 2048 }),
  'createTimeout': of({ createTimeout: LONG }),
  'deleteUnreferencedDisksOnDestroy': of({ deleteUnreferencedDisksOnDestroy: false }),
  'description': of({ description: 'the web' }),
  'disks.aio': disk({ aio: 'native' }),
  'disks.cache': disk({ cache: 'writeback' }),
  'disks.discard': disk({ discard: false }),
  'disks.fileFormat': disk({ fileFormat: 'qcow2' }),
  'disks.fileId': disk({ fileId: 'local:iso/data.img' }),
  'disks.importFrom': disk({ importFrom: 'local:import/data.qcow2' }),
  'disks.iothread': disk({ iothread: false }),
  'disks.pathInDatastore': disk({ pathInDatastore: 'vm-9-disk-0' }),
  'disks.queues': disk({ queues: 4 }),
  'disks.readBurstLimit': disk({ readBurstLimit: SIZE }),
  'disks.readIops': disk({ readIops: 100 }),
  'disks.readIopsBurst': disk({ readIopsBurst: 200 }),
  'disks.readLimit': disk({ readLimit: SIZE }),
  'disks.replicate': disk({ replicate: false }),
  'disks.slot': disk({ slot: 9 }),
  'disks.ssd': disk({ ssd: false }),
  'disks.writeBurstLimit': disk({ writeBurstLimit: SIZE }),
  'disks.writeIops': disk({ writeIops: 100 }),
  'disks.writeIopsBurst': disk({ writeIopsBurst: 200 }),
  'disks.writeLimit': disk({ writeLimit: SIZE }),
  'efiDiskDatastore': of({ efiDiskDatastore: 'slow' }),
  'efiDiskFileFormat': of({ efiDiskFileFormat: 'raw' }),
  'efiDiskType': of({ efiDiskType: '2m' }),
  // A linked clone stays where its template is.
  'fullClone': of({ fullClone: false }, 'clone.datastore_id'),
  'hookScriptFileId': of({ hookScriptFileId: 'local:snippets/hook.pl' }),
  'hotplug': of({ hotplug: 'disk,network' }),
  'hugepages': of({ hugepages: 'any' }),
  'keepHugepages': of({ keepHugepages: true }),
  'keyboardLayout': of({ keyboardLayout: 'de' }),
  'kvmArguments': of({ kvmArguments: '-no-hpet' }),
  'machineType': of({ machineType: 'q35,viommu=virtio' }),
  'memoryFloating': of({ memoryFloating: SIZE }),
  'memoryShared': of({ memoryShared: SIZE }),
  'metaDataFileId': of({ metaDataFileId: 'local:snippets/meta.yaml' }),
  'migrate': of({ migrate: false }, 'lifecycle.ignore_changes'),
  'migrateTimeout': of({ migrateTimeout: LONG }),
  // The provider takes addresses or a network document, not both.
  'networkDataFileId': of({ networkDataFileId: 'local:snippets/network.yaml' }, 'initialization.ip_config.ipv4.address', 'initialization.ip_config.ipv4.gateway'),
  'nics.disconnected': nic({ disconnected: true }),
  'nics.model': nic({ model: 'e1000e' }),
  'nics.mtu': nic({ mtu: 9000 }),
  'nics.queues': nic({ queues: 4 }),
  'nics.rateLimit': nic({ rateLimit: 12.5 }),
  'nics.trunks': nic({ trunks: '10;20' }),
  'numa': of({ numa: true }),
  'numaNodes.cpus': numa({ cpus: '2-3' }),
  'numaNodes.device': numa({ device: 'numa1' }),
  'numaNodes.hostNodes': numa({ hostNodes: '0' }),
  'numaNodes.memory': numa({ memory: Size.gibibytes(2) }),
  'numaNodes.policy': numa({ policy: 'bind' }),
  'osType': of({ osType: 'other' }),
  'pool': of({ pool: ProxmoxPool._of(NOWHERE, 'production') }),
  'protection': of({ protection: true }),
  'purgeOnDestroy': of({ purgeOnDestroy: false }),
  'rebootAfterCreation': of({ rebootAfterCreation: true }),
  'rebootAfterUpdate': of({ rebootAfterUpdate: false }),
  'rebootTimeout': of({ rebootTimeout: LONG }),
  'rngMaxBytes': rng({ rngMaxBytes: 1024 }),
  'rngPeriod': rng({ rngPeriod: Duration.seconds(1) }),
  'rngSource': { beside: { rngSource: '/dev/urandom' }, tuning: { rngSource: '/dev/random' } },
  'scsiHardware': of({ scsiHardware: 'megasas' }),
  'serialDevices': of({ serialDevices: ['socket', 'socket'] }),
  'sharedFolders.cache': folder({ cache: 'always' }),
  'sharedFolders.directIo': folder({ directIo: true }),
  'sharedFolders.exposeAcl': folder({ exposeAcl: true }),
  'sharedFolders.exposeXattr': folder({ exposeXattr: true }),
  'sharedFolders.mapping': folder({ mapping: 'other' }),
  'shutdownTimeout': of({ shutdownTimeout: LONG }),
  'smbios.family': of({ smbios: { family: 'x' } }),
  'smbios.manufacturer': of({ smbios: { manufacturer: 'x' } }),
  'smbios.product': of({ smbios: { product: 'x' } }),
  'smbios.serial': of({ smbios: { serial: 'x' } }),
  'smbios.sku': of({ smbios: { sku: 'x' } }),
  'smbios.uuid': of({ smbios: { uuid: '8b1f9a5e-0000-4000-8000-000000000001' } }),
  'smbios.version': of({ smbios: { version: 'x' } }),
  'startOnBoot': of({ startOnBoot: false }),
  'startTimeout': of({ startTimeout: LONG }),
  'started': of({ started: false }),
  'startupDownDelay': of({ startupDownDelay: LONG }),
  'startupOrder': of({ startupOrder: 1 }),
  'startupUpDelay': of({ startupUpDelay: LONG }),
  'stopOnDestroy': of({ stopOnDestroy: false }),
  'stopTimeout': of({ stopTimeout: LONG }),
  'tabletDevice': of({ tabletDevice: true }),
  'tpmDatastore': of({ tpmDatastore: 'slow' }),
  'tpmVersion': of({ tpmVersion: 'v1.2' }),
  'usbDevices.host': { beside: { usbDevices: [{ usb3: false }] }, tuning: { usbDevices: [{ host: '046d:c52b', usb3: false }] } },
  'usbDevices.mapping': usb({ mapping: 'other' }),
  'usbDevices.usb3': usb({ usb3: false }),
  // The provider takes an account or a user document, not both.
  'userDataFileId': of({ userDataFileId: 'local:snippets/user.yaml' }, 'initialization.user_account.keys', 'initialization.user_account.username'),
  'vendorDataFileId': of({ vendorDataFileId: 'local:snippets/vendor.yaml' }),
  'vgaClipboard': of({ vgaClipboard: 'vnc' }),
  'vgaMemory': of({ vgaMemory: Size.mebibytes(32) }),
  'vgaType': of({ vgaType: 'virtio' }),
  'vmId': of({ vmId: 123 }),
  'watchdogAction': { beside: { watchdogAction: 'none' }, tuning: { watchdogAction: 'reset' } },
  'watchdogModel': { beside: { watchdogAction: 'reset' }, tuning: { watchdogModel: 'ib700' } },
};
