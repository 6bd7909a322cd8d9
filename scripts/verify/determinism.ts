import * as fs from 'fs';
import * as path from 'path';
import { Judge, Planted, verdictOn } from './judge';
import { filesBelow, filesOf, Program, STACKS } from './outputs';

/** Two runs in two places write the same bytes. manifest.json is cdktf's own and holds stack traces, so it is left out. */
export const DETERMINISM: Judge = {
  name: 'determinism',
  planted: [
    spoiled('one byte is another', file => { fs.appendFileSync(file, ' '); }),
    spoiled('a file is missing', file => { fs.rmSync(file); }),
  ],
  run: ({ programs }) => verdictOn(programs.flatMap(pairs), ({ name, once, again }) => {
    if (once === undefined || again === undefined) { return { findings: [`${name}: only one of two runs wrote it`] }; }
    return { items: once.length, findings: once.equals(again) ? [] : [`${name}: two runs differ from byte ${firstDifference(once, again)} on`] };
  }),
};

interface Pair { readonly name: string; readonly once?: Buffer; readonly again?: Buffer }

function pairs({ name, folder, twin }: Program): Pair[] {
  const files = new Set([folder, twin].flatMap(one => filesBelow(one, STACKS)));
  return [...files].map(file => ({ name: `${name}/${file}`, once: read(path.join(folder, file)), again: read(path.join(twin, file)) }));
}

function read(file: string): Buffer | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
}

function firstDifference(once: Buffer, again: Buffer): number {
  const at = once.findIndex((byte, index) => byte !== again[index]);
  return at === -1 ? once.length : at;
}

/** The first program, run once more, with something wrong about its first file. */
function spoiled(mistake: string, spoil: (file: string) => void): Planted {
  return {
    mistake,
    plant: (folder, { repository, programs: [program] }) => {
      fs.cpSync(program.folder, folder, { recursive: true });
      const original = filesOf(program)[0].path;
      spoil(path.join(folder, path.relative(program.folder, original)));
      return { repository, programs: [{ ...program, twin: folder }] };
    },
  };
}
