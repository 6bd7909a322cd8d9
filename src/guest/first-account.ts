import { Admin } from '../model/admin';
import { IGuestSystem } from '../model/guest-system';
import { PackageManager } from '../model/package-manager';

/**
 * The administrator's account as keys of a cloud-config; undefined for one without keys: a password has no place in a document.
 * It is the only account: `users` without `default` leaves out the one that the image would make.
 */
export function firstAccount(admin: Admin | undefined, guest: IGuestSystem): Record<string, unknown> | undefined {
  if (!admin || admin.publicKeys.length === 0) { return undefined; }
  return {
    users: [{
      name: admin.userName,
      shell: guest.packageManager === PackageManager.APK ? '/bin/ash' : '/bin/bash',
      sudo: 'ALL=(ALL:ALL) NOPASSWD:ALL',
      // A password that nobody can type. Without it the account would be locked, and some servers let no key in then.
      hashed_passwd: '*',
      lock_passwd: false,
      ssh_authorized_keys: admin.publicKeys,
    }],
    ssh_pwauth: false,
    disable_root: true,
  };
}
