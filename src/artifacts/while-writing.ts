import { fail } from '../private/fail';

/** A file system that refuses is no fault of the program: it gets a code and a remedy. */
export function whileWriting(work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) { throw error; }
    fail({ code: 'HW5008', given: (error as Error).message, allowed: 'a folder in which this user may write', remedy: 'Free the disk or correct the rights of the folder, then synthesize again: what lies there now is found and repaired.' });
  }
}
