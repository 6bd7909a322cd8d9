import { IGuestSystem } from '../model/guest-system';
import { PackageManager } from '../model/package-manager';

const SERVED = [PackageManager.APT, PackageManager.DNF, PackageManager.YUM, PackageManager.ZYPPER, PackageManager.APK];

/** Whether the library's roles know a guest. */
export function isServed(guest: IGuestSystem): boolean {
  return guest.isWindows || SERVED.includes(guest.packageManager);
}
