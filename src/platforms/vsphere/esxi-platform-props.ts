import { VsphereVersion } from './vsphere-version';
import { SecretRef } from '../../values';

/** What the license of a host allows. */
export enum EsxiLicense {
  /** A license or an evaluation whose API makes changes. */
  STANDARD = 'standard',
  /** The free hypervisor: its API only reads. */
  FREE = 'free',
}

/** How the library reaches an ESXi host that no vCenter manages. */
export interface EsxiPlatformProps {
  /** Host name or address, for example `esx1.lan`; with a port where it is not 443. */
  readonly server: string;
  /** Datastore of machines, unless a disk says otherwise. */
  readonly datastore: string;
  /**
   * Version of the host.
   * @default VsphereVersion.V8_0
   */
  readonly version?: VsphereVersion;
  /**
   * License of the host.
   * @default EsxiLicense.STANDARD
   */
  readonly license?: EsxiLicense;
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
   * Whether the certificate of the host is checked.
   * @default true
   */
  readonly verifyTls?: boolean;
}
