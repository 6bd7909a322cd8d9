// Runs one TypeScript program of this repository: `hostwright` is the source beside it, so no build is needed.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProvider } from '../packages/provider-proxmox/build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
buildProvider();
const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const [program, ...rest] = process.argv.slice(2);
const run = spawnSync(process.execPath, [tsx, '--tsconfig', path.join(root, 'test', 'tsconfig.json'), path.resolve(root, program), ...rest], { stdio: 'inherit' });
process.exit(run.status ?? 1);
