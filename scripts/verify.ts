// Synthesizes every example, twice, and lets every judge that is installed read what was written. Nothing is deployed.
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { HOMELAB, ideas, ROOT } from './lib/examples';
import { Outcome, synthesizeHere, synthesizeWithCdktf } from './lib/synthesize';
import { counted } from './lib/text';
import { ANSIBLE } from './verify/ansible';
import { CHECKOV, CHECKOV_BLIND_SPOTS } from './verify/checkov';
import { CLOUD_CONFIG, CLOUD_INIT } from './verify/cloud-init';
import { CLOUD_MERGE } from './verify/cloud-init-merge';
import { DETERMINISM } from './verify/determinism';
import { DNSMASQ, HOSTS, NAMED } from './verify/dns';
import { DNS_PLAY } from './verify/dns-play';
import { DOCS } from './verify/docs';
import { FIRST_BOOT_PLAY } from './verify/first-boot-play';
import { FIRST_FIREWALL } from './verify/first-firewall';
import { GUEST_LINT } from './verify/guest-lint';
import { GUEST_PLAY } from './verify/guest-play';
import { GUESTINFO } from './verify/guestinfo';
import { INVENTORY_PROPERTY } from './verify/inventory-property';
import { LAB_TESTS } from './verify/lab-tests';
import { PROVIDER_FACTS } from './verify/provider-facts';
import { runJudges } from './verify/run-judges';
import { TERRAFORM } from './verify/terraform';
import { UP_PLAY } from './verify/up-play';
import { VSPHERE_APPLY } from './verify/vsphere-apply';
import { VSPHERE_NAMES } from './verify/vsphere-names';

const JUDGES = [
  PROVIDER_FACTS, TERRAFORM, CLOUD_INIT, CLOUD_CONFIG, CLOUD_MERGE, GUESTINFO, ANSIBLE, INVENTORY_PROPERTY, NAMED, DNSMASQ, HOSTS, DETERMINISM, DOCS,
  FIRST_FIREWALL, GUEST_LINT, GUEST_PLAY, FIRST_BOOT_PLAY, DNS_PLAY, UP_PLAY,
  LAB_TESTS, VSPHERE_NAMES, VSPHERE_APPLY, CHECKOV, CHECKOV_BLIND_SPOTS,
];

async function main(temporary: string): Promise<number> {
  const [first, second] = [path.join(temporary, 'first'), path.join(temporary, 'second')];
  print(`Synthesizing the homelab with \`cdktf synth\`, ${counted(ideas().length, 'one-idea program')}, and all of them once more ...`);
  const outcomes = await synthesizeAll(first);
  const failures = outcomes.flatMap(({ example, failure }) => failure === undefined ? [] : [`synthesis of ${example.file}: ${failure}`]);
  const again = synthesizeAgain(second);
  if (failures.length === 0) { failures.push(...again); }
  for (const failure of failures) { print(`FAILED   ${failure}`); }

  const programs = outcomes.filter(({ failure }) => failure === undefined)
    .map(({ example: { name }, outdir }) => ({ name, folder: outdir, twin: path.join(second, name) }));
  const { passed, failed, skipped } = runJudges(JUDGES, { repository: ROOT, programs }, print);
  print(`${passed} passed, ${failed + failures.length} failed, ${skipped} skipped`);
  return failed + failures.length > 0 ? 1 : 0;
}

async function synthesizeAll(folder: string): Promise<Outcome[]> {
  return [await synthesizeWithCdktf(HOMELAB, path.join(folder, HOMELAB.name)), ...ideas().map(example => synthesizeHere(example, path.join(folder, example.name)))];
}

/** In another process, another folder, another order and another time zone. */
function synthesizeAgain(folder: string): string[] {
  const program = [path.join(ROOT, 'scripts', 'app.mjs'), path.join('scripts', 'verify', 'again.ts'), folder];
  const { status, stderr } = spawnSync(process.execPath, program, { cwd: os.tmpdir(), encoding: 'utf8', env: { ...process.env, TZ: 'Pacific/Kiritimati' } });
  return status === 0 ? [] : [`second synthesis: ${stderr}`];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-verify-'));
void main(temporary)
  .then(status => { process.exitCode = status; })
  .finally(() => fs.rmSync(temporary, { recursive: true, force: true }));
