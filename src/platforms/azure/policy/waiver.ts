import { isUnknown } from './attributes';
import type { AzurePolicyRule } from './azure-policy-rule';
import type { AzurePolicyWaiverOptions } from './azure-policy-waiver-options';
import type { Finding } from './rule';
import { Refused } from '../../../model/report';
import { shown } from '../../../private/fail';
import type { CalendarDate } from '../../../values';

/** A rule that does not hold at a construct and below it. */
export interface PolicyWaiver {
  readonly rule: AzurePolicyRule;
  /** Path of the construct. */
  readonly path: string;
  readonly options: AzurePolicyWaiverOptions;
}

const SHORTEST = 10;

/** Whether a waiver is about what a rule found. */
export function covers({ rule, path }: PolicyWaiver, ruleId: string, { resource: { address } }: Finding): boolean {
  return rule.ruleId === ruleId && (path === '' || address === path || address.startsWith(`${path}/`));
}

/** What is wrong with a waiver itself. It still covers what it is about, so that one mistake is told once. */
export function inspectWaiver({ rule, path, options: { reason, expires } }: PolicyWaiver, coversSomething: boolean, checkDate: CalendarDate): Refused[] {
  const told = `the waiver of ${rule.ruleId} at ${path === '' ? 'the App' : path}`;
  // A token of cdktf is an expression as well.
  if (isUnknown(reason) || /[\u0000-\u001f\u007f]/.test(reason) || reason.trim().length < SHORTEST) {
    return [{ code: 'HW2289', given: `${told} with the reason ${shown(reason)}`, allowed: `one line of ${SHORTEST} characters or more, known at synth`, remedy: 'Say why it is right here, for somebody who does not know the program.' }];
  }
  if (!coversSomething) {
    return [{ code: 'HW2289', given: `${told}, where the rule finds nothing`, allowed: 'waivers of what is there', remedy: 'Take it out: it would hide the next mistake.' }];
  }
  if (expires !== undefined && checkDate.isAfter(expires)) {
    return [{ code: 'HW2289', given: `${told}, which held until ${expires}`, allowed: `a date from ${checkDate} on`, remedy: 'Put right what it waives, or decide anew and give a later date.' }];
  }
  return [];
}
