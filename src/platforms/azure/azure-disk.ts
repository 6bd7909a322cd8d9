/** Where a managed disk is kept, and how fast it is. */
export class AzureStorageType {
  /** Standard HDD. */
  public static readonly STANDARD_HDD = new AzureStorageType('Standard_LRS', false, false);
  /** Standard SSD. */
  public static readonly STANDARD_SSD = new AzureStorageType('StandardSSD_LRS', false, false);
  /** Standard SSD, kept in three zones. */
  public static readonly STANDARD_SSD_ZRS = new AzureStorageType('StandardSSD_ZRS', false, false);
  /** Premium SSD. */
  public static readonly PREMIUM_SSD = new AzureStorageType('Premium_LRS', true, false);
  /** Premium SSD, kept in three zones. */
  public static readonly PREMIUM_SSD_ZRS = new AzureStorageType('Premium_ZRS', true, false);
  /** Premium SSD v2: data disks of machines in a zone, without caching. */
  public static readonly PREMIUM_SSD_V2 = new AzureStorageType('PremiumV2_LRS', true, true);
  /** Ultra Disk: data disks of machines in a zone, without caching. */
  public static readonly ULTRA_DISK = new AzureStorageType('UltraSSD_LRS', true, true);

  private constructor(
    /** Name as Azure writes it. */
    public readonly typeName: string,
    /** Whether the size of the machine must take premium storage. */
    public readonly isPremium: boolean,
    /** Whether its speed is bought by itself, which a data disk alone can have, in a zone and without caching. */
    public readonly isProvisioned: boolean,
  ) {}

  /** Name as Azure writes it. */
  public toString(): string { return this.typeName; }
}

/** How the host caches a disk. */
export enum AzureCaching {
  /** Not at all. */
  NONE = 'None',
  /** What is read. */
  READ_ONLY = 'ReadOnly',
  /** What is read and written; for disks whose guest knows how to flush. */
  READ_WRITE = 'ReadWrite',
}

/** Where a disk of the system lies that is never kept: what is on it is lost when the machine is moved or stopped. */
export enum AzureEphemeralDisk {
  /** In the cache of the host. */
  CACHE_DISK = 'CacheDisk',
  /** On the temporary disk. */
  RESOURCE_DISK = 'ResourceDisk',
  /** On the local NVMe disk. */
  NVME_DISK = 'NvmeDisk',
}

/** What a data disk is for: storage type and caching that go with it. */
export class AzureDiskPreset {
  /** Files of a database: Premium SSD, what is read is cached. */
  public static readonly DATABASE = new AzureDiskPreset(AzureStorageType.PREMIUM_SSD, AzureCaching.READ_ONLY);
  /** Logs of a database, which are only written: Premium SSD without caching. */
  public static readonly LOGS = new AzureDiskPreset(AzureStorageType.PREMIUM_SSD, AzureCaching.NONE);
  /** What is written once and hardly read: Standard HDD without caching. */
  public static readonly ARCHIVE = new AzureDiskPreset(AzureStorageType.STANDARD_HDD, AzureCaching.NONE);

  private constructor(
    /** Storage type. */
    public readonly storage: AzureStorageType,
    /** Caching. */
    public readonly caching: AzureCaching,
  ) {}
}
