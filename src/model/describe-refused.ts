import { Refused } from './report';
import { describe, Refusal, titleOf, withoutSecret } from '../private/fail';

/** One line for a refusal of any platform: codes of platforms outside of this library have no title here. */
export function describeRefused(refused: Refused): string {
  return titleOf(refused.code) !== undefined
    ? describe(refused as Refusal)
    : withoutSecret(`${refused.code}: given ${refused.given}; allowed: ${refused.allowed}. ${refused.remedy}`);
}
