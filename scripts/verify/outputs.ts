import * as fs from 'fs';
import * as path from 'path';

/** A program of examples/ and what it wrote. */
export interface Program {
  readonly name: string;
  /** Its output folder. */
  readonly folder: string;
  /** Its output folder when it was run once more, elsewhere. */
  readonly twin: string;
}

/** Everything that judges may look at. */
export interface Outputs {
  /** Root of the repository. */
  readonly repository: string;
  readonly programs: readonly Program[];
}

/** A file that the index of a stack lists. */
export interface IndexedFile {
  /** Program, stack and path, for people. */
  readonly name: string;
  readonly path: string;
  readonly readBy: string;
}

/** Folder of the stacks in an output folder. */
export const STACKS = 'stacks';

const INDEX = 'artifacts.json';

/** What the indices of a program list. */
export function filesOf({ name, folder }: Program): IndexedFile[] {
  return entriesOf(path.join(folder, STACKS)).flatMap(stack => {
    const stackFolder = path.join(folder, STACKS, stack);
    const index = path.join(stackFolder, INDEX);
    if (!fs.existsSync(index)) { return []; }
    const { files } = JSON.parse(fs.readFileSync(index, 'utf8')) as { files: Record<string, { readBy: string }> };
    return Object.entries(files).map(([file, { readBy }]) => ({ name: `${name}/${stack}/${file}`, path: path.join(stackFolder, file), readBy }));
  });
}

/** What the indices say that one tool reads. */
export function filesReadBy({ programs }: Outputs, reader: string): IndexedFile[] {
  return programs.flatMap(filesOf).filter(file => file.readBy === reader);
}

/** Outputs of one program with one stack that has one file. */
export function outputsOf(folder: string, file: string, readBy: string, text: string): Outputs {
  const stack = path.join(folder, STACKS, 'planted');
  fs.mkdirSync(path.dirname(path.join(stack, file)), { recursive: true });
  fs.writeFileSync(path.join(stack, file), text);
  fs.writeFileSync(path.join(stack, INDEX), JSON.stringify({ files: { [file]: { readBy } } }));
  return { repository: folder, programs: [{ name: 'planted', folder, twin: folder }] };
}

/** All files below a folder, with their paths from it; none where there is no folder. */
export function filesBelow(folder: string, prefix = ''): string[] {
  return entriesOf(path.join(folder, prefix)).flatMap(name => {
    const file = path.join(prefix, name);
    return fs.statSync(path.join(folder, file)).isDirectory() ? filesBelow(folder, file) : [file];
  });
}

function entriesOf(folder: string): string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
}
