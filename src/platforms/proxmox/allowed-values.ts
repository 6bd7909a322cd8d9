import { CPU_TYPES } from './cpu-types';

/** Values that the provider accepts, by field of the tuning; read off the provider (facts of bpg/proxmox 0.111.1) and compared with it by a test. */
export const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  cpuType: Object.keys(CPU_TYPES),
  cpuArchitecture: ['aarch64', 'x86_64'],
  hugepages: ['1024', '2', 'any'],
  osType: ['l24', 'l26', 'other', 'solaris', 'w2k', 'w2k3', 'w2k8', 'win7', 'win8', 'win10', 'win11', 'wvista', 'wxp'],
  scsiHardware: ['lsi', 'lsi53c810', 'virtio-scsi-pci', 'virtio-scsi-single', 'megasas', 'pvscsi'],
  keyboardLayout: ['da', 'de', 'de-ch', 'en-gb', 'en-us', 'es', 'fi', 'fr', 'fr-be', 'fr-ca', 'fr-ch', 'hu', 'is', 'it', 'ja', 'lt', 'mk', 'nl', 'no', 'pl', 'pt', 'pt-br', 'sl', 'sv', 'tr'],
  vgaType: ['cirrus', 'none', 'qxl', 'qxl2', 'qxl3', 'qxl4', 'serial0', 'serial1', 'serial2', 'serial3', 'std', 'virtio', 'virtio-gl', 'vmware'],
  vgaClipboard: ['vnc'],
  audioDevice: ['AC97', 'ich9-intel-hda', 'intel-hda'],
  watchdogAction: ['debug', 'none', 'pause', 'poweroff', 'reset', 'shutdown'],
  watchdogModel: ['i6300esb', 'ib700'],
  amdSev: ['std', 'es', 'snp'],
  agentType: ['isa', 'virtio'],
};

/** The same for each disk. */
export const ALLOWED_DISK_VALUES: Readonly<Record<string, readonly string[]>> = {
  aio: ['io_uring', 'native', 'threads'],
  cache: ['none', 'writethrough', 'writeback', 'unsafe', 'directsync'],
  fileFormat: ['qcow2', 'raw', 'vmdk'],
};

/** The same for each network interface. */
export const ALLOWED_NIC_VALUES: Readonly<Record<string, readonly string[]>> = {
  model: ['e1000', 'e1000e', 'rtl8139', 'virtio', 'vmxnet3'],
};
