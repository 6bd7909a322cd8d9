// Writes schema/proxmox-<version>.json from what the real provider says of itself. Needs Terraform on the PATH and the registry.
//   node packages/provider-proxmox/refresh-schema.mjs '~> 0.111.1'
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = 'bpg/proxmox';
const ADDRESS = `registry.terraform.io/${SOURCE}`;
const here = path.dirname(fileURLToPath(import.meta.url));

/** Reads the provider in an empty folder, and writes its schema into `target`. */
function refresh(constraint, target) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hostwright-schema-'));
  try {
    const main = { terraform: { required_providers: { proxmox: { source: SOURCE, version: constraint } } } };
    writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify(main));
    terraform(folder, ['init', '-backend=false', '-input=false', '-no-color'], `${SOURCE} ${constraint} cannot be installed; is the registry within reach?`);
    const schema = JSON.parse(terraform(folder, ['providers', 'schema', '-json'], 'the provider does not tell its schema'));
    const { provider_selections: selections } = JSON.parse(terraform(folder, ['version', '-json'], 'Terraform does not tell which provider it took'));
    const file = path.join(target, `proxmox-${selections[ADDRESS]}.json`);
    writeFileSync(file, JSON.stringify(structureOf(schema)));
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Output of one command of Terraform, or an end with a reason. */
function terraform(folder, args, reason) {
  const { status, stdout, stderr, error } = spawnSync('terraform', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
  if (error?.code === 'ENOENT') { stop('Terraform is not on the PATH. Install it, or run this where it is.'); }
  if (status !== 0) { stop(`${reason}\n\nterraform ${args.join(' ')} said:\n${error?.message ?? `${stdout}${stderr}`.trim()}`); }
  return stdout;
}

/** Without texts for people, and with sorted keys: a new version shows as the difference that it is. An attribute of the name "description" is no text. */
function structureOf(value) {
  if (Array.isArray(value)) { return value.map(structureOf); }
  if (value === null || typeof value !== 'object') { return value; }
  const kept = Object.keys(value).filter(key => !(['description', 'description_kind'].includes(key) && typeof value[key] === 'string'));
  return Object.fromEntries(kept.sort().map(key => [key, structureOf(value[key])]));
}

class NotRefreshed extends Error {}

function stop(reason) {
  throw new NotRefreshed(`The schema was not refreshed: ${reason}`);
}

try {
  const [constraint, target = path.join(here, 'schema')] = process.argv.slice(2);
  if (constraint === undefined) { stop('give the versions that Terraform may take, for example \'~> 0.111.1\'.'); }
  console.log(`written: ${path.relative(process.cwd(), refresh(constraint, target))}`);
} catch (error) {
  if (!(error instanceof NotRefreshed)) { throw error; }
  console.error(error.message);
  process.exitCode = 1;
}
