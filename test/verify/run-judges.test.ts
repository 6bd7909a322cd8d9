import { judge, temporaryFolder, written } from './fixture';
import { Judge, Verdict } from '../../scripts/verify/judge';
import { runJudges } from '../../scripts/verify/run-judges';

const folder = temporaryFolder();

function outcome(judges: Judge[], files: Record<string, [string, string]> = { 'a.txt': ['tool', 'good'] }): { tally: string; lines: string[] } {
  const lines: string[] = [];
  const { passed, failed, skipped } = runJudges(judges, written(folder(), files), line => lines.push(line));
  return { tally: `${passed} passed, ${failed} failed, ${skipped} skipped`, lines };
}

function saying(verdict: Partial<Verdict>): Judge {
  return judge({ run: () => ({ files: 1, items: 1, findings: [], skipped: [], ...verdict }) });
}

describe('a judge', () => {
  test('passes on good files, and tells how many it judged', () => {
    expect(outcome([judge()])).toEqual({ tally: '1 passed, 0 failed, 0 skipped', lines: ['passed   a judge: 1 file, 1 item, 1 planted mistake refused'] });
  });

  test('fails on a bad file, and tells which', () => {
    expect(outcome([judge()], { 'a.txt': ['tool', 'bad'], 'b.txt': ['tool', 'good'] })).toEqual({
      tally: '0 passed, 1 failed, 0 skipped',
      lines: ['FAILED   a judge: 2 files, 2 items, 1 problem', '         a.txt is bad'],
    });
  });

  test.each<[string, Judge, string]>([
    ['no file', saying({ files: 0 }), 'judged 0 files, and the indices list 1 that tool reads'],
    ['no item in a file', saying({ items: 0 }), 'there was nothing to judge'],
    ['no file, where no index tells how many', judge({ readBy: undefined, run: () => ({ files: 0, items: 0, findings: [], skipped: [] }) }), 'there was nothing to judge'],
  ])('fails on %s', (_, one, problem) => {
    expect(outcome([one])).toMatchObject({ tally: expect.stringContaining('1 failed'), lines: expect.arrayContaining([`         ${problem}`]) });
  });

  test('fails on fewer files than the indices list for its reader', () => {
    const { tally, lines } = outcome([judge()], { 'a.txt': ['tool', 'good'], 'unread.bin': ['tool', 'good'] });
    expect(tally).toBe('0 passed, 1 failed, 0 skipped');
    expect(lines).toContain('         judged 1 file, and the indices list 2 that tool reads');
  });

  test('fails when it accepts its planted mistake', () => {
    expect(outcome([saying({})])).toMatchObject({
      tally: '0 passed, 1 failed, 0 skipped',
      lines: [expect.anything(), '         it accepted a planted mistake: the word bad'],
    });
  });

  test('fails when no mistake is planted for it', () => {
    expect(outcome([judge({ planted: [] })]).lines).toContain('         no mistake is planted for it, so it proves nothing');
  });

  test('fails when it breaks, on outputs and on a planted mistake', () => {
    const broken = (): never => { throw new Error('no such tool'); };
    expect(outcome([judge({ run: broken })]).lines).toContain('         no such tool');
    const plant = { mistake: 'the word bad', plant: broken };
    expect(outcome([judge({ planted: [plant] })]).lines).toContain('         it broke on a planted mistake (the word bad): no such tool');
  });

  test('tells the first of very many problems', () => {
    const { lines } = outcome([saying({ findings: Array.from({ length: 40 }, (_, at) => `problem ${at}`) })]);
    expect(lines).toHaveLength(27);
    expect(lines.at(-1)).toMatch(/and 15 more$/);
  });

  test('does not keep the others from judging', () => {
    expect(outcome([saying({ findings: ['bad'] }), judge()]).tally).toBe('1 passed, 1 failed, 0 skipped');
  });
});

describe('what is not judged', () => {
  const skipped = [{ file: 'a.txt', reason: 'the tool is not installed' }];

  test('is skipped aloud, and no planted mistake is asked for', () => {
    expect(outcome([saying({ files: 0, items: 0, skipped })])).toEqual({
      tally: '0 passed, 0 failed, 1 skipped',
      lines: ['SKIPPED  a judge: the tool is not installed (1 file not judged: a.txt)'],
    });
  });

  test('is told once for each reason', () => {
    const files = ['a', 'b', 'c', 'd'].map(file => ({ file, reason: 'the registry is far' }));
    expect(outcome([saying({ files: 0, items: 0, skipped: [...skipped, ...files] })]).lines).toEqual([
      'SKIPPED  a judge: the tool is not installed (1 file not judged: a.txt)',
      'SKIPPED  a judge: the registry is far (4 files not judged: a, b, c ...)',
    ]);
  });

  test('makes a judge skipped that judged the rest, and its planted mistake counts', () => {
    const files = { 'a.txt': ['tool', 'good'], 'b.bin': ['tool', 'good'] } as Record<string, [string, string]>;
    const half = judge({ run: outputs => ({ ...judge().run(outputs), skipped }) });
    expect(outcome([half], files)).toMatchObject({
      tally: '0 passed, 0 failed, 1 skipped',
      lines: [expect.stringMatching(/^SKIPPED /), expect.stringMatching(/^passed {3}a judge: 1 file, 1 item, 1 planted mistake refused/)],
    });
    expect(outcome([saying({ skipped })], files).tally).toBe('0 passed, 1 failed, 0 skipped');
  });

  test('does not hide a finding', () => {
    expect(outcome([saying({ files: 0, items: 0, findings: ['b.txt is bad'], skipped })]).tally).toBe('0 passed, 1 failed, 0 skipped');
  });

  test('is also what no judge reads, unless people do', () => {
    expect(outcome([judge()], { 'a.txt': ['tool', 'good'], 'rules.yml': ['prometheus', ''], 'estate.json': ['people and auditors', ''] })).toMatchObject({
      tally: '1 passed, 0 failed, 1 skipped',
      lines: [expect.anything(), 'SKIPPED  1 file read by prometheus (web/site/rules.yml): there is no judge for them'],
    });
  });
});

test('a program that wrote nothing is a failure', () => {
  const { tally, lines } = outcome([], {});
  expect(tally).toBe('0 passed, 1 failed, 0 skipped');
  expect(lines).toEqual(['FAILED   web: no index lists a file']);
});
