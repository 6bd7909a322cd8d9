/** What only vSphere knows of a disk. */
export interface VsphereDiskTuning {
  /**
   * Number on the SCSI controllers, 0 to 59: 15 for each controller. What is mounted must hang on the first one.
   * @default - the order in which disks were added
   */
  readonly unitNumber?: number;
  /**
   * Storage policy, by name.
   * @default - that of the machine
   */
  readonly storagePolicy?: string;
  /**
   * Whether blocks are taken when they are written.
   * @default - as the template has it; true for new disks
   */
  readonly thinProvisioned?: boolean;
  /**
   * Whether all blocks are zeroed when the disk is made; not together with `thinProvisioned`.
   * @default - as the template has it; false for new disks
   */
  readonly eagerlyScrub?: boolean;
  /**
   * `persistent`, `nonpersistent`, `undoable`, `independent_persistent`, `independent_nonpersistent` or `append`. Independent disks take no part in snapshots.
   * @default persistent
   */
  readonly diskMode?: string;
  /**
   * `sharingNone` or `sharingMultiWriter`.
   * @default sharingNone
   */
  readonly diskSharing?: string;
  /**
   * Whether writes reach the datastore before they are confirmed.
   * @default false
   */
  readonly writeThrough?: boolean;
  /**
   * Whether the file of the disk stays when the disk leaves the machine.
   * @default - true for data disks, false for the root disk
   */
  readonly keepOnRemove?: boolean;
  /**
   * Most I/O operations each second; -1 for no limit.
   * @default -1
   */
  readonly ioLimit?: number;
  /**
   * I/O operations each second that are kept for the disk.
   * @default 0
   */
  readonly ioReservation?: number;
  /**
   * Share of I/O when the datastore is busy: `low`, `normal`, `high` or `custom`.
   * @default normal
   */
  readonly ioShareLevel?: string;
  /**
   * Shares with level `custom`.
   * @default - that of the level
   */
  readonly ioShareCount?: number;
}

/** What only vSphere knows of a network interface. */
export interface VsphereNicTuning {
  /**
   * `vmxnet3`, `e1000`, `e1000e`, `sriov` or `vmxnet3vrdma`.
   * @default vmxnet3
   */
  readonly adapterType?: string;
  /**
   * Most bandwidth in Mbit/s; -1 for no limit.
   * @default -1
   */
  readonly bandwidthLimit?: number;
  /**
   * Bandwidth in Mbit/s that is kept for the interface.
   * @default 0
   */
  readonly bandwidthReservation?: number;
  /**
   * Share of bandwidth when the link is busy: `low`, `normal`, `high` or `custom`.
   * @default normal
   */
  readonly bandwidthShareLevel?: string;
  /**
   * Shares with level `custom`.
   * @default - that of the level
   */
  readonly bandwidthShareCount?: number;
  /**
   * Physical function of an `sriov` interface, for example `0000:3b:00.0`.
   * @default - none
   */
  readonly physicalFunction?: string;
  /**
   * Name of the network inside the OVF that this interface stands for.
   * @default - interfaces and networks of the OVF in their order
   */
  readonly ovfMapping?: string;
}

/** A disc in a drive. */
export interface VsphereDisc {
  /** Path of the ISO file on its datastore, for example `iso/debian-13-netinst.iso`. */
  readonly path: string;
  /**
   * Datastore, by name.
   * @default - that of the machine
   */
  readonly datastore?: string;
}
