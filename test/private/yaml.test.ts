import { spawnSync } from 'child_process';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { plainYaml, UnsafeText } from '../../src/private/plain-yaml';
import { yaml11 } from '../../src/private/yaml';

/** Texts that a YAML 1.1 parser takes for something else when nobody quotes them. */
const TRAPS = [
  '23:00', '02:00', '1:30:45', '190:20:30', 'yes', 'Yes', 'NO', 'on', 'Off', 'y', 'n', 'true', 'False', 'null', '~', '', ' ', 'NULL',
  '0644', '010', '0x1F', '0b11', '0o17', '1_000', '1e3', '1.5', '.5', '.inf', '-.INF', '.nan', '+1', '-0', '685_230.15',
  '2026-11-21', '2026-11-21 10:00:00', '2026-11-21T10:00:00Z', '=', '<<', '-', '- a', '? a', ': a', 'a: b', 'a #b', '#a', '*a', '&a', '!a', '!!str a', '%a', '@a', '`a', '|', '>', '[a', '{a', ']', '}', ',',
  '"', '\'', 'it\'s', 'a\nb', 'a\n', '\na', 'a\n\nb\n\n', ' a', 'a ', '\ta', 'a\tb', '---', '...', 'a\\b', '\u0085', '\u2028', '\u00a0', '\ufeff', '\u0007', '\u001b[0m', '🙂', '${var.x}', '{{ jinja }}', '{% if %}',
];

const PYTHON = spawnSync('python3', ['-c', 'import yaml']).status === 0;

/** What PyYAML, the parser of Ansible and cloud-init, makes of documents. */
function readByPython(documents: string[]): unknown[] {
  const script = 'import json,sys,yaml\njson.dump([yaml.safe_load(d) for d in json.load(sys.stdin)], sys.stdout, allow_nan=False)';
  const run = spawnSync('python3', ['-c', script], { input: JSON.stringify(documents), encoding: 'utf8', maxBuffer: 268435456, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
  if (run.status !== 0) { throw new Error(run.stderr); }
  return JSON.parse(run.stdout);
}

describe.each([['yaml11', yaml11], ['plainYaml', plainYaml]])('%s, whoever writes it', (_, write) => {
  test.each(TRAPS)('GIVEN the text %j WHEN written and read as 1.1 THEN it is that text, as value and as key', text => {
    expect(parse(write({ value: text }), { version: '1.1' })).toEqual({ value: text });
    expect(parse(write({ [text]: 1 }), { version: '1.1' })).toEqual({ [text]: 1 });
  });

  if (!PYTHON) { console.warn('SKIPPED: python3 with PyYAML is not installed, so no other parser has read our YAML'); }
  const judged = PYTHON ? test : test.skip;

  judged('GIVEN every trap WHEN PyYAML reads it THEN it is the same text, as value, in a list and as key', () => {
    const data = TRAPS.map(text => ({ value: text, list: [text, [text]], [text]: 1 }));
    expect(readByPython(data.map(write))).toEqual(data);
  });

  judged('GIVEN any data WHEN PyYAML reads it THEN it is the same data', () => {
    // Lone surrogates are no text, and whole numbers beyond 2^53 are none in JSON.
    const text = fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'grapheme' }), fc.string(), fc.array(fc.constantFrom('a', ' b', '', '- c', 'd: e', '#f', '\tg'), { maxLength: 4 }).map(lines => lines.map(line => `${line}\n`).join('')));
    const { value } = fc.letrec(tie => ({
      value: fc.oneof({ maxDepth: 4 }, text, fc.boolean(), fc.constant(null), fc.integer(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(text.filter(key => key !== '__proto__'), tie('value'), { maxKeys: 4 })),
    }));
    const samples = fc.sample(value, 600).map(sample => ({ value: JSON.parse(JSON.stringify(sample)) }));
    expect(readByPython(samples.map(write))).toEqual(samples);
  });
});

describe('plain YAML', () => {
  test('GIVEN what is often in an inventory WHEN written THEN people can read it', () => {
    const pem = '-----BEGIN X-----\nab+/cd==\n-----END X-----\n';
    expect(plainYaml({ host: '10.0.0.1', on: true, gone: undefined, empty: {}, list: [{ name: 'ssh', ports: [22] }, 'x', []], pem, jinja: new UnsafeText('{{ a }}') }))
      .toBe(`host: "10.0.0.1"\n"on": true\nempty: {}\nlist:\n  - name: ssh\n    ports:\n      - 22\n  - x\n  - []\npem: |\n  ${pem.trim().replaceAll('\n', '\n  ')}\njinja: !unsafe "{{ a }}"\n`);
  });
});

describe('plain YAML, where its own grammar ends', () => {
  test.each([[1e21, '1.0e+21'], [-1e-7, '-1.0e-7'], [1.5e300, '1.5e+300'], [12, '12'], [-0.25, '-0.25'], [123456789012345680000, '123456789012345680000']])('GIVEN the number %d WHEN written THEN it is %s, a number also to YAML 1.1', (value, text) => {
    expect(plainYaml({ value })).toBe(`value: ${text}\n`);
  });

  test('GIVEN a key that is too long to be looked for WHEN written THEN it is told of, wherever it stands', () => {
    const key = 'k'.repeat(1100);
    const data = { [key]: 1, list: [{ [key]: ['x'], after: true }], inner: { [key]: { a: 'a\nb\n' } } };
    expect(plainYaml({ [key]: 1 })).toBe(`? ${key}\n: 1\n`);
    expect(parse(plainYaml(data), { version: '1.1' })).toEqual(data);
    if (PYTHON) { expect(readByPython([plainYaml(data)])).toEqual([data]); }
  });

  test('GIVEN half of a character WHEN written THEN the rest of the document can still be read', () => {
    expect(plainYaml({ value: 'a\ud83d', other: '🎉 \\ud83d' })).toBe('value: "a\ufffd"\nother: "🎉 \\\\ud83d"\n');
  });
});

describe('YAML 1.1', () => {
  test('GIVEN a time of day and a yes WHEN written THEN they are quoted', () => {
    expect(yaml11({ at: '23:00', reboot: 'yes', mode: '0644', on: true, count: 3 })).toBe('at: "23:00"\nreboot: "yes"\nmode: "0644"\n"on": true\ncount: 3\n');
  });

  test('GIVEN long lines, keys in an order of their own and one object twice WHEN written THEN nothing is folded, sorted or aliased', () => {
    const shared = { a: 1 };
    const text = yaml11({ z: 'word '.repeat(100).trim(), a: shared, b: shared });
    expect(text).toBe(`z: ${'word '.repeat(100).trim()}\na:\n  a: 1\nb:\n  a: 1\n`);
  });

  const judged = PYTHON ? test : test.skip;

  judged('GIVEN YAML 1.2 WHEN PyYAML reads it THEN the traps do bite: the judge can tell', () => {
    expect(readByPython(['at: 23:00', 'on: yes', 'mode: 0644'])).toEqual([{ at: 1380 }, { true: true }, { mode: 420 }]);
  });
});
