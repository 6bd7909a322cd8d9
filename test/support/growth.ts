/** Below this nothing is measured but the clock. */
const LEAST_MICROSECONDS = 2000;

/**
 * How many times as long something takes on four times as much: about 4 where it is linear, 16 where it is quadratic. The least CPU time of three runs each, so that what else the
 * machine does hardly counts.
 */
export function growth(work: (size: number) => void, size: number): number {
  const [small, large] = [size, 4 * size].map(amount => Math.min(...[1, 2, 3].map(() => microseconds(() => work(amount)))));
  return large / Math.max(small, LEAST_MICROSECONDS);
}

function microseconds(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return user + system;
}
