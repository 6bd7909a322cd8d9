import { createHash } from 'crypto';
import * as fs from 'fs';
import { App, AssetType, TerraformAsset, TerraformStack } from 'cdktf';
import { EstateStack } from '../../src';
import { anyResource, filesBelow, Project, textFile } from '../support/project';

const project = Project.forEachTest();
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** Synthesizes one estate stack with the given files. */
function synthesize(files: Record<string, string>, id = 'one'): void {
  const app = new App();
  const stack = new EstateStack(app, id);
  for (const [file, text] of Object.entries(files)) { textFile(stack, file, text); }
  app.synth();
}

/** Files in the folder of a stack, without what Terraform keeps there. */
function names(id = 'one'): string[] {
  return Object.keys(filesBelow(project.stack(id))).sort();
}

function index(id = 'one'): Record<string, { sha256: string; bytes: number; readBy: string; construct: string }> {
  return project.json('cdktf.out', 'stacks', id, 'artifacts.json').files;
}

describe('the index', () => {
  test('GIVEN artefacts WHEN written THEN the index has the digest and size of every file, cdk.tf.json included', () => {
    synthesize({ 'notes.txt': 'Grüße\n', 'a/b/c.txt': '' });
    const files = index();
    expect(Object.keys(files)).toEqual(['NEXT.md', 'a/b/c.txt', 'cdk.tf.json', 'estate.json', 'notes.txt']);
    for (const [file, entry] of Object.entries(files)) {
      const bytes = fs.readFileSync(project.stack('one', file));
      expect(entry).toMatchObject({ sha256: sha256(bytes), bytes: bytes.length });
    }
    expect(files['notes.txt'].bytes).toBe(8);
    expect(names()).toEqual(['NEXT.md', 'a/b/c.txt', 'artifacts.json', 'cdk.tf.json', 'estate.json', 'notes.txt']);
  });

  test('GIVEN artefacts WHEN written THEN the index says who reads each file and which construct wrote it', () => {
    synthesize({ 'a/notes.txt': 'x' });
    expect(index()['a/notes.txt']).toMatchObject({ construct: 'one/a-notes.txt', readBy: 'people' });
    expect(index()['cdk.tf.json']).toMatchObject({ construct: 'one', readBy: 'terraform' });
  });

  test('GIVEN an asset of cdktf WHEN written THEN it is staged and indexed as well', () => {
    project.write('payload', 'payload.txt');
    const app = new App();
    const stack = new EstateStack(app, 'one');
    const asset = new TerraformAsset(stack, 'Asset', { path: project.at('payload.txt'), type: AssetType.FILE });
    app.synth();
    expect(index()[asset.path].sha256).toBe(sha256('payload'));
    expect(fs.readFileSync(project.stack('one', asset.path), 'utf8')).toBe('payload');
  });

  test('GIVEN many files WHEN written THEN the index is the last that is put into place, and until then it says that it is incomplete', () => {
    synthesize({ 'notes.txt': 'old' });
    const real = fs.renameSync;
    const order: { readonly to: string; readonly incomplete: unknown }[] = [];
    const rename = jest.spyOn(jest.requireActual<typeof fs>('fs'), 'renameSync').mockImplementation((from, to) => {
      order.push({ to: String(to).replace(/.*\/stacks\//, ''), incomplete: project.json('cdktf.out', 'stacks', 'one', 'artifacts.json').incomplete });
      real(from, to);
    });
    try { synthesize({ 'notes.txt': 'new', 'z.txt': 'z' }); } finally { rename.mockRestore(); }

    expect(order.map(one => one.to)).toEqual(['one/artifacts.json', 'one/NEXT.md', 'one/cdk.tf.json', 'one/estate.json', 'one/notes.txt', 'one/z.txt', 'one/artifacts.json']);
    expect(order.map(one => one.incomplete)).toEqual([undefined, true, true, true, true, true, true]);
    expect(project.json('cdktf.out', 'stacks', 'one', 'artifacts.json').incomplete).toBeUndefined();
  });

  test('GIVEN nothing changed WHEN synthesized again THEN no file is touched', () => {
    synthesize({ 'notes.txt': 'same' });
    const inode = () => names().map(name => fs.statSync(project.stack('one', name)).ino);
    const before = inode();
    synthesize({ 'notes.txt': 'same' });
    expect(inode()).toEqual(before);
    synthesize({ 'notes.txt': 'other' });
    expect(inode()).not.toEqual(before);
  });
});

describe('what the last synth left', () => {
  test('GIVEN a file that this synth does not write WHEN synthesized THEN it is removed with its empty folders', () => {
    synthesize({ 'a/b/c/old.txt': 'x', 'a/kept.txt': 'x', 'gone/old.txt': 'x' });
    synthesize({ 'a/kept.txt': 'x' });
    expect(names()).toEqual(['NEXT.md', 'a/kept.txt', 'artifacts.json', 'cdk.tf.json', 'estate.json']);
    expect(fs.existsSync(project.stack('one', 'a', 'b'))).toBe(false);
    expect(fs.existsSync(project.stack('one', 'gone'))).toBe(false);
  });

  test('GIVEN files of Terraform and of people WHEN synthesized THEN they are kept, also in folders that lose a file', () => {
    synthesize({ 'ansible/site.yml': 'x' });
    const theirs = ['.terraform/providers/p', '.terraform.lock.hcl', '.terraform.tfstate.lock.info', 'plan', 'ansible/retry'];
    for (const file of theirs) { project.write(file, 'cdktf.out', 'stacks', 'one', ...file.split('/')); }
    synthesize({});
    for (const file of theirs) { expect(project.read('cdktf.out', 'stacks', 'one', file)).toBe(file); }
    expect(fs.existsSync(project.stack('one', 'ansible', 'site.yml'))).toBe(false);
    expect(project.annotations('one', 'warn')).toEqual([]);
  });

  test('GIVEN a path that was a file WHEN it is a folder now, and back THEN both are written', () => {
    synthesize({ thing: 'file' });
    synthesize({ 'thing/inner': 'folder' });
    expect(names()).toContain('thing/inner');
    synthesize({ thing: 'file again' });
    expect(project.read('cdktf.out', 'stacks', 'one', 'thing')).toBe('file again');
  });

  test('GIVEN a staging folder of a killed synth WHEN synthesized THEN it is removed; one of a living process is kept', () => {
    project.write('x', 'cdktf.out', '.staging-999999999', 'stacks', 'one', 'x');
    project.write('x', 'cdktf.out', '.staging-nonsense', 'x');
    project.write('x', 'cdktf.out', `.staging-${process.ppid}`, 'x');
    synthesize({});
    expect(fs.readdirSync(project.out()).filter(name => name.startsWith('.staging'))).toEqual([`.staging-${process.ppid}`]);
  });

  test('GIVEN a refused synth WHEN it ends THEN no staging folder is left', () => {
    const app = new App();
    new EstateStack(app, 'one').node.addValidation({ validate: () => ['no'] });
    expect(() => app.synth()).toThrow('no');
    expect(fs.readdirSync(project.out()).sort()).toEqual(['refused', 'stacks']);
  });
});

describe('output that does not match its index', () => {
  const FILES = { 'a.txt': 'a', 'b.txt': 'b' };
  const lie = (...parts: string[]) => ['cdktf.out', 'stacks', 'one', ...parts];

  /** Synthesizes, damages, synthesizes again: what the second says. */
  function damaged(damage: () => void): string[] {
    synthesize(FILES);
    const sound = filesBelow(project.stack('one'));
    damage();
    synthesize(FILES);
    expect(filesBelow(project.stack('one'))).toEqual(sound);
    const said = project.annotations('one', 'warn');
    synthesize(FILES);
    expect(project.annotations('one', 'warn')).toEqual([]);
    return said;
  }

  test.each<[string, () => void, string]>([
    ['a file was edited', () => project.write('edited', ...lie('a.txt')), 'a.txt'],
    ['a file is missing', () => fs.rmSync(project.stack('one', 'b.txt')), 'b.txt'],
    ['cdk.tf.json was edited', () => project.write('{}', ...lie('cdk.tf.json')), 'cdk.tf.json'],
    ['the index is no JSON', () => project.write('{"files": {', ...lie('artifacts.json')), 'artifacts.json'],
    ['the index has no files', () => project.write('{}', ...lie('artifacts.json')), 'artifacts.json'],
    ['the index is null', () => project.write('null', ...lie('artifacts.json')), 'artifacts.json'],
    ['an entry of the index is null', () => project.write('{"files": {"a.txt": null}}', ...lie('artifacts.json')), 'artifacts.json'],
    ['the index is missing', () => fs.rmSync(project.stack('one', 'artifacts.json')), 'artifacts.json'],
    ['the index is of a synth that never ended', () => project.write(JSON.stringify({ ...project.json(...lie('artifacts.json')), incomplete: true }), ...lie('artifacts.json')), 'artifacts.json'],
  ])('GIVEN %s WHEN synthesized THEN it says so once and repairs it', (_, damage, file) => {
    expect(damaged(damage)).toEqual([`the output of the last synth was incomplete or edited and has been repaired: ${file}`]);
  });

  test('GIVEN a file has become a folder of somebody\'s WHEN synthesized THEN it is refused with HW5008, and nothing of theirs is lost', () => {
    synthesize(FILES);
    fs.rmSync(project.stack('one', 'a.txt'));
    project.write('theirs', ...lie('a.txt', 'mine'));
    expect(() => synthesize(FILES)).toThrow(/^HW5008 .*a\.txt.*synthesize again/);
    expect(project.read(...lie('a.txt', 'mine'))).toBe('theirs');
    fs.rmSync(project.stack('one', 'a.txt'), { recursive: true });
    synthesize(FILES);
    expect(project.annotations('one', 'warn')).toHaveLength(1);
  });

  test('GIVEN many edited files WHEN synthesized THEN five are named and the rest is counted', () => {
    const files = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(n => [`f${n}.txt`, 'x']));
    synthesize(files);
    for (const file of Object.keys(files)) { project.write('edited', ...lie(file)); }
    synthesize(files);
    expect(project.annotations('one', 'warn')[0]).toMatch(/: f1\.txt, f2\.txt, f3\.txt, f4\.txt, f5\.txt and 2 more$/);
  });

  test.each(['../../../victim', '/victim', 'a/../../../../victim', '', '.'])('GIVEN an index that names %s WHEN synthesized THEN nothing outside the folder is removed', name => {
    synthesize(FILES);
    project.write('precious', 'victim');
    const file = name === '/victim' ? project.at('victim') : name;
    project.write(JSON.stringify({ files: { [file]: { sha256: sha256('precious') } } }), ...lie('artifacts.json'));
    synthesize(FILES);
    expect(project.read('victim')).toBe('precious');
    expect(project.annotations('one', 'warn')).toHaveLength(1);
  });

  test('GIVEN a first synth WHEN there is nothing yet THEN nothing is said', () => {
    synthesize(FILES);
    expect(project.annotations('one', 'warn')).toEqual([]);
  });

  test('GIVEN a plain stack beside an estate WHEN synthesized THEN it has an index too', () => {
    const app = new App();
    anyResource(new TerraformStack(app, 'plain'), 'X');
    new EstateStack(app, 'one');
    app.synth();
    expect(Object.keys(index('plain'))).toEqual(['cdk.tf.json']);
  });
});

describe('an output folder that cannot be written', () => {
  test('GIVEN the output folder is a file WHEN synthesized THEN it is refused with HW5008', () => {
    const app = new App();
    new EstateStack(app, 'one');
    fs.rmSync(project.out(), { recursive: true });
    project.write('', 'cdktf.out');
    expect(() => app.synth()).toThrow(/^HW5008 output folder that cannot be written: given E/);
  });

  test('GIVEN the disk is full while a file is staged WHEN synthesized THEN it is refused with HW5008 and nothing has changed', () => {
    synthesize({ 'a.txt': 'old' });
    const before = filesBelow(project.out());
    const real = fs.writeFileSync;
    const write = jest.spyOn(jest.requireActual<typeof fs>('fs'), 'writeFileSync').mockImplementation((file, ...rest) => {
      if (String(file).endsWith('a.txt')) { throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' }); }
      real(file, ...rest);
    });
    try {
      expect(() => synthesize({ 'a.txt': 'new' })).toThrow(/^HW5008 .*ENOSPC/);
    } finally {
      write.mockRestore();
    }
    expect(filesBelow(project.out())).toEqual(before);
  });
});
