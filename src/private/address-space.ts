import { largeNumberFrom } from './identity';

/** Numbers in a row, the first and the last included. */
export interface Interval {
  readonly first: bigint;
  readonly last: bigint;
}

/** What of some intervals lies within bounds: in order, each number once. */
export function within(intervals: readonly Interval[], bounds: Interval): Interval[] {
  const clipped = intervals.map(({ first, last }) => ({ first: first > bounds.first ? first : bounds.first, last: last < bounds.last ? last : bounds.last }));
  const merged: Interval[] = [];
  for (const one of inOrder(clipped.filter(({ first, last }) => first <= last))) {
    const before = merged.at(-1);
    if (before && one.first <= before.last + 1n) {
      merged[merged.length - 1] = { first: before.first, last: one.last > before.last ? one.last : before.last };
    } else {
      merged.push(one);
    }
  }
  return merged;
}

/** What is left of intervals when others are taken away; in order. */
export function without(intervals: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const cuts = inOrder(taken);
  return intervals.flatMap(({ first, last }) => {
    const left: Interval[] = [];
    let from = first;
    for (const cut of cuts.filter(one => one.last >= first && one.first <= last)) {
      if (cut.first > from) { left.push({ first: from, last: cut.first - 1n }); }
      if (cut.last >= from) { from = cut.last + 1n; }
    }
    if (from <= last) { left.push({ first: from, last }); }
    return left;
  });
}

/** How many numbers there are. */
export function countOf(intervals: readonly Interval[]): bigint {
  return intervals.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

/**
 * The first number from the hash of a name on that is free and that nobody has, round the end; undefined where there is none.
 * The hash spreads over all bounds, so that what is taken out of them moves only those that meet it.
 */
export function numberFor(name: string, bounds: readonly Interval[], free: readonly Interval[], taken: ReadonlySet<bigint>): bigint | undefined {
  const total = countOf(free);
  if (total === 0n) { return undefined; }
  const start = at(bounds, largeNumberFrom(name, countOf(bounds)));
  let index = Math.max(free.findIndex(({ last }) => last >= start), 0);
  let number = free[index].first > start || free[index].last < start ? free[index].first : start;
  for (let tries = 0n; tries < total; tries += 1n) {
    if (!taken.has(number)) { return number; }
    if (number === free[index].last) {
      index = (index + 1) % free.length;
      number = free[index].first;
    } else {
      number += 1n;
    }
  }
  return undefined;
}

function at(intervals: readonly Interval[], position: bigint): bigint {
  let rest = position;
  for (const { first, last } of intervals) {
    const size = last - first + 1n;
    if (rest < size) { return first + rest; }
    rest -= size;
  }
  return intervals[0].first;
}

function inOrder(intervals: readonly Interval[]): Interval[] {
  return [...intervals].sort((a, b) => a.first < b.first ? -1 : a.first > b.first ? 1 : 0);
}
