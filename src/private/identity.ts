import { hash } from 'crypto';

/** Identity starts from the hash of a name, never from the construct path: wrapping a machine changes nothing. */
function digestOf(name: string): Buffer {
  return hash('sha256', name, 'buffer');
}

/** A whole number from `minimum` to `maximum`, spread evenly by the hash of the name. */
export function numberFrom(name: string, minimum: number, maximum: number): number {
  return minimum + digestOf(name).readUIntBE(0, 6) % (maximum - minimum + 1);
}

/** A whole number from 0 up to a count, spread evenly by the hash of the name: for ranges that are larger than a number holds. */
export function largeNumberFrom(name: string, count: bigint): bigint {
  return BigInt(`0x${hash('sha256', name)}`) % count;
}

/** The last of the 40 bits that a MAC address of the library has after its `02`. */
export const LAST_MAC_NUMBER = 2 ** 40 - 1;

/** The 40 bits of a MAC address by the hash of a name. */
export function macNumberFrom(name: string): number {
  return digestOf(name).readUIntBE(0, 5);
}

/** A locally administered MAC address: `02` and 40 bits. */
export function macOf(number: number): string {
  return `02:${number.toString(16).padStart(10, '0').match(/../g)!.join(':')}`;
}

/** The 40 bits of a MAC address that begins with `02`; undefined for another. */
export function macNumberOf(mac: string): number | undefined {
  return mac.startsWith('02:') ? parseInt(mac.slice(3).replaceAll(':', ''), 16) : undefined;
}

/** A disk serial of 20 characters, the most that a virtio disk shows its guest. */
export function serialFrom(name: string): string {
  return `hw${hash('sha256', name).slice(0, 18)}`;
}

/** The first characters of the hash, to tell versions of one thing apart. */
export function shortHash(text: string, length = 8): string {
  return hash('sha256', text).slice(0, length);
}
