import { ProxmoxAddressWait } from './proxmox-address-wait';
import { ProxmoxIso } from './proxmox-iso';
import { ProxmoxPool } from './proxmox-pool';
import {
  ProxmoxDiskTuning, ProxmoxNicTuning, ProxmoxNumaNode, ProxmoxSharedFolder, ProxmoxSmbios, ProxmoxUsbDevice,
} from './tuning-devices';
import { Duration, Size } from '../../values';

/**
 * What only Proxmox knows of a machine: every argument of the provider without a neutral meaning.
 * Later calls of `tune` add to earlier ones. Defaults are the library's where it sets the argument, else the provider's.
 */
export interface ProxmoxTuning {
  /**
   * VM id, unique in the cluster, 100 to 999999999.
   * @default - from the hash of the host name, in the range of the platform
   */
  readonly vmId?: number;
  /**
   * Description, shown in the web interface; Markdown.
   * @default - none
   */
  readonly description?: string;
  /**
   * Resource pool.
   * @default - none
   */
  readonly pool?: ProxmoxPool;
  /**
   * Whether the machine starts with its node.
   * @default true
   */
  readonly startOnBoot?: boolean;
  /**
   * Whether the machine runs after it was made.
   * @default true
   */
  readonly started?: boolean;
  /**
   * Place in the start order of the node; lower first.
   * @default - none
   */
  readonly startupOrder?: number;
  /**
   * Wait after this machine started before the next does.
   * @default - the node's
   */
  readonly startupUpDelay?: Duration;
  /**
   * Wait after this machine was told to stop before the next is.
   * @default - the node's
   */
  readonly startupDownDelay?: Duration;
  /**
   * Whether Proxmox refuses to remove the machine and its disks.
   * @default - true for stateful hardened machines
   */
  readonly protection?: boolean;
  /**
   * Processor type, for example `host` or `x86-64-v3`.
   * @default - `x86-64-v2-AES`, or higher where the image needs it
   */
  readonly cpuType?: string;
  /**
   * Processor flags, `+aes` or `-pcid`.
   * @default - none
   */
  readonly cpuFlags?: string[];
  /**
   * Processor sockets; the machine's cpus are spread over them.
   * @default 1
   */
  readonly cpuSockets?: number;
  /**
   * Processors that are plugged in at start, for CPU hotplug.
   * @default - all
   */
  readonly cpuHotplugged?: number;
  /**
   * Upper bound of processor time, in processors.
   * @default - none
   */
  readonly cpuLimit?: number;
  /**
   * Weight against other machines, 1 to 262144.
   * @default - the node's
   */
  readonly cpuUnits?: number;
  /**
   * Host processors that it may run on, for example `0-3,8`. Root only.
   * @default - all
   */
  readonly cpuAffinity?: string;
  /**
   * Processor architecture. Root only.
   * @default - the node's
   */
  readonly cpuArchitecture?: string;
  /**
   * Whether the guest sees NUMA nodes.
   * @default - true when `numaNodes` are given
   */
  readonly numa?: boolean;
  /**
   * NUMA nodes.
   * @default - none
   */
  readonly numaNodes?: ProxmoxNumaNode[];
  /**
   * Least memory that ballooning may leave; equal to the machine's memory it only reports.
   * @default - ballooning is off
   */
  readonly memoryFloating?: Size;
  /**
   * Memory that machines share (ivshmem). Root only.
   * @default - none
   */
  readonly memoryShared?: Size;
  /**
   * Huge pages: `2`, `1024` (MiB) or `any`. Root only.
   * @default - none
   */
  readonly hugepages?: string;
  /**
   * Whether huge pages are kept when the machine stops. Root only.
   * @default false
   */
  readonly keepHugepages?: boolean;
  /**
   * Machine type.
   * @default - `q35` for UEFI, `pc` for BIOS
   */
  readonly machineType?: string;
  /**
   * Type of guest as Proxmox knows it, for example `l26` or `win11`.
   * @default - from the image
   */
  readonly osType?: string;
  /**
   * SCSI controller.
   * @default virtio-scsi-single
   */
  readonly scsiHardware?: string;
  /**
   * Datastore of the disk that holds the UEFI variables.
   * @default - the machine's
   */
  readonly efiDiskDatastore?: string;
  /**
   * File format of that disk on a directory datastore: `raw`, `qcow2` or `vmdk`.
   * @default - the datastore's
   */
  readonly efiDiskFileFormat?: string;
  /**
   * Size of that disk: `4m`, or `2m` for templates of old; secure boot needs `4m`.
   * @default 4m
   */
  readonly efiDiskType?: string;
  /**
   * Datastore of the TPM's state.
   * @default - the machine's
   */
  readonly tpmDatastore?: string;
  /**
   * Version of the TPM: `v2.0` or `v1.2`.
   * @default v2.0
   */
  readonly tpmVersion?: string;
  /**
   * Devices to boot from, in order.
   * @default - the root disk
   */
  readonly bootOrder?: string[];
  /**
   * Whether the machine has ACPI.
   * @default true
   */
  readonly acpi?: boolean;
  /**
   * Whether the machine has a USB tablet, which costs processor time.
   * @default false
   */
  readonly tabletDevice?: boolean;
  /**
   * Keyboard of the console.
   * @default - the cluster's
   */
  readonly keyboardLayout?: string;
  /**
   * Raw arguments of QEMU. Root only.
   * @default - none
   */
  readonly kvmArguments?: string;
  /**
   * What may be plugged in while the machine runs, for example `disk,network,usb`.
   * @default - the provider's
   */
  readonly hotplug?: string;
  /**
   * Script on a datastore that runs at each change of state. Root only.
   * @default - none
   */
  readonly hookScriptFileId?: string;
  /**
   * Whether a change of node migrates the machine instead of making it anew.
   * @default true
   */
  readonly migrate?: boolean;
  /**
   * Serial devices: `socket` or a device of the host.
   * @default - one socket
   */
  readonly serialDevices?: string[];
  /**
   * Display, for example `std`, `serial0`, `virtio` or `none`.
   * @default - `serial0` where there is a serial device and no desktop, else `std`
   */
  readonly vgaType?: string;
  /**
   * Memory of the display, 4 to 512 MiB.
   * @default - the provider's
   */
  readonly vgaMemory?: Size;
  /**
   * Clipboard of the display: `vnc`.
   * @default - none
   */
  readonly vgaClipboard?: string;
  /**
   * Audio device, for example `ich9-intel-hda`.
   * @default - none
   */
  readonly audioDevice?: string;
  /**
   * Disc in the drive, beside the machine's image.
   * @default - none
   */
  readonly cdrom?: ProxmoxIso;
  /**
   * Drive of the disc.
   * @default ide3
   */
  readonly cdromInterface?: string;
  /**
   * Source of random numbers.
   * @default - no such device; `/dev/urandom` when only a limit is given
   */
  readonly rngSource?: string;
  /**
   * Most bytes of randomness for each period.
   * @default - the provider's
   */
  readonly rngMaxBytes?: number;
  /**
   * Period of the randomness limit.
   * @default - the provider's
   */
  readonly rngPeriod?: Duration;
  /**
   * Identity in the SMBIOS tables.
   * @default - the provider's
   */
  readonly smbios?: ProxmoxSmbios;
  /**
   * Watchdog: what happens when the guest hangs, for example `reset`.
   * @default - no watchdog; `reset` when only the model is given
   */
  readonly watchdogAction?: string;
  /**
   * Model of the watchdog.
   * @default i6300esb
   */
  readonly watchdogModel?: string;
  /**
   * Memory encryption of AMD processors: `std`, `es` or `snp`. Root only.
   * @default - none; `std` when only one of the settings below is given
   */
  readonly amdSev?: string;
  /**
   * Whether an encrypted machine may run on both threads of a core. Root only.
   * @default true
   */
  readonly amdSevAllowSmt?: boolean;
  /**
   * Whether the hashes of kernel, initrd and command line are part of what is attested. Root only.
   * @default false
   */
  readonly amdSevKernelHashes?: boolean;
  /**
   * Whether the host may not debug an encrypted machine. Root only.
   * @default false
   */
  readonly amdSevNoDebug?: boolean;
  /**
   * Whether the key of an encrypted machine is never shared with another. Root only.
   * @default false
   */
  readonly amdSevNoKeySharing?: boolean;
  /**
   * USB devices.
   * @default - none
   */
  readonly usbDevices?: ProxmoxUsbDevice[];
  /**
   * Folders of the host, by directory mapping.
   * @default - none
   */
  readonly sharedFolders?: ProxmoxSharedFolder[];
  /**
   * Disks by name; the root disk is `root`.
   * @default - the library's defaults
   */
  readonly disks?: Record<string, ProxmoxDiskTuning>;
  /**
   * Network interfaces by name: `net0`, `net1` ...
   * @default - virtio with the firewall on
   */
  readonly nics?: Record<string, ProxmoxNicTuning>;
  /**
   * Drive that cloud-init reads, for example `ide2`.
   * @default scsi30
   */
  readonly cloudInitInterface?: string;
  /**
   * Datastore of that drive.
   * @default - the machine's
   */
  readonly cloudInitDatastore?: string;
  /**
   * File format of that drive on a directory datastore: `raw`, `qcow2` or `vmdk`.
   * @default - the datastore's
   */
  readonly cloudInitFileFormat?: string;
  /**
   * Format of what stands on that drive: `nocloud` or `configdrive2`.
   * @default - `configdrive2` for Windows, else `nocloud`
   */
  readonly cloudInitType?: string;
  /**
   * Whether the first boot upgrades all packages.
   * @default false
   */
  readonly cloudInitUpgrade?: boolean;
  /**
   * User-data document of your own, a snippet such as `local:snippets/user.yaml`. It replaces host name, administrator and keys.
   * @default - Proxmox writes it from the machine
   */
  readonly userDataFileId?: string;
  /**
   * Vendor-data document of your own, a snippet.
   * @default - the library's, where Provisioning.cloudInit() asks for one
   */
  readonly vendorDataFileId?: string;
  /**
   * Network document of your own, a snippet. It replaces addresses, gateways and DNS.
   * @default - Proxmox writes it from the machine
   */
  readonly networkDataFileId?: string;
  /**
   * Meta-data document of your own, a snippet; it must hold an `instance-id`.
   * @default - Proxmox writes it
   */
  readonly metaDataFileId?: string;
  /**
   * Whether the machine has a channel to the guest agent, and Proxmox expects an agent at its end.
   * @default true
   */
  readonly agentEnabled?: boolean;
  /**
   * Transport of the guest agent: `virtio` or `isa`.
   * @default virtio
   */
  readonly agentType?: string;
  /**
   * Whether the agent trims disks after a migration or a clone.
   * @default true
   */
  readonly agentTrim?: boolean;
  /**
   * How long an apply waits for the agent's address.
   * @default - 5 minutes
   */
  readonly agentTimeout?: Duration;
  /**
   * Which addresses an apply waits for.
   * @default - the family whose first address only the guest knows; none for a static address
   */
  readonly agentWaitForIp?: ProxmoxAddressWait;
  /**
   * How often a clone is tried again when the cluster is busy.
   * @default 3
   */
  readonly cloneRetries?: number;
  /**
   * Whether the clone is a full copy; a linked clone hangs on its template.
   * @default true
   */
  readonly fullClone?: boolean;
  /**
   * Whether a destroy stops the machine instead of waiting for its shutdown.
   * @default true
   */
  readonly stopOnDestroy?: boolean;
  /**
   * Whether a destroy also removes it from backup jobs, replication and HA.
   * @default true
   */
  readonly purgeOnDestroy?: boolean;
  /**
   * Whether a destroy also deletes disks that no configuration names.
   * @default - false for hardened machines
   */
  readonly deleteUnreferencedDisksOnDestroy?: boolean;
  /**
   * Whether a change that needs it restarts the machine.
   * @default true
   */
  readonly rebootAfterUpdate?: boolean;
  /**
   * Whether the machine is restarted once after it was made.
   * @default false
   */
  readonly rebootAfterCreation?: boolean;
  /**
   * How long making the machine may take.
   * @default - 30 minutes
   */
  readonly createTimeout?: Duration;
  /**
   * How long cloning may take.
   * @default - 30 minutes
   */
  readonly cloneTimeout?: Duration;
  /**
   * How long migrating may take.
   * @default - 30 minutes
   */
  readonly migrateTimeout?: Duration;
  /**
   * How long a restart may take.
   * @default - 30 minutes
   */
  readonly rebootTimeout?: Duration;
  /**
   * How long a shutdown may take.
   * @default - 30 minutes
   */
  readonly shutdownTimeout?: Duration;
  /**
   * How long a start may take.
   * @default - 30 minutes
   */
  readonly startTimeout?: Duration;
  /**
   * How long a stop may take.
   * @default - 5 minutes
   */
  readonly stopTimeout?: Duration;
}
