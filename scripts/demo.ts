// Synthesizes every example and prints what was written. Nothing is deployed, and nothing is fetched.
import * as path from 'path';
import { Example, HOMELAB, ideas, ROOT } from './lib/examples';
import { StackFolder } from './lib/stack-folder';
import { stackReport } from './lib/stack-report';
import { Outcome, synthesizeHere, synthesizeWithCdktf } from './lib/synthesize';
import { counted, heading, indented, WIDTH, wrapped } from './lib/text';

const OUT = path.join(ROOT, 'cdktf.out');

async function main(): Promise<number> {
  const programs = ideas();
  print([`Synthesizing the homelab with \`cdktf synth\`, and ${counted(programs.length, 'one-idea program')} ...`, '']);
  const homelab = synthesizeWithCdktf(HOMELAB, OUT);
  const outcomes = [...programs.map(example => synthesizeHere(example, path.join(OUT, 'examples', example.name))), await homelab];
  const refused = outcomes.filter(outcome => outcome.failure !== undefined);
  const written = outcomes.filter(outcome => outcome.failure === undefined).map(outcome => ({ outcome, stack: folderOf(outcome) }));
  for (const { outcome, stack } of written) { print(stackReport(outcome.example, stack)); }
  for (const outcome of refused) { print(refusal(outcome)); }
  print(summary(written.map(({ stack }) => stack), refused));
  if (refused.length === 0) { print(next(HOMELAB)); }
  return refused.length === 0 ? 0 : 1;
}

function folderOf({ example, outdir }: Outcome): StackFolder {
  return new StackFolder(path.join(outdir, 'stacks', example.name));
}

function refusal({ example, failure }: Outcome): string[] {
  return [heading(`${example.name}: NOTHING WAS WRITTEN`, example.file), ...indented(failure!.split('\n').flatMap(line => line.length > WIDTH ? wrapped(line, WIDTH - 2) : [line])), ''];
}

function summary(stacks: readonly StackFolder[], refused: readonly Outcome[]): string[] {
  const machines = stacks.flatMap(stack => stack.machines).length;
  const files = stacks.flatMap(stack => stack.files).length;
  return [
    '='.repeat(WIDTH),
    `${counted(stacks.length, 'stack')}, ${counted(machines, 'machine')}, ${counted(files, 'file')}; ${refused.length} refused.`,
    '',
  ];
}

function next({ name }: Example): string[] {
  const folder = `cdktf.out/stacks/${name}`;
  return [
    'Where to look first',
    `  ${folder}/NEXT.md       every command from here to a stack that runs`,
    `  ${folder}/estate.json   each machine: what it became, what was noted`,
    `  ${folder}/cdk.tf.json   what Terraform reads`,
    '  cdktf.out/estate/estate.md             all machines of all stacks',
    '  hostwright.lock.json                   what was given to each machine and must stay; it is committed',
    '  examples/homelab/homelab.ts            the program that wrote them',
    '',
    'What to type next, with your own addresses and names in the program, and Terraform on the PATH',
    '  export PROXMOX_VE_API_TOKEN=\'user@realm!name=...\'',
    `  npx cdktf diff ${name}`,
    `  npx cdktf deploy ${name}`,
  ];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

void main().then(status => { process.exitCode = status; });
