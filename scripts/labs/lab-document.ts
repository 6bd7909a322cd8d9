import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ROOT } from '../lib/examples';
import { synthesizeHere } from '../lib/synthesize';

type Json = Record<string, any>;

/** Program whose stack fits the inventory of the lab. */
export const ESTATE = 'scripts/labs/estate.ts';

let written: string | undefined;

/** What the estate of the lab synthesizes. It is synthesized once, since a program runs once in a process. */
export function labDocument(): Json {
  written ??= synthesized();
  return JSON.parse(written) as Json;
}

function synthesized(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-lab-estate-'));
  try {
    const lock = path.relative(ROOT, path.join(folder, 'lock.json'));
    const { failure } = synthesizeHere({ name: 'lab', file: ESTATE, about: '', lock }, folder);
    if (failure !== undefined) { throw new Error(`${ESTATE}: ${failure}`); }
    return fs.readFileSync(path.join(folder, 'stacks', 'lab', 'cdk.tf.json'), 'utf8');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
