import { Admin } from '../model/admin';
import { IVmIntent } from '../model/vm-intent';
import { shortHash } from '../private/identity';

/** What a machine is made from, as its platform decided. */
export interface OriginFacts {
  /** Image and version. */
  readonly image: string;
  readonly firmware: string;
  /** How it got its identity. */
  readonly provisioning: string;
  /** Host, for a machine that would be built anew on another. */
  readonly node?: string;
}

/** One administrator is that of many machines. */
const ACCOUNTS = new WeakMap<Admin, string>();

/** Inputs that only a new machine takes, each as a text that changes with it. */
export function originOf({ image: { guest }, admin }: IVmIntent, { image, firmware, provisioning, node }: OriginFacts): Record<string, string> {
  return {
    image,
    guest: guest.id,
    firmware,
    ...admin && { admin: accountOf(admin) },
    provisioning,
    ...node !== undefined && { node },
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
