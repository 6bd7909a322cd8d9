import { CPU_TYPES } from './cpu-types';

const FILE_FORMATS = ['qcow2', 'raw', 'vmdk'];

/**
 * Values that the provider accepts, by field of the tuning, dotted where it is a field of a disk, an interface and the like.
 * Read off the provider (facts of bpg/proxmox 0.111.1) and compared with it by a test.
 */
export const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  'agentType': ['isa', 'virtio'],
  'amdSev': ['std', 'es', 'snp'],
  'audioDevice': ['AC97', 'ich9-intel-hda', 'intel-hda'],
  'cloudInitFileFormat': FILE_FORMATS,
  'cloudInitType': ['configdrive2', 'nocloud'],
  'cpuArchitecture': ['aarch64', 'x86_64'],
  'cpuType': Object.keys(CPU_TYPES),
  'disks.aio': ['io_uring', 'native', 'threads'],
  'disks.cache': ['none', 'writethrough', 'writeback', 'unsafe', 'directsync'],
  'disks.fileFormat': FILE_FORMATS,
  'efiDiskFileFormat': FILE_FORMATS,
  'efiDiskType': ['2m', '4m'],
  'hugepages': ['1024', '2', 'any'],
  'keyboardLayout': ['da', 'de', 'de-ch', 'en-gb', 'en-us', 'es', 'fi', 'fr', 'fr-be', 'fr-ca', 'fr-ch', 'hu', 'is', 'it', 'ja', 'lt', 'mk', 'nl', 'no', 'pl', 'pt', 'pt-br', 'sl', 'sv', 'tr'],
  'nics.model': ['e1000', 'e1000e', 'rtl8139', 'virtio', 'vmxnet3'],
  'numaNodes.policy': ['bind', 'interleave', 'preferred'],
  'osType': ['l24', 'l26', 'other', 'solaris', 'w2k', 'w2k3', 'w2k8', 'win7', 'win8', 'win10', 'win11', 'wvista', 'wxp'],
  'scsiHardware': ['lsi', 'lsi53c810', 'virtio-scsi-pci', 'virtio-scsi-single', 'megasas', 'pvscsi'],
  'sharedFolders.cache': ['auto', 'always', 'metadata', 'never'],
  'tpmVersion': ['v1.2', 'v2.0'],
  'vgaClipboard': ['vnc'],
  'vgaType': ['cirrus', 'none', 'qxl', 'qxl2', 'qxl3', 'qxl4', 'serial0', 'serial1', 'serial2', 'serial3', 'std', 'virtio', 'virtio-gl', 'vmware'],
  'watchdogAction': ['debug', 'none', 'pause', 'poweroff', 'reset', 'shutdown'],
  'watchdogModel': ['i6300esb', 'ib700'],
};

/** Values that the provider accepts beside those, by pattern: processor types of the cluster's own making. */
export const ALLOWED_PATTERNS: Readonly<Record<string, RegExp>> = {
  cpuType: /^custom-.+$/,
};

/** Least and most that the provider accepts; memory in MiB. */
export const ALLOWED_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  'cpuHotplugged': [0, 2304],
  'cpuSockets': [1, 16],
  'cpuUnits': [1, 262144],
  'memoryFloating': [0, 268435456],
  'memoryShared': [0, 268435456],
  'nics.queues': [0, 64],
  'numaNodes.memory': [64, 268435456],
  'vgaMemory': [4, 512],
};

/** Least and most memory of a machine, in MiB. */
export const MEMORY_RANGE: readonly [number, number] = [64, 268435456];

/** How many of a kind the provider accepts for one machine. */
export const MOST = {
  /** One slot less than it accepts, for the cloud-init drive. */
  disks: 30,
  interfaces: 32,
  addresses: 8,
  passthroughs: 16,
  serialDevices: 4,
  sharedFolders: 8,
  discs: 1,
} as const;
