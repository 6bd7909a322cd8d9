import { execFileSync } from 'child_process';
import * as path from 'path';
import { Current, currentOf } from '../../scripts/lib/baseline/baseline';
import { Documents, runExamples } from '../../scripts/lib/baseline/run-examples';
import { ROOT } from '../../scripts/lib/examples';

/** What the examples write, and what the tree is with that. Plants go into copies. */
export interface Now {
  readonly documents: Documents;
  readonly current: Current;
}

/** The tree as it is: the library is compiled where it is stale, and every example is run. */
export function now(): Now {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'ensure-built.mjs'), '--library'], { cwd: ROOT, stdio: 'pipe' });
  const documents = runExamples();
  return { documents, current: currentOf(documents) };
}
