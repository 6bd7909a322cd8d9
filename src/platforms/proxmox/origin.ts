import { ProxmoxIso } from './proxmox-iso';
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
