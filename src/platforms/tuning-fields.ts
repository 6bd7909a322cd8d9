import { Token } from 'cdktf';
import { Duration, Size } from '../values';

/** One plain value of a tuning. */
export interface TuningField {
  /** Field, the same for every disk, interface and list entry: `disks.cache`, `numaNodes.policy`. */
  readonly field: string;
  /** Where it stands, for people: `disks.root.cache`, `numaNodes[0].policy`. */
  readonly at: string;
  readonly value: unknown;
}

/** Records whose keys are names of the machine's own disks and interfaces. */
const BY_NAME = ['disks', 'nics'];

/** All plain values of a tuning; those that only Terraform knows, and nouns, are left out. */
export function tuningFields(tuning: object): TuningField[] {
  return Object.entries(tuning).flatMap(([name, value]) => {
    if (value !== undefined && BY_NAME.includes(name)) { return Object.entries(value as object).flatMap(([key, one]) => fieldsOf(name, `${name}.${key}`, one)); }
    return Array.isArray(value) ? value.flatMap((one, position) => fieldsOf(name, `${name}[${position}]`, one)) : fieldsOf(name, name, value);
  });
}

function fieldsOf(field: string, at: string, value: unknown): TuningField[] {
  if (value === undefined || Token.isUnresolved(value)) { return []; }
  if (value instanceof Size) { return [{ field, at, value: value.toMebibytes() }]; }
  if (value instanceof Duration) { return [{ field, at, value: value.toSeconds() }]; }
  if (typeof value !== 'object' || value === null) { return [{ field, at, value }]; }
  if (Object.getPrototypeOf(value) !== Object.prototype) { return []; }
  return Object.entries(value).flatMap(([key, one]) => fieldsOf(`${field}.${key}`, `${at}.${key}`, one));
}
