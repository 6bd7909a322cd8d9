import { Size } from '../values';
import { Firmware } from './firmware';
import { IGuestSystem } from './guest-system';
import { IPlatform } from './platform';

/** What a machine starts from: a catalogue image, a downloaded one, an existing template, or a VmTemplate. Made by its platform. */
export interface IMachineImage {
  /** Platform that made it. */
  readonly platform: IPlatform;
  /** Short name for people, for example `debian-13`. */
  readonly imageName: string;
  /** The guest inside. */
  readonly guest: IGuestSystem;
  /** Smallest root disk that it fits on. */
  readonly minimumDisk: Size;
  /**
   * Firmware that it was built for.
   * @default - the machine or template may choose
   */
  readonly firmware?: Firmware;
  /**
   * Whether the platform's guest agent is inside.
   * @default - nobody knows
   */
  readonly guestAgentInside?: boolean;
}
