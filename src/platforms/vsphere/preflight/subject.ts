import { SecretRef } from '../../../values';
import { RoleSubject } from '../../preflight/role-file';
import type { VsphereContext } from '../vsphere-context';

/** A platform as its preflight sees it. */
export interface PreflightSubject extends RoleSubject {
  readonly server: string;
  readonly verifyTls: boolean;
  /** Undefined where the provider reads it from its variable. */
  readonly user?: string;
  readonly password: SecretRef;
  readonly context: VsphereContext;
}
