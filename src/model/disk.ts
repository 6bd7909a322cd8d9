import { fail, shown } from '../private/fail';
import { refuseToken } from '../private/plain-value';
import { Size } from '../values';

/** Filesystems that the guest can make on a data disk. */
export enum Filesystem {
  /** ext4 */
  EXT4 = 'ext4',
  /** XFS */
  XFS = 'xfs',
  /** NTFS, on Windows */
  NTFS = 'ntfs',
}

/** What a data disk becomes inside the guest, and how the platform treats it. */
export interface DiskOptions {
  /**
   * Absolute path where the guest mounts it.
   * @default - the guest leaves the disk alone
   */
  readonly mount?: string;
  /**
   * Filesystem that is made when the disk is empty.
   * @default Filesystem.EXT4 when `mount` is given, else none
   */
  readonly filesystem?: Filesystem;
  /**
   * User who owns the mounted folder.
   * @default root
   */
  readonly owner?: string;
  /**
   * Name of the datastore (storage) that holds it.
   * @default - that of the root disk
   */
  readonly datastore?: string;
  /**
   * Whether the platform's backups hold it.
   * @default true
   */
  readonly backup?: boolean;
}

/** A disk of a machine, known by its name for as long as the machine lives. */
export class Disk {
  /**
   * The disk that the system boots from.
   * @param size at least that of the image
   * @param datastore name of the datastore that holds it, the platform's unless told
   */
  public static root(size: Size, datastore?: string): Disk {
    return new Disk('root', size, { datastore: checkedDatastore(datastore) });
  }

  /**
   * A data disk.
   * @param name lower-case letters, digits and hyphens, at most 32; stable, since serial and mount follow it
   * @param size grows, never shrinks
   * @param options mount, filesystem, owner, datastore, backup
   */
  public static data(name: string, size: Size, options: DiskOptions = {}): Disk {
    checkedName(name);
    if (options.mount !== undefined && !/^\/[A-Za-z0-9._/-]*[A-Za-z0-9._-]$/.test(options.mount)) {
      fail({ code: 'HW1103', given: `mount ${shown(options.mount)}`, allowed: 'an absolute path below /', remedy: 'Write the path as the guest will see it, for example `/srv/git`.' });
    }
    if (options.mount === undefined && (options.filesystem !== undefined || options.owner !== undefined)) {
      fail({ code: 'HW1103', given: 'filesystem or owner without a mount', allowed: 'both only together with `mount`', remedy: 'Add `mount`, or leave the disk raw.' });
    }
    checkedDatastore(options.datastore);
    return new Disk(name, size, options);
  }

  private readonly earlier: string[] = [];

  private constructor(
    /** Stable name. */
    public readonly diskName: string,
    /** Size; grows, never shrinks. */
    public readonly size: Size,
    private readonly options: DiskOptions,
  ) {}

  /**
   * Says that the disk had another name, so that serial and slot stay what they were. Where the disk is a resource of its own, a
   * `moved` block follows. May be said again for each later name, the oldest first.
   *
   * Throws HW1103 for a text that is no name of a disk, HW1107 for a Terraform token.
   *
   * @param oldName name before
   */
  public movedFrom(oldName: string): Disk {
    this.earlier.push(checkedName(oldName));
    return this;
  }

  /** Names that it had before, the oldest first. */
  public get formerNames(): string[] { return [...this.earlier]; }

  /**
   * Whether it had another name before.
   * @internal
   */
  public get _isRenamed(): boolean { return this.earlier.length > 0; }

  /** Absolute path where the guest mounts it; undefined where the guest leaves the disk alone. */
  public get mount(): string | undefined { return this.options.mount; }

  /** Filesystem that is made when the disk is empty; undefined for a raw disk. */
  public get filesystem(): Filesystem | undefined {
    return this.options.mount === undefined ? undefined : this.options.filesystem ?? Filesystem.EXT4;
  }

  /** User who owns the mounted folder; undefined for a raw disk. */
  public get owner(): string | undefined { return this.options.mount === undefined ? undefined : this.options.owner ?? 'root'; }

  /** Name of the datastore; undefined for the platform's own. */
  public get datastore(): string | undefined { return this.options.datastore; }

  /** Whether the platform's backups hold it. */
  public get backup(): boolean { return this.options.backup ?? true; }
}

function checkedName(name: string): string {
  refuseToken(name, 'disk name');
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name) || name === 'root') {
    fail({ code: 'HW1103', given: `disk name ${shown(name)}`, allowed: 'lower-case letters, digits and hyphens, at most 32, not `root`', remedy: 'Name the disk by what it holds, for example `repositories`.' });
  }
  return name;
}

function checkedDatastore(name: string | undefined): string | undefined {
  if (name === undefined) { return undefined; }
  refuseToken(name, 'datastore');
  if (!/^[A-Za-z0-9]([A-Za-z0-9 ._()-]{0,78}[A-Za-z0-9)])?$/.test(name)) {
    fail({ code: 'HW1103', given: `datastore ${shown(name)}`, allowed: 'letters, digits, blanks, `.`, `_`, `-` and brackets', remedy: 'Write the datastore as the platform shows it, for example `local-zfs`.' });
  }
  return name;
}
