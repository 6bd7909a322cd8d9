/* eslint-disable no-bitwise -- compression is about bits */
import { crc32 } from 'zlib';

/** Longest and shortest repetition, and how far back it may lie (RFC 1951). */
const LONGEST = 258;
const SHORTEST = 4;
const FARTHEST = 32768;
/** No time, and an operating system that nobody knows: the same header everywhere (RFC 1952). */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const HASH_BITS = 13;

/** First length and first distance of each code, and how many bits follow the code. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const DISTANCES = Array.from({ length: 30 }, (_, code) => code < 4 ? code + 1 : ((2 + code % 2) << distanceBits(code)) + 1);

const CODE_OF_LENGTH = Uint8Array.from({ length: LONGEST + 1 }, (_, length) => length < LENGTHS[0] ? 0 : codeOf(LENGTHS, length));

/** The fixed codes of bytes and lengths, as they are written: a code, other than a number, begins with its highest bit. */
const SYMBOLS = Uint16Array.from({ length: 288 }, (_, symbol) => {
  if (symbol < 144) { return reversed(0x30 + symbol, 8); }
  if (symbol < 256) { return reversed(0x190 + symbol - 144, 9); }
  return symbol < 280 ? reversed(symbol - 256, 7) : reversed(0xc0 + symbol - 280, 8);
});

/**
 * A text compressed with gzip, in base64. The bytes depend on the text alone: those of Node differ by its version and by the processor,
 * and a machine would be changed by whoever applies it elsewhere.
 */
export function gzipBase64(text: string): string {
  const input = Buffer.from(text, 'utf8');
  const trailer = Buffer.allocUnsafe(8);
  trailer.writeUInt32LE(crc32(input), 0);
  trailer.writeUInt32LE(input.length, 4);
  return Buffer.concat([HEADER, deflated(input), trailer]).toString('base64');
}

/** Where four bytes stood last, by their hash; used for one text after the other. */
const PLACES = new Int32Array(1 << HASH_BITS);

/** One block with the fixed codes of RFC 1951. Of the places where the next four bytes stood before, only the last is looked at. */
function deflated(input: Buffer): Buffer {
  const bits = new Bits(input.length);
  const places = PLACES.fill(-1);
  const last = input.length - SHORTEST;
  bits.put(0b011, 3);
  for (let at = 0; at < input.length;) {
    const slot = at <= last ? hashAt(input, at) : -1;
    const place = slot < 0 ? -1 : places[slot];
    const length = place < 0 || at - place > FARTHEST ? 0 : sharedLength(input, place, at);
    const end = at + (length < SHORTEST ? 1 : length);
    if (length < SHORTEST) { bits.putSymbol(input[at]); } else { bits.putRepetition(length, at - place); }
    for (; at < end; at++) {
      if (at <= last) { places[hashAt(input, at)] = at; }
    }
  }
  bits.putSymbol(256);
  return bits.toBuffer();
}

function hashAt(input: Buffer, at: number): number {
  return Math.imul(input.readInt32LE(at), 0x9e3779b1) >>> (32 - HASH_BITS);
}

function sharedLength(input: Buffer, place: number, at: number): number {
  const most = Math.min(LONGEST, input.length - at);
  let length = 0;
  while (length < most && input[place + length] === input[at + length]) { length++; }
  return length;
}

function reversed(code: number, width: number): number {
  let result = 0;
  for (let bit = 0; bit < width; bit++) { result = result << 1 | code >>> bit & 1; }
  return result;
}

function lengthBits(code: number): number {
  return code < 8 || code === 28 ? 0 : Math.floor(code / 4) - 1;
}

function distanceBits(code: number): number {
  return code < 4 ? 0 : Math.floor(code / 2) - 1;
}

/** Where a value belongs in a list of first values. */
function codeOf(firsts: readonly number[], value: number): number {
  let code = firsts.length - 1;
  while (firsts[code] > value) { code--; }
  return code;
}

/** Bits, the lowest of each byte first. */
class Bits {
  private readonly bytes: Buffer;
  private length = 0;
  private pending = 0;
  private count = 0;

  /** @param most bytes that are compressed: each takes nine bits at most, and the ends of the block two bytes */
  constructor(most: number) {
    this.bytes = Buffer.allocUnsafe(Math.ceil(most * 9 / 8) + 2);
  }

  public put(value: number, width: number): void {
    this.pending |= value << this.count;
    this.count += width;
    for (; this.count >= 8; this.count -= 8, this.pending >>>= 8) { this.bytes[this.length++] = this.pending & 255; }
  }

  /** A byte, the end (256), or a length (257 and on). */
  public putSymbol(symbol: number): void {
    this.put(SYMBOLS[symbol], symbol < 144 || symbol >= 280 ? 8 : symbol < 256 ? 9 : 7);
  }

  public putRepetition(length: number, distance: number): void {
    const long = CODE_OF_LENGTH[length];
    const far = codeOf(DISTANCES, distance);
    this.putSymbol(257 + long);
    this.put(length - LENGTHS[long], lengthBits(long));
    this.put(reversed(far, 5), 5);
    this.put(distance - DISTANCES[far], distanceBits(far));
  }

  public toBuffer(): Buffer {
    if (this.count > 0) { this.put(0, 8 - this.count); }
    return this.bytes.subarray(0, this.length);
  }
}
