import { spawn } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { hostwright as here, Recorded } from './recorded';
import { ROOT } from '../../scripts/lib/examples';
import { Program } from '../support/program';
import { filesBelow, Project } from '../support/project';
import { HAS_TERRAFORM } from '../support/terraform';

jest.setTimeout(120_000);

const project = Project.forEachTest();
const command = new Program('hostwright.ts');
const program = new Program('terraform-data.ts');
if (!HAS_TERRAFORM) { console.warn('SKIPPED: terraform is not installed, so nobody has tried `hostwright up`'); }
const judged = HAS_TERRAFORM ? describe : describe.skip;

beforeEach(() => {
  project.write(JSON.stringify({ language: 'typescript', app: `${process.execPath} ${program.path}`, output: 'cdktf.out', projectId: 'lab', sendCrashReports: 'false' }), 'cdktf.json');
  fs.symlinkSync(path.join(ROOT, 'node_modules'), 'node_modules');
});

/** Runs the command as a process of its own, without a terminal; what it starts finds `bin` first. */
async function hostwright(given: string[], variables: Record<string, string> = {}): Promise<Recorded> {
  const env = { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules'), PATH: `${project.at('bin')}${path.delimiter}${process.env.PATH}`, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1', ...variables };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command.path, ...given], { cwd: project.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { output: '', errors: '' };
    child.stdout.on('data', piece => { said.output += piece; });
    child.stderr.on('data', piece => { said.errors += piece; });
    child.on('error', reject);
    // Terraform colours what it says.
    // eslint-disable-next-line no-control-regex
    child.on('close', status => resolve({ status: status!, output: said.output.replace(/\u001b\[[0-9;]*m/g, ''), errors: said.errors }));
  });
}

/** A program in `bin` that writes down how it was called and where, then ends as its script says. */
function fake(name: string, script = 'exit 0'): void {
  project.write(`#!/bin/sh\necho "${name} $* | $(basename "$(dirname "$PWD")")/$(basename "$PWD") | $ANSIBLE_CONFIG" >> '${project.at('calls')}'\n${script}\n`, 'bin', name);
  fs.chmodSync(project.at('bin', name), 0o755);
}

/** Goes on after a synthesis, which takes most of the time. */
async function afterSynth(given: string[], variables: Record<string, string> = {}): Promise<Recorded> {
  program.run(project.root, variables);
  return hostwright(['up', 'lab', '--from', 'init', ...given], variables);
}

const calls = () => project.has('calls') ? project.read('calls').trim().split('\n') : [];
const state = () => project.json('terraform.lab.tfstate').resources.map(({ type }: { type: string }) => type);
const progress = (output: string) => output.split('\n').filter(line => /^\[\d(\/\d)?\] /.test(line)).map(line => line.replace(/ in \d+ s$/, ''));

