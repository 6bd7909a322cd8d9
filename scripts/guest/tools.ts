import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { CACHE } from './cache';

/** Ansible with its collections and linters, in an environment of Python of their own. */
export interface AnsibleTools {
  /** Folder of the programs. */
  readonly bin: string;
  /** Folder of the collections. */
  readonly collections: string;
}

const REQUIREMENTS = path.join(__dirname, 'requirements.txt');
const FOLDER = path.join(CACHE, 'ansible-venv');
const STAMP = path.join(FOLDER, 'requirements.sha256');

/** The tools as they are pinned, made where they are not there yet; or why they cannot be had. */
export function ansibleTools(): AnsibleTools | string {
  const wanted = createHash('sha256').update(fs.readFileSync(REQUIREMENTS)).digest('hex');
  if (!fs.existsSync(STAMP) || fs.readFileSync(STAMP, 'utf8') !== wanted) {
    const refused = made();
    if (refused !== undefined) { return refused; }
    fs.writeFileSync(STAMP, wanted);
  }
  const bin = path.join(FOLDER, 'bin');
  const packages = path.join(FOLDER, 'lib', fs.readdirSync(path.join(FOLDER, 'lib')).find(name => name.startsWith('python'))!, 'site-packages');
  return { bin, collections: packages };
}

function made(): string | undefined {
  fs.rmSync(FOLDER, { recursive: true, force: true });
  fs.mkdirSync(CACHE, { recursive: true });
  // ansible-core 2.19 runs on Python 3.11 to 3.13.
  const version = spawnSync('python3', ['-c', 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))']);
  if (version.error) { return 'python3 is not installed'; }
  if (version.status !== 0) { return 'python3 is not one of 3.11 to 3.13, which ansible-core 2.19 runs on'; }
  for (const [command, ...args] of [['python3', '-m', 'venv', FOLDER], [path.join(FOLDER, 'bin', 'pip'), 'install', '--quiet', '--no-deps', '--requirement', REQUIREMENTS]]) {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) { return `the tools of Ansible cannot be installed: ${(stderr ?? '').trim().split('\n').pop()}`; }
  }
  return undefined;
}
