import { reportOf } from '../../scripts/lib/baseline/break';
import { snapshotOf } from '../../scripts/lib/baseline/estate-snapshot';
import { refusalToReplace, staleness } from '../../scripts/lib/baseline/release';

const BREAK = { where: 'code HW1203', what: '"duplicate host name" is gone' };

describe('what the gate says', () => {
  test('nothing where nothing broke', () => {
    expect([reportOf([], undefined), reportOf([], '1.0.0')]).toEqual([undefined, undefined]);
  });

  test('before the first release: how a break is accepted', () => {
    expect(reportOf([BREAK], undefined)).toBe([
      '1 break since the committed baseline:',
      '  code HW1203: "duplicate host name" is gone',
      'Take it back; or, as long as nothing is released, accept it: `npm run baseline`, in the same commit.',
    ].join('\n'));
  });

  test('after it: that a flag is the way', () => {
    expect(reportOf([BREAK, BREAK], '1.2.0')).toBe([
      '2 breaks since release 1.2.0:',
      '  code HW1203: "duplicate host name" is gone',
      '  code HW1203: "duplicate host name" is gone',
      'Take it back, or put it behind a flag (docs/upgrading.md). What a major release may bring is accepted by `npm run baseline -- --release <next major>`, in the same commit.',
    ].join('\n'));
  });
});

test.each<[string, string | undefined, string | undefined, number, string | undefined]>([
  ['freely before the first release', undefined, undefined, 7, undefined],
  ['by the first release, whatever broke before', undefined, '1.0.0', 7, undefined],
  ['by the next minor release', '1.2.9', '1.10.0', 0, undefined],
  ['by the next patch', '1.2.9', '1.2.10', 0, undefined],
  ['by the next major release, with breaks', '1.2.9', '2.0.0', 7, undefined],
  ['not by a minor release with breaks', '1.2.9', '1.3.0', 1, 'Release 1.3.0 must not break what 1.2.9 promised; a major release may.'],
  ['not without a release', '1.2.9', undefined, 0, 'The baseline is that of release 1.2.9. Say which release replaces it: npm run baseline -- --release <version>.'],
  ['not by the same release', '1.2.9', '1.2.9', 0, 'Release 1.2.9 does not come after 1.2.9.'],
  ['not by an older release', '2.0.0', '1.9.9', 0, 'Release 1.9.9 does not come after 2.0.0.'],
  ['not by no version', undefined, 'next', 0, '"next" is no version such as 1.2.0.'],
  ['not by an empty one', undefined, '', 0, '"" is no version such as 1.2.0.'],
])('a baseline is replaced %s', (_, last, next, breaks, refusal) => {
  expect(refusalToReplace(last, next, breaks)).toBe(refusal);
});

test.each<[string, string | undefined, string, string | undefined]>([
  ['of none before the first release', undefined, '## [Unreleased]\n', undefined],
  ['of the last release', '1.2.0', '## [Unreleased]\n\n## [1.2.0] - 2027-01-01\n\n## [1.1.0]\n', undefined],
  ['of the major release that is being made', '2.0.0', '## [1.2.0]\n', undefined],
  ['not of none after a release', undefined, '## [1.2.0]\n', 'CHANGELOG.md has release 1.2.0, and the baseline is of none: npm run baseline -- --release 1.2.0.'],
  ['not of the last but one', '1.1.0', '## [1.2.0]\n\n## [1.1.0]\n', 'CHANGELOG.md has release 1.2.0, and the baseline is that of 1.1.0: npm run baseline -- --release 1.2.0.'],
  ['not of a minor release to come', '1.3.0', '## [1.2.0]\n', 'CHANGELOG.md has release 1.2.0, and the baseline is that of 1.3.0: npm run baseline -- --release 1.2.0.'],
  ['not of a release that is not out', '1.0.0', '## [Unreleased]\n', 'The baseline is that of release 1.0.0, and CHANGELOG.md has none.'],
])('the committed baseline is %s', (_, release, changelog, problem) => {
  expect(staleness(release, changelog)).toBe(problem);
});

describe('a snapshot', () => {
  const FILE = 'proxmox_virtual_environment_file';

  test('holds what replaces, by the facts of the provider, and nothing else', () => {
    const document = {
      resource: { [FILE]: { A_1: { content_type: 'snippets', node_name: 'pve1', overwrite: true, source_raw: { file_name: 'a.yaml', data: 'x' }, depends_on: ['b'], provider: 'proxmox.c' } } },
      provider: { proxmox: [{ endpoint: 'https://pve.example' }] },
    };
    expect(snapshotOf(document)).toEqual({
      [`${FILE}.A_1`]: { 'content_type': 'snippets', 'node_name': 'pve1', 'source_raw': 'given', 'source_raw.data': 'x', 'source_raw.file_name': 'a.yaml' },
    });
  });

  test('holds a long text by its digest, which differs where the text does', () => {
    const dataOf = (data: string) => Object.values(snapshotOf({ resource: { [FILE]: { A_1: { source_raw: { data } } } } }))[0]['source_raw.data'];
    expect(dataOf('x'.repeat(160))).toBe('x'.repeat(160));
    expect(dataOf('x'.repeat(161))).toMatch(/^sha256:[0-9a-f]{64} of 161 characters$/);
    expect(dataOf('x'.repeat(161))).not.toBe(dataOf('y'.repeat(161)));
  });

  test('leaves out what Terraform ignores, and all of it where all is ignored', () => {
    const attributesOf = (ignored: unknown) => Object.values(snapshotOf({ resource: { [FILE]: { A_1: { node_name: 'pve1', source_raw: { data: 'x' }, lifecycle: { ignore_changes: ignored } } } } }))[0];
    expect(attributesOf(['source_raw[0].data'])).toEqual({ 'node_name': 'pve1', 'source_raw': 'given', 'lifecycle.ignore_changes.source_raw.data': true });
    expect(attributesOf('all')).toEqual({ 'lifecycle.ignore_changes.all': true });
  });

  test('is sorted, whatever the order of the document', () => {
    const one = snapshotOf({ output: { b: {}, a: {} }, resource: { [FILE]: { B: { node_name: 'x', content_type: 'y' }, A: { content_type: 'y', node_name: 'x' } } } });
    const other = snapshotOf({ resource: { [FILE]: { A: { node_name: 'x', content_type: 'y' }, B: { content_type: 'y', node_name: 'x' } } }, output: { a: {}, b: {} } });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});
