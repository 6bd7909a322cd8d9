import { SecretRef } from '../../../values';
import { RoleSubject } from '../../preflight/role-file';
import { ProxmoxContext } from '../proxmox-context';
import { ProxmoxSshOptions } from '../proxmox-ssh-options';

/** A platform as its preflight sees it. */
export interface PreflightSubject extends RoleSubject {
  readonly endpoint: string;
  readonly verifyTls: boolean;
  readonly token: SecretRef;
  readonly ssh?: ProxmoxSshOptions;
  /** Whether it manages the firewall of the cluster. */
  readonly managesFirewall: boolean;
  readonly context: ProxmoxContext;
}
