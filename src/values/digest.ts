import { DigestAlgorithm } from './digest-algorithm';
import { matched } from './text';

const GRAMMAR = {
  what: 'digest',
  pattern: /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/i,
  allowed: 'sha256: and 64 hexadecimal digits, or sha512: and 128',
  remedy: 'Take the line from the publisher\'s checksum file; MD5 and SHA-1 prove nothing.',
};

/**
 * The checksum of a file, such as an image that is downloaded.
 */
export class Digest {
  /**
   * Reads a digest such as `sha256:` and 64 hexadecimal digits; capitals are taken and rewritten.
   *
   * Throws HW1103 for another algorithm or a wrong number of digits, HW1107 for a Terraform token.
   *
   * @param text algorithm, colon, hexadecimal digits
   */
  public static of(text: string): Digest {
    const canonical = matched(text, GRAMMAR)[0].toLowerCase();
    const [name, hex] = canonical.split(':');
    return new Digest(canonical, name === 'sha256' ? DigestAlgorithm.SHA256 : DigestAlgorithm.SHA512, hex);
  }

  private constructor(
    // Private, so that no object literal passes for a value.
    private readonly text: string,
    /** The hash function. */
    public readonly algorithm: DigestAlgorithm,
    /** The checksum in lower-case hexadecimal digits: 64 for SHA-256, 128 for SHA-512. */
    public readonly hex: string,
  ) {}

  /** Algorithm, colon and digits, such as `sha256:9f86...`. */
  public toString(): string {
    return this.text;
  }
}
