import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';

/** Whether Proxmox takes a text for the name of a datastore. */
export function isDatastoreName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9._-]{0,98}[A-Za-z0-9]$/.test(name);
}

/** Name of a datastore, or HW1103. */
export function datastoreName(name: string, path: string): string {
  refuseToken(name, 'datastore');
  if (!isDatastoreName(name)) {
    fail({ code: 'HW1103', given: `datastore ${shown(name)}`, allowed: 'a letter, then letters, digits, `.`, `_` and `-`', remedy: 'Write the storage as the cluster shows it, for example `local-zfs`.' }, path);
  }
  return name;
}
