import * as fs from 'fs';
import * as path from 'path';

const ROOT = path.join(__dirname, '..');
const ROWS = fs.readFileSync(path.join(ROOT, 'docs', 'pain-points.md'), 'utf8').split('\n').filter(line => /^\| [0-9]+ \|/.test(line)).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));

test('GIVEN the page WHEN counted THEN it has every complaint, in order', () => {
  expect(ROWS.map(([number]) => Number(number))).toEqual(Array.from({ length: 36 }, (_, at) => at + 1));
  expect(ROWS.filter(row => row.length !== 5 || row.slice(0, 4).includes(''))).toEqual([]);
});

test.each(ROWS.map(([number,,,, shown]) => [number, shown]))('GIVEN complaint %s WHEN looked up THEN a test of that name answers it', (_, shown) => {
  const [, file, name] = /^`(test\/[^`]+\.test\.ts)` (.+)$/.exec(shown)!;
  // Names stand there as source, where a quote in them is escaped.
  expect(fs.readFileSync(path.join(ROOT, file), 'utf8').replaceAll('\\\'', '\'')).toContain(name);
});
