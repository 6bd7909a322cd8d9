import { VsphereDisc, VsphereDiskTuning, VsphereNicTuning } from './tuning-devices';
import { VsphereFolder } from './vsphere-folder';
import { VsphereNetwork } from './vsphere-network';
import { Duration, Size } from '../../values';

/**
 * What only vSphere knows of a machine: every argument of the provider without a neutral meaning.
 * Later calls of `tune` add to earlier ones. Defaults are the library's where it sets the argument, else the provider's.
 */
export interface VsphereTuning {
  /**
   * Note, shown beside the machine.
   * @default - none; on a standalone host the labels
   */
  readonly annotation?: string;
  /**
   * Folder of machines.
   * @default - the root of the datacenter's machines
   */
  readonly folder?: VsphereFolder;
  /**
   * Resource pool, by name or path.
   * @default - that of the platform
   */
  readonly resourcePool?: string;
  /**
   * Storage policy of the machine's own files and of disks without one, by name.
   * @default - that of the datastore
   */
  readonly storagePolicy?: string;
  /**
   * Guest id, for example `rhel9_64Guest`.
   * @default - as the template, item or OVA has it; for a disk image by guest and version of vSphere
   */
  readonly guestId?: string;
  /**
   * Name of the guest where the guest id says `other`.
   * @default - none
   */
  readonly alternateGuestName?: string;
  /**
   * Hardware version; it rises and never falls.
   * @default - as the template has it
   */
  readonly hardwareVersion?: number;
  /**
   * Cores of each virtual socket.
   * @default 1
   */
  readonly coresPerSocket?: number;
  /**
   * Whether processors are added while the machine runs.
   * @default false
   */
  readonly cpuHotAddEnabled?: boolean;
  /**
   * Whether processors are taken away while the machine runs.
   * @default false
   */
  readonly cpuHotRemoveEnabled?: boolean;
  /**
   * Whether memory is added while the machine runs.
   * @default false
   */
  readonly memoryHotAddEnabled?: boolean;
  /**
   * MHz that are kept for the machine.
   * @default - none
   */
  readonly cpuReservation?: number;
  /**
   * Most MHz that it gets; -1 for no limit.
   * @default -1
   */
  readonly cpuLimit?: number;
  /**
   * Share of processors when the host is busy: `low`, `normal`, `high` or `custom`.
   * @default normal
   */
  readonly cpuShareLevel?: string;
  /**
   * Shares of processors with level `custom`.
   * @default - that of the level
   */
  readonly cpuShareCount?: number;
  /**
   * Memory that is kept for the machine.
   * @default - none; all of it where a PCI device is passed through
   */
  readonly memoryReservation?: Size;
  /**
   * Whether all of its memory is kept for it, however much it has.
   * @default - true where a PCI device is passed through
   */
  readonly memoryReservationLockedToMax?: boolean;
  /**
   * Most memory that it gets.
   * @default - no limit
   */
  readonly memoryLimit?: Size;
  /**
   * Share of memory when the host is busy: `low`, `normal`, `high` or `custom`.
   * @default normal
   */
  readonly memoryShareLevel?: string;
  /**
   * Shares of memory with level `custom`.
   * @default - that of the level
   */
  readonly memoryShareCount?: number;
  /**
   * Where the host swaps: `inherit`, `vmDirectory` or `hostLocal`.
   * @default inherit
   */
  readonly swapPlacementPolicy?: string;
  /**
   * `low`, `normal`, `medium` or `high`.
   * @default normal
   */
  readonly latencySensitivity?: string;
  /**
   * Whether the guest may be a hypervisor.
   * @default false
   */
  readonly nestedHvEnabled?: boolean;
  /**
   * Whether virtualization-based security of Windows is on; needs UEFI, secure boot, `vvtdEnabled` and `nestedHvEnabled`.
   * @default false
   */
  readonly vbsEnabled?: boolean;
  /**
   * Whether the guest sees an I/O memory management unit.
   * @default false
   */
  readonly vvtdEnabled?: boolean;
  /**
   * Hardware support for page tables: `automatic`, `on` or `off`.
   * @default - the host's
   */
  readonly eptRviMode?: string;
  /**
   * Hardware virtualization: `hvAuto`, `hvOn` or `hvOff`.
   * @default - the host's
   */
  readonly hvMode?: string;
  /**
   * Whether the guest sees performance counters.
   * @default false
   */
  readonly cpuPerformanceCountersEnabled?: boolean;
  /**
   * Whether the guest sees the UUIDs of its disks.
   * @default true
   */
  readonly enableDiskUuid?: boolean;
  /**
   * Whether the host keeps a log of the machine.
   * @default true
   */
  readonly enableLogging?: boolean;
  /**
   * Wait before the machine boots.
   * @default - none
   */
  readonly bootDelay?: Duration;
  /**
   * Whether a failed boot is tried again.
   * @default false
   */
  readonly bootRetryEnabled?: boolean;
  /**
   * Wait before it is.
   * @default 10 seconds
   */
  readonly bootRetryDelay?: Duration;
  /**
   * `manual` or `upgradeAtPowerCycle`.
   * @default manual
   */
  readonly toolsUpgradePolicy?: string;
  /**
   * Whether the clock follows the host after jumps.
   * @default - true; the guest's own time service keeps it otherwise
   */
  readonly syncTimeWithHost?: boolean;
  /**
   * Whether the clock follows the host all the time.
   * @default false
   */
  readonly syncTimeWithHostPeriodically?: boolean;
  /**
   * Whether scripts of VMware's tools run after the start.
   * @default true
   */
  readonly toolsScriptsAfterPowerOn?: boolean;
  /**
   * Whether they run after a resume.
   * @default true
   */
  readonly toolsScriptsAfterResume?: boolean;
  /**
   * Whether they run before a restart.
   * @default false
   */
  readonly toolsScriptsBeforeReboot?: boolean;
  /**
   * Whether they run before a shutdown.
   * @default true
   */
  readonly toolsScriptsBeforeShutdown?: boolean;
  /**
   * Whether they run before standby.
   * @default true
   */
  readonly toolsScriptsBeforeStandby?: boolean;
  /**
   * SCSI controller: `pvscsi`, `lsilogic` or `lsilogic-sas`.
   * @default - as the template has it
   */
  readonly scsiType?: string;
  /**
   * `noSharing`, `physicalSharing` or `virtualSharing`.
   * @default noSharing
   */
  readonly scsiBusSharing?: string;
  /**
   * Discs in drives, two at most.
   * @default - none
   */
  readonly discs?: VsphereDisc[];
  /**
   * Custom attributes by name; they exist in vCenter.
   * @default - none
   */
  readonly customAttributes?: { [key: string]: string };
  /**
   * Keys of the machine's configuration file, beside those of guestinfo.
   * @default - none
   */
  readonly extraConfig?: { [key: string]: string };
  /**
   * Whether a changed key, an address among them, restarts the machine at once; else it holds from the next start, and
   * the provider changes processors and memory of a running machine in another apply only.
   * @default true
   */
  readonly restartOnExtraConfig?: boolean;
  /**
   * Properties of the OVF that the machine was deployed from.
   * @default - none
   */
  readonly vappProperties?: { [key: string]: string };
  /**
   * Whether the clone shares the blocks of its template, which must have exactly one snapshot.
   * @default false
   */
  readonly linkedClone?: boolean;
  /**
   * Longest time that a clone may take, 10 minutes or more.
   * @default 30 minutes
   */
  readonly cloneTimeout?: Duration;
  /**
   * Networks by their names inside the OVF or library item.
   * @default - the interfaces in their order
   */
  readonly ovfNetworkMap?: { [key: string]: VsphereNetwork };
  /**
   * Configuration of the OVF, where it has several.
   * @default - the OVF's own
   */
  readonly ovfDeploymentOption?: string;
  /**
   * Disks of a deployed OVA: `thin`, `thick`, `eagerZeroedThick`, `flat` or `sameAsSource`.
   * @default thin
   */
  readonly ovfDiskProvisioning?: string;
  /**
   * Longest wait for an address by VMware's tools. To wait for none of them: `resourceOf(vm).waitForGuestNetTimeout = 0`.
   * @default - 5 minutes for a machine whose address is not static, else none
   */
  readonly networkWait?: Duration;
  /**
   * Whether the address must have a gateway.
   * @default true
   */
  readonly networkWaitRoutable?: boolean;
  /**
   * Addresses and networks that do not count as the machine's.
   * @default - none
   */
  readonly ignoredGuestIps?: string[];
  /**
   * Longest wait for a clean shutdown, 1 to 10 minutes.
   * @default 3 minutes
   */
  readonly shutdownTimeout?: Duration;
  /**
   * Whether a machine that does not shut down is switched off.
   * @default true
   */
  readonly forcePowerOff?: boolean;
  /**
   * Longest wait for the start, 5 minutes or more.
   * @default 5 minutes
   */
  readonly powerOnTimeout?: Duration;
  /**
   * Longest time that a move to another host or datastore may take, 10 minutes or more.
   * @default 30 minutes
   */
  readonly migrateTimeout?: Duration;
  /**
   * Disks by name; `root` is the one that the system boots from.
   * @default - none are tuned
   */
  readonly disks?: { [key: string]: VsphereDiskTuning };
  /**
   * Interfaces by name: `net0`, `net1` ...
   * @default - none are tuned
   */
  readonly nics?: { [key: string]: VsphereNicTuning };
}
