/**
 * The hash functions that a checksum may use.
 */
export enum DigestAlgorithm {
  /** SHA-256: 64 hexadecimal digits. */
  SHA256 = 'sha256',

  /** SHA-512: 128 hexadecimal digits. */
  SHA512 = 'sha512',
}
