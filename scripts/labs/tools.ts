import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { CACHE } from '../guest/cache';
import { ROOT } from '../lib/examples';

/** Programs of the lab, built. */
export interface LabTools {
  /** Runs a simulated vCenter or ESXi. */
  readonly simulator: string;
  /** Asks one about what a document names. */
  readonly checker: string;
}

/** The Go module of the lab. */
export const LABS = path.join(ROOT, 'test', 'labs');

/** The programs, built where their sources changed; or why they cannot be had. A source that does not compile is an error. */
export function labTools(): LabTools | string {
  const folder = path.join(CACHE, 'labs', sourcesHash());
  const tools = { simulator: path.join(folder, 'vcsim-lab'), checker: path.join(folder, 'checknames') };
  if (fs.existsSync(tools.simulator) && fs.existsSync(tools.checker)) { return tools; }
  const modules = go('mod', 'download');
  if (modules !== undefined) { return modules.missing ? 'Go is not installed' : `the Go modules of test/labs cannot be had: ${modules.said}`; }
  fs.rmSync(path.dirname(folder), { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const build = go('build', '-o', `${folder}${path.sep}`, './cmd/...');
  if (build !== undefined) { throw new Error(`test/labs does not compile: ${build.said}`); }
  return tools;
}

/** Why a command of Go failed; undefined when it did not. */
function go(...args: string[]): { missing: boolean; said: string } | undefined {
  const { error, status, stderr } = spawnSync('go', args, { cwd: LABS, encoding: 'utf8' });
  if (error) { return { missing: (error as NodeJS.ErrnoException).code === 'ENOENT', said: error.message }; }
  return status === 0 ? undefined : { missing: false, said: stderr.trim().split('\n').slice(-3).join(' ') };
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  const files = fs.readdirSync(LABS, { recursive: true, encoding: 'utf8' }).filter(file => /\.go$|^go\.(mod|sum)$/.test(file) && !file.endsWith('_test.go')).sort();
  for (const file of files) { hash.update(`${file}\n`).update(fs.readFileSync(path.join(LABS, file))); }
  return hash.digest('hex').slice(0, 16);
}
