import { spawn } from 'child_process';
import * as path from 'path';
import { setTimeout as pause } from 'timers/promises';
import { Step } from './step';
import { fail } from '../../private/fail';
import { CliProject } from '../project';
import { Terminal } from '../terminal';

/** Pause before a host is asked again. */
const PAUSE_SECONDS = 5;

/** Runs a step to its end, with the terminal of this process. Throws HW6008, which says how to go on. */
export async function runStep(step: Step, position: string, goOn: string, project: CliProject, terminal: Terminal): Promise<void> {
  terminal.say('', `${position} ${step.name}: ${step.shown}${step.folder === '' ? '' : `   (in ${step.folder})`}`);
  const began = Date.now();
  const passed = () => Math.round((Date.now() - began) / 1000);
  let status = await run(step, project, terminal);
  while (step.retry && status === step.retry.status && passed() + PAUSE_SECONDS <= step.retry.seconds) {
    terminal.say(`${position} ${step.name}: not yet, after ${passed()} s; asked again in ${PAUSE_SECONDS} s`);
    await pause(PAUSE_SECONDS * 1000);
    status = await run(step, project, terminal);
  }
  if (status !== 0) {
    fail({ code: 'HW6008', given: `${step.name}: \`${step.shown}\` ended with ${status}`, allowed: 'exit code 0', remedy: `Nothing after it was run. Mend what it says above, then go on with \`${goOn}\`.` });
  }
  terminal.say(`${position} ${step.name}: done in ${passed()} s`);
}

/** Exit code of the program, or the name of the signal that ended it. */
function run({ words: [program, ...rest], folder, variables }: Step, project: CliProject, { environment }: Terminal): Promise<number | string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { cwd: path.join(project.folder, folder), env: { ...environment, ...variables }, stdio: 'inherit' });
    // Ctrl-C reaches the program too: it ends by its own rules, and this process must be there to say how to go on.
    const leaveIt = () => undefined;
    process.on('SIGINT', leaveIt);
    const done = () => process.removeListener('SIGINT', leaveIt);
    child.on('error', error => { done(); reject(error); });
    child.on('close', (status, signal) => { done(); resolve(status ?? signal ?? 'no exit code'); });
  });
}
