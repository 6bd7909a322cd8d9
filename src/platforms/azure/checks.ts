import { Refused } from '../../model/report';
import type { Code } from '../../private/codes';

/** What can be wrong with a subject: when, what was given, what is allowed, and what to do. Texts are made for what is wrong only: machines are many. */
export type Check<S> = readonly [isWrong: (subject: S) => boolean, given: (subject: S) => string, allowed: string, remedy: string];

/** What is wrong, in the order of the checks. */
export function refusedBy<S>(checks: readonly Check<S>[], code: Code, subject: S): Refused[] {
  return checks.filter(([isWrong]) => isWrong(subject)).map(([, given, allowed, remedy]) => ({ code, given: given(subject), allowed, remedy }));
}
