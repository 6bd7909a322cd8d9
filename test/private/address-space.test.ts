import * as fc from 'fast-check';
import { countOf, Interval, numberFor, within, without } from '../../src/private/address-space';

const interval = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 10 })).map(([first, length]): Interval => ({ first: BigInt(first), last: BigInt(first + length) }));
const intervals = fc.array(interval, { maxLength: 6 });
const BOUNDS = { first: 0n, last: 80n };

/** Every number of some intervals, counted one by one. */
function numbersOf(all: readonly Interval[]): bigint[] {
  return all.flatMap(({ first, last }) => Array.from({ length: Number(last - first) + 1 }, (_, at) => first + BigInt(at)));
}

const unique = (all: readonly Interval[]) => [...new Set(numbersOf(all))].sort((a, b) => Number(a - b));

test('what lies within bounds is each number once, in order', () => {
  fc.assert(fc.property(intervals, interval, (some, bounds) => {
    expect(numbersOf(within(some, bounds))).toEqual(unique(some).filter(number => number >= bounds.first && number <= bounds.last));
  }));
});

test('what is left without others is the rest, in order', () => {
  fc.assert(fc.property(intervals, intervals, (some, taken) => {
    const gone = new Set(numbersOf(taken));
    expect(numbersOf(without(within(some, BOUNDS), taken))).toEqual(unique(some).filter(number => !gone.has(number)));
  }));
});

test('a number is free and nobody\'s, the same for the same name, and there is one as long as one is left', () => {
  fc.assert(fc.property(fc.string(), intervals, intervals, fc.array(fc.nat({ max: 80 }).map(BigInt)), (name, some, blocked, others) => {
    const bounds = within(some, BOUNDS);
    const free = without(bounds, blocked);
    const taken = new Set(others);
    const left = numbersOf(free).filter(number => !taken.has(number));
    const number = numberFor(name, bounds, free, taken);
    if (left.length === 0) { expect(number).toBeUndefined(); } else { expect(left).toContain(number); }
    expect(numberFor(name, bounds, free, taken)).toBe(number);
  }));
});

test('many names share no number until all are given', () => {
  const bounds = [{ first: 10n, last: 40n }, { first: 2n ** 100n, last: 2n ** 100n + 99n }];
  const taken = new Set<bigint>();
  for (let at = 0; at < Number(countOf(bounds)); at += 1) {
    const number = numberFor(`host${at}`, bounds, bounds, taken)!;
    expect(taken.has(number)).toBe(false);
    taken.add(number);
  }
  expect(numberFor('one-more', bounds, bounds, taken)).toBeUndefined();
});

test('names spread over the whole of a large network', () => {
  const bounds = [{ first: 0n, last: 2n ** 64n - 1n }];
  const quarters = new Set(Array.from({ length: 40 }, (_, at) => numberFor(`host${at}`, bounds, bounds, new Set())! / 2n ** 62n));
  expect(quarters.size).toBe(4);
});
