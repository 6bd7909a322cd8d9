import { Size } from '../values';
import { Firmware } from './firmware';
import { IMachineImage } from './machine-image';

/** What a template shall be: an image, made bootable once, that machines are cloned from. */
export interface ITemplateIntent {
  /** Path of the construct, for messages. */
  readonly path: string;
  /** Name of the template as the platform shows it; the image's version is part of it. */
  readonly templateName: string;
  /** Image that it is made from. */
  readonly image: IMachineImage;
  /** Size of its root disk. */
  readonly diskSize: Size;
  /**
   * Firmware that was asked for.
   * @default - the image's best
   */
  readonly firmware?: Firmware;
}
