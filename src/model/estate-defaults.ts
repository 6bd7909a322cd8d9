import { Cidr, Labels } from '../values';
import { Admin } from './admin';

/** What holds for every machine below a construct unless the machine says otherwise. */
export interface EstateDefaults {
  /**
   * Administrator of every machine.
   * @default - each machine names its own
   */
  readonly admin?: Admin;
  /**
   * DNS servers, as addresses.
   * @default - none: a static address then has no name resolution
   */
  readonly dns?: string[];
  /**
   * DNS search domains.
   * @default - none
   */
  readonly searchDomains?: string[];
  /**
   * IANA time zone, for example `Europe/Berlin`.
   * @default - the image's, mostly UTC
   */
  readonly timezone?: string;
  /**
   * Networks from which management ports are reached.
   * @default - the subnet of each machine's own management address
   */
  readonly managementNetworks?: Cidr[];
  /**
   * Labels of every machine.
   * @default - none
   */
  readonly labels?: Labels;
}
