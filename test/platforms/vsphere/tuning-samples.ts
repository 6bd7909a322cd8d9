import { Duration, Size, VsphereFolder, VsphereNetwork, VsphereTuning } from '../../../src';

/** One legal value of a tuning field, laid over a tuning in which only that field differs. */
export interface TuningSample {
  readonly tuning: VsphereTuning;
  /** What the field needs beside it; empty unless told. */
  readonly beside?: VsphereTuning;
  /** Arguments that change with it and belong to no other field, for a reason that the renderer gives. */
  readonly changesToo?: string[];
  /** Whether the machine is made from a library item, of which nobody said as much as of a template. */
  readonly fromItem?: boolean;
}


/** Nouns of the platform on which a sample is tried; without them the names of the samples can be read. */
export interface SampleNouns {
  readonly folder?: VsphereFolder;
  readonly network?: VsphereNetwork;
}

const LONG = Duration.minutes(10);
const DISC = { path: 'iso/one.iso' };
const CUSTOM = 'custom';

const of = (tuning: VsphereTuning, ...changesToo: string[]): TuningSample => ({ tuning, changesToo });
const disk = (data: NonNullable<VsphereTuning['disks']>[string], beside = {}): TuningSample => ({ beside: { disks: { data: beside } }, tuning: { disks: { data } } });
const nic = (net0: NonNullable<VsphereTuning['nics']>[string], beside = {}): TuningSample => ({ beside: { nics: { net0: beside } }, tuning: { nics: { net0 } } });

/**
 * By field, dotted as in src/platforms/vsphere/coverage.ts; `@esxi` is tried on a standalone host, all others on a vCenter.
 * The machine of a sample has the disks `root` and `data`, and the interface `net0`.
 */
