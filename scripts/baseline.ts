// Writes down what a minor release must not change. What breaks since the last time is printed: read it before you commit.
import * as fs from 'fs';
import * as path from 'path';
import { breaksBetween, currentOf, filesOf, readBaseline } from './lib/baseline/baseline';
import { refusalToReplace } from './lib/baseline/release';
import { runExamples } from './lib/baseline/run-examples';
import { ROOT } from './lib/examples';

const at = process.argv.indexOf('--release');
const release = at < 0 ? undefined : process.argv[at + 1] ?? '';

const last = readBaseline();
const current = currentOf(runExamples());
const breaks = last === undefined ? [] : breaksBetween(last, current);
for (const { where, what } of breaks) { process.stdout.write(`${where}: ${what}\n`); }

const refusal = refusalToReplace(last?.release, release, breaks.length);
if (refusal === undefined) {
  for (const [file, text] of Object.entries(filesOf({ ...current, release }))) {
    fs.writeFileSync(file, text);
    process.stdout.write(`written: ${path.relative(ROOT, file)}\n`);
  }
  process.stdout.write(`${breaks.length} accepted ${breaks.length === 1 ? 'break' : 'breaks'} since the last baseline.\n`);
} else {
  process.stdout.write(`${refusal}\n`);
  process.exitCode = 1;
}
