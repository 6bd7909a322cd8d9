import * as fs from 'fs';
import * as path from 'path';
import { isContinuousIntegration } from './inspect-lock';
import { whileWriting } from './while-writing';
import { EstateLock } from '../model/estate-lock';
import { LockDocument, lockText, lockTextIn } from '../model/lock-file';
import { fail } from '../private/fail';

/** Puts the lock into place in one step, before anything that it speaks of. In CI, where nobody commits it, it stays as it is. */
export function publishLock(lock: EstateLock, next: LockDocument): void {
  const { file } = lock;
  if (file === undefined || isContinuousIntegration()) { return; }
  if (lock.holds(next)) { return; }
  if (lock.text === undefined && [next.machines, next.templates, next.guards ?? {}, next.zones ?? {}].every(part => Object.keys(part).length === 0)) { return; }
  const text = lockText(next);
  whileWriting(() => {
    const present = lockTextIn(file);
    if (present === text) { return; }
    if (present !== lock.text) {
      fail({ code: 'HW1410', given: path.basename(file), allowed: 'one program at a time', remedy: 'Synthesize again.' });
    }
    const fresh = path.join(path.dirname(file), `.${path.basename(file)}.new`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(fresh, text);
    fs.renameSync(fresh, file);
  });
  lock.adopt(text, next);
}
