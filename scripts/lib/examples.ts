import * as fs from 'fs';
import * as path from 'path';

/** Folder of the repository, from wherever a script is started. */
export const ROOT = path.resolve(__dirname, '..', '..');

/** A program of examples/ that shows one idea. */
export interface Example {
  /** Name of the file without `.ts`; its one stack has the same name. */
  readonly name: string;
  /** Path from the root of the repository. */
  readonly file: string;
  /** What the program says of itself: its first comment line. */
  readonly about: string;
  /** Its committed lock, from the root of the repository. */
  readonly lock: string;
}

/** The program that shows a whole estate, and its stack. */
export const HOMELAB: Example = { name: 'homelab', file: 'examples/main.ts', about: 'Two nodes, three templates of different families, six machines: what a homelab looks like.', lock: 'hostwright.lock.json' };

/** The one-idea programs, the smallest first, the others by name. */
export function ideas(): Example[] {
  return fs.readdirSync(path.join(ROOT, 'examples'))
    .filter(entry => entry.endsWith('.ts') && entry !== 'main.ts')
    .map(entry => ({ name: entry.slice(0, -'.ts'.length), file: `examples/${entry}`, about: aboutOf(path.join(ROOT, 'examples', entry)), lock: `examples/locks/${entry.replace(/\.ts$/, '.json')}` }))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function rank({ name }: Example): number {
  return name === 'smallest' ? 0 : 1;
}

function aboutOf(file: string): string {
  return /^\/\/ (.+)$/m.exec(fs.readFileSync(file, 'utf8'))?.[1] ?? '';
}
