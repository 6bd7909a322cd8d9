import { hash } from 'crypto';

/** Identity starts from the hash of a name, never from the construct path: wrapping a machine changes nothing. */
function digestOf(name: string): Buffer {
  return hash('sha256', name, 'buffer');
}

/** A whole number from `minimum` to `maximum`, spread evenly by the hash of the name. */
export function numberFrom(name: string, minimum: number, maximum: number): number {
  return minimum + digestOf(name).readUIntBE(0, 6) % (maximum - minimum + 1);
}

/** A locally administered MAC address: `02` and 40 bits of the hash. */
export function macFrom(name: string): string {
  return `02:${digestOf(name).subarray(0, 5).toString('hex').match(/../g)!.join(':')}`;
}

/** A disk serial of 20 characters, the most that a virtio disk shows its guest. */
export function serialFrom(name: string): string {
  return `hw${digestOf(name).toString('hex').slice(0, 18)}`;
}

/** The first characters of the hash, to tell versions of one thing apart. */
export function shortHash(text: string, length = 8): string {
  return digestOf(text).toString('hex').slice(0, length);
}
