import type { Code } from '../private/codes';
import { fail, shown } from '../private/fail';
import { refuseToken } from '../private/plain-value';

/** How a kind of text is written, and what to do with one that is not. */
export interface Grammar {
  /** What the text is, such as "host name". */
  readonly what: string;
  readonly pattern: RegExp;
  readonly allowed: string;
  readonly remedy: string;
  readonly code?: Code;
}

/** The groups of a text that follows its grammar; a token, an unset variable and anything else are refused. */
export function matched(value: string, grammar: Grammar): string[] {
  refuseToken(value, `value for the ${grammar.what}`);
  // process.env.X! reaches here as undefined, which a RegExp would read as the word "undefined".
  const groups = typeof value === 'string' ? grammar.pattern.exec(value) : null;
  if (groups === null) {
    return malformed(value, grammar);
  }
  return [...groups];
}

/** Refuses a text that has the shape of its grammar, but not the sense. */
export function malformed(value: string, grammar: Grammar): never {
  fail({ code: grammar.code ?? 'HW1103', given: `${grammar.what} ${shown(value)}`, allowed: grammar.allowed, remedy: grammar.remedy });
}
