import { IVmIntent } from '../model/vm-intent';

/** What becomes of one field of the intent. */
export enum Outcome {
  /** It is written to Terraform. */
  RENDERED = 'rendered',
  /** It is written to Ansible's files, and plays set it inside of the guest. */
  CONFIGURED = 'configured',
  /** It is not, and `estate.json` says so. */
  NOTED = 'noted',
  /** It stops the synthesis. */
  REFUSED = 'refused',
}

/** What becomes of one field of the intent, in words. */
export interface IntentCoverage {
  readonly outcome: Outcome;
  readonly words: string;
  /** Code of the refusal. */
  readonly code?: string;
}

/** What a platform makes of each field. */
export type IntentTable = Readonly<Record<keyof IVmIntent, IntentCoverage>>;

export function rendered(words: string): IntentCoverage {
  return { outcome: Outcome.RENDERED, words };
}

export function configured(words: string): IntentCoverage {
  return { outcome: Outcome.CONFIGURED, words };
}

export function noted(words: string): IntentCoverage {
  return { outcome: Outcome.NOTED, words };
}

export function refused(code: string, words: string): IntentCoverage {
  return { outcome: Outcome.REFUSED, words, code };
}

const atOnce = 'at first boot too, where Provisioning.cloudInit() writes a document';

/** What plays do inside of a guest, on every platform on which Ansible gets in. */
export const guestCoverage = {
  access: configured('connection variables of the host'),
  bootstrapped: configured('whether the roles of phase BOOTSTRAP run'),
  guest: configured('groups, and which roles serve it; the settings that a guest needs follow from the image'),
  locale: configured(`role hostwright_locale; ${atOnce}`),
  ntp: configured(`role hostwright_time; ${atOnce}`),
  packageMirror: configured(`role hostwright_package_mirror; Debian, Ubuntu and Alpine only; ${atOnce}`),
  proxy: configured(`role hostwright_proxy; ${atOnce}`),
  roles: configured('plays of their phase, variables of the host'),
  swap: configured('role hostwright_swap'),
  timezone: configured(`role hostwright_time; ${atOnce}`),
  trustedCas: configured(`role hostwright_trusted_cas; ${atOnce}`),
  updates: configured('role hostwright_updates'),
};
