import * as fs from 'fs';
import * as path from 'path';
import { ROOT } from '../../scripts/lib/examples';
import { flagsTable } from '../../scripts/lib/flags-table';
import { withSection } from '../../scripts/lib/markdown';
import { FeatureFlags } from '../../src';
import { FLAGS } from '../model/declared-flags';

describe('the table of flags', () => {
  test('has a row for each', () => {
    expect(flagsTable(FLAGS)).toEqual([
      '| Flag | Since | What changes where it is on | Recommended |',
      '|---|---|---|---|',
      '| `quietSerial` | 1.2.0 | Machines get no serial device. | `true` |',
      '| `widerDisks` | 1.3.0 | Disks \\| and more. | `false` |',
    ]);
  });

  test('says that there is none where there is none', () => {
    expect(flagsTable([])).toEqual(['There is none yet: no default has changed since the last major release.']);
  });

  test('stands in docs/upgrading.md as the code has it', () => {
    const page = fs.readFileSync(path.join(ROOT, 'docs', 'upgrading.md'), 'utf8');
    expect(withSection(page, 'feature-flags', flagsTable(FeatureFlags.all))).toBe(page);
    expect(withSection(page, 'feature-flags', flagsTable(FLAGS))).not.toBe(page);
  });
});
