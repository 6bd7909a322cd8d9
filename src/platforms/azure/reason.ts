import { Token } from 'cdktf';

/** Fewer letters say nothing to whoever audits a machine. */
const SHORTEST = 10;

/** Whether a text says why, rather than fills a field. */
export function isReason(text: string): boolean {
  return !Token.isUnresolved(text) && text.trim().length >= SHORTEST && /\p{L}{2}/u.test(text);
}
