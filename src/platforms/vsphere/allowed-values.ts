const SHARE_LEVELS = ['custom', 'high', 'low', 'normal'];

/**
 * Values that the provider accepts, by field of the tuning, dotted where it is a field of a disk or an interface.
 * Read off the provider (facts of vmware/vsphere 2.15.0) and compared with it by a test.
 */
export const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  'cpuShareLevel': SHARE_LEVELS,
  'disks.diskMode': ['append', 'independent_nonpersistent', 'independent_persistent', 'nonpersistent', 'persistent', 'undoable'],
  'disks.diskSharing': ['sharingMultiWriter', 'sharingNone'],
  'disks.ioShareLevel': SHARE_LEVELS,
  'eptRviMode': ['automatic', 'off', 'on'],
  'hvMode': ['hvAuto', 'hvOff', 'hvOn'],
  'latencySensitivity': ['high', 'low', 'medium', 'normal'],
  'memoryShareLevel': SHARE_LEVELS,
  'nics.adapterType': ['e1000', 'e1000e', 'sriov', 'vmxnet3', 'vmxnet3vrdma'],
  'nics.bandwidthShareLevel': SHARE_LEVELS,
  'ovfDiskProvisioning': ['eagerZeroedThick', 'flat', 'sameAsSource', 'thick', 'thin'],
  'scsiBusSharing': ['noSharing', 'physicalSharing', 'virtualSharing'],
  'scsiType': ['lsilogic', 'lsilogic-sas', 'pvscsi'],
  'swapPlacementPolicy': ['hostLocal', 'inherit', 'vmDirectory'],
  'toolsUpgradePolicy': ['manual', 'upgradeAtPowerCycle'],
};

/** Least and most that the provider accepts, where it is not every number from 0 on. */
export const ALLOWED_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  'cpuLimit': [-1, Number.MAX_SAFE_INTEGER],
  'disks.ioLimit': [-1, Number.MAX_SAFE_INTEGER],
  'disks.unitNumber': [0, 59],
  'nics.bandwidthLimit': [-1, Number.MAX_SAFE_INTEGER],
};

/** Least and most seconds that the provider waits. */
export const ALLOWED_TIMES = {
  cloneTimeout: [600, Number.MAX_SAFE_INTEGER],
  migrateTimeout: [600, Number.MAX_SAFE_INTEGER],
  powerOnTimeout: [300, Number.MAX_SAFE_INTEGER],
  shutdownTimeout: [60, 600],
} as const;

/** Hardware versions that the provider knows. */
export const HARDWARE_VERSIONS: readonly number[] = [4, 7, 8, 9, 10, 11, 13, 14, 15, 17, 18, 19, 20, 21, 22];

/** How many of a kind the provider accepts for one machine. */
export const MOST = {
  /** Four controllers of fifteen. */
  disks: 60,
  /** What the guest finds by its number hangs on the first controller. */
  mountedUnit: 14,
  /** A machine of vSphere has ten at most, whatever the provider says. */
  interfaces: 10,
  discs: 2,
  passthroughs: 16,
} as const;

/** Values that the overrides of HA and DRS accept, by argument. */
export const OVERRIDE_VALUES: Readonly<Record<string, readonly string[]>> = {
  automationLevel: ['fullyAutomated', 'manual', 'partiallyAutomated'],
  isolationResponse: ['clusterIsolationResponse', 'none', 'powerOff', 'shutdown'],
  monitoring: ['vmAndAppMonitoring', 'vmMonitoringDisabled', 'vmMonitoringOnly'],
  restartPriority: ['clusterRestartPriority', 'disabled', 'high', 'highest', 'low', 'lowest', 'medium'],
};
