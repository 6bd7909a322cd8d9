import * as fs from 'fs';
import { createRequire } from 'module';
import * as os from 'os';
import * as path from 'path';
import { Move } from './behaviour-breaks';
import { EstateSnapshot, snapshotOf } from './estate-snapshot';
import { HOMELAB, ideas, ROOT } from '../examples';

type Json = Record<string, any>;

/** Terraform document of each stack of each example, as `example/stack`. */
export type Documents = Readonly<Record<string, Json>>;

const requireHere = createRequire(__filename);

/** Runs every example in this process, each in an empty folder that is no project: nothing but the program decides what is written. */
export function runExamples(): Documents {
  const home = process.cwd();
  const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-baseline-'));
  try {
    return Object.fromEntries([...ideas(), HOMELAB].sort((a, b) => a.name < b.name ? -1 : 1).flatMap(({ name, file }) => {
      const folder = path.join(elsewhere, name);
      fs.mkdirSync(folder);
      process.chdir(folder);
      requireHere(path.join(ROOT, file));
      return documentsIn(path.join(folder, 'cdktf.out', 'stacks')).map(([stack, document]) => [`${name}/${stack}`, document]);
    }));
  } finally {
    process.chdir(home);
    fs.rmSync(elsewhere, { recursive: true, force: true });
  }
}

/** What all of them promise. */
export function snapshotsOf(documents: Documents): EstateSnapshot {
  return Object.fromEntries(Object.entries(documents).map(([stack, document]) => [stack, snapshotOf(document)]));
}

/** Addresses that a document says have moved. */
export function movesIn({ moved = [] }: Json): Move[] {
  return Array.isArray(moved) ? moved as Move[] : [moved as Move];
}

function documentsIn(stacks: string): [string, Json][] {
  return fs.readdirSync(stacks).sort().map(stack => [stack, JSON.parse(fs.readFileSync(path.join(stacks, stack, 'cdk.tf.json'), 'utf8')) as Json]);
}
