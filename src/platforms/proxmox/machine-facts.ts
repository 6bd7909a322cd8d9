import { TerraformProvider, TerraformResource } from 'cdktf';
import { Birth } from './origin';
import { ProxmoxIso } from './proxmox-iso';
import { ProxmoxPassthroughOptions } from './proxmox-pci-mapping';
import { ProxmoxTuning } from './tuning';
import { Firmware } from '../../model/firmware';

/** A PCI device by mapping, as it was given to a machine. */
export interface Passthrough {
  readonly mappingName: string;
  readonly options: ProxmoxPassthroughOptions;
}

/** Where a machine is cloned from. */
export interface CloneFacts {
  readonly vmId: number;
  /** Node of the template where it differs from the machine's. */
  readonly nodeName?: string;
}

/** What the platform decided for one machine; with the intent it is all that renderers read. */
export interface MachineFacts {
  readonly nodeName: string;
  readonly vmId: number;
  readonly datastore: string;
  readonly firmware: Firmware;
  readonly tuning: ProxmoxTuning;
  readonly passthroughs: readonly Passthrough[];
  /** Undefined for a machine that an installer sets up. */
  readonly clone?: CloneFacts;
  readonly iso?: ProxmoxIso;
  /** Volume id of the cloud-init snippet. */
  readonly snippet?: string;
  /** Value of the administrator's password, a reference to a sensitive variable. */
  readonly password?: string;
  /** Whether the cluster may move the machine to another node by itself. */
  readonly movedByCluster: boolean;
  /** Address of the resource whose change builds the machine anew; undefined for a machine that stays on what it was born from. */
  readonly origin?: string;
  /** How the machine that stands came to be; undefined for a new one. */
  readonly birth?: Birth;
  /** Whether the machine was born from another guest or with another firmware than the program says now. */
  readonly bornOtherwise: boolean;
  readonly dependsOn: readonly TerraformResource[];
  readonly provider?: TerraformProvider;
}
