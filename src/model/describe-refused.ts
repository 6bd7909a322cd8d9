import { Refused } from './report';
import { CODES } from '../private/codes';
import { describe, Refusal, withoutSecret } from '../private/fail';

/** One line for a refusal of any platform: codes of platforms outside of this library have no title here. */
export function describeRefused(refused: Refused): string {
  return refused.code in CODES
    ? describe(refused as Refusal)
    : withoutSecret(`${refused.code}: given ${refused.given}; allowed: ${refused.allowed}. ${refused.remedy}`);
}
