import { TerraformProvider } from 'cdktf';
import { SecretRef } from '../../../values';
import { ProxmoxContext } from '../proxmox-context';
import { ProxmoxSshOptions } from '../proxmox-ssh-options';

/** A platform as its preflight sees it. */
export interface PreflightSubject {
  /** Path of the platform. */
  readonly path: string;
  /** Ids of the constructs between the stack and the platform. */
  readonly below: string[];
  readonly endpoint: string;
  readonly verifyTls: boolean;
  readonly token: SecretRef;
  readonly ssh?: ProxmoxSshOptions;
  /** Whether it manages the firewall of the cluster. */
  readonly managesFirewall: boolean;
  readonly context: ProxmoxContext;
  readonly provider: TerraformProvider;
}
