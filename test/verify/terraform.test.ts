import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { temporaryFolder, written } from './fixture';
import { Verdict } from '../../scripts/verify/judge';
import { runJudges } from '../../scripts/verify/run-judges';
import { TERRAFORM } from '../../scripts/verify/terraform';

/** Ends as the test asks, and tells what it was asked. It refuses what the judge plants, as Terraform does. */
const FAKE = `#!/bin/sh
echo "$1 $(basename "$(ls -d judge_override.tf.json)") token=$PROXMOX_VE_API_TOKEN endpoint=$PROXMOX_VE_ENDPOINT config=$TF_CLI_CONFIG_FILE variable=$TF_VAR_password vsphere=$VSPHERE_USER:$VSPHERE_PASSWORD@$VSPHERE_SERVER" >> "$FAKE_LOG"
case "$1" in
  init)
    if [ -n "$FAKE_WITHOUT" ] && grep -q "$FAKE_WITHOUT" cdk.tf.json; then FAKE_INIT='Error: Failed to query available provider packages'; fi
    if [ -n "$FAKE_INIT" ]; then printf "%s\\n" "$FAKE_INIT" >&2; exit 1; fi ;;
  validate)
    if grep -q planted_mistake cdk.tf.json; then FAKE_VALIDATE='{"diagnostics":[{"severity":"error","summary":"Unsupported argument","detail":"planted_mistake"}]}'; fi
    if [ -n "$FAKE_VALIDATE" ]; then printf "%s\\n" "$FAKE_VALIDATE"; exit 1; fi
    echo '{"valid":true,"diagnostics":[]}' ;;
  plan)
    if grep -q local.planted cdk.tf.json; then FAKE_PLAN='Error: planted'; fi
    if [ -n "$FAKE_PLAN" ]; then printf "%s\\n" "$FAKE_PLAN" >&2; exit 1; fi ;;
esac
`;
const PROXMOX = { proxmox: { source: 'bpg/proxmox', version: '~> 0.111.1' } };
const UNREACHABLE = 'Error: Failed to query available provider packages\n\nCould not retrieve the list of available versions:\nno such host\n\nTo see which modules use it, run a command';

const folder = temporaryFolder();
const environment = { ...process.env };
afterEach(() => { process.env = { ...environment }; });

/** A program whose stack has a pool and requires these providers. */
function stack(change: Record<string, unknown> = {}, required: Record<string, unknown> = PROXMOX, place = folder()): ReturnType<typeof written> {
  const document = { terraform: { required_providers: required }, resource: { proxmox_virtual_environment_pool: { web: { pool_id: 'web' } } }, ...change };
  return written(place, { 'cdk.tf.json': ['terraform', JSON.stringify(document)] });
}

