import { spawn } from 'child_process';
import * as path from 'path';
import { setTimeout as pause } from 'timers/promises';
import { namesIn } from './names-in';
import { Retry, Step } from './step';
import { fail } from '../../private/fail';
import { CliProject } from '../project';
import { Terminal } from '../terminal';

/** Pause before a host is asked again. */
const PAUSE_SECONDS = 5;

/** How a program ended. */
interface Ended {
  /** Exit code, or the name of the signal. */
  readonly status: number | string;
  /** What it said; empty where that went to the terminal. */
  readonly said: string;
}

/** Runs a step to its end, with the terminal of this process. Throws HW6008, which says how to go on. */
export async function runStep(step: Step, position: string, goOn: string, project: CliProject, terminal: Terminal): Promise<void> {
  terminal.say('', `${position} ${step.name}: ${step.shown}${step.folder === '' ? '' : `   (in ${step.folder})`}`);
  const { retry } = step;
  const began = Date.now();
  const passed = () => Math.round((Date.now() - began) / 1000);
  const isLate = ({ status, said }: Ended) => status === retry?.status && !retry.unless.test(said);
  let ended = await run(step, project, terminal);
  while (isLate(ended) && passed() + PAUSE_SECONDS <= retry!.seconds) {
    terminal.say(`${position} ${step.name}: not yet, after ${passed()} s: ${late(ended, retry!)}`);
    await pause(PAUSE_SECONDS * 1000);
    ended = await run(step, project, terminal);
  }
  if (ended.status !== 0) {
    if (ended.said !== '') { terminal.say(ended.said.trimEnd()); }
    fail({
      code: 'HW6008',
      given: `${step.name}: \`${step.shown}\` ended with ${ended.status}`,
      allowed: 'exit code 0',
      remedy: `Nothing after it was run. ${retry?.unless.test(ended.said) === true ? retry.remedy(ended.said) : 'Mend what it says above.'} Then go on with \`${goOn}\`.`,
    });
  }
  terminal.say(`${position} ${step.name}: done in ${passed()} s`);
}

/** Who is waited for. */
function late({ said }: Ended, { waitingFor }: Retry): string {
  const names = namesIn(said, waitingFor);
  return `${names.slice(0, 5).join(', ') || 'a host'}${names.length > 5 ? ` and ${names.length - 5} more` : ''} did not answer`;
}

/** A step that may be tried again says what it has to say at its end: each attempt would fill the screen. */
function run({ words: [program, ...rest], folder, variables, retry }: Step, project: CliProject, { environment }: Terminal): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { cwd: path.join(project.folder, folder), env: { ...environment, ...variables }, stdio: retry ? ['inherit', 'pipe', 'pipe'] : 'inherit' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) { stream?.setEncoding('utf8').on('data', (text: string) => { said += text; }); }
    // Ctrl-C reaches the program too: it ends by its own rules, and this process must be there to say how to go on.
    const leaveIt = () => undefined;
    process.on('SIGINT', leaveIt);
    const done = () => process.removeListener('SIGINT', leaveIt);
    child.on('error', error => { done(); reject(error); });
    child.on('close', (status, signal) => { done(); resolve({ status: status ?? signal ?? 'no exit code', said }); });
  });
}
