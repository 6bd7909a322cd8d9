import { IPlatform } from './platform';

/** A network that machines are plugged into: a bridge, a VNet, a port group, a subnet. Made by its platform. */
export interface INetwork {
  /** Platform that made it. */
  readonly platform: IPlatform;
  /** Name as the platform shows it; two nouns of one name are one network. */
  readonly networkName: string;
  /**
   * Whether the network tells its name servers to every machine, one with a static address too.
   * @default false
   */
  readonly givesDns?: boolean;
  /**
   * Whether the network gives interfaces their MAC addresses, and none of the library's or the program's holds.
   * @default false
   */
  readonly givesMac?: boolean;
}
