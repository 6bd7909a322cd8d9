import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { LabKind } from './lab';
import { synthesizeHere } from '../lib/synthesize';

type Json = Record<string, any>;

/** Programs whose stacks fit the inventories of the labs. They import an OVA that lies beside the stack. */
export const ESTATES: Record<LabKind, string> = { [LabKind.VCENTER]: 'scripts/labs/estate.ts', [LabKind.ESXI]: 'scripts/labs/estate-esxi.ts' };

const written = new Map<LabKind, string>();

/** What the estate of a lab synthesizes. It is synthesized once, since a program runs once in a process. */
export function labDocument(kind = LabKind.VCENTER): Json {
  const text = written.get(kind) ?? synthesized(ESTATES[kind]);
  written.set(kind, text);
  return JSON.parse(text) as Json;
}

/** Committed, as for every program: in CI nothing new may enter a lock. */
function lockOf(program: string): string {
  return path.join(path.dirname(program), 'locks', `${path.basename(program, '.ts')}.json`);
}

function synthesized(program: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-lab-estate-'));
  try {
    const { failure } = synthesizeHere({ name: 'lab', file: program, about: '', lock: lockOf(program) }, folder);
    if (failure !== undefined) { throw new Error(`${program}: ${failure}`); }
    return fs.readFileSync(path.join(folder, 'stacks', 'lab', 'cdk.tf.json'), 'utf8');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