judged('up with the real Terraform', () => {
  test('GIVEN a stack without plays WHEN up THEN it is synthesized, initialized and applied, and the progress says so', async () => {
    const { status, output, errors } = await hostwright(['up', 'lab', '--auto-approve']);
    expect({ status, refused: errors.includes('HW') }).toEqual({ status: 0, refused: false });
    expect(state()).toEqual(['terraform_data']);
    expect(progress(output)).toEqual([
      '[1] synth: npx cdktf synth', '[1] synth: done',
      '[2/3] init: terraform init -input=false   (in cdktf.out/stacks/lab)', '[2/3] init: done',
      '[3/3] apply: terraform apply -input=false -auto-approve   (in cdktf.out/stacks/lab)', '[3/3] apply: done',
    ]);
    expect(output).toContain('Apply complete! Resources: 1 added');
    expect(output).toContain('lab: done. cdktf.out/stacks/lab/NEXT.md says');
  });

  test('GIVEN it is up WHEN up again THEN nothing changes', async () => {
    await afterSynth(['--auto-approve']);
    const before = project.read('terraform.lab.tfstate');
    const { status, output } = await afterSynth(['--auto-approve']);
    expect(status).toBe(0);
    expect(output).toContain('Resources: 0 added, 0 changed, 0 destroyed');
    expect(project.read('terraform.lab.tfstate')).toBe(before);
  });

  test('GIVEN plays WHEN up THEN collections, wait and play follow, in the folder and with the configuration of the stack', async () => {
    fake('ansible-galaxy');
    fake('ansible-playbook');
    const { status, output } = await afterSynth(['--auto-approve'], { PLAYS: '1' });
    expect(status).toBe(0);
    const where = `lab/ansible | ${project.stack('lab', 'ansible', 'ansible.cfg')}`;
    expect(calls()).toEqual([
      `ansible-galaxy collection install -r requirements.yml | ${where}`,
      `ansible-playbook ping.yml | ${where}`,
      `ansible-playbook site.yml | ${where}`,
    ]);
    expect(progress(output).filter(line => line.endsWith('done'))).toEqual(['[1/5] init: done', '[2/5] apply: done', '[3/5] collections: done', '[4/5] wait: done', '[5/5] play: done']);
  });

  test('GIVEN a host that answers late WHEN up THEN it is asked again, and played only then', async () => {
    fake('ansible-galaxy');
    fake('ansible-playbook', 'case "$*:$(grep -c ping.yml \'CALLS\')" in ping.yml:1) echo "PLAY"; echo "fatal: [web]: UNREACHABLE! => {}"; echo "fatal: [git]: UNREACHABLE! => {}"; exit 4;; esac'.replace('CALLS', project.at('calls')));
    const { status, output } = await afterSynth(['--auto-approve'], { PLAYS: '1' });
    expect(status).toBe(0);
    expect(calls().map(line => line.split(' | ')[0]).slice(1)).toEqual(['ansible-playbook ping.yml', 'ansible-playbook ping.yml', 'ansible-playbook site.yml']);
    expect(output).toMatch(/\[4\/5\] wait: not yet, after \d+ s: git, web did not answer\n/);
    expect(output).not.toContain('PLAY');
  });

  test('GIVEN a host that never answers WHEN the time is over THEN the play is not run', async () => {
    fake('ansible-galaxy');
    fake('ansible-playbook', 'echo "fatal: [web]: UNREACHABLE! => refused"; exit 4');
    const { status, output, errors } = await afterSynth(['--auto-approve', '--wait', '4'], { PLAYS: '1' });
    expect(status).toBe(1);
    expect(output).toContain('fatal: [web]: UNREACHABLE! => refused\n');
    expect(errors).toContain('HW6008 step that failed: given wait: `ansible-playbook ping.yml` ended with 4; allowed: exit code 0. Nothing after it was run. Mend what it says above. Then go on with `npx hostwright up lab --from wait --wait 4 --auto-approve`.');
    expect(calls().map(line => line.split(' | ')[0])).not.toContain('ansible-playbook site.yml');
  });

  test.each([
    ['what the plays say', 'echo "fatal: [web]: FAILED! => The host key of web is another than before."; echo "fatal: [git]: FAILED! => The host key of git is another than before."; exit 2', 'git,web'],
    ['what the plays say, beside a host that does not answer', 'echo "fatal: [git]: UNREACHABLE!"; echo "fatal: [web]: FAILED! => The host key of web is another than before."; exit 4', 'web'],
    ['what ssh says', 'echo "web: UNREACHABLE! WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!"; exit 4', '<host>'],
  ])('GIVEN another host key than before, by %s, WHEN up THEN nobody waits in vain, and the remedy is told', async (_, script, hosts) => {
    fake('ansible-galaxy');
    fake('ansible-playbook', script);
    const { status, output, errors } = await afterSynth(['--auto-approve'], { PLAYS: '1' });
    expect(status).toBe(1);
    expect(output).toContain('web');
    expect(output).not.toContain('not yet');
    expect(errors).toContain(`If the machine was built anew, forget the key of the old one: \`cd cdktf.out/stacks/lab/ansible && ansible-playbook forget_host_key.yml -e forget=${hosts}\`. If not, somebody else answers at its address. Then go on with \`npx hostwright up lab --from wait --auto-approve\`.`);
  });

  test('GIVEN an end before the plays WHEN the apply fails THEN the way on ends there too', async () => {
    fake('ansible-galaxy');
    fake('ansible-playbook');
    const { errors } = await afterSynth(['--auto-approve', '--to', 'apply', '--wait', '30'], { PLAYS: '1', BREAK: '1' });
    expect(errors).toContain('Then go on with `npx hostwright up lab --from apply --wait 30 --to apply --auto-approve`.');
  });

  test('GIVEN a play that fails WHEN up THEN it stops there, and --from play goes on without what was done', async () => {
    fake('ansible-galaxy');
    fake('ansible-playbook', 'test "$1" != site.yml || exit 2');
    const { status, errors } = await afterSynth(['--auto-approve'], { PLAYS: '1' });
    expect(status).toBe(1);
    expect(errors).toContain('given play: `ansible-playbook site.yml` ended with 2');
    expect(errors).toContain('go on with `npx hostwright up lab --from play --auto-approve`');
    fake('ansible-playbook');
    fs.rmSync('calls');
    const second = await hostwright(['up', 'lab', '--from', 'play', '--auto-approve'], { PLAYS: '1' });
    expect(second.status).toBe(0);
    expect(progress(second.output)).toEqual(['[1/1] play: ansible-playbook site.yml   (in cdktf.out/stacks/lab/ansible)', '[1/1] play: done']);
    expect(calls()).toHaveLength(1);
  });

  test('GIVEN an apply that fails WHEN up THEN no play is run, and --from apply goes on after it is mended', async () => {
    fake('ansible-galaxy');
    fake('ansible-playbook');
    const { status, output, errors } = await afterSynth(['--auto-approve'], { PLAYS: '1', BREAK: '1' });
    expect(status).toBe(1);
    expect(output).toContain('broken on purpose');
    expect(errors).toContain('HW6008 step that failed: given apply: `terraform apply -input=false -auto-approve` ended with 1');
    expect(calls()).toEqual([]);
    program.run(project.root, { PLAYS: '1' });
    expect((await hostwright(['up', 'lab', '--from', 'apply', '--auto-approve'], { PLAYS: '1' })).status).toBe(0);
    expect(calls()).toHaveLength(3);
  });

  test('GIVEN a program that is refused WHEN up THEN it stops at synth: nothing was initialized or applied', async () => {
    project.write(JSON.stringify({ language: 'typescript', app: `${process.execPath} -e "process.exit(7)"`, output: 'cdktf.out', projectId: 'lab', sendCrashReports: 'false' }), 'cdktf.json');
    const { status, errors } = await hostwright(['up', 'lab', '--auto-approve']);
    expect(status).toBe(1);
    expect(errors).toMatch(/HW6008 step that failed: given synth: `npx cdktf synth` ended with \d+; .*`npx hostwright up lab --from synth --auto-approve`/);
    expect(project.has('terraform.lab.tfstate')).toBe(false);
  });

  test('GIVEN --terraform with a path WHEN up THEN that program applies, and the way on names it', async () => {
    fake('tofu', 'exec terraform "$@"');
    expect((await afterSynth(['--auto-approve', '--terraform', 'tofu'])).status).toBe(0);
    expect(calls().map(line => line.split(' | ')[0])).toEqual(['tofu init -input=false', 'tofu apply -input=false -auto-approve']);
    expect(state()).toEqual(['terraform_data']);
    const { errors } = await afterSynth(['--auto-approve', '--terraform', 'tofu'], { BREAK: '1', TF_DATA_DIR: '/dev/null/x' });
    expect(errors).toContain('`npx hostwright up lab --from init --terraform tofu --auto-approve`');
  });
});