export const samplesWith = ({ folder, network }: SampleNouns): Readonly<Record<string, TuningSample>> => ({
  'alternateGuestName': of({ alternateGuestName: 'appliance' }),
  'annotation': of({ annotation: 'the web' }),
  'bootDelay': of({ bootDelay: Duration.seconds(5) }),
  'bootRetryDelay': of({ bootRetryDelay: Duration.seconds(30) }),
  'bootRetryEnabled': of({ bootRetryEnabled: true }),
  'cloneTimeout': of({ cloneTimeout: LONG }),
  'coresPerSocket': of({ coresPerSocket: 2 }),
  'cpuHotAddEnabled': of({ cpuHotAddEnabled: true }),
  'cpuHotRemoveEnabled': of({ cpuHotRemoveEnabled: true }),
  'cpuLimit': of({ cpuLimit: 2000 }),
  'cpuPerformanceCountersEnabled': of({ cpuPerformanceCountersEnabled: true }),
  'cpuReservation': of({ cpuReservation: 1000 }),
  'cpuShareCount': { beside: { cpuShareLevel: CUSTOM }, tuning: { cpuShareCount: 3000 } },
  'cpuShareLevel': of({ cpuShareLevel: 'high' }),
  'customAttributes': of({ customAttributes: { owner: 'web team' } }),
  'discs.datastore': { beside: { discs: [DISC] }, tuning: { discs: [{ ...DISC, datastore: 'iso' }] } },
  'discs.path': { beside: { discs: [DISC] }, tuning: { discs: [{ path: 'iso/two.iso' }] } },
  'disks.diskMode': disk({ diskMode: 'independent_persistent' }),
  'disks.diskSharing': disk({ diskSharing: 'sharingMultiWriter' }),
  'disks.eagerlyScrub': disk({ eagerlyScrub: true }, { thinProvisioned: false }),
  'disks.ioLimit': disk({ ioLimit: 500 }),
  'disks.ioReservation': disk({ ioReservation: 100 }),
  'disks.ioShareCount': disk({ ioShareCount: 2000 }, { ioShareLevel: CUSTOM }),
  'disks.ioShareLevel': disk({ ioShareLevel: 'low' }),
  'disks.keepOnRemove': disk({ keepOnRemove: false }),
  'disks.storagePolicy': disk({ storagePolicy: 'gold' }),
  'disks.thinProvisioned': disk({ thinProvisioned: false }),
  'disks.unitNumber': disk({ unitNumber: 7 }),
  'disks.writeThrough': disk({ writeThrough: true }),
  'enableDiskUuid': of({ enableDiskUuid: false }),
  'enableLogging': of({ enableLogging: false }),
  'eptRviMode': of({ eptRviMode: 'on' }),
  'extraConfig': of({ extraConfig: { 'isolation.tools.copy.disable': 'TRUE' } }),
  'folder': of({ folder }),
  'forcePowerOff': of({ forcePowerOff: false }),
  // What was tuned is meant: it is not left alone.
  'guestId': of({ guestId: 'rhel9_64Guest' }, 'lifecycle.ignore_changes'),
  'hardwareVersion': of({ hardwareVersion: 21 }),
  'hvMode': of({ hvMode: 'hvOn' }),
  'ignoredGuestIps': of({ ignoredGuestIps: ['172.17.0.0/16'] }),
  'latencySensitivity': of({ latencySensitivity: 'high' }),
  'linkedClone': of({ linkedClone: true }),
  'memoryHotAddEnabled': of({ memoryHotAddEnabled: true }),
  'memoryLimit': of({ memoryLimit: Size.gibibytes(4) }),
  'memoryReservation': of({ memoryReservation: Size.gibibytes(1) }),
  'memoryReservationLockedToMax': of({ memoryReservationLockedToMax: true }),
  'memoryShareCount': { beside: { memoryShareLevel: CUSTOM }, tuning: { memoryShareCount: 4000 } },
  'memoryShareLevel': of({ memoryShareLevel: 'low' }),
  'migrateTimeout': of({ migrateTimeout: LONG }),
  'nestedHvEnabled': of({ nestedHvEnabled: true }),
  'networkWait': of({ networkWait: LONG }),
  'networkWaitRoutable': of({ networkWaitRoutable: false }),
  'nics.adapterType': nic({ adapterType: 'e1000e' }),
  'nics.bandwidthLimit': nic({ bandwidthLimit: 1000 }),
  'nics.bandwidthReservation': nic({ bandwidthReservation: 100 }),
  'nics.bandwidthShareCount': nic({ bandwidthShareCount: 75 }, { bandwidthShareLevel: CUSTOM }),
  'nics.bandwidthShareLevel': nic({ bandwidthShareLevel: 'high' }),
  'nics.ovfMapping': nic({ ovfMapping: 'eth0' }),
  'nics.physicalFunction': nic({ physicalFunction: '0000:3b:00.1' }, { adapterType: 'sriov', physicalFunction: '0000:3b:00.0' }),
  'ovfDeploymentOption@esxi': of({ ovfDeploymentOption: 'small' }),
  'ovfDiskProvisioning@esxi': of({ ovfDiskProvisioning: 'eagerZeroedThick' }),
  'ovfNetworkMap': of({ ovfNetworkMap: { VM: network! } }),
  'ovfNetworkMap@esxi': of({ ovfNetworkMap: { VM: network! } }),
  'powerOnTimeout': of({ powerOnTimeout: LONG }),
  'resourcePool': of({ resourcePool: 'Production' }),
  'restartOnExtraConfig': of({ restartOnExtraConfig: false }),
  'scsiBusSharing': of({ scsiBusSharing: 'virtualSharing' }),
  'scsiType': { tuning: { scsiType: 'lsilogic' }, fromItem: true },
  'shutdownTimeout': of({ shutdownTimeout: LONG }),
  'storagePolicy': of({ storagePolicy: 'gold' }, 'disk.storage_policy_id'),
  'swapPlacementPolicy': of({ swapPlacementPolicy: 'vmDirectory' }),
  'syncTimeWithHost': of({ syncTimeWithHost: false }),
  'syncTimeWithHostPeriodically': of({ syncTimeWithHostPeriodically: true }),
  'toolsScriptsAfterPowerOn': of({ toolsScriptsAfterPowerOn: false }),
  'toolsScriptsAfterResume': of({ toolsScriptsAfterResume: false }),
  'toolsScriptsBeforeReboot': of({ toolsScriptsBeforeReboot: true }),
  'toolsScriptsBeforeShutdown': of({ toolsScriptsBeforeShutdown: false }),
  'toolsScriptsBeforeStandby': of({ toolsScriptsBeforeStandby: false }),
  'toolsUpgradePolicy': of({ toolsUpgradePolicy: 'upgradeAtPowerCycle' }),
  'vappProperties': of({ vappProperties: { 'guestinfo.dns': '10.0.20.1' } }),
  'vbsEnabled': of({ vbsEnabled: true }),
  'vvtdEnabled': of({ vvtdEnabled: true }),
});
