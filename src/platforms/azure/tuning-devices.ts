import { AzureCaching, AzureDiskPreset, AzureEphemeralDisk, AzureStorageType } from './azure-disk';

/** What only Azure knows of a disk. */
export interface AzureDiskTuning {
  /**
   * What the disk is for. `storage` and `caching` win over it.
   * @default - nothing special: Premium SSD
   */
  readonly preset?: AzureDiskPreset;
  /**
   * Storage type.
   * @default AzureStorageType.PREMIUM_SSD
   */
  readonly storage?: AzureStorageType;
  /**
   * Caching.
   * @default - read and write for the disk of the system, none for data disks
   */
  readonly caching?: AzureCaching;
  /**
   * Logical unit number of a data disk, 0 to 63.
   * @default - that which it had, else the next free one
   */
  readonly lun?: number;
  /**
   * Performance tier of a Premium SSD above that of its size, for example `P30`.
   * @default - that of its size
   */
  readonly tier?: string;
  /**
   * Operations per second of a Premium SSD v2 or an Ultra Disk.
   * @default - Azure's
   */
  readonly iops?: number;
  /**
   * Megabytes per second of a Premium SSD v2 or an Ultra Disk.
   * @default - Azure's
   */
  readonly throughput?: number;
  /**
   * Bytes of a logical sector of a Premium SSD v2 or an Ultra Disk, 512 or 4096.
   * @default 4096
   */
  readonly logicalSectorSize?: number;
  /**
   * Whether a Premium SSD of more than 512 GiB bursts when it is asked to, for money.
   * @default false
   */
  readonly onDemandBursting?: boolean;
  /**
   * Whether writes are accelerated: Premium SSDs without caching on M-series sizes.
   * @default false
   */
  readonly writeAccelerator?: boolean;
  /**
   * Machines that may have the data disk at once.
   * @default 1
   */
  readonly maxShares?: number;
  /**
   * Id of a disk encryption set: the disk is encrypted by your own key.
   * @default - by the platform's key
   */
  readonly diskEncryptionSetId?: string;
  /**
   * Where the disk of the system lies that is never kept.
   * @default - it is kept
   */
  readonly ephemeral?: AzureEphemeralDisk;
}

/** What only Azure knows of a network interface. */
export interface AzureNicTuning {
  /**
   * Whether packets pass by the host.
   * @default - true where the size has it
   */
  readonly acceleratedNetworking?: boolean;
  /**
   * Why the interface may forward packets of others, as routers and firewalls do.
   * @default - it may not
   */
  readonly forwardsBecause?: string;
  /**
   * Name of the machine in the network's own name service.
   * @default - the host name, as Azure has it
   */
  readonly internalDnsName?: string;
}
