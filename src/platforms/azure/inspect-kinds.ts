import { Access } from './access';
import type { AzureMachine } from './azure-machine';
import { AzurePlacement } from './azure-placement';
import { fitting, Misfit, misfitsIn, misfitsOf, TEXT, valueOf } from './kinds';
import { AzureTuning } from './tuning';
import { PLACED, TUNING } from './tuning-kinds';
import { Firmware } from '../../model/firmware';
import { Refused } from '../../model/report';

/** What a machine is told beside its tuning and its placement. */
const OTHERS = { access: valueOf(Access), firmware: valueOf(Firmware), reason: TEXT };

/** Values that no compiler has checked. */
export function inspectKinds({ misfits: told, settings: { access }, intent: { firmware }, publicReason: reason }: AzureMachine): Refused[] {
  return refusedMisfits([...told, ...misfitsOf({ access, firmware, reason }, OTHERS)]);
}

export function refusedMisfits(misfits: readonly Misfit[]): Refused[] {
  return misfits.map(misfit => ({ code: 'HW2236', ...misfit, remedy: 'Take names and values of the library, as its guide and its types have them.' }));
}

export function misfitsOfTuning(tuning: AzureTuning): Misfit[] {
  return misfitsOf(tuning, TUNING);
}

/** A tuning without its misfits. */
export function fittingTuning(tuning: AzureTuning): AzureTuning {
  return fitting(tuning, TUNING);
}

export function misfitsOfPlacement(placement: AzurePlacement): Misfit[] {
  return misfitsIn(placement, PLACED, 'placement');
}
