import { ProxmoxImage as PinnedFile } from '../../catalog/image-catalog';
import { OperatingSystem } from '../../catalog/operating-system';
import { IGuestSystem } from '../../model/guest-system';

/** A guest with the firmware that its pinned file starts with: a vendor may have another file for the other. */
export function pinnedGuest(os: OperatingSystem, file: PinnedFile): IGuestSystem {
  const { supportsBios, supportsUefi, supportsSecureBoot, minimumDisk } = file;
  return Object.create(os, Object.fromEntries(
    Object.entries({ supportsBios, supportsUefi, supportsSecureBoot, minimumDisk }).map(([name, value]) => [name, { value, enumerable: true }]),
  )) as IGuestSystem;
}
