import { Cidr, Labels, NamePattern } from '../values';
import { Admin } from './admin';
import { GuestSettings } from './guest-settings';

/** What holds for every machine below a level unless a nearer level or the machine says otherwise. */
export interface EstateDefaults extends GuestSettings {
  /**
   * Administrator of every machine.
   * @default - that of the next level above, else each machine names its own
   */
  readonly admin?: Admin;
  /**
   * Networks from which management ports are reached.
   * @default - those of the next level above, else the subnet of each machine's own management address
   */
  readonly managementNetworks?: Cidr[];
  /**
   * Labels of every machine. Those of all levels are merged, the nearer level winning for a key that both have.
   * @default - none
   */
  readonly labels?: Labels;
  /**
   * Keys of labels that every machine must have. Those of all levels are added up.
   * @default - none
   */
  readonly requiredLabels?: string[];
  /**
   * How a machine without a `hostName` is called.
   * @default - that of the next level above, else the path of the machine below its stack: `Fra/App1` becomes `fra-app1`
   */
  readonly namePattern?: NamePattern;
  /**
   * Cache of catalogue images: an http or https URL below which the original address follows, host first. Digests are checked as ever.
   * @default - that of the next level above, else images are fetched from their vendors
   */
  readonly imageMirror?: string;
}
