import * as fs from 'fs';
import * as path from 'path';
import { Program } from '../support/program';
import { filesBelow, Project } from '../support/project';
import { smallEstate, SmallEstateOptions } from '../support/small-estate';

const project = Project.forEachTest();
const ASKED = { asOf: '2026-11-21' };

/** Every file of a synth in a folder of its own, cdktf's manifest included. */
function synthesized(options: SmallEstateOptions = ASKED, folder = 'project'): Record<string, string> {
  project.write('{}', folder, 'cdktf.json');
  process.chdir(project.at(folder));
  smallEstate(options).synth();
  const files = filesBelow(project.at(folder, 'cdktf.out'));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['manifest.json', 'stacks/estate/artifacts.json', 'stacks/estate/cdk.tf.json', 'stacks/estate/estate.json', 'stacks/estate/notes/own.txt']));
  process.chdir(project.root);
  fs.rmSync(project.at(folder), { recursive: true });
  return files;
}

describe('two synths of one program', () => {
  afterEach(() => {
    jest.useRealTimers();
    delete process.env.SOURCE_DATE_EPOCH;
  });

  test('GIVEN two folders WHEN synthesized THEN every byte is the same, and neither folder is named anywhere', () => {
    const one = synthesized(ASKED, 'here');
    expect(synthesized(ASKED, path.join('somewhere', 'deep', 'else'))).toEqual(one);
    for (const text of Object.values(one)) { expect(text).not.toContain(project.root); }
  });

  test('GIVEN different times and a date of the estate WHEN synthesized THEN every byte is the same', () => {
    const written = ['2026-11-21T00:00:00Z', '2026-11-21T23:59:59.999Z', '2041-02-03T04:05:06Z', '1999-12-31T23:59:59Z'].map(now => {
      jest.useFakeTimers({ now: new Date(now) });
      return synthesized();
    });
    for (const files of written) { expect(files).toEqual(written[0]); }
    expect(written[0]['stacks/estate/estate.json']).toContain('"asOf": "2026-11-21"');
  });

  test('GIVEN SOURCE_DATE_EPOCH set, other or unset, and a date of the estate WHEN synthesized THEN every byte is the same', () => {
    const unset = synthesized();
    for (const epoch of ['0', '1795219200', '4102444800']) {
      process.env.SOURCE_DATE_EPOCH = epoch;
      expect(synthesized()).toEqual(unset);
    }
  });

  test('GIVEN no date of the estate WHEN synthesized on two days THEN every byte is the same, and no date is written', () => {
    const written = ['2026-11-21T12:00:00Z', '2026-12-24T12:00:00Z'].map(now => {
      jest.useFakeTimers({ now: new Date(now) });
      return synthesized({});
    });
    expect(written[1]).toEqual(written[0]);
    expect(written[0]['stacks/estate/estate.json']).not.toContain('asOf');
    for (const text of Object.values(written[0])) { expect(text).not.toMatch(/2026-1[12]-/); }
  });

  test('GIVEN props in another order WHEN synthesized THEN every byte is the same', () => {
    expect(synthesized({ ...ASKED, reordered: true })).toEqual(synthesized());
  });

  test('GIVEN another date of the estate WHEN synthesized THEN the bytes differ: the comparison can tell', () => {
    expect(synthesized({ asOf: '2026-11-22' })).not.toEqual(synthesized());
  });

  test('GIVEN one App object WHEN synthesized twice THEN every byte is the same', () => {
    const app = smallEstate(ASKED);
    app.synth();
    const first = filesBelow(project.out());
    app.synth();
    expect(filesBelow(project.out())).toEqual(first);
  });
});

describe('two synths in two processes', () => {
  test('GIVEN other time zones, languages and hosts\' settings WHEN synthesized THEN every byte is the same', () => {
    const program = new Program('synth-small-estate.ts');
    const settings: Record<string, string | undefined>[] = [
      { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
      { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', LC_ALL: undefined, HOME: '/nonexistent', USER: 'somebody', HOSTNAME: 'elsewhere' },
    ];
    const written = settings.map((setting, index) => {
      const folder = `p${index}`;
      project.write('{}', folder, 'cdktf.json');
      program.run(project.at(folder), setting, '2026-11-21');
      return filesBelow(project.at(folder, 'cdktf.out'));
    });
    expect(Object.keys(written[0]).length).toBeGreaterThan(4);
    for (const files of written) { expect(files).toEqual(written[0]); }
    expect(written[0]).toEqual(synthesized());
  });
});
