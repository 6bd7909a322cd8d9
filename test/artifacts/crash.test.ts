import * as fs from 'fs';
import { App, TerraformStack } from 'cdktf';
import { filesBelow, foldersBelow, Project, textFile } from '../support/project';

const project = Project.forEachTest();
const disk = jest.requireActual<typeof fs>('fs');

/** Two programs that differ in everything: changed, added and removed files, a file that becomes a folder and back. */
const OLD = { 'same.txt': 'same', 'changed.txt': 'old', 'only-old/deep/a.txt': 'old', 'turns': 'old' };
const NEW = { 'same.txt': 'same', 'changed.txt': 'new', 'only-new/deep/b.txt': 'new', 'turns/inner.txt': 'new', 'added.txt': 'new' };
const STACKS = ['one', 'two'];

function synthesize(files: Record<string, string>): void {
  const app = new App();
  for (const id of STACKS) {
    const stack = new TerraformStack(app, id);
    for (const [file, text] of Object.entries(files).slice(0, id === 'one' ? undefined : 2)) { textFile(stack, file, text); }
  }
  app.synth();
}

/** What the folder of a stack holds after a synth into an empty project. */
function fresh(files: Record<string, string>): Record<string, { files: Record<string, string>; folders: string[] }> {
  fs.rmSync(project.out(), { recursive: true, force: true });
  synthesize(files);
  const folders = Object.fromEntries(STACKS.map(id => [id, { files: filesBelow(project.stack(id)), folders: foldersBelow(project.stack(id)) }]));
  fs.rmSync(project.out(), { recursive: true });
  return folders;
}

/** Everything that the synthesizer does to the disk. */
const CHANGES = ['renameSync', 'rmSync', 'rmdirSync', 'writeFileSync', 'mkdirSync'] as const;

/** Runs with a disk that is gone after so many changes, as after a kill; false when the run ended before. */
function dyingAfter(changes: number, run: () => void): boolean {
  let left = changes;
  let died = false;
  for (const name of CHANGES) {
    const real = disk[name] as (...args: unknown[]) => unknown;
    jest.spyOn(disk, name).mockImplementation(((...args: unknown[]) => {
      if (left-- <= 0) { died = true; throw new Error('killed'); }
      return real(...args);
    }) as never);
  }
  try { run(); } catch (error) { if (!died) { throw error; } } finally { jest.restoreAllMocks(); }
  return died;
}

test.each([
  ['the same program', NEW],
  ['the program of before', OLD],
])('GIVEN a synth that dies at any of its changes to the disk WHEN %s is synthesized next THEN what was torn is told, and the output is as if nothing had happened', (_, next) => {
  const [old, renewed, wanted] = [OLD, NEW, next].map(fresh);
  synthesize(OLD);
  fs.renameSync(project.out(), project.at('before'));
  let torn = 0;
  let deaths = 0;
  for (let changes = 0; ; changes++) {
    fs.rmSync(project.out(), { recursive: true, force: true });
    fs.cpSync(project.at('before'), project.out(), { recursive: true });
    if (!dyingAfter(changes, () => synthesize(NEW))) { break; }
    deaths++;

    const after = STACKS.map(id => filesBelow(project.stack(id)));
    synthesize(next);
    STACKS.forEach((id, position) => {
      const whole = [old[id], renewed[id]].some(({ files }) => JSON.stringify(files) === JSON.stringify(after[position]));
      const said = project.annotations(id, 'warn');
      if (!whole) { torn++; expect(said).toHaveLength(1); }
      expect(filesBelow(project.stack(id))).toEqual(wanted[id].files);
      expect(foldersBelow(project.stack(id))).toEqual(wanted[id].folders);
    });
    expect(fs.readdirSync(project.out()).sort()).toEqual(['manifest.json', 'stacks']);
  }
  expect(deaths).toBeGreaterThan(40);
  expect(torn).toBeGreaterThan(10);
});
