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
// The one-idea programs lie in one folder, and each is an estate of its own.
const [, idea] = /^examples\/([a-z-]+)\.ts$/.exec(path.relative(root, path.resolve(root, program)).split(path.sep).join('/')) ?? [];
if (idea && idea !== 'main') { process.env.CDKTF_CONTEXT_JSON ??= JSON.stringify({ 'hostwright:lock': path.join(root, 'examples', 'locks', `${idea}.json`) }); }
const run = spawnSync(process.execPath, [tsx, '--tsconfig', path.join(root, 'test', 'tsconfig.json'), path.resolve(root, program), ...rest], { stdio: 'inherit' });
process.exit(run.status ?? 1);
