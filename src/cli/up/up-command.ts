import { requireProgram } from './programs';
import { runStep } from './run-step';
import { Step, STEP_NAMES } from './step';
import { ansibleSteps, synthStep, terraformSteps, UpSettings } from './steps';
import { fail, shown } from '../../private/fail';
import { Command } from '../command';
import { Options } from '../options';
import { CliProject } from '../project';
import { Terminal } from '../terminal';

const ANSIBLE_REMEDY = 'Install Ansible, for example with `pipx install ansible-core`; `--to apply` builds the machines without it.';
const TERRAFORM_REMEDY = 'Install Terraform, or use OpenTofu with `--terraform tofu`.';

/** Synthesizes, builds and configures one stack, step by step. */
export const UP: Command = {
  name: 'up',
  argument: '<stack>',
  summary: 'synthesizes a stack, builds its machines, waits for them and plays site.yml',
  options: {
    'plan': { text: 'say what would be done, and let Terraform plan where it can; change nothing' },
    'auto-approve': { text: 'apply without asking' },
    'terraform': { value: '<program>', text: 'program that applies: terraform unless told; tofu works as well' },
    'from': { value: '<step>', text: `begin with a later step: ${STEP_NAMES.join(', ')}` },
    'to': { value: '<step>', text: 'end with an earlier step' },
    'wait': { value: '<seconds>', text: 'how long hosts may take to answer; 600 unless told' },
  },
  more: ['A step that fails ends it, and says how to go on.', '', 'Example', '  npx hostwright up homelab --plan', '  npx hostwright up homelab'],
  run: async (options, terminal) => {
    const project = CliProject.in(terminal.folder);
    const settings = settingsOf(options);
    const range = rangeOf(options);
    await (options.has('plan') ? plan : up)(project, settings, range, terminal);
    return 0;
  },
};

/** Which steps were asked for. */
type Range = (step: Step | string) => boolean;

async function up(project: CliProject, settings: UpSettings, inRange: Range, terminal: Terminal): Promise<void> {
  if (inRange('apply') && !settings.approved && !terminal.isInteractive) {
    fail({ code: 'HW6009', given: 'apply without a terminal', allowed: 'a person who reads the plan, or --auto-approve', remedy: 'Add --auto-approve, or end with `--to init`.' });
  }
  if (inRange('init') || inRange('apply')) { requireProgram(settings.terraform, terminal.environment, TERRAFORM_REMEDY); }
  const first = [synthStep(project)].filter(inRange);
  for (const step of first) { await runStep(step, '[1]', goOnWith(step, settings), project, terminal); }
  project.stackFolder(settings.stack);
  for (const line of readsFrom(project, settings)) { terminal.say(line); }

  const rest = [...terraformSteps(project, settings), ...ansibleSteps(project, settings)].filter(inRange);
  for (const program of new Set(rest.map(({ words }) => words[0]))) {
    requireProgram(program, terminal.environment, program.startsWith('ansible') ? ANSIBLE_REMEDY : TERRAFORM_REMEDY);
  }
  const total = first.length + rest.length;
  for (const [at, step] of rest.entries()) { await runStep(step, `[${at + 1 + first.length}/${total}]`, goOnWith(step, settings), project, terminal); }
  terminal.say('', `${settings.stack}: done. ${project.output}/stacks/${settings.stack}/NEXT.md says how to look at it, and how to take it down.`);
}

async function plan(project: CliProject, settings: UpSettings, inRange: Range, terminal: Terminal): Promise<void> {
  const folder = project.stackFolder(settings.stack);
  const steps = [synthStep(project), ...terraformSteps(project, settings), ...ansibleSteps(project, settings)].filter(inRange);
  terminal.say(`${settings.stack}, as of the last synthesis:`, '', ...readsFrom(project, settings));
  for (const [at, { name, shown: command, folder: below, purpose }] of steps.entries()) {
    terminal.say(`  ${at + 1}. ${name}: ${purpose}`, `     ${command}${below === '' ? '' : `   (in ${below})`}`);
  }
  if (!project.has(folder, 'ansible', 'site.yml')) { terminal.say('', 'The stack has no plays.'); }
  if (!project.has(folder, '.terraform')) {
    terminal.say('', 'What Terraform would change is known once it has its providers:', `  npx hostwright up ${settings.stack} --to init`, `  npx hostwright up ${settings.stack} --plan`);
    return;
  }
  const words = [requireProgram(settings.terraform, terminal.environment, TERRAFORM_REMEDY), 'plan', '-input=false', '-lock=false'];
  const step = { name: 'plan', purpose: '', shown: [settings.terraform, ...words.slice(1)].join(' '), words, folder };
  await runStep(step, '[plan]', `npx hostwright up ${settings.stack} --plan`, project, terminal);
  terminal.say('Nothing was changed.');
}

/** Terraform would find nothing to read. */
function readsFrom(project: CliProject, { stack }: UpSettings): string[] {
  const needs = project.dependenciesOf(stack);
  return needs.length > 0 ? [`${stack} reads from ${needs.join(', ')}, which must be up already.`, ''] : [];
}

function settingsOf(options: Options): UpSettings {
  const wait = options.text('wait') ?? '600';
  if (!/^[0-9]{1,5}$/.test(wait)) {
    fail({ code: 'HW6001', given: `--wait ${shown(wait)}`, allowed: 'seconds, at most 99999', remedy: 'See `npx hostwright up --help`.' });
  }
  return { stack: options.argument, terraform: options.text('terraform') ?? 'terraform', approved: options.has('auto-approve'), waitSeconds: Number(wait), repeated: repeatedOf(options) };
}

/** What was asked for holds for the rest of the way too: an `--to apply` that is forgotten would play. */
function repeatedOf(options: Options): string[] {
  const values = ['terraform', 'wait', 'to'].flatMap(name => {
    const value = options.text(name);
    return value === undefined ? [] : [`--${name} ${/^[\w./:@+-]+$/.test(value) ? value : shown(value)}`];
  });
  return [...values, ...options.has('auto-approve') ? ['--auto-approve'] : []];
}

function rangeOf(options: Options): Range {
  const at = (name: 'from' | 'to', otherwise: number): number => {
    const step = options.text(name);
    const position = (STEP_NAMES as readonly string[]).indexOf(step ?? '');
    return step === undefined ? otherwise : position >= 0 ? position
      : fail({ code: 'HW6001', given: `--${name} ${shown(step)}`, allowed: STEP_NAMES.join(', '), remedy: 'See `npx hostwright up --help`.' });
  };
  const [first, last] = [at('from', 0), at('to', STEP_NAMES.length - 1)];
  return step => {
    const position = (STEP_NAMES as readonly string[]).indexOf(typeof step === 'string' ? step : step.name);
    return position >= first && position <= last;
  };
}

function goOnWith({ name }: Step, { stack, repeated }: UpSettings): string {
  return ['npx hostwright up', stack, '--from', name, ...repeated].join(' ');
}
