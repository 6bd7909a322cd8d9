import { Cidr } from './cidr';
import { IpAddress } from './ip-address';

/** Where addresses come from that are given once all host names are known. */
export interface AddressSource {
  readonly subnet: Cidr;
  readonly gateway?: IpAddress;
}
