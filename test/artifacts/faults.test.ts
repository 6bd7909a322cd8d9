import { spawn } from 'child_process';
import { once } from 'events';
import * as fs from 'fs';
import { App } from 'cdktf';
import { Admin, EstateStack, HardenedVm, IpAssignment, OperatingSystem } from '../../src';
import { LOCK_FILE } from '../../src/model/lock-file';
import { ADMIN, DAY, KEY, proxmox } from '../platforms/written';
import { Program } from '../support/program';
import { filesBelow, Project } from '../support/project';

const project = Project.forEachTest();
const disk = jest.requireActual<typeof fs>('fs');
const marked = new Program('synth-marked.ts');
const small = new Program('synth-small-estate.ts');
afterEach(() => jest.restoreAllMocks());

function estate(machines: number, admin = ADMIN): App {
  const app = new App();
  const stack = new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin, dns: ['10.0.20.1'] } });
  const pve = proxmox(stack);
  for (let number = 0; number < machines; number++) {
    new HardenedVm(stack, `Web${number}`, { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${10 + number}/24`) });
  }
  return app;
}

/** Everything that matters to a user: the folders of stacks and estate, and the lock. */
function state(): Record<string, string> {
  const { 'cdktf.out/manifest.json': _, ...files } = filesBelow(project.root);
  return files;
}

describe('two programs at once in one folder', () => {
  test('GIVEN both write everything, again and again WHEN both have ended THEN the output is that of one, whole', async () => {
    const ends = ['red', 'blue'].map(async marker => {
      const child = marked.start(project.root, marker, '25');
      const [status] = await once(child, 'exit');
      return status as number;
    });
    expect(await Promise.all(ends)).toEqual([0, 0]);
    const { 'cdktf.out/manifest.json': _, ...files } = filesBelow(project.root);
    const texts = Object.entries(files).filter(([name]) => name.endsWith('.txt')).map(([, text]) => text);
    expect(texts).toHaveLength(60);
    expect(new Set(texts).size).toBe(1);
    expect(Object.keys(files).filter(name => /\/(red|blue)\//.test(name))).toHaveLength(30);
    expect(fs.readdirSync(project.out()).filter(name => name.startsWith('.'))).toEqual([]);
  }, 60_000);

  test('GIVEN one program WHEN it is started twice at once for the first time THEN both end well and the lock is one', async () => {
    const ends = [1, 2, 3].map(async () => {
      const child = small.start(project.root, '2026-11-21');
      const [status] = await once(child, 'exit');
      return status as number;
    });
    expect(await Promise.all(ends)).toEqual([0, 0, 0]);
    expect(Object.keys(project.json(LOCK_FILE).machines)).toEqual(['idle', 'web']);
  }, 60_000);

  test('GIVEN a turn of a process that is gone, or of this one WHEN synthesized THEN it has ended', async () => {
    const child = spawn(process.execPath, ['--eval', '']);
    await once(child, 'exit');
    for (const pid of [child.pid, process.pid]) {
      project.write(String(pid), 'cdktf.out', '.writing');
      estate(1).synth();
      expect(project.has('cdktf.out', '.writing')).toBe(false);
    }
  });

  test.each(['', 'x', '12a'])('GIVEN a turn that says "%s", of one that died when it took it WHEN synthesized THEN it has ended after a moment', text => {
    project.write(text, 'cdktf.out', '.writing');
    const wait = jest.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    estate(1).synth();
    expect(wait.mock.calls.length).toBeGreaterThan(10);
    expect(project.has('cdktf.out', '.writing')).toBe(false);
  });

  test('GIVEN a turn of another that does not end WHEN synthesized THEN it is refused in the end, and nothing was written', () => {
    estate(1).synth();
    const before = state();
    project.write('1', 'cdktf.out', '.writing');
    const wait = jest.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    expect(() => estate(2).synth()).toThrow(/^HW5010 another synthesis at work: given process 1, which has been writing into .*cdktf.out for 60 s; allowed: one synthesis at a time\. Wait for it, or, if it does not run any more, remove \.writing from that folder\.$/);
    expect(wait.mock.calls.length).toBeGreaterThan(1000);
    disk.rmSync(project.out('.writing'));
    expect(state()).toEqual(before);
  });
});

describe('a disk that refuses', () => {
  const WRITES = ['writeFileSync', 'renameSync', 'mkdirSync'] as const;

  /** Runs on a disk that is full after so many changes; false when it was not met. */
  function fullAfter(changes: number, run: () => void): boolean {
    let left = changes;
    let met = false;
    for (const name of WRITES) {
      const real = disk[name] as (...args: unknown[]) => unknown;
      jest.spyOn(disk, name).mockImplementation(((...args: unknown[]) => {
        // The manifest is cdktf's own.
        if (!String(args[0]).endsWith('manifest.json') && left-- <= 0) {
          met = true;
          throw Object.assign(new Error(`ENOSPC: no space left on device, ${name} '${String(args[0])}'`), { code: 'ENOSPC', syscall: 'write' });
        }
        return real(...args);
      }) as never);
    }
    try {
      if (met) { return true; }
      run();
    } catch (error) {
      if (!met) { throw error; }
      expect((error as Error).message).toMatch(/HW5008 .*ENOSPC/);
    } finally {
      jest.restoreAllMocks();
    }
    return met;
  }

  test('GIVEN it is full at any moment WHEN synthesized THEN the lock is the old or the new one, and the next synth repairs the rest', () => {
    estate(3).synth();
    const [wanted, newLock] = [state(), project.read(LOCK_FILE)];
    disk.rmSync(project.out(), { recursive: true });
    disk.rmSync(project.at(LOCK_FILE));
    estate(1).synth();
    const [before, oldLock] = [state(), project.read(LOCK_FILE)];
    let stops = 0;
    for (let changes = 0; ; changes++) {
      if (!fullAfter(changes, () => estate(3).synth())) { break; }
      stops++;
      expect([oldLock, newLock]).toContain(project.read(LOCK_FILE));
      // What is deployed is known to the lock: never new files with the old lock.
      const after = state();
      if (project.read(LOCK_FILE) === oldLock) { expect(after['cdktf.out/stacks/lab/cdk.tf.json']).toBe(before['cdktf.out/stacks/lab/cdk.tf.json']); }
      estate(3).synth();
      expect(state()).toEqual(wanted);
      disk.rmSync(project.out(), { recursive: true });
      disk.rmSync(project.at(LOCK_FILE));
      estate(1).synth();
      expect(state()).toEqual(before);
    }
    expect(stops).toBeGreaterThan(10);
  });

  test('GIVEN no room for the report WHEN an App is refused THEN what was refused is told all the same', () => {
    const app = estate(1);
    app.node.addValidation({ validate: () => ['HW0000 no'] });
    const real = disk.writeFileSync;
    jest.spyOn(disk, 'writeFileSync').mockImplementation(((file: string, ...rest: [string]) => {
      if (String(file).includes('refused')) { throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' }); }
      real(file, ...rest);
    }) as never);
    expect(() => app.synth()).toThrow(/1 problem; nothing was written\.\n  HW0000 no\nThe report could not be written \(ENOSPC: no space left on device\); docs\/errors\.md/);
  });

  // Root may write anywhere: it becomes somebody else for the moment.
  const asNobody = (run: () => void) => {
    const isRoot = process.geteuid!() === 0;
    if (isRoot) { process.seteuid!(65534); }
    try { run(); } finally { if (isRoot) { process.seteuid!(0); } }
  };

  test.each<[string, () => string[], () => string[]]>([
    ['the output folder', () => [project.out()], () => []],
    ['the folder of a stack', () => [project.stack('lab')], () => [project.out(), project.out('stacks')]],
    ['the project, where the lock lies', () => [project.root], () => [project.out(), project.out('stacks'), project.stack('lab'), project.out('estate')]],
  ])('GIVEN %s is read-only WHEN synthesized THEN it is refused with HW5008, and nothing has changed', (_, closed, open) => {
    estate(1).synth();
    const before = state();
    for (const folder of open()) { fs.chmodSync(folder, 0o777); }
    for (const folder of closed()) { fs.chmodSync(folder, 0o555); }
    try {
      asNobody(() => expect(() => estate(2).synth()).toThrow(/^HW5008 output folder that cannot be written: given E(ACCES|PERM): /));
    } finally {
      for (const folder of closed()) { fs.chmodSync(folder, 0o755); }
    }
    const { [`.${LOCK_FILE}.new`]: __, ...after } = state();
    const content = (files: Record<string, string>) => Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith('artifacts.json') && name !== LOCK_FILE));
    expect(content(after)).toEqual(content(before));
  });

  test('GIVEN a lock that may not be read WHEN synthesized THEN it is told, and the file stays', () => {
    estate(1).synth();
    fs.chmodSync(project.at(LOCK_FILE), 0o000);
    asNobody(() => {
      const app = estate(1);
      expect(() => app.synth()).toThrow(/HW1401|HW5008|EACCES/);
    });
    fs.chmodSync(project.at(LOCK_FILE), 0o644);
    expect(Object.keys(project.json(LOCK_FILE).machines)).toEqual(['web0']);
  });
});

describe('unusual surroundings', () => {
  test.each(['with a blank', 'Häuser & Söhne', '日本語', 'it\'s "quoted"', '$HOME', '-rf', 'a%20b'])('GIVEN a project in a folder named %s WHEN synthesized THEN every byte is as elsewhere', name => {
    const folders = ['plain', name].map(folder => {
      project.write('{}', folder, 'cdktf.json');
      small.run(project.at(folder), {}, '2026-11-21');
      return filesBelow(project.at(folder));
    });
    expect(Object.keys(folders[1])).toContain(LOCK_FILE);
    expect(folders[1]).toEqual(folders[0]);
  });

  test('GIVEN a key with line ends of Windows WHEN synthesized THEN it is as without', () => {
    const written = (key: string) => { estate(1, Admin.sshKey('ops', key)).synth(); return project.read('cdktf.out', 'stacks', 'lab', 'cdk.tf.json'); };
    expect(written(`${KEY}\r\n`)).toBe(written(KEY));
  });
});