judged('--plan', () => {
  const files = () => Object.fromEntries(Object.entries(filesBelow(project.root, 'cdktf.out')).concat(Object.entries({ state: project.has('terraform.lab.tfstate') ? project.read('terraform.lab.tfstate') : '' })));

  test('GIVEN a synthesis WHEN planned THEN every step is told in its order, and nothing is run', async () => {
    fake('ansible-galaxy');
    fake('ansible-playbook');
    program.run(project.root, { PLAYS: '1' });
    const before = files();
    const { status, output } = await hostwright(['up', 'lab', '--plan']);
    expect(status).toBe(0);
    expect(output.split('\n').filter(line => /^ {5}\S/.test(line)).map(line => line.trim())).toEqual([
      'npx cdktf synth',
      'terraform init -input=false   (in cdktf.out/stacks/lab)',
      'terraform apply   (in cdktf.out/stacks/lab)',
      'ansible-galaxy collection install -r requirements.yml   (in cdktf.out/stacks/lab/ansible)',
      'ansible-playbook ping.yml   (in cdktf.out/stacks/lab/ansible)',
      'ansible-playbook site.yml   (in cdktf.out/stacks/lab/ansible)',
    ]);
    expect(output).toContain('npx hostwright up lab --to init\n');
    expect(calls()).toEqual([]);
    expect(files()).toEqual(before);
  });

  test('GIVEN Terraform has its providers WHEN planned THEN its own plan is shown, and nothing changes', async () => {
    await afterSynth(['--to', 'init']);
    const before = files();
    const { status, output } = await hostwright(['up', 'lab', '--plan']);
    expect(status).toBe(0);
    expect(output).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    expect(output).toContain('The stack has no plays.');
    expect(output).toContain('Nothing was changed.');
    expect(files()).toEqual(before);
  });

  test('GIVEN a stack that reads from another WHEN planned THEN it is said which must be up already', async () => {
    program.run(project.root);
    expect((await hostwright(['up', 'empty', '--plan'])).output).toContain('empty reads from lab, which must be up already.\n');
    expect((await hostwright(['up', 'lab', '--plan'])).output).not.toContain('reads from');
  });

  test('GIVEN a plan that fails WHEN planned THEN HW6008', async () => {
    await afterSynth(['--to', 'init']);
    project.write('{}', 'cdktf.out', 'stacks', 'lab', 'broken.tf');
    const { status, errors } = await hostwright(['up', 'lab', '--plan']);
    expect(status).toBe(1);
    expect(errors).toContain('HW6008 step that failed: given plan: `terraform plan -input=false -lock=false` ended with 1');
  });
});

