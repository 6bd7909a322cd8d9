import * as fs from 'fs';
import * as path from 'path';
import { temporaryFolder } from './fixture';
import { GUEST_LINT } from '../../scripts/verify/guest-lint';
import { GUEST_PLAY } from '../../scripts/verify/guest-play';
import { INVENTORY_PROPERTY } from '../../scripts/verify/inventory-property';
import { UP_PLAY } from '../../scripts/verify/up-play';

jest.mock('../../scripts/guest/tools', () => ({ ansibleTools: () => 'python3 is not installed' }));

const folder = temporaryFolder();

/** A role that says it is played. */
function repository(): { repository: string; programs: [] } {
  const role = path.join(folder(), 'roles', 'hostwright_swap');
  for (const [file, text] of [['meta/argument_specs.yml', 'argument_specs:\n  main:\n    short_description: Swap\n'], ['vars/main.yml', 'hostwright_swap_proof:\n  apt: played\n']]) {
    fs.mkdirSync(path.dirname(path.join(role, file)), { recursive: true });
    fs.writeFileSync(path.join(role, file), text);
  }
  return { repository: folder(), programs: [] };
}

test('GIVEN no Python WHEN roles are linted THEN each of their files is skipped with the reason', () => {
  const skipped = ['meta/argument_specs.yml', 'vars/main.yml'].map(file => ({ file: `roles/hostwright_swap/${file}`, reason: 'python3 is not installed' }));
  expect(GUEST_LINT.run(repository())).toEqual({ files: 0, items: 0, findings: [], skipped });
});

test('GIVEN no Python WHEN roles are played THEN each of them is skipped with the reason', () => {
  expect(GUEST_PLAY.run(repository())).toEqual({ files: 0, items: 0, findings: [], skipped: [{ file: 'hostwright_swap', reason: 'python3 is not installed' }] });
});

test('GIVEN no Python WHEN a project is to be brought up THEN each of its files is skipped with the reason', () => {
  const file = path.join('test', 'cli', 'up-project', 'main.ts');
  fs.mkdirSync(path.dirname(path.join(folder(), file)), { recursive: true });
  fs.writeFileSync(path.join(folder(), file), '');
  expect(UP_PLAY.run({ repository: folder(), programs: [] })).toEqual({ files: 0, items: 0, findings: [], skipped: [{ file, reason: 'python3 is not installed' }] });
});

test('GIVEN no Python WHEN inventories are read THEN each estate is skipped with the reason', () => {
  const skipped = [1, 2, 3].map(number => ({ file: `estate ${number}`, reason: 'python3 is not installed' }));
  expect(INVENTORY_PROPERTY.run(repository())).toEqual({ files: 0, items: 0, findings: [], skipped });
});
