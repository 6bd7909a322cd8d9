import { IPlatform } from './platform';

/** A network that machines are plugged into: a bridge, a VNet, a port group, a subnet. Made by its platform. */
export interface INetwork {
  /** Platform that made it. */
  readonly platform: IPlatform;
  /** Name as the platform shows it; two nouns of one name are one network. */
  readonly networkName: string;
}