describe('what it refuses before anything is run', () => {
  const untouched = () => expect(project.has('cdktf.out')).toBe(false);

  test('GIVEN nobody at the terminal and no --auto-approve THEN HW6009', async () => {
    expect(await here('up', 'lab')).toEqual({
      status: 1,
      output: '',
      errors: 'HW6009 nobody who could approve: given apply without a terminal; allowed: a person who reads the plan, or --auto-approve. Add --auto-approve, or end with `--to init`.\n',
    });
    untouched();
  });

  test.each([['no-such-program', '"no-such-program"'], ['./no/such/terraform', '"./no/such/terraform"']])('GIVEN --terraform %s that is not there THEN HW6007', async (name, given) => {
    const { status, errors } = await here('up', 'lab', '--auto-approve', '--terraform', name);
    expect({ status, errors }).toEqual({ status: 1, errors: `HW6007 program that is not installed: given ${given}; allowed: a program on the PATH. Install Terraform, or use OpenTofu with \`--terraform tofu\`.\n` });
    untouched();
  });

  test('GIVEN a project without cdktf-cli THEN HW6007 says what to install', async () => {
    fs.rmSync('node_modules');
    const { errors } = await here('up', 'lab', '--to', 'synth');
    expect(errors).toBe('HW6007 program that is not installed: given a project without cdktf-cli; allowed: cdktf-cli or cdktn-cli in node_modules. Run `npm install --save-dev cdktf-cli`.\n');
    untouched();
  });

  test('GIVEN a stack that is not there THEN HW6006 names those that are', async () => {
    program.run(project.root);
    expect(await here('up', 'web', '--plan')).toEqual({ status: 1, output: '', errors: 'HW6006 unknown stack: given "web"; allowed: empty, lab. Name one of them, or run `npx cdktf synth` if it is new.\n' });
  });

  test.each([
    [['--wait', 'long'], 'given --wait "long"; allowed: seconds, at most 99999.'],
    [['--from', 'start'], 'given --from "start"; allowed: synth, init, apply, collections, wait, play.'],
    [['--to', 'end'], 'given --to "end"; allowed: synth, init, apply, collections, wait, play.'],
  ])('GIVEN %j THEN HW6001', async (words, text) => {
    const { status, errors } = await here('up', 'lab', ...words);
    expect(status).toBe(2);
    expect(errors).toContain(`HW6001 command that is not understood: ${text}`);
  });
});

judged('Ansible that is not installed', () => {
  test('GIVEN plays WHEN up THEN HW6007 before Terraform changes anything', async () => {
    // A PATH with terraform alone; what else the steps need is called by its path.
    fake('terraform', `exec "${process.env.PATH!.split(path.delimiter).map(folder => path.join(folder, 'terraform')).find(file => fs.existsSync(file))}" "$@"`);
    const { status, errors } = await afterSynth(['--auto-approve'], { PLAYS: '1', PATH: `${project.at('bin')}:/usr/bin:/bin` });
    expect(status).toBe(1);
    expect(errors).toContain('HW6007 program that is not installed: given "ansible-galaxy"; allowed: a program on the PATH. Install Ansible');
    expect(calls().filter(line => line.startsWith('terraform init') || line.startsWith('terraform apply'))).toEqual([]);
    expect(project.has('terraform.lab.tfstate')).toBe(false);
  });
});
