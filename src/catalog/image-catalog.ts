import type { Code } from '../private/codes';
import { Digest, Size } from '../values';
import { SMALLEST_DISK_GIB } from './guest-profile';
import { ImageRow, imageRow } from './image-row';
import { OperatingSystem } from './operating-system';

export type { Support } from './os-support';
export { supportAt, SupportState } from './os-support';

/** The file that carries an operating system on Proxmox. */
export interface ProxmoxImage {
  /** Row of the catalogue: another than the operating system's where only a variant is pinned (`debian-13-genericcloud`). */
  readonly rowId: string;
  readonly url: string;
  readonly digest: Digest;
  /** Name in the datastore. It changes with the digest, so that a new pin never overwrites a file that machines came from. */
  readonly fileName: string;
  /** With the dot, as Proxmox accepts it for the content type. */
  readonly fileExtension: string;
  /** `xz`: unpacked by the node, and imported by file id. */
  readonly compression?: string;
  /** `import`, or `iso` for what must be unpacked. */
  readonly contentType: string;
  /** Proxmox's name for the kind of guest. */
  readonly osType: string;
  readonly minimumDisk: Size;
  /** Of this very file: the vendor may have another one for the other firmware. */
  readonly supportsBios: boolean;
  readonly supportsUefi: boolean;
  readonly prefersUefi: boolean;
  readonly supportsSecureBoot: boolean;
  /** A reduced kernel: virtio devices only, no cloud-init drive on SATA. */
  readonly virtioOnly: boolean;
}

const ARCHIVES = ['tar', 'ova', 'vma'];

/**
 * Whether the name of an image or a template says that it has Debian's reduced kernel, which knows virtio devices and hardly another. Red Hat's rebuilds call their
 * ordinary image GenericCloud.
 */
export function isReducedKernel(name: string): boolean {
  return /genericcloud/i.test(name) && !/alma|centos|fedora|oracle|rhel|rocky/i.test(name);
}

/** What `pve.image(os)` downloads; undefined where no file is pinned (see `whyNoProxmoxImage`). */
export function proxmoxImage(os: OperatingSystem): ProxmoxImage | undefined {
  const row = proxmoxRow(os);
  const file = row?.pinned.x86_64;
  const contentType = row?.proxmox.contentType;
  if (row === undefined || !file || !contentType) {
    return undefined;
  }
  const digest = Digest.of(file.digest);
  const fileExtension = extensionFor(row, file.url);
  const supportsUefi = row.pinnedFirmware.includes('uefi');
  return {
    rowId: row.id,
    url: file.url,
    digest,
    fileName: `${row.id}-${digest.hex.slice(0, 12)}${fileExtension}`,
    fileExtension,
    compression: row.compression ?? undefined,
    contentType,
    osType: row.proxmox.osType,
    minimumDisk: Size.gibibytes(row.minDiskGiB ?? SMALLEST_DISK_GIB),
    supportsBios: row.pinnedFirmware.includes('bios'),
    supportsUefi,
    prefersUefi: row.pinnedFirmware[0] === 'uefi',
    supportsSecureBoot: supportsUefi && row.secureBoot === true,
    virtioOnly: isReducedKernel(row.id),
  };
}

/** The code that tells why `proxmoxImage` gave nothing. */
export function whyNoProxmoxImage(os: OperatingSystem): Code {
  const row = proxmoxRow(os);
  if (row === undefined) return 'HW1306';
  if (row.format === 'iso') return 'HW1305';
  if (ARCHIVES.includes(row.format)) return 'HW1303';
  return row.published ? 'HW1302' : 'HW1304';
}

/** Whether no source that was read confirms a field of the row, such as `guestAgent.qemuPreinstalled`. */
export function isUncertain(os: OperatingSystem, field: string): boolean {
  return !os.isCustom && imageRow(os.id).uncertain.includes(field);
}

function proxmoxRow(os: OperatingSystem): ImageRow | undefined {
  if (os.isCustom) {
    return undefined;
  }
  const row = imageRow(os.id);
  return row.proxmox.pinnedBy === null ? row : imageRow(row.proxmox.pinnedBy);
}

/** Proxmox takes .qcow2, .raw and .vmdk to import, and .img among its ISO files. */
function extensionFor(row: ImageRow, url: string): string {
  if (row.proxmox.contentType === 'iso') return '.img';
  return row.proxmox.renameTo ?? url.slice(url.lastIndexOf('.'));
}
