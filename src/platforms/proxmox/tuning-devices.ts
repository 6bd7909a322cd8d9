import { Size } from '../../values';

/** What only Proxmox knows of a disk. */
export interface ProxmoxDiskTuning {
  /**
   * Asynchronous I/O: `io_uring`, `native` or `threads`.
   * @default io_uring
   */
  readonly aio?: string;
  /**
   * Cache: `none`, `writethrough`, `writeback`, `unsafe` or `directsync`.
   * @default none
   */
  readonly cache?: string;
  /**
   * Whether freed blocks are given back.
   * @default true
   */
  readonly discard?: boolean;
  /**
   * File format on a directory datastore: `raw`, `qcow2` or `vmdk`.
   * @default - the datastore's
   */
  readonly fileFormat?: string;
  /**
   * Volume that a new disk is filled from, for example `local:import/data.qcow2`.
   * @default - an empty disk; the root disk comes from the image
   */
  readonly importFrom?: string;
  /**
   * Image file that a new disk is filled from by SSH to the node; `importFrom` needs none.
   * @default - an empty disk; the root disk comes from the image
   */
  readonly fileId?: string;
  /**
   * Volume that exists and is attached instead of a new one, as it is called inside its datastore.
   * @default - a new volume
   */
  readonly pathInDatastore?: string;
  /**
   * Whether the disk has an I/O thread of its own.
   * @default true
   */
  readonly iothread?: boolean;
  /**
   * Queues of the disk.
   * @default - one for each processor
   */
  readonly queues?: number;
  /**
   * Whether storage replication includes the disk.
   * @default true
   */
  readonly replicate?: boolean;
  /**
   * Whether the guest sees a solid-state disk.
   * @default true
   */
  readonly ssd?: boolean;
  /**
   * Read limit for each second.
   * @default - none
   */
  readonly readLimit?: Size;
  /**
   * Write limit for each second.
   * @default - none
   */
  readonly writeLimit?: Size;
  /**
   * Read limit for each second in bursts.
   * @default - none
   */
  readonly readBurstLimit?: Size;
  /**
   * Write limit for each second in bursts.
   * @default - none
   */
  readonly writeBurstLimit?: Size;
  /**
   * Read operations for each second.
   * @default - unlimited
   */
  readonly readIops?: number;
  /**
   * Write operations for each second.
   * @default - unlimited
   */
  readonly writeIops?: number;
  /**
   * Read operations for each second in bursts.
   * @default - unlimited
   */
  readonly readIopsBurst?: number;
  /**
   * Write operations for each second in bursts.
   * @default - unlimited
   */
  readonly writeIopsBurst?: number;
  /**
   * Slot of the disk: scsi1 to scsi29. Give it before a disk in front of others is removed.
   * @default - in the order in which disks were added
   */
  readonly slot?: number;
}

/** What only Proxmox knows of a network interface. */
export interface ProxmoxNicTuning {
  /**
   * Model: `virtio`, `e1000`, `e1000e`, `rtl8139` or `vmxnet3`.
   * @default virtio
   */
  readonly model?: string;
  /**
   * MTU; 1 takes the bridge's.
   * @default - the bridge's
   */
  readonly mtu?: number;
  /**
   * Queues, 0 to 64.
   * @default - one
   */
  readonly queues?: number;
  /**
   * Limit in megabytes for each second.
   * @default - none
   */
  readonly rateLimit?: number;
  /**
   * VLANs that the guest tags itself, for example `10;20;30`.
   * @default - none
   */
  readonly trunks?: string;
  /**
   * Whether the cable is pulled.
   * @default false
   */
  readonly disconnected?: boolean;
}

/** A NUMA node of a machine. */
export interface ProxmoxNumaNode {
  /** Name: `numa0` to `numa7`. */
  readonly device: string;
  /** Processors, for example `0-3`. */
  readonly cpus: string;
  /** Memory. */
  readonly memory: Size;
  /**
   * NUMA nodes of the host.
   * @default - any
   */
  readonly hostNodes?: string;
  /**
   * Policy: `preferred`, `bind` or `interleave`.
   * @default preferred
   */
  readonly policy?: string;
}

/** Identity in the SMBIOS tables. */
export interface ProxmoxSmbios {
  /**
   * Family.
   * @default - none
   */
  readonly family?: string;
  /**
   * Manufacturer.
   * @default - none
   */
  readonly manufacturer?: string;
  /**
   * Product.
   * @default - none
   */
  readonly product?: string;
  /**
   * Serial number.
   * @default - none
   */
  readonly serial?: string;
  /**
   * Stock keeping unit.
   * @default - none
   */
  readonly sku?: string;
  /**
   * UUID of the machine.
   * @default - Proxmox makes one
   */
  readonly uuid?: string;
  /**
   * Version.
   * @default - none
   */
  readonly version?: string;
}

/** A USB device. By mapping it needs no root; by host port or id it does. */
export interface ProxmoxUsbDevice {
  /**
   * Name of a hardware mapping.
   * @default - none
   */
  readonly mapping?: string;
  /**
   * Device of the host, for example `046d:c52b`, or `spice`. Root only, but for `spice`.
   * @default - none
   */
  readonly host?: string;
  /**
   * Whether it is a USB 3 device.
   * @default true
   */
  readonly usb3?: boolean;
}

/** A folder of the host that the guest mounts by virtiofs. */
export interface ProxmoxSharedFolder {
  /** Name of the directory mapping. */
  readonly mapping: string;
  /**
   * Cache: `auto`, `always`, `metadata` or `never`.
   * @default auto
   */
  readonly cache?: string;
  /**
   * Whether reads and writes pass the host's cache.
   * @default false
   */
  readonly directIo?: boolean;
  /**
   * Whether the guest sees POSIX ACLs.
   * @default false
   */
  readonly exposeAcl?: boolean;
  /**
   * Whether the guest sees extended attributes.
   * @default false
   */
  readonly exposeXattr?: boolean;
}
