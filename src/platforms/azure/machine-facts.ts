import { TerraformResource } from 'cdktf';
import { AzureCommon } from './azure-context';
import { AzureIdentity } from './azure-identity';
import { AzureImage } from './azure-image';
import { AzurePatching } from './azure-patching';
import { AzurePlacement } from './azure-placement';
import { PlannedDisk } from './disk-plan';
import { AzureTuning } from './tuning';
import { AzureSize } from '../../catalog/azure-sizes';
import { Firmware } from '../../model/firmware';

/** What is known of a machine beside its intent: references, and decisions. */
export interface MachineFacts {
  readonly common: AzureCommon;
  readonly image: AzureImage;
  readonly sizeName: string;
  /** Undefined for one that nobody knows. */
  readonly size?: AzureSize;
  readonly firmware: Firmware;
  readonly encryptsAtHost: boolean;
  readonly placement: AzurePlacement;
  /** That of a machine that stays where it was born goes before that of its placement. */
  readonly zone?: number;
  /** Whether it has a price of its own: one that was born as an ordinary machine has none. */
  readonly bids: boolean;
  readonly identity?: AzureIdentity;
  readonly patching: AzurePatching;
  /** Whether something works through the agent's extensions. */
  readonly usesExtensions: boolean;
  readonly disks: readonly PlannedDisk[];
  /** References to its interfaces, the first one primary. */
  readonly interfaceIds: readonly string[];
  /** Document of the first boot as base64; undefined for none. */
  readonly customData?: string;
  /** What stands for the password; undefined for a machine that is entered by keys. */
  readonly adminPassword?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly tuning: AzureTuning;
  /** Arguments that Azure itself changes. */
  readonly setByAzure: readonly string[];
  readonly dependsOn: readonly TerraformResource[];
}
