import { fail } from '../private/fail';
import { wholeNumber } from '../private/plain-value';

const MEBIBYTES_PER_GIBIBYTE = 1024;
const MEBIBYTES_PER_TEBIBYTE = 1024 * 1024;
const LARGEST = 1024 * MEBIBYTES_PER_TEBIBYTE;

/**
 * An amount of memory or storage, in binary units: a whole number of MiB from 1 MiB to 1 PiB.
 */
export class Size {
  /**
   * A size in MiB (1024 * 1024 bytes).
   *
   * Throws HW1101 for anything but a whole number from 1 to 1073741824, HW1107 for a Terraform token.
   *
   * @param amount whole number of MiB
   */
  public static mebibytes(amount: number): Size {
    return new Size(wholeNumber(amount, 'size in MiB', 1, LARGEST));
  }

  /**
   * A size in GiB (1024 MiB).
   *
   * Throws HW1101 for anything but a whole number from 1 to 1048576, HW1107 for a Terraform token.
   *
   * @param amount whole number of GiB
   */
  public static gibibytes(amount: number): Size {
    return new Size(wholeNumber(amount, 'size in GiB', 1, LARGEST / MEBIBYTES_PER_GIBIBYTE) * MEBIBYTES_PER_GIBIBYTE);
  }

  /**
   * A size in TiB (1024 GiB).
   *
   * Throws HW1101 for anything but a whole number from 1 to 1024, HW1107 for a Terraform token.
   *
   * @param amount whole number of TiB
   */
  public static tebibytes(amount: number): Size {
    return new Size(wholeNumber(amount, 'size in TiB', 1, LARGEST / MEBIBYTES_PER_TEBIBYTE) * MEBIBYTES_PER_TEBIBYTE);
  }

  private constructor(private readonly amount: number) {}

  /** The size as a whole number of MiB. */
  public toMebibytes(): number {
    return this.amount;
  }

  /**
   * The size as a whole number of GiB.
   *
   * Throws HW1102 when the size is not a multiple of 1 GiB: nothing is ever rounded.
   */
  public toGibibytes(): number {
    if (this.amount % MEBIBYTES_PER_GIBIBYTE !== 0) {
      fail({ code: 'HW1102', given: `size ${this}`, allowed: 'a whole number of GiB', remedy: 'Give a multiple of 1024 MiB, or write it with Size.gibibytes().' });
    }
    return this.amount / MEBIBYTES_PER_GIBIBYTE;
  }

  /**
   * Whether this size is as large as the other one, or larger.
   *
   * @param other the size to compare with
   */
  public isAtLeast(other: Size): boolean {
    return this.amount >= other.amount;
  }

  /**
   * -1 when this size is smaller than the other one, 0 when both are the same, 1 when it is larger.
   *
   * @param other the size to compare with
   */
  public compareTo(other: Size): number {
    return Math.sign(this.amount - other.amount);
  }

  /** The size in the largest unit that keeps it whole, such as `64 GiB` or `1536 MiB`. */
  public toString(): string {
    if (this.amount % MEBIBYTES_PER_TEBIBYTE === 0) return `${this.amount / MEBIBYTES_PER_TEBIBYTE} TiB`;
    if (this.amount % MEBIBYTES_PER_GIBIBYTE === 0) return `${this.amount / MEBIBYTES_PER_GIBIBYTE} GiB`;
    return `${this.amount} MiB`;
  }
}
