import { App } from 'cdktf';
import { IValidation } from 'constructs';
import { MachineSpec } from './machines';

/** The stack that holds the estate. */
export const ESTATE = 'estate';

/** The stack that refers to the first machine of the estate. */
export const READER = 'reader';

/** One of the two programs: it builds the same estate, by the library or by hand, into an App. */
export type Program = (app: App, machines: readonly MachineSpec[], validation: IValidation) => void;

/** Whose machines are built. */
export type Vendor = 'proxmox' | 'vsphere' | 'azure';

/** The vendors, in the order in which they are measured. */
export const VENDORS: readonly Vendor[] = ['proxmox', 'vsphere', 'azure'];

/** The two sides of every ratio. */
export type Side = 'library' | 'hand';

/** The program of one side. The other vendor's bindings are not loaded: nobody with one of them pays for both. */
export function programOf(vendor: Vendor, side: Side): Program {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const module = require(`./${vendor}-${side}.js`) as Record<Side, Program>;
  return module[side];
}

/** Parts of the library that the other side has nothing for: each is measured by itself, and off in the ratios. */
export interface Parts {
  /** File of the lock; none where there is no lock. */
  readonly lock?: string;
  /** Whether inventory, plays and roles for Ansible are written. */
  readonly ansible?: boolean;
}

