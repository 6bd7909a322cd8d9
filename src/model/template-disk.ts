import { Size } from '../values';
import { IMachineImage } from './machine-image';

const ROOM_FOR_UNKNOWN = Size.gibibytes(10);

/** Disk of a template unless told: the image's own size, or room for an image whose size nobody knows (the catalogue then says 1 GiB). */
export function defaultTemplateDisk(image: IMachineImage): Size {
  return image.minimumDisk.compareTo(Size.gibibytes(1)) > 0 ? image.minimumDisk : ROOM_FOR_UNKNOWN;
}
