import { ARTIFACT_CODES } from './artifacts';
import { AZURE_CODES } from './azure';
import { AZURE_POLICY_CODES } from './azure-policy';
import { CLI_CODES } from './cli';
import { GUEST_CODES } from './guest';
import { IMAGE_CODES } from './images';
import { LOCK_CODES } from './lock';
import { MODEL_CODES } from './model';
import { PROXMOX_CODES } from './proxmox';
import { VALUE_CODES } from './values';
import { VSPHERE_CODES } from './vsphere';

/** What docs/errors.md says of a code. Codes are API: never renumbered, never reused. */
export interface CodeEntry {
  readonly title: string;
  readonly why: string;
}

/**
 * Every refusal of the library: 11xx values, 12xx machines and their tree, 13xx images, 14xx the lock, 15xx inside of guests, 20xx Proxmox, 21xx vSphere,
 * 22xx Azure, 50xx writing, 60xx the command.
 */
export const CODES = {
  ...VALUE_CODES,
  ...MODEL_CODES,
  ...IMAGE_CODES,
  ...LOCK_CODES,
  ...GUEST_CODES,
  ...PROXMOX_CODES,
  ...VSPHERE_CODES,
  ...AZURE_CODES,
  ...AZURE_POLICY_CODES,
  ...ARTIFACT_CODES,
  ...CLI_CODES,
};

export type Code = keyof typeof CODES;