describe('with a terraform that ends as it is told', () => {
  const log = (): string[] => fs.readFileSync(process.env.FAKE_LOG!, 'utf8').trim().split('\n');
  const commands = (): string[] => log().map(line => line.split(' ')[0]);

  beforeEach(() => {
    const bin = path.join(folder(), 'bin');
    fs.mkdirSync(bin);
    fs.writeFileSync(path.join(bin, 'terraform'), FAKE, { mode: 0o755 });
    process.env.PATH = `${bin}${path.delimiter}${environment.PATH}`;
    process.env.FAKE_LOG = path.join(folder(), 'log');
  });

  const run = (outcome: Record<string, string>, outputs = stack()): Verdict => {
    Object.assign(process.env, outcome);
    return TERRAFORM.run(outputs);
  };

  test('all is well', () => {
    expect(run({})).toEqual({ files: 1, items: 1, findings: [], skipped: [] });
    expect(commands()).toEqual(['init', 'validate', 'plan']);
  });

  test('a whole run proves it on planted mistakes, and leaves nothing behind', () => {
    const lines: string[] = [];
    const outputs = stack();
    expect(runJudges([TERRAFORM], outputs, line => lines.push(line))).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(lines).toEqual(['passed   terraform: 1 file, 1 item, 2 planted mistakes refused']);
    expect(fs.readdirSync(path.join(outputs.programs[0].folder, 'stacks', 'site')).sort()).toEqual(['artifacts.json', 'cdk.tf.json']);
  });

  test('init cannot get the provider: skipped with the reason', () => {
    expect(run({ FAKE_INIT: UNREACHABLE })).toEqual({
      files: 0,
      items: 0,
      findings: [],
      skipped: [{
        file: 'web/site/cdk.tf.json',
        reason: 'terraform init cannot get the providers: Error: Failed to query available provider packages Could not retrieve the list of available versions: no such host',
      }],
    });
    expect(commands()).toEqual(['init']);
  });

  test('who cannot be reached once is not asked again', () => {
    const [first] = stack().programs;
    const { skipped } = run({ FAKE_INIT: UNREACHABLE }, { repository: folder(), programs: [first, { ...first, name: 'second' }] });
    expect(skipped.map(({ file }) => file)).toEqual(['web/site/cdk.tf.json', 'second/site/cdk.tf.json']);
    expect(commands()).toEqual(['init']);
  });

  test('GIVEN a provider that cannot be had WHEN judged THEN mistakes are planted in a stack of another', () => {
    process.env.FAKE_WITHOUT = 'bpg/proxmox';
    const [first] = stack().programs;
    const [other] = stack({ resource: { terraform_data: { web: {} } } }, {}, fs.mkdtempSync(path.join(folder(), 'other-'))).programs;
    const lines: string[] = [];
    runJudges([TERRAFORM], { repository: folder(), programs: [first, { ...other, name: 'other' }] }, line => lines.push(line));
    expect(lines.at(-1)).toBe('passed   terraform: 1 file, 1 item, 2 planted mistakes refused');
  });

  test('init fails for another reason: a finding', () => {
    expect(run({ FAKE_INIT: 'Error: Terraform encountered problems during initialisation' })).toMatchObject({
      files: 1, findings: ['web/site/cdk.tf.json: terraform init: Error: Terraform encountered problems during initialisation'], skipped: [],
    });
    expect(commands()).toEqual(['init']);
  });

  test('validate fails: each error is named, no warning is, and nothing is planned', () => {
    const diagnostics = [
      { severity: 'error', summary: 'Unsupported argument', detail: 'An argument named "cores" is not\nexpected here.', snippet: { context: 'resource.x.web' } },
      { severity: 'warning', summary: 'Deprecated' },
    ];
    expect(run({ FAKE_VALIDATE: JSON.stringify({ diagnostics }) }).findings).toEqual([
      'web/site/cdk.tf.json: terraform validate: resource.x.web Unsupported argument: An argument named "cores" is not expected here.',
    ]);
    expect(commands()).toEqual(['init', 'validate']);
  });

  test.each(['Error: the plugin crashed', '{"valid":false,"diagnostics":[]}'])('validate fails and names no error: what it said is the finding', said => {
    expect(run({ FAKE_VALIDATE: said }).findings).toEqual([`web/site/cdk.tf.json: terraform validate: ${said}`]);
  });

  test('plan fails', () => {
    expect(run({ FAKE_PLAN: 'some talk\nError: Invalid value\n\n  with the pool' }).findings).toEqual(['web/site/cdk.tf.json: terraform plan: Error: Invalid value with the pool']);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['of another provider', {}, { vsphere: { source: 'vmware/vsphere', version: '2.15.0' } }],
    ['of two providers', {}, { ...PROXMOX, vsphere: { source: 'vmware/vsphere', version: '2.15.0' } }],
    ['that asks a server for data', { data: { proxmox_virtual_environment_nodes: { all: {} } } }, PROXMOX],
  ])('a stack %s is validated, and not planned', (_, change, required) => {
    expect(run({ FAKE_PLAN: 'Error: no server' }, stack(change, required)).findings).toEqual([]);
    expect(commands()).toEqual(['init', 'validate']);
  });

  test('no credentials, variables or configuration of the user get in', () => {
    run({ PROXMOX_VE_ENDPOINT: 'https://pve.example', PROXMOX_VE_API_TOKEN: 'mine', TF_VAR_password: 'mine', VSPHERE_USER: 'me', VSPHERE_PASSWORD: 'mine', VSPHERE_SERVER: 'vc.mine', TF_CLI_CONFIG_FILE: path.join(folder(), 'nothing') }, stack({ variable: { password: { type: 'string' } } }));
    expect(new Set(log().map(line => line.replace(/^\w+ /, '')))).toEqual(new Set([
      'judge_override.tf.json token=root@pam!judge=00000000-0000-0000-0000-000000000000 endpoint= config= variable=https://proxmox.example:8006 vsphere=judge@vsphere.local:judge@vcenter.example',
    ]));
  });

  test('a mirror that the user configured is used', () => {
    const config = path.join(folder(), 'terraformrc');
    fs.writeFileSync(config, '');
    run({ TF_CLI_CONFIG_FILE: config });
    expect(log()[0]).toContain(`config=${config} `);
  });
});

test('without terraform everything is skipped', () => {
  const outputs = stack();
  process.env.PATH = folder();
  expect(TERRAFORM.run(outputs)).toMatchObject({ files: 0, findings: [], skipped: [{ file: 'web/site/cdk.tf.json', reason: 'terraform is not installed' }] });
});

const installed = spawnSync('terraform', ['version']).status === 0;
if (!installed) { console.warn('SKIPPED: terraform is not installed, so the judge was tried with a stand-in only'); }

(installed ? describe : describe.skip)('with the terraform that is installed, and what is built into it', () => {
  const builtIn = (input: Record<string, unknown>): ReturnType<typeof written> => stack({
    terraform: { backend: { s3: { bucket: 'b', key: 'k', region: 'r' } } }, variable: { password: { type: 'string' } }, resource: { terraform_data: { web: input } },
  });

  test('a sound stack is initialised, validated and planned without its backend, and planted mistakes are refused', () => {
    const lines: string[] = [];
    expect(runJudges([TERRAFORM], builtIn({ input: '${var.password}' }), line => lines.push(line))).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(lines).toEqual(['passed   terraform: 1 file, 1 item, 2 planted mistakes refused']);
  }, 120_000);

  test('GIVEN a second root module below a stack WHEN judged THEN it is judged by itself, and the stack without it', () => {
    const [sound, wrong] = [{ input: 1 }, { inputs: 1 }].map(web => JSON.stringify({ resource: { terraform_data: { web } } }));
    const outputs = written(folder(), { 'cdk.tf.json': ['terraform', sound], 'more/own.tf.json': ['terraform', wrong] });
    expect(TERRAFORM.run(outputs)).toMatchObject({ files: 2, items: 2, findings: [expect.stringMatching(/^web\/site\/more\/own\.tf\.json: terraform validate: .*inputs/)] });
  }, 120_000);

  test('an unknown argument is refused', () => {
    expect(TERRAFORM.run(builtIn({ inputs: 1 })).findings).toEqual([expect.stringMatching(/^web\/site\/cdk\.tf\.json: terraform validate: .*inputs/)]);
  }, 120_000);
});
