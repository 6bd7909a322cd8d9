import { spawn } from 'child_process';
import * as path from 'path';
import { setTimeout as pause } from 'timers/promises';
import { Step } from './step';
import { fail } from '../../private/fail';
import { CliProject } from '../project';
import { Terminal } from '../terminal';

/** Pause before a host is asked again. */
const PAUSE_SECONDS = 5;

/** How a program ended. */
interface Ended {
  /** Exit code, or the name of the signal. */
  readonly status: number | string;
  /** Whether it said that trying again is in vain. */
  readonly inVain: boolean;
}

/** Runs a step to its end, with the terminal of this process. Throws HW6008, which says how to go on. */
export async function runStep(step: Step, position: string, goOn: string, project: CliProject, terminal: Terminal): Promise<void> {
  terminal.say('', `${position} ${step.name}: ${step.shown}${step.folder === '' ? '' : `   (in ${step.folder})`}`);
  const began = Date.now();
  const passed = () => Math.round((Date.now() - began) / 1000);
  let ended = await run(step, project, terminal);
  while (step.retry && ended.status === step.retry.status && !ended.inVain && passed() + PAUSE_SECONDS <= step.retry.seconds) {
    terminal.say(`${position} ${step.name}: not yet, after ${passed()} s; asked again in ${PAUSE_SECONDS} s`);
    await pause(PAUSE_SECONDS * 1000);
    ended = await run(step, project, terminal);
  }
  if (ended.status !== 0) {
    fail({
      code: 'HW6008',
      given: `${step.name}: \`${step.shown}\` ended with ${ended.status}`,
      allowed: 'exit code 0',
      remedy: `Nothing after it was run. ${ended.inVain ? step.retry!.remedy : 'Mend what it says above.'} Then go on with \`${goOn}\`.`,
    });
  }
  terminal.say(`${position} ${step.name}: done in ${passed()} s`);
}

function run({ words: [program, ...rest], folder, variables, retry }: Step, project: CliProject, terminal: Terminal): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // What is read here is not written to a terminal: Ansible would leave its colours out.
    const colours = retry && terminal.isInteractive ? { ANSIBLE_FORCE_COLOR: '1' } : {};
    const child = spawn(program, rest, {
      cwd: path.join(project.folder, folder),
      env: { ...terminal.environment, ...colours, ...variables },
      stdio: retry ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    });
    let inVain = false;
    let last = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        terminal.pass(text);
        last = `${last.slice(-200)}${text}`;
        inVain ||= retry?.unless.test(last) === true;
      });
    }
    // Ctrl-C reaches the program too: it ends by its own rules, and this process must be there to say how to go on.
    const leaveIt = () => undefined;
    process.on('SIGINT', leaveIt);
    const done = () => process.removeListener('SIGINT', leaveIt);
    child.on('error', error => { done(); reject(error); });
    child.on('close', (status, signal) => { done(); resolve({ status: status ?? signal ?? 'no exit code', inVain }); });
  });
}
