// Builds what a clone lacks: the provider bindings, and with --library the compiled library and its jsii assembly.
// npm runs it after an install and `npm test` before the tests, so a clone works even if npm was told to ignore scripts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPlatformsLazily } from './lazy-platforms.mjs';
import { buildProvider } from '../packages/provider-proxmox/build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = path.join(root, '.cache', 'library.hash');
/** The compiler, its options, and the types that the library is compiled against. */
const INPUTS = ['src', 'scripts/lazy-platforms.mjs', 'package.json', 'tsconfig.json', 'node_modules/jsii/package.json', 'packages/provider-proxmox/.build-hash'];
const OUTPUTS = ['lib', '.jsii'];

buildProvider();
if (process.argv.includes('--library')) { buildLibrary(); }

/** Compiles the library where its sources or what was compiled of them are not those of the last time. */
function buildLibrary() {
  const inputs = digest(INPUTS);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs + digest(OUTPUTS)) { return; }
  const began = Date.now();
  compile();
  removeLeftovers(path.join(root, 'lib'), path.join(root, 'src'));
  loadPlatformsLazily(path.join(root, 'lib'));
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, inputs + digest(OUTPUTS));
  console.log(`hostwright: library compiled in ${Math.round((Date.now() - began) / 1000)} s`);
}

/** What projen's task `compile` runs, quietly: jsii warns of Node at length, and only a failure is of interest. */
function compile() {
  const jsii = path.join(root, 'node_modules', 'jsii', 'bin', 'jsii');
  const [node] = process.versions.node.split('.');
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [jsii, '--silence-warnings=reserved-word'], {
    cwd: root, encoding: 'utf8', env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: node, JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1' },
  });
  if (status !== 0) {
    console.error(`hostwright: the library does not compile\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
    process.exit(1);
  }
}

/** jsii leaves what it compiled of a source that is gone; it would be published. */
function removeLeftovers(compiled, sources) {
  for (const file of filesBelow(compiled)) {
    const source = path.join(sources, path.relative(compiled, file));
    const written = [source, source.replace(/(\.d\.ts|\.js)$/, '.ts')];
    if (!written.some(existsSync)) { rmSync(file); }
  }
}

function digest(names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap(name => filesBelow(path.join(root, name)))) {
    hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(name) {
  if (!existsSync(name)) { return []; }
  return statSync(name).isDirectory() ? readdirSync(name).sort().flatMap(entry => filesBelow(path.join(name, entry))) : [name];
}
