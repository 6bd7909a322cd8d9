import { FIREWALLD_FILE, FIREWALLD_ZONE, firewalldZone, NFTABLES_FILE, nftablesTable } from './firewall-files';
import { isServed } from './served-guests';
import { GuestAccess } from '../model/guest-access';
import { PackageManager } from '../model/package-manager';
import { IVmIntent } from '../model/vm-intent';

/** What sets up the guest's firewall at first boot. */
export interface FirstFirewall {
  readonly packages: string[];
  readonly files: Record<string, unknown>[];
  readonly commands: string[][];
}

const LOAD_AT_BOOT = `grep -qsF '${NFTABLES_FILE}' /etc/nftables.conf || echo 'include "${NFTABLES_FILE}"' >> /etc/nftables.conf`;

/**
 * The guest's firewall as role hostwright_firewall sets it up, in force before the first play. Undefined where nothing would
 * keep it up afterwards: on a guest that Ansible does not get into, a service that is permitted later would stay shut out.
 */
export function firstFirewall({ guest, firewalled, firewallRules, bootstrapped }: IVmIntent, access: GuestAccess): FirstFirewall | undefined {
  if (!firewalled || !bootstrapped || !access.isPossible || guest.isWindows || !isServed(guest)) { return undefined; }
  switch (guest.packageManager) {
    case PackageManager.APT: return {
      packages: ['nftables'],
      files: [tableFile(firewallRules)],
      // The file of the package flushes what others have loaded: it is for boots, and now only the table is loaded.
      commands: [['nft', '-f', NFTABLES_FILE], ['sh', '-c', LOAD_AT_BOOT], ['systemctl', 'enable', 'nftables']],
    };
    case PackageManager.APK: return {
      packages: ['nftables'],
      files: [tableFile(firewallRules)],
      commands: [
        ['sh', '-c', `printf '%s\\n' '#!/usr/sbin/nft -f' '# Written by Hostwright (role hostwright_firewall); changes are lost.' 'include "${NFTABLES_FILE}"' > /etc/nftables.nft`],
        ['nft', '-f', NFTABLES_FILE], ['rc-update', 'add', 'nftables', 'default'],
      ],
    };
    default: return {
      packages: ['firewalld'],
      files: [{ path: FIREWALLD_FILE, permissions: '0644', content: firewalldZone(firewallRules) }],
      commands: [['firewall-offline-cmd', `--set-default-zone=${FIREWALLD_ZONE}`], ['systemctl', 'enable', 'firewalld'], ['systemctl', 'restart', 'firewalld']],
    };
  }
}

function tableFile(rules: IVmIntent['firewallRules']): Record<string, unknown> {
  return { path: NFTABLES_FILE, permissions: '0600', content: nftablesTable(rules) };
}
