import { IVmIntent } from '../model/vm-intent';

/** A stateful hardened machine is not destroyed by accident until its owner lets it go. */
export function isProtected(intent: IVmIntent): boolean {
  return intent.hardened && intent.stateful && !intent.retired;
}
