import { SecretRef } from '../../values';

/** SSH to the nodes: needed for snippets only. */
export interface ProxmoxSshOptions {
  /** User on the nodes. */
  readonly userName: string;
  /**
   * Private key; a file, a sensitive Terraform variable, or the environment variable PROXMOX_VE_SSH_PRIVATE_KEY.
   * @default - the SSH agent of whoever runs Terraform
   */
  readonly privateKey?: SecretRef;
  /**
   * Addresses of nodes that DNS does not know, by node name.
   * @default - what the API says
   */
  readonly nodeAddresses?: Record<string, string>;
}
