import type { Behaviour, Behaviours } from './facts';
import type { Report } from './finding';
import type { Place, TypeVisitor } from './types';

/** Holds values that are known now against the facts on values: allowed ones, ranges, lengths. */
export function valueJudge(facts: Behaviours, report: Report): TypeVisitor {
  return {
    report: (place, kind, message) => report(place.path, kind, message),
    required: place => facts[place.fact]?.required === true,
    value: (place, value) => checkValue(facts[place.fact] ?? {}, value, place, report),
    list: (place, items) => checkCount(facts[place.fact] ?? {}, items.length, place, report),
  };
}

function checkValue(fact: Behaviour, value: string | number | boolean, place: Place, report: Report): void {
  if (fact.oneOf !== undefined && !fact.oneOf.includes(String(value)) && !matches(fact.orMatching, String(value))) {
    const pattern = fact.orMatching === undefined ? '' : ` or what matches ${fact.orMatching}`;
    report(place.path, 'not-allowed', `${JSON.stringify(value)} is none of ${fact.oneOf.map(allowed => JSON.stringify(allowed)).join(', ')}${pattern}`);
  }
  if (fact.matching !== undefined && !matches(fact.matching, String(value))) report(place.path, 'not-allowed', `${JSON.stringify(value)} does not match ${fact.matching}`);
  if (typeof value !== 'number') return;
  if ((fact.min !== undefined && value < fact.min) || (fact.max !== undefined && value > fact.max)) {
    report(place.path, 'out-of-range', `${value} is not within ${fact.min ?? '-∞'}..${fact.max ?? '∞'}`);
  }
}

function matches(pattern: string | undefined, value: string): boolean {
  return pattern !== undefined && new RegExp(pattern).test(value);
}

export function checkCount(fact: Pick<Behaviour, 'minItems' | 'maxItems'>, count: number, place: Place, report: Report): void {
  if ((fact.minItems !== undefined && count < fact.minItems) || (fact.maxItems !== undefined && count > fact.maxItems)) {
    report(place.path, 'block-count', `${count} given, allowed are ${fact.minItems ?? 0}..${fact.maxItems ?? 'any number'}`);
  }
}
