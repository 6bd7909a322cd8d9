import * as fs from 'fs';
import * as path from 'path';
import { fail, shown } from '../../private/fail';

/** Writes files below a folder, all of them or none: what is there already stays as it is. Throws HW6002 naming what is in the way, HW6003. */
export function writeProject(folder: string, files: Readonly<Record<string, string>>): void {
  const present = Object.keys(files).filter(file => isThere(path.join(folder, file)));
  if (present.length > 0) {
    fail({ code: 'HW6002', given: `${present.map(shown).join(', ')} in ${shown(folder)}`, allowed: 'a folder without them', remedy: 'Give another folder with --dir, or move them away.' });
  }
  const written: string[] = [];
  try {
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(folder, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      // Somebody may have written it meanwhile.
      fs.writeFileSync(target, text, { flag: 'wx' });
      written.push(target);
    }
  } catch (error) {
    for (const target of written) { fs.rmSync(target, { force: true }); }
    const { code, path: at } = error as NodeJS.ErrnoException;
    if (code === undefined) { throw error; }
    fail({ code: code === 'EEXIST' ? 'HW6002' : 'HW6003', given: `${shown(at ?? folder)}: ${code}`, allowed: 'a folder that can be written', remedy: 'Nothing was left behind. Give another folder with --dir.' });
  }
}

/** A link that leads nowhere is in the way as well. */
function isThere(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // A part of its path is a file: writing says so.
    return false;
  }
}
