import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { Measured } from './child';
import type { Parts, Side, Vendor } from './program';
import { Runner } from './run';

/** Pairs of runs for each size: large estates vary less and take longer. */
const PAIRS: Readonly<Record<number, number>> = { 100: 9, 1000: 7, 10000: 3 };
const SMALL_PAIRS = 3;
const LOADS = 21;
const PART_PAIRS = 9;

/** One line of the result. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  /** What the project wants; none for a figure that is only told. */
  readonly goal?: number;
}

/** Both sides at one size. */
export interface Size {
  readonly vendor: Vendor;
  readonly count: number;
  readonly library: readonly Measured[];
  readonly hand: readonly Measured[];
}

/** Alternates both sides, the first one changing, and refuses outputs that differ. */
export function measureSize(runner: Runner, vendor: Vendor, count: number): Size {
  const runs: Record<Side, Measured[]> = { library: [], hand: [] };
  for (let pair = 0; pair < (PAIRS[count] ?? SMALL_PAIRS); pair++) {
    const order: Side[] = pair % 2 === 0 ? ['hand', 'library'] : ['library', 'hand'];
    for (const side of order) { runs[side].push(runner.measure(vendor, side, count)); }
  }
  const digests = new Set([...runs.library, ...runs.hand].map(run => run.digest));
  if (digests.size > 1) { throw new Error(`${vendor}: library and hand write different resources at ${count} machines, but not at 5`); }
  return { vendor, count, ...runs };
}

/** Ratio of the load times of two packages from the same node_modules. */
export function measureLoad(runner: Runner): Ratio {
  const times = Array.from({ length: LOADS }, () => ({ base: runner.load('cdktf'), ours: runner.load('hostwright') }));
  return { name: 'require-load', value: median(times.map(({ ours, base }) => ours / base)), goal: 1.3 };
}

/** What the lock adds: it lies there and says what the program says, as in every synth but the first. */
export function measureLock(runner: Runner, count: number): Ratio {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-bench-lock-'));
  try {
    const lock = path.join(folder, 'hostwright.lock.json');
    runner.measure('proxmox', 'library', count, { lock });
    if (!fs.existsSync(lock)) { throw new Error('no lock was written'); }
    return { name: 'share-lock', value: shareOf(runner, count, { lock }), goal: 0.05 };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** What inventory, host variables, plays and roles add. */
export function measureAnsible(runner: Runner, count: number): Ratio {
  return { name: 'share-ansible', value: shareOf(runner, count, { ansible: true }), goal: 0.2 };
}

/**
 * Time that parts add, through the library's own time without them. The least of each side: what else the machine does only adds,
 * and by more than a part of a few percent.
 */
function shareOf(runner: Runner, count: number, parts: Parts): number {
  const runs = Array.from({ length: PART_PAIRS }, () => ({ bare: totalOf(runner.measure('proxmox', 'library', count)), whole: totalOf(runner.measure('proxmox', 'library', count, parts)) }));
  return Math.min(...runs.map(({ whole }) => whole)) / Math.min(...runs.map(({ bare }) => bare)) - 1;
}

const TIME_GOALS: Record<number, number> = { 1000: 0.6, 10000: 0.5 };

/** All ratios that the sizes of a vendor give. */
export function ratiosOf(sizes: readonly Size[]): Ratio[] {
  const times = sizes.map(size => ({ name: nameOf(size, 'time'), value: ratioOf(size, totalOf), goal: TIME_GOALS[size.count] }));
  const largest = sizes[sizes.length - 1];
  const memory = { name: nameOf(largest, 'memory'), value: ratioOf(largest, run => run.maxRss), goal: 1.1 };
  const [small, large] = [1000, 10000].map(count => sizes.find(size => size.count === count));
  if (!small || !large) { return [...times, memory]; }
  const exponent = Math.log10(median(large.library.map(totalOf)) / median(small.library.map(totalOf)));
  return [
    ...times,
    { name: 'exponent', value: exponent, goal: 1 },
    memory,
  ];
}

function nameOf({ vendor, count }: Size, figure: string): string {
  return `${vendor === 'proxmox' ? '' : `${vendor}-`}${figure}-${count}`;
}

/** Library through hand-written, by the median of all pairs: two runs side by side, which what else the machine does hits alike. */
export function ratioOf({ library, hand }: Size, figure: (run: Measured) => number): number {
  return median(library.map((run, pair) => figure(run) / figure(hand[pair])));
}

export function totalOf({ construct, synth }: Measured): number {
  return construct + synth;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
