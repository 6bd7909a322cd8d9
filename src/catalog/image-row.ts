import type images from './images.json';

/** A file that never changes: its address and its checksum. */
export interface PinnedFile {
  readonly url: string;
  readonly digest: string;
}

/** How Proxmox takes it in. */
export interface ProxmoxGuest {
  readonly osType: string;
  readonly contentType: string | null;
  readonly renameTo: string | null;
  /** The row whose file is used, where it is another. */
  readonly pinnedBy: string | null;
}

/** How vSphere names it; the fallback is for hosts older than `minVsphere`. */
export interface VsphereGuest {
  readonly guestId: string;
  readonly minVsphere: string;
  readonly fallbackGuestId: string;
  readonly fallbackMinVsphere: string;
}

/** One row of images.json; `null` is "there is none" or "nobody knows", and `uncertain` names the fields that no source confirmed. */
export interface ImageRow {
  readonly id: string;
  /** Distribution, such as `ubuntu`. */
  readonly family: string;
  readonly version: string;
  readonly name: string;
  readonly arch: string[];
  /** False where the vendor asks for a login or offers it on a marketplace only. */
  readonly published: boolean;
  /** Of the pinned file where there is one. */
  readonly format: string;
  readonly compression: string | null;
  readonly minDiskGiB: number | null;
  readonly pinned: { readonly x86_64: PinnedFile | null; readonly aarch64: PinnedFile | null };
  /** Differs from `firmware` where the vendor has one image per firmware. */
  readonly pinnedFirmware: string[];
  readonly defaultUser: string | null;
  readonly packageManager: string | null;
  readonly guestAgent: { readonly qemu: string | null; readonly vmware: string | null; readonly qemuPreinstalled: boolean | null };
  readonly provisioning: { readonly system: string; readonly nocloud: boolean; readonly vmware: boolean };
  /** The preferred one first. */
  readonly firmware: string[];
  readonly secureBoot: boolean | null;
  readonly minCpu: string;
  readonly proxmox: ProxmoxGuest;
  readonly vsphere: VsphereGuest;
  readonly eol: string | null;
  readonly eolExtended: string | null;
  readonly uncertain: string[];
}

let rows: ReadonlyMap<string, ImageRow> | undefined;

/** All rows by id. The file is read on the first call, so that loading the library stays cheap. */
export function imageRows(): ReadonlyMap<string, ImageRow> {
  if (rows === undefined) {
    // The type-only import above makes the compiler check the shape and copy the file beside the code.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const read: ImageRow[] = require('./images.json') as typeof images;
    rows = new Map(read.map(row => [row.id, row]));
  }
  return rows;
}

/** The row of an id that is known to exist. */
export function imageRow(id: string): ImageRow {
  const row = imageRows().get(id);
  if (row === undefined) {
    throw new Error(`images.json has no row "${id}"`);
  }
  return row;
}
