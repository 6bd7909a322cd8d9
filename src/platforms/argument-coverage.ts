import { IVmIntent } from '../model/vm-intent';

/** How an argument of the provider is reached. */
export enum Route {
  /** By a prop or a verb of the machine itself, the same on every platform: a field of its intent. */
  NEUTRAL = 'neutral',
  /** By `tune(vm, { ... })` of the platform: a field of its tuning, dotted for disks, interfaces and lists. */
  TUNE = 'tune',
  /** By a noun or another verb of the platform. */
  VERB = 'verb',
  /** By nothing: it follows from what else was said. */
  DERIVED = 'derived',
  /** By `resourceOf(vm)` only, for a reason. */
  WAY_OUT = 'way out: resourceOf',
}

/** How one argument is reached: the field or verb, from what it follows, or why there is only the way out. */
export interface ArgumentCoverage {
  readonly route: Route;
  readonly by: string;
}

export function neutral(by: keyof IVmIntent): ArgumentCoverage {
  return { route: Route.NEUTRAL, by };
}

export function tune(by: string): ArgumentCoverage {
  return { route: Route.TUNE, by };
}

export function verb(by: string): ArgumentCoverage {
  return { route: Route.VERB, by };
}

export function derived(by: string): ArgumentCoverage {
  return { route: Route.DERIVED, by };
}

export function wayOut(by: string): ArgumentCoverage {
  return { route: Route.WAY_OUT, by };
}
