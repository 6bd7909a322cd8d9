import { TerraformProvider, TerraformResource } from 'cdktf';
import { VsphereTuning } from './tuning';
import { VsphereCustomization } from './vsphere-customization';
import { VsphereImage } from './vsphere-image';
import { Firmware } from '../../model/firmware';

/** What a machine is cloned from, deployed from, or gets a copy of. */
export interface MachineSource {
  readonly image: VsphereImage;
  /** Reference to the id of the template or library item; undefined where each machine takes the file itself. */
  readonly id?: string;
  /** Address of the template's data source, which says how its machines must be. */
  readonly template?: string;
  /** The same of a template that is in the content library now: its item says neither firmware nor controller. */
  readonly copiedFrom?: string;
  /** Path of the machine's own copy of a disk image. */
  readonly copiedDisk?: string;
}

/** References to what was looked up, as text. */
export interface LookedUp {
  readonly resourcePoolId: string;
  /** Host that was named, or the standalone one. */
  readonly hostId?: string;
  /** Datacenter, where an OVA is deployed. */
  readonly datacenterId?: string;
  readonly datastoreId?: string;
  readonly datastoreClusterId?: string;
  /** Datastore of each disk that names one, by the name of the disk. */
  readonly diskDatastoreIds: Readonly<Record<string, string>>;
  readonly storagePolicyId?: string;
  /** Policy of each disk that names one, by the name of the disk. */
  readonly diskPolicyIds: Readonly<Record<string, string>>;
  /** Network of each interface, in their order. */
  readonly networkIds: readonly string[];
  readonly tagIds: readonly string[];
  readonly customAttributes?: Readonly<Record<string, string>>;
  readonly ovfNetworkIds?: Readonly<Record<string, string>>;
  /** Datastore of each disc, in their order. */
  readonly discDatastoreIds: readonly (string | undefined)[];
  readonly pciDeviceIds: readonly string[];
  readonly customizationSpecId?: string;
}

/** What is known of a machine beside its intent: references, and decisions. */
export interface MachineFacts extends LookedUp {
  readonly source: MachineSource;
  /** Firmware that is known; undefined where the template's data source says it. */
  readonly firmware?: Firmware;
  /** Whether the machine gets a virtual TPM. */
  readonly vtpm: boolean;
  /** Guest id: text, or what the template's data source says. */
  readonly guestId?: string;
  readonly customization?: VsphereCustomization;
  /** Entries of guestinfo; none where something else gives the guest its identity. */
  readonly guestInfo: Readonly<Record<string, string>>;
  readonly tuning: VsphereTuning;
  /** Text that changes with everything that only a new machine takes. */
  readonly origin: string;
  readonly annotation?: string;
  readonly dependsOn: readonly TerraformResource[];
  readonly provider?: TerraformProvider;
}
