import type { ProxmoxProviderConfig } from '@hostwright/provider-proxmox/lib/provider';
import { ProxmoxSshOptions } from './proxmox-ssh-options';
import { SecretKind, SecretRef } from '../../values';

/** The variable from which the provider reads its token by itself. */
export const TOKEN_VARIABLE = 'PROXMOX_VE_API_TOKEN';

/** Provider block. A token in the provider's own variable is left out: then it stands nowhere. */
export function renderProvider(endpoint: string, token: SecretRef, verifyTls: boolean, ssh: ProxmoxSshOptions | undefined): ProxmoxProviderConfig {
  return {
    endpoint,
    apiToken: secretExpression(token),
    insecure: !verifyTls,
    ssh: ssh && {
      username: ssh.userName,
      agent: ssh.privateKey === undefined,
      privateKey: ssh.privateKey && secretExpression(ssh.privateKey),
      nodeAttribute: ssh.nodeAddresses && Object.keys(ssh.nodeAddresses).sort().map(name => ({ name, address: ssh.nodeAddresses![name] })),
    },
  };
}

/** What a secret becomes in Terraform: nothing for an environment variable, else a reference. */
export function secretExpression(secret: SecretRef): string | undefined {
  switch (secret.kind) {
    case SecretKind.TERRAFORM_VARIABLE: return `\${var.${secret.name}}`;
    case SecretKind.FILE: return `\${trimspace(file(${JSON.stringify(secret.name)}))}`;
    default: return undefined;
  }
}
