import * as fs from 'fs';
import * as path from 'path';
import { whileWriting } from './while-writing';
import { fail } from '../private/fail';

const TURN_FILE = '.writing';
const PATIENCE_MS = 60_000;
const PAUSE_MS = 20;
/** How long a turn may be without its owner: who takes it writes that down at once. */
const NAMELESS_MS = 1000;

/** Runs when no other synthesis puts files into the same folder: two at once would leave a mixture that belongs to neither. */
export function inTurn(outdir: string, work: () => void): void {
  const file = path.join(outdir, TURN_FILE);
  take(file);
  try {
    work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** Waits for who writes now; a turn whose process is gone has ended. */
function take(file: string): void {
  for (let waited = 0; !taken(file); waited += PAUSE_MS) {
    const owner = ownerOf(file);
    // A synthesis never waits within: a turn of this very process was left by one that died.
    const isOver = owner === undefined ? waited >= NAMELESS_MS : owner === process.pid || !isAlive(owner);
    if (isOver) {
      fs.rmSync(file, { force: true });
    } else if (waited >= PATIENCE_MS) {
      fail({ code: 'HW5010', given: `process ${owner}, which has been writing into ${path.dirname(file)} for ${PATIENCE_MS / 1000} s`, allowed: 'one synthesis at a time', remedy: `Wait for it, or, if it does not run any more, remove ${TURN_FILE} from that folder.` });
    } else {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

function taken(file: string): boolean {
  let free = true;
  whileWriting(() => {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') { throw error; }
      free = false;
    }
  });
  return free;
}

/** Process that holds the turn; undefined while it is only just being taken, or given back. */
function ownerOf(file: string): number | undefined {
  try {
    const text = fs.readFileSync(file, 'utf8');
    return /^[0-9]+$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process runs on this machine. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) { return false; }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
