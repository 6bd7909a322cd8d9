import { Token } from 'cdktf';
import { fail, shown } from './fail';

/** Refuses Terraform tokens, also a number token that was interpolated into a string. */
export function refuseToken(value: unknown, what: string): void {
  const interpolated = typeof value === 'string' && /-?[0-9]\.[0-9]+e\+[0-9]{3}/.test(value);
  if (interpolated || Token.isUnresolved(value)) {
    fail({ code: 'HW1107', given: shown(value), allowed: `a ${what} that is known at synth`, remedy: 'Write the value itself, or read it from the program\'s own configuration.' });
  }
}

/** A whole number inside a range, or HW1101. */
export function wholeNumber(value: number, what: string, minimum: number, maximum: number): number {
  refuseToken(value, what);
  if (!Number.isInteger(value) || value < minimum || value > maximum) {
    fail({ code: 'HW1101', given: `${what} ${shown(value)}`, allowed: `a whole number from ${minimum} to ${maximum}`, remedy: `Give a ${what} inside the range.` });
  }
  return value;
}
