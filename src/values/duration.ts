import { fail } from '../private/fail';
import { wholeNumber } from '../private/plain-value';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONGEST = 36500 * DAY;

/**
 * A length of time: a whole number of seconds from 1 second to 36500 days (about 100 years). A day is always 24 hours.
 */
export class Duration {
  /**
   * A duration in seconds.
   *
   * Throws HW1101 for anything but a whole number from 1 to 3153600000, HW1107 for a Terraform token.
   *
   * @param amount whole number of seconds
   */
  public static seconds(amount: number): Duration {
    return new Duration(wholeNumber(amount, 'duration in seconds', 1, LONGEST));
  }

  /**
   * A duration in minutes of 60 seconds.
   *
   * Throws HW1101 for anything but a whole number from 1 to 52560000, HW1107 for a Terraform token.
   *
   * @param amount whole number of minutes
   */
  public static minutes(amount: number): Duration {
    return new Duration(wholeNumber(amount, 'duration in minutes', 1, LONGEST / MINUTE) * MINUTE);
  }

  /**
   * A duration in hours of 60 minutes.
   *
   * Throws HW1101 for anything but a whole number from 1 to 876000, HW1107 for a Terraform token.
   *
   * @param amount whole number of hours
   */
  public static hours(amount: number): Duration {
    return new Duration(wholeNumber(amount, 'duration in hours', 1, LONGEST / HOUR) * HOUR);
  }

  /**
   * A duration in days of 24 hours.
   *
   * Throws HW1101 for anything but a whole number from 1 to 36500, HW1107 for a Terraform token.
   *
   * @param amount whole number of days
   */
  public static days(amount: number): Duration {
    return new Duration(wholeNumber(amount, 'duration in days', 1, LONGEST / DAY) * DAY);
  }

  private constructor(private readonly amount: number) {}

  /** The duration as a whole number of seconds. */
  public toSeconds(): number {
    return this.amount;
  }

  /** The duration as a whole number of minutes. Throws HW1102 when it is not a multiple of 1 minute. */
  public toMinutes(): number {
    return this.whole(MINUTE, 'minutes');
  }

  /** The duration as a whole number of hours. Throws HW1102 when it is not a multiple of 1 hour. */
  public toHours(): number {
    return this.whole(HOUR, 'hours');
  }

  /** The duration as a whole number of days. Throws HW1102 when it is not a multiple of 24 hours. */
  public toDays(): number {
    return this.whole(DAY, 'days');
  }

  /**
   * Whether this duration is as long as the other one, or longer.
   *
   * @param other the duration to compare with
   */
  public isAtLeast(other: Duration): boolean {
    return this.amount >= other.amount;
  }

  /**
   * -1 when this duration is shorter than the other one, 0 when both are the same, 1 when it is longer.
   *
   * @param other the duration to compare with
   */
  public compareTo(other: Duration): number {
    return Math.sign(this.amount - other.amount);
  }

  /** The duration as Go and Terraform read it, in hours, minutes and seconds: `5m`, `1h30m`, `336h`. They know no days. */
  public toGoDuration(): string {
    return written(this.amount, [[HOUR, 'h'], [MINUTE, 'm'], [1, 's']]);
  }

  /** The duration as people and Prometheus read it, in days, hours, minutes and seconds: `14d`, `1d12h`, `5m`. */
  public toString(): string {
    return written(this.amount, [[DAY, 'd'], [HOUR, 'h'], [MINUTE, 'm'], [1, 's']]);
  }

  private whole(unit: number, name: string): number {
    if (this.amount % unit !== 0) {
      fail({ code: 'HW1102', given: `duration ${this}`, allowed: `a whole number of ${name}`, remedy: `Write it with Duration.${name}(), so that nothing has to be rounded.` });
    }
    return this.amount / unit;
  }
}

/** Units from the largest to the smallest; those with nothing in them are left out. */
function written(seconds: number, units: [number, string][]): string {
  let rest = seconds;
  return units.map(([unit, letter]) => {
    const count = Math.floor(rest / unit);
    rest %= unit;
    return count > 0 ? `${count}${letter}` : '';
  }).join('');
}
