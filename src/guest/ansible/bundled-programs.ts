import * as fs from 'fs';
import * as path from 'path';

/** Programs of the library that run on the control node lie in its package. */
const FOLDER = path.join(__dirname, '..', '..', '..', 'programs');

let files: readonly string[] | undefined;

/** Files of the programs that the library brings, sorted. */
export function bundledPrograms(): readonly string[] {
  return files ??= fs.readdirSync(FOLDER).filter(file => file.endsWith('.py')).sort();
}

/** Text of one, with a header after the line that names its interpreter. */
export function bundledProgramText(file: string, header: string): string {
  return fs.readFileSync(path.join(FOLDER, file), 'utf8').replace('\n', () => `\n${header}\n`);
}
