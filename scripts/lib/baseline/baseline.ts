import * as fs from 'fs';
import * as path from 'path';
import { CODES } from '../../../src/private/codes';
import { ROOT } from '../examples';
import { apiBreaks } from './api-breaks';
import { Assembly, assemblyText, normalised, readAssembly } from './assembly';
import { behaviourBreaks, Move } from './behaviour-breaks';
import { Break } from './break';
import { codeBreaks, Titles } from './code-breaks';
import { EstateSnapshot } from './estate-snapshot';
import { Documents, movesIn, snapshotsOf } from './run-examples';

/** What a release promises to those that came with it: its API, what its examples write, its codes. */
export interface Baseline {
  /** Release that it is of; undefined before the first. */
  readonly release?: string;
  readonly assembly: Assembly;
  readonly examples: EstateSnapshot;
  readonly codes: Titles;
}

/** The same of the tree as it is, and which addresses have moved in it. */
export interface Current extends Baseline {
  readonly moves: Readonly<Record<string, readonly Move[]>>;
}

const FOLDER = path.join(ROOT, 'test', 'upgrade');
/** Two files, so that jsii-diff can be called on the one by hand. */
export const ASSEMBLY_FILE = path.join(FOLDER, 'baseline.jsii');
export const BEHAVIOUR_FILE = path.join(FOLDER, 'baseline.json');

/** What the tree is now, with the documents that its examples have just written. */
export function currentOf(documents: Documents): Current {
  return {
    assembly: normalised(readAssembly(ROOT)),
    codes: Object.fromEntries(Object.entries(CODES).sort(([a], [b]) => a < b ? -1 : 1).map(([code, { title }]) => [code, title])),
    ...behaviourOf(documents),
  };
}

/** What documents promise, and which addresses have moved in them. */
export function behaviourOf(documents: Documents): Pick<Current, 'examples' | 'moves'> {
  return { examples: snapshotsOf(documents), moves: Object.fromEntries(Object.entries(documents).map(([stack, document]) => [stack, movesIn(document)])) };
}

/** Everything that broke, in the order in which somebody meets it: the program does not compile, a refusal has no name, the plan destroys. */
export function breaksBetween(before: Baseline, after: Current): Break[] {
  return [
    ...apiBreaks(before.assembly, after.assembly),
    ...codeBreaks(before.codes, after.codes),
    ...behaviourBreaks(before.examples, after.examples, stack => after.moves[stack] ?? []),
  ];
}

/** The committed baseline; undefined where there is none yet. */
export function readBaseline(): Baseline | undefined {
  if (!fs.existsSync(ASSEMBLY_FILE) || !fs.existsSync(BEHAVIOUR_FILE)) { return undefined; }
  return { ...JSON.parse(fs.readFileSync(BEHAVIOUR_FILE, 'utf8')), assembly: JSON.parse(fs.readFileSync(ASSEMBLY_FILE, 'utf8')) } as Baseline;
}

/** Content of the two files by path. */
export function filesOf({ release, assembly, codes, examples }: Baseline): Readonly<Record<string, string>> {
  return { [ASSEMBLY_FILE]: assemblyText(assembly), [BEHAVIOUR_FILE]: `${JSON.stringify({ release, codes, examples }, undefined, 1)}\n` };
}
