import { TuningField, tuningFields } from './tuning-fields';
import { Refused } from '../model/report';
import { IVmIntent } from '../model/vm-intent';
import { shown } from '../private/fail';

/** What a provider accepts, by field of a tuning, dotted where it is a field of a disk, an interface and the like. */
export interface AcceptedValues {
  /** Code of what is not accepted. */
  readonly code: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Accepted beside those. */
  readonly patterns?: Readonly<Record<string, RegExp>>;
  /** Least and most; from 0 on where a field is not named. */
  readonly ranges: Readonly<Record<string, readonly [number, number]>>;
  /** Numbers that need not be whole. */
  readonly fractions?: readonly string[];
  /** Numbers with a refusal of their own. */
  readonly coded?: readonly string[];
}

/** Texts and numbers of a tuning that the provider would refuse. */
export function inspectValues(tuning: object, accepted: AcceptedValues): Refused[] {
  const fields = tuningFields(tuning);
  return [...fields.flatMap(field => unknownText(field, accepted)), ...fields.flatMap(field => numberOutside(field, accepted))];
}

/** Disks and interfaces that are tuned and that the machine does not have. */
export function inspectNames(intent: IVmIntent, { disks, nics }: { readonly disks?: object; readonly nics?: object }, code: string): Refused[] {
  const missing = (kind: string, given: object | undefined, known: string[]): Refused[] => Object.keys(given ?? {}).filter(name => !known.includes(name))
    .map(name => ({ code, given: `${kind} ${shown(name)}`, allowed: known.join(', '), remedy: 'Name one that the machine has.' }));
  return [...missing('disk', disks, ['root', ...intent.dataDisks.map(({ diskName }) => diskName)]), ...missing('interface', nics, intent.nics.map(({ nicName }) => nicName))];
}

function unknownText({ field, at, value }: TuningField, { code, values, patterns = {} }: AcceptedValues): Refused[] {
  const allowed = values[field];
  return typeof value !== 'string' || !allowed || allowed.includes(value) || patterns[field]?.test(value)
    ? []
    : [{ code, given: `${at} ${shown(value)}`, allowed: allowed.join(', '), remedy: 'Choose one of these.' }];
}

function numberOutside({ field, at, value }: TuningField, { code, ranges, fractions = [], coded = [] }: AcceptedValues): Refused[] {
  if (typeof value !== 'number' || coded.includes(field)) { return []; }
  const [least, most] = ranges[field] ?? [0, Number.MAX_SAFE_INTEGER];
  const fraction = fractions.includes(field);
  return value >= least && value <= most && (Number.isInteger(value) || fraction)
    ? []
    : [{ code, given: `${at} ${value}`, allowed: `a ${fraction ? '' : 'whole '}number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ' on'}`, remedy: 'Give one in this range.' }];
}
