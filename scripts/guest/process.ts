import { spawn } from 'child_process';
import * as fs from 'fs';

/** A program that runs beside this one, ends with it, and is ended by its id. */
export class BackgroundProcess {
  public readonly pid: number;

  /** @param log file for what it says */
  constructor(private readonly log: string, command: string, ...args: string[]) {
    const out = fs.openSync(log, 'a');
    // The kernel ends it when this program dies without having done so.
    const { pid } = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], { stdio: ['ignore', out, out] });
    fs.closeSync(out);
    if (pid === undefined) { throw new Error(`${command} cannot be started`); }
    this.pid = pid;
  }

  public get isRunning(): boolean {
    try {
      // The state follows the name, which stands in brackets. A zombie has ended; nobody has asked for its status yet.
      return !/\) [ZX]/.test(fs.readFileSync(`/proc/${this.pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  }

  /** The last that it said. */
  public get lastWords(): string {
    return fs.readFileSync(this.log, 'utf8').trim().split('\n').slice(-5).join('\n');
  }

  /** Asks it to end, and ends it when it does not. */
  public stop(seconds = 30): void {
    for (const [signal, patience] of [['SIGTERM', seconds], ['SIGKILL', 10]] as const) {
      if (!this.isRunning) { return; }
      process.kill(this.pid, signal);
      waitUntil(() => !this.isRunning, patience);
    }
  }
}

/** Whether something came true in time. It blocks: nothing else happens meanwhile. */
export function waitUntil(isTrue: () => boolean, seconds: number): boolean {
  const end = Date.now() + seconds * 1000;
  while (!isTrue()) {
    if (Date.now() > end) { return false; }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  return true;
}
