import { Access } from './access';
import { AzureAutoShutdown } from './azure-auto-shutdown';
import { AzureConfidential } from './azure-confidential';
import { AzureIdentity } from './azure-identity';
import { AzurePatching } from './azure-patching';
import { AzureDiskTuning, AzureNicTuning } from './tuning-devices';
import { VmSize } from './vm-size';
import { Duration } from '../../values';

/** What only Azure knows of a machine. Later calls of `tune` add to earlier ones. Defaults are the library's where it sets the argument, else Azure's. */
export interface AzureTuning {
  /**
   * Size.
   * @default - the smallest of the catalogue that carries processors, memory and all that was asked for
   */
  readonly size?: VmSize;
  /**
   * GPUs that the size must have, where none is named.
   * @default 0
   */
  readonly gpus?: number;
  /**
   * How Ansible's control node reaches the machine.
   * @default - as the platform says
   */
  readonly access?: Access;
  /**
   * Why the host does not encrypt what the machine keeps on it: temporary disks and caches lie there in clear.
   * @default - it does: encryption at host is on
   */
  readonly withoutEncryptionAtHost?: string;
  /**
   * Confidential computing, on sizes that have it.
   * @default - none
   */
  readonly confidential?: AzureConfidential;
  /**
   * Whether Azure attests that the machine booted what was signed.
   * @default - true for hardened machines with secure boot and virtual TPM
   */
  readonly guestAttestation?: boolean;
  /**
   * Who the machine is to Azure.
   * @default - nobody; one of its own where something needs it
   */
  readonly identity?: AzureIdentity;
  /**
   * Who patches the system.
   * @default - the image on Linux; Windows Update on Windows, or nobody where updates are manual; Azure where the image is made for hotpatches
   */
  readonly patching?: AzurePatching;
  /**
   * License that you bring: `Windows_Server` and `Windows_Client` (Azure Hybrid Benefit), `RHEL_BYOS`, `SLES_BYOS` and so on.
   * @default - the image's is paid by use
   */
  readonly licenseType?: string;
  /**
   * Whether screen and log of the boot are kept, in storage of Azure's own.
   * @default true
   */
  readonly bootDiagnostics?: boolean;
  /**
   * Daily shutdown.
   * @default - none
   */
  readonly autoShutdown?: AzureAutoShutdown;
  /**
   * Whether the machine may hibernate.
   * @default false
   */
  readonly hibernation?: boolean;
  /**
   * Longest time that all extensions may take, 15 to 120 minutes.
   * @default 90 minutes
   */
  readonly extensionsTimeBudget?: Duration;
  /**
   * How long a spot machine or one of a scale set is told before it ends, 5 to 15 minutes.
   * @default - it is not told
   */
  readonly terminationNotice?: Duration;
  /**
   * Text that the machine can read of Azure while it runs; never a secret.
   * @default - none
   */
  readonly userData?: string;
  /**
   * Tags beside those of the labels.
   * @default - none
   */
  readonly tags?: { [key: string]: string };
  /**
   * Disks by name; `root` is the one that the system boots from.
   * @default - none are tuned
   */
  readonly disks?: { [key: string]: AzureDiskTuning };
  /**
   * Interfaces by name: `net0`, `net1` ...
   * @default - none are tuned
   */
  readonly nics?: { [key: string]: AzureNicTuning };
}
