import { Admin } from '../../model/admin';
import { IVmIntent } from '../../model/vm-intent';
import { shortHash } from '../../private/identity';

/** What a machine on Proxmox is made from. */
export interface OriginFacts {
  /** Image and version. */
  readonly image: string;
  readonly firmware: string;
  /** Cloud-init document of the first boot. */
  readonly document?: string;
}

/** One administrator is that of many machines. */
const ACCOUNTS = new WeakMap<Admin, string>();

/** Inputs that only a new machine takes, each as a text that changes with it. */
export function originOf({ image: { guest }, admin }: IVmIntent, { image, firmware, document }: OriginFacts): Record<string, string> {
  return {
    image,
    guest: guest.id,
    firmware,
    ...admin && { admin: accountOf(admin) },
    ...document !== undefined && { provisioning: `cloud-init document ${shortHash(document)}` },
  };
}

function accountOf(admin: Admin): string {
  let account = ACCOUNTS.get(admin);
  if (account === undefined) {
    account = `${admin.userName} ${shortHash(JSON.stringify([admin.userName, ...admin.publicKeys, admin.passwordRef?.toString() ?? '']))}`;
    ACCOUNTS.set(admin, account);
  }
  return account;
}
