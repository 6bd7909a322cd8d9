import * as fs from 'fs';
import * as path from 'path';
import { temporaryFolder } from './fixture';
import { DOCS } from '../../scripts/verify/docs';
import { runJudges } from '../../scripts/verify/run-judges';

const folder = temporaryFolder();

/** A repository whose check says that a document is stale when a line of it was edited, or what else it is told. */
function repository(app = CHECK): { repository: string; programs: [] } {
  fs.mkdirSync(path.join(folder(), 'scripts'));
  fs.mkdirSync(path.join(folder(), 'docs'));
  fs.writeFileSync(path.join(folder(), 'docs', 'a.md'), 'as the code says\n');
  fs.writeFileSync(path.join(folder(), 'README.md'), '');
  fs.writeFileSync(path.join(folder(), 'package.json'), '{}');
  fs.writeFileSync(path.join(folder(), 'scripts', 'app.mjs'), app);
  return { repository: folder(), programs: [] };
}

const CHECK = `
import fs from 'node:fs';
if (process.argv.slice(2).join(' ') !== 'scripts/docs.ts --check' || !fs.existsSync('package.json')) { throw new Error('unexpected'); }
const stale = fs.readFileSync('docs/a.md', 'utf8') !== 'as the code says\\n';
console.log(stale ? 'stale: docs/a.md' : '1 documents are as the code says.');
process.exitCode = stale ? 1 : 0;
`;

test('documents that are as the code says; its planted mistake is refused and the repository is left alone', () => {
  const lines: string[] = [];
  expect(runJudges([DOCS], repository(), line => lines.push(line))).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(lines).toEqual(['passed   docs: 1 file, 1 item, 1 planted mistake refused']);
  expect(fs.readFileSync(path.join(folder(), 'docs', 'a.md'), 'utf8')).toBe('as the code says\n');
});

test('a stale document is a finding', () => {
  const outputs = repository();
  fs.writeFileSync(path.join(folder(), 'docs', 'a.md'), 'of yesterday\n');
  expect(DOCS.run(outputs)).toEqual({ files: 1, items: 1, findings: ['stale: docs/a.md'], skipped: [] });
});

test.each([['breaks', 'throw new Error(\'no such page\');', 'no such page'], ['says nothing', '', 'scripts/docs.ts: ']])('a check that %s is no verdict', (_, app, message) => {
  expect(() => DOCS.run(repository(app))).toThrow(message);
});

test('a check that never finds anything is found out', () => {
  const lines: string[] = [];
  runJudges([DOCS], repository('console.log("3 documents are as the code says.");'), line => lines.push(line));
  expect(lines[1]).toBe('         it accepted a planted mistake: a line that no code wrote');
});
