// Synthesizes every example once more, in the other order; verify.ts compares. The folder is the one argument.
import * as path from 'path';
import { HOMELAB, ideas } from '../lib/examples';
import { synthesizeHere } from '../lib/synthesize';

const [folder] = process.argv.slice(2);
const outcomes = [HOMELAB, ...ideas()].reverse().map(example => synthesizeHere(example, path.join(folder, example.name)));
for (const { example, failure } of outcomes.filter(outcome => outcome.failure !== undefined)) {
  console.error(`${example.file}: ${failure}`);
  process.exitCode = 1;
}
