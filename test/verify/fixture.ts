import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, plantedFile } from '../../scripts/verify/judge';
import { Outputs } from '../../scripts/verify/outputs';

/** A folder that is gone after each test. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-test-')); });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** What a program `name` wrote: its files by path, with their readers and texts; its twin is the same unless given. */
export function written(root: string, files: Record<string, [readBy: string, text: string]>, name = 'web', twin = files): Outputs {
  const [first, second] = [path.join(root, name), path.join(root, `${name}-again`)];
  writeStack(first, files);
  writeStack(second, twin);
  return { repository: root, programs: [{ name, folder: first, twin: second }] };
}

function writeStack(folder: string, files: Record<string, [readBy: string, text: string]>): void {
  const stack = path.join(folder, 'stacks', 'site');
  fs.mkdirSync(stack, { recursive: true });
  for (const [file, [, text]] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(stack, file)), { recursive: true });
    fs.writeFileSync(path.join(stack, file), text);
  }
  const index = Object.fromEntries(Object.entries(files).map(([file, [readBy]]) => [file, { readBy }]));
  fs.writeFileSync(path.join(stack, 'artifacts.json'), JSON.stringify({ files: index }));
}

/** A judge of the files that `tool` reads, which refuses `bad`. */
export function judge(change: Partial<Judge> = {}): Judge {
  return {
    name: 'a judge',
    readBy: 'tool',
    planted: [plantedFile('the word bad', 'a.txt', 'tool', () => 'bad')],
    run: ({ programs: [program] }) => {
      const stack = path.join(program.folder, 'stacks', fs.readdirSync(path.join(program.folder, 'stacks'))[0]);
      const files = fs.readdirSync(stack).filter(file => file.endsWith('.txt'));
      const findings = files.filter(file => fs.readFileSync(path.join(stack, file), 'utf8') === 'bad').map(file => `${file} is bad`);
      return { files: files.length, items: files.length, findings, skipped: [] };
    },
    ...change,
  };
}
