// Measures what the library costs beside the same estate written by hand, as ratios in one run. It judges nothing by time:
// it fails only where both sides do not write the same, since a faster program that writes less is no gain.
import * as fs from 'fs';
import * as path from 'path';
import { parseArgs } from 'util';
import { withCompiled } from './compile';
import { Vendor, VENDORS } from './program';
import { measureAnsible, measureLoad, measureLock, measureSize, Ratio, ratiosOf } from './ratios';
import { resultsPage } from './results';
import { Runner } from './run';
import { goalTable, lines, sizeTable } from './table';

const { values: options } = parseArgs({
  options: {
    /** 100 and 1,000 machines only; RESULTS.md stays as it is. */
    quick: { type: 'boolean', default: false },
    /** One vendor's machines only, and nothing else; RESULTS.md stays as it is. */
    vendor: { type: 'string' },
    /** How many of them are measured; RESULTS.md stays as it is. */
    machines: { type: 'string' },
    /** Another copy of `src`, to compare a change with what it changes; RESULTS.md stays as it is. */
    source: { type: 'string' },
  },
});

/** The machines of each vendor: ten thousand of one are enough to see how the library grows. */
const COUNTS: Readonly<Record<Vendor, readonly number[]>> = { proxmox: [100, 1000, 10000], vsphere: [100, 1000], azure: [100, 1000] };

withCompiled(options.source ?? path.join(__dirname, '..', 'src'), folder => {
  const runner = new Runner(folder);
  const vendors = VENDORS.filter(vendor => options.vendor === undefined || vendor === options.vendor);
  const disagreements = vendors.flatMap(vendor => runner.disagreements(vendor));
  if (disagreements.length > 0) { throw new Error(disagreements.join('\n')); }

  const load = measureLoad(runner);
  const sizes = vendors.map(vendor => countsOf(vendor).map(count => {
    console.log(`measuring ${count} machines of ${vendor} ...`);
    return measureSize(runner, vendor, count);
  }));
  const whole = options.vendor === undefined;
  const ratios: Ratio[] = [
    ...sizes.flatMap(ratiosOf), load, ...whole ? [measureLock(runner, options.quick ? 1000 : 10000), measureAnsible(runner, 1000)] : [],
  ];
  console.log(`\n${sizeTable(sizes.flat())}\n\n${goalTable(ratios)}\n\n${lines(ratios)}`);
  if (whole && !options.quick && !options.machines && options.source === undefined) { fs.writeFileSync(path.join(__dirname, 'RESULTS.md'), resultsPage(sizes.flat(), ratios)); }
});

function countsOf(vendor: Vendor): number[] {
  return options.machines === undefined ? COUNTS[vendor].filter(count => !options.quick || count <= 1000) : [Number(options.machines)];
}
