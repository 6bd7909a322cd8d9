import { gunzipSync } from 'zlib';
import { gzipBase64 } from '../../src/private/gzip';

const compressed = (text: string) => Buffer.from(gzipBase64(text), 'base64');
/** Characters by a simple generator: the same on every run. */
function mixed(length: number, alphabet: number): string {
  let seed = length + alphabet;
  return Array.from({ length }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return String.fromCharCode(33 + seed % alphabet);
  }).join('');
}

test.each<[string, string]>([
  ['nothing', ''],
  ['one byte', 'a'],
  ['less than a repetition', 'abc'],
  ['a repetition that reaches into itself', 'x'.repeat(1000)],
  ['repetitions of the longest length', 'abcd'.repeat(20000)],
  ['letters beyond ASCII', 'größe ✓ 😀\n'.repeat(40)],
  ['a repetition just near enough', `begin${mixed(32768 - 5, 90)}begin`],
  ['a repetition too far away', `begin${mixed(40000, 90)}begin`],
  ['every byte that a text has', Array.from({ length: 0x800 }, (_, code) => String.fromCharCode(code)).join('')],
])('GIVEN %s WHEN compressed THEN zlib reads it back', (_, text) => {
  expect(gunzipSync(compressed(text)).toString('utf8')).toBe(text);
});

test('GIVEN many lengths and alphabets WHEN compressed THEN zlib reads all of them back', () => {
  for (let length = 0; length < 300; length++) {
    const text = mixed(length * 7, 1 + length % 60);
    expect(gunzipSync(compressed(text)).toString('utf8')).toBe(text);
  }
});

test('GIVEN a text WHEN compressed THEN the bytes are these, on every machine', () => {
  expect(gzipBase64('hostwright hostwright')).toBe('H4sIAAAAAAAA/8vILy4pL8pMzyhRQDABu/hdZhUAAAA=');
  expect([...compressed('hostwright').subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
});

test('GIVEN a document of many like lines WHEN compressed THEN it shrinks to a few per cent', () => {
  const lines = Array.from({ length: 1000 }, (_, line) => `  - { address: 10.0.${line % 256}.7/24, permitted: true }\n`).join('');
  expect(compressed(lines).length).toBeLessThan(lines.length / 5);
});
