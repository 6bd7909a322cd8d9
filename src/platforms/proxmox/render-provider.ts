import type { ProxmoxProviderConfig } from '@hostwright/provider-proxmox/lib/provider';
import { ProxmoxSshOptions } from './proxmox-ssh-options';
import { SecretPlace, SecretRef } from '../../values';
import { secretIn } from '../../values/secret-table';

/** The variable from which the provider reads its token by itself. */
export const TOKEN_VARIABLE = 'PROXMOX_VE_API_TOKEN';
/** The variable from which it reads its SSH key. */
export const KEY_VARIABLE = 'PROXMOX_VE_SSH_PRIVATE_KEY';

/** Provider block. A secret in the provider's own variable is left out: then it stands nowhere. */
export function renderProvider(endpoint: string, token: SecretRef, verifyTls: boolean, ssh: ProxmoxSshOptions | undefined): ProxmoxProviderConfig {
  return {
    endpoint,
    apiToken: secretIn(SecretPlace.PROVIDER_ARGUMENT, token, TOKEN_VARIABLE).text,
    insecure: !verifyTls,
    ssh: ssh && {
      username: ssh.userName,
      agent: ssh.privateKey === undefined,
      privateKey: ssh.privateKey && secretIn(SecretPlace.PROVIDER_ARGUMENT, ssh.privateKey, KEY_VARIABLE).text,
      nodeAttribute: ssh.nodeAddresses && Object.keys(ssh.nodeAddresses).sort().map(name => ({ name, address: ssh.nodeAddresses![name] })),
    },
  };
}
