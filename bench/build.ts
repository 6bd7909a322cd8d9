import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App } from 'cdktf';
import { CountedValidation } from './extras';
import { machines } from './machines';
import { Parts, programOf, Side, Vendor } from './program';

/** Where Linux keeps files in memory, and how much of it a large estate may need. */
const MEMORY = '/dev/shm';
const ROOM = 2 ** 30;

/** What one construct + synth cost, and where its output lies. */
export interface Built {
  /** Milliseconds of CPU time, garbage collection and compilation included: other jobs on the machine do not show in it. */
  readonly construct: number;
  readonly synth: number;
  readonly validationCalls: number;
  readonly outdir: string;
}

/** Builds an estate by one side into a temporary folder, and calls `use` before the folder is gone. */
export function build<T>(vendor: Vendor, side: Side, count: number, refuses: boolean, use: (built: Built) => T, { lock, ansible = false }: Parts = {}): T {
  const program = programOf(vendor, side);
  const specs = machines(count);
  const validation = new CountedValidation(refuses);
  const outdir = fs.mkdtempSync(path.join(scratch(), 'hostwright-bench-out-'));
  try {
    globalThis.gc?.();
    const began = cpuTime();
    const app = new App({ outdir, context: lock === undefined ? undefined : { 'hostwright:lock': lock } });
    program(app, specs, validation);
    if (!ansible) { removeAnsible(app); }
    const constructed = cpuTime();
    app.synth();
    const done = cpuTime();
    return use({ construct: constructed - began, synth: done - constructed, validationCalls: validation.calls, outdir });
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

/**
 * Outputs lie in memory where there is room for them. On a disk each run would pay for those before it: ext4 passes over the
 * inodes of files that were deleted in the last minutes, one by one, for every file that is made.
 */
function scratch(): string {
  try {
    fs.accessSync(MEMORY, fs.constants.W_OK);
    const { bavail, bsize } = fs.statfsSync(MEMORY);
    return bavail * bsize >= ROOM ? MEMORY : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}

/** Files are constructs: what is taken out of the tree is not written. */
function removeAnsible(app: App): void {
  for (const { node } of app.node.findAll().filter(construct => construct.node.id === 'AnsibleRecord')) { node.scope!.node.tryRemoveChild(node.id); }
}

function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
