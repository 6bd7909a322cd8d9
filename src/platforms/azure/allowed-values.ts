/** Values that the provider accepts, by field of the tuning. Read off the provider (facts of azurerm 4.55.0 and 5.2.0) and compared with it by a test. */
export const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  'disks.caching': ['None', 'ReadOnly', 'ReadWrite'],
  'disks.ephemeral': ['CacheDisk', 'NvmeDisk', 'ResourceDisk'],
  'disks.tier': ['P1', 'P10', 'P15', 'P2', 'P20', 'P3', 'P30', 'P4', 'P40', 'P50', 'P6', 'P60', 'P70', 'P80'],
};

/** Least and most that Azure accepts, where it is not every number from 0 on. */
export const ALLOWED_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  'disks.iops': [1, 400_000],
  'disks.throughput': [1, 10_000],
  'disks.maxShares': [2, 10],
  'gpus': [0, 8],
};

/** Least and most minutes. */
export const ALLOWED_TIMES = {
  extensionsTimeBudget: [15, 120],
  terminationNotice: [5, 15],
  warning: [15, 120],
} as const;

/** Licenses that the provider accepts, and the systems that they are for, by their ids in the catalogue. */
export const LICENSES: Readonly<Record<string, RegExp>> = {
  RHEL_BYOS: /^rhel/,
  RHEL_BASE: /^rhel/,
  RHEL_EUS: /^rhel/,
  RHEL_SAPAPPS: /^rhel/,
  RHEL_SAPHA: /^rhel/,
  RHEL_BASESAPAPPS: /^rhel/,
  RHEL_BASESAPHA: /^rhel/,
  SLES_BYOS: /^sles/,
  SLES_SAP: /^sles/,
  SLES_HPC: /^sles/,
  UBUNTU_PRO: /^ubuntu/,
  Windows_Client: /^windows-1/,
  Windows_Server: /^windows-server/,
};
