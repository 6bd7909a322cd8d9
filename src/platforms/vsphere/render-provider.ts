import type { VsphereProviderConfig } from '@cdktf/provider-vsphere/lib/provider';
import { SecretPlace, SecretRef } from '../../values';
import { secretIn } from '../../values/secret-table';

/** The variable from which the provider reads its user by itself. */
export const USER_VARIABLE = 'VSPHERE_USER';
/** The variable from which it reads its password. */
export const PASSWORD_VARIABLE = 'VSPHERE_PASSWORD';

/** How a platform logs in. */
export interface VsphereLogin {
  readonly server: string;
  readonly user?: string;
  readonly password: SecretRef;
  readonly verifyTls: boolean;
}

/** Provider block. What is in the provider's own variables is left out: then it stands nowhere. */
export function renderProvider({ server, user, password, verifyTls }: VsphereLogin): VsphereProviderConfig {
  return {
    vsphereServer: server,
    user: user!,
    password: secretIn(SecretPlace.PROVIDER_ARGUMENT, password, PASSWORD_VARIABLE).text!,
    allowUnverifiedSsl: !verifyTls,
  };
}
