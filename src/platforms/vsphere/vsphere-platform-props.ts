import { VsphereVersion } from './vsphere-version';
import { SecretRef } from '../../values';

/** How the library reaches a vCenter, and where it puts machines. Names are looked up once for each stack. */
export interface VspherePlatformProps {
  /** Host name or address of vCenter, for example `vc.corp.example`; with a port where it is not 443. */
  readonly server: string;
  /** Datacenter. */
  readonly datacenter: string;
  /**
   * Cluster of hosts; DRS chooses one of them unless a machine says otherwise.
   * @default - none: then `host` names a host outside of any cluster
   */
  readonly cluster?: string;
  /**
   * A host outside of any cluster.
   * @default - none: then `cluster` names a cluster
   */
  readonly host?: string;
  /**
   * Resource pool of machines, for example `Production`, or with its path below the datacenter where the name is not the only one.
   * @default - the root of the cluster or host
   */
  readonly resourcePool?: string;
  /**
   * Datastore of machines, unless a disk says otherwise.
   * @default - none: then `datastoreCluster` names a datastore cluster
   */
  readonly datastore?: string;
  /**
   * Datastore cluster; Storage DRS chooses the datastore.
   * @default - none: then `datastore` names a datastore
   */
  readonly datastoreCluster?: string;
  /**
   * Content library of `libraryItem` and `ova` where they name none.
   * @default templates
   */
  readonly library?: string;
  /**
   * Version of vCenter and of the oldest host.
   * @default VsphereVersion.V8_0
   */
  readonly version?: VsphereVersion;
  /**
   * Key provider of vCenter, as Configure > Key Providers shows it: with it machines can have a virtual TPM, and hardened machines that boot by UEFI do.
   * @default - none
   */
  readonly keyProvider?: string;
  /**
   * Categories of labels that this stack owns: it makes them and their tags.
   * @default - categories and tags exist already, and are looked up
   */
  readonly ownTagCategories?: string[];
  /**
   * User.
   * @default - the provider reads VSPHERE_USER
   */
  readonly user?: string;
  /**
   * Password.
   * @default - the provider reads VSPHERE_PASSWORD, and nothing is written
   */
  readonly password?: SecretRef;
  /**
   * Whether the certificate of vCenter is checked.
   * @default true
   */
  readonly verifyTls?: boolean;
}
