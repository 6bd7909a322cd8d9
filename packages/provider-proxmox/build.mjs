// Builds the bindings of bpg/proxmox from the committed schema: generate with cdktf's stock generator, compile with jsii.
// The result is kept in .cache by the hash of everything that decides it, so a second install takes no time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, '..', '..');
const PROVIDER = 'bpg/proxmox@~> 0.111.1';
const SCHEMA = path.join(here, 'schema', 'proxmox-0.111.1.json');
const BUILT = ['src', 'lib', '.jsii'];

/** Builds what is missing. */
export function buildProvider() {
  const hash = inputHash();
  const stamp = path.join(here, '.build-hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && BUILT.every(name => existsSync(path.join(here, name)))) {
    return;
  }
  const cached = path.join(repository, '.cache', 'provider-proxmox', hash);
  if (!existsSync(cached)) {
    const began = Date.now();
    console.log('hostwright: building the bindings of bpg/proxmox (once; about a minute) ...');
    run('the generator', [fileURLToPath(import.meta.url), 'generate']);
    run('jsii', [require.resolve('jsii/bin/jsii', { paths: [repository] }), '--silence-warnings=reserved-word']);
    keep(cached);
    writeFileSync(stamp, hash);
    console.log(`hostwright: bindings of bpg/proxmox built in ${Math.round((Date.now() - began) / 1000)} s`);
    return;
  }
  for (const name of BUILT) {
    rmSync(path.join(here, name), { recursive: true, force: true });
    cpSync(path.join(cached, name), path.join(here, name), { recursive: true });
  }
  writeFileSync(stamp, hash);
  console.log('hostwright: bindings of bpg/proxmox taken from .cache');
}

/** Everything that decides the result: schema, generator, compiler, package.json and this file. */
function inputHash() {
  const hash = createHash('sha256');
  for (const file of [SCHEMA, path.join(here, 'package.json'), fileURLToPath(import.meta.url)]) { hash.update(readFileSync(file)); }
  for (const name of ['@cdktf/provider-generator', 'jsii', 'cdktf']) { hash.update(`${name}@${versionOf(name)}`); }
  return hash.digest('hex').slice(0, 16);
}

function versionOf(name) {
  return JSON.parse(readFileSync(path.join(repository, 'node_modules', name, 'package.json'), 'utf8')).version;
}

async function generate() {
  const { TerraformProviderGenerator, TerraformProviderConstraint } = require('@cdktf/provider-generator');
  const { CodeMaker } = require('codemaker');
  for (const stale of ['src', 'lib']) { rmSync(path.join(here, stale), { recursive: true, force: true }); }
  const code = new CodeMaker();
  code.indentation = 2;
  new TerraformProviderGenerator(code, JSON.parse(readFileSync(SCHEMA, 'utf8'))).generate(new TerraformProviderConstraint(PROVIDER));
  const generated = path.join(here, '.generated');
  rmSync(generated, { recursive: true, force: true });
  await code.save(generated);
  const from = path.join(generated, 'providers', 'bpg', 'proxmox');
  renameSync(existsSync(from) ? from : findIndex(generated), path.join(here, 'src'));
  rmSync(generated, { recursive: true, force: true });
}

/** The generator's folder layout is its own affair: the one folder that holds index.ts is the package. */
function findIndex(folder) {
  if (existsSync(path.join(folder, 'index.ts'))) { return folder; }
  const inner = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
  for (const entry of inner) {
    const found = findIndex(path.join(folder, entry.name));
    if (found) { return found; }
  }
  return undefined;
}

/** Runs one step quietly: both tools talk a lot, and only a failure is of interest. */
function run(what, args) {
  const step = spawnSync(process.execPath, args, { cwd: here, encoding: 'utf8', env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
  if (step.status !== 0) {
    throw new Error(`the bindings of bpg/proxmox cannot be built: ${what} failed with ${step.status}\n${step.stdout}${step.stderr}`);
  }
}

function keep(cached) {
  const staging = `${cached}.${process.pid}`;
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  for (const name of BUILT) { cpSync(path.join(here, name), path.join(staging, name), { recursive: true }); }
  renameSync(staging, cached);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === 'generate') { await generate(); }
