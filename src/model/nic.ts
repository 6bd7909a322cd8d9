import { IpAssignment, MacAddress } from '../values';
import { INetwork } from './network';

/** What a network interface may set for itself. */
export interface NicOptions {
  /**
   * Address.
   * @default IpAssignment.dhcp()
   */
  readonly ip?: IpAssignment;
  /**
   * MAC address.
   * @default - `02` and 40 bits from the hash of host name and interface
   */
  readonly mac?: MacAddress;
}

/** A network interface of a machine. Interfaces keep their order: a new one goes to the end. */
export interface Nic {
  /** Name inside the model: `net0`, `net1` ... */
  readonly nicName: string;
  /** Network that it is plugged into. */
  readonly network: INetwork;
  /** Address. */
  readonly ip: IpAssignment;
  /** MAC address, by which the guest's interface is found. */
  readonly mac: MacAddress;
  /**
   * Whether the program gave the MAC address.
   * @default false
   */
  readonly macGiven?: boolean;
}
