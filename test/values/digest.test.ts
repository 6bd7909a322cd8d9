import { createHash } from 'crypto';
import { ref, Token } from 'cdktf';
import { Digest, DigestAlgorithm } from '../../src/values';

const SHA256 = createHash('sha256').update('hostwright').digest('hex');
const SHA512 = createHash('sha512').update('hostwright').digest('hex');

describe('Digest', () => {
  test.each([
    [`sha256:${SHA256}`, DigestAlgorithm.SHA256, SHA256],
    [`sha512:${SHA512}`, DigestAlgorithm.SHA512, SHA512],
  ])('%s', (text, algorithm, hex) => {
    const digests = [Digest.of(text), Digest.of(text.toUpperCase())];
    expect(digests.map(digest => [digest.algorithm, digest.hex, digest.toString()])).toEqual([[algorithm, hex, text], [algorithm, hex, text]]);
  });

  test('the names are those that the text begins with', () => {
    expect([DigestAlgorithm.SHA256, DigestAlgorithm.SHA512]).toEqual(['sha256', 'sha512']);
  });

  test.each([
    SHA256, `sha256:${SHA512}`, `sha512:${SHA256}`, `sha1:${'a'.repeat(40)}`, `md5:${'a'.repeat(32)}`, `sha256:${SHA256.slice(1)}`, `sha256:${SHA256}0`,
    `sha256:${'g'.repeat(64)}`, `sha256=${SHA256}`, `sha256:${SHA256}\n`, ` sha256:${SHA256}`, 'sha256:', '',
  ])('%j is refused', text => {
    const given = JSON.stringify(text);
    const start = given.length > 120 ? `${given.slice(0, 117)}...` : given;
    expect(() => Digest.of(text)).toThrow(`HW1103 malformed value: given digest ${start}; allowed: sha256: and 64 hexadecimal digits, or sha512: and 128. Take the line from the publisher's checksum file; MD5 and SHA-1 prove nothing.`);
  });

  test.each([Token.asString(ref('x.sum')), `sha256:${Token.asString(ref('x.sum'))}`, `sha256:${Token.asNumber(ref('x.sum'))}`])('a token is refused', text => {
    expect(() => Digest.of(text)).toThrow(/^HW1107 .*; allowed: a value for the digest that is known at synth\. /);
  });
});
