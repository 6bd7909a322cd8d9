import { ProxmoxIso } from './proxmox-iso';
import { Admin } from '../../model/admin';
import { IVmIntent } from '../../model/vm-intent';
import { shortHash } from '../../private/identity';

const INSTALLER = 'installer';
const NOTHING = 'none';
const DOCUMENT = 'cloud-init document';

/** How a machine that stands came to be. */
export interface Birth {
  readonly cloned: boolean;
  /** Whether it has a cloud-init drive. */
  readonly initialized: boolean;
  /** Whether the drive names a document. */
  readonly document: boolean;
}

/** What a machine on Proxmox is made from. */
export interface OriginFacts {
  /** Image and version. */
  readonly image: string;
  readonly firmware: string;
  /** How it got its identity. */
  readonly provisioning: string;
  /** Node, for a machine that would be built anew on another. */
  readonly node?: string;
}

/** How a machine got its identity, as a text that changes with it. */
export function provisioningText({ image, provisioning }: IVmIntent, document: () => string): string {
  if (image instanceof ProxmoxIso) { return INSTALLER; }
  if (!provisioning.identity) { return NOTHING; }
  return provisioning.document ? `${DOCUMENT} ${shortHash(document())}` : 'native';
}

/** What a machine that stands was born with, read off the lock; undefined for a new one. */
export function birthOf(origin: Readonly<Record<string, string>> | undefined): Birth | undefined {
  if (!origin) { return undefined; }
  const { provisioning = 'native' } = origin;
  return { cloned: provisioning !== INSTALLER, initialized: provisioning !== INSTALLER && provisioning !== NOTHING, document: provisioning.startsWith(DOCUMENT) };
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
