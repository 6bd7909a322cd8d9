// Measures what the library costs beside the same estate written by hand, as ratios in one run. It judges nothing by time:
// it fails only where both sides do not write the same, since a faster program that writes less is no gain.
import * as fs from 'fs';
import * as path from 'path';
import { parseArgs } from 'util';
import { withCompiled } from './compile';
import { measureAnsible, measureLoad, measureLock, measureSize, Ratio, ratiosOf } from './ratios';
import { resultsPage } from './results';
import { Runner } from './run';
import { goalTable, lines, sizeTable } from './table';

const { values: options } = parseArgs({
  options: {
    /** 100 and 1,000 machines only; RESULTS.md stays as it is. */
    quick: { type: 'boolean', default: false },
    /** Another copy of `src`, to compare a change with what it changes; RESULTS.md stays as it is. */
    source: { type: 'string' },
  },
});

withCompiled(options.source ?? path.join(__dirname, '..', 'src'), folder => {
  const runner = new Runner(folder);
  const disagreements = runner.disagreements();
  if (disagreements.length > 0) { throw new Error(disagreements.join('\n')); }

  const load = measureLoad(runner);
  const sizes = (options.quick ? [100, 1000] : [100, 1000, 10000]).map(count => {
    console.log(`measuring ${count} machines ...`);
    return measureSize(runner, count);
  });
  const ratios: Ratio[] = [...ratiosOf(sizes), load, measureLock(runner, options.quick ? 1000 : 10000), measureAnsible(runner, 1000)];
  console.log(`\n${sizeTable(sizes)}\n\n${goalTable(ratios)}\n\n${lines(ratios)}`);
  if (!options.quick && options.source === undefined) { fs.writeFileSync(path.join(__dirname, 'RESULTS.md'), resultsPage(sizes, ratios)); }
});
