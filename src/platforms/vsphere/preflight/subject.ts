import { TerraformProvider } from 'cdktf';
import { SecretRef } from '../../../values';
import type { VsphereContext } from '../vsphere-context';

/** A platform as its preflight sees it. */
export interface PreflightSubject {
  /** Path of the platform. */
  readonly path: string;
  /** Ids of the constructs between the stack and the platform. */
  readonly below: string[];
  readonly server: string;
  readonly verifyTls: boolean;
  /** Undefined where the provider reads it from its variable. */
  readonly user?: string;
  readonly password: SecretRef;
  readonly context: VsphereContext;
  readonly provider: TerraformProvider;
}
