import { malformed, matched } from './text';
import { wholeNumber } from '../private/plain-value';

const GRAMMAR = {
  what: 'date',
  pattern: /^(19[7-9][0-9]|[2-9][0-9]{3})-([0-9]{2})-([0-9]{2})$/,
  allowed: 'a day of the calendar as YYYY-MM-DD, from 1970-01-01 to 9999-12-31',
  remedy: 'Write year, month and day, such as 2027-03-31, and check that the month has that day.',
};
const LAST_SECOND = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

/**
 * A day of the Gregorian calendar from 1970-01-01 to 9999-12-31, without a time and without a time zone.
 */
export class CalendarDate {
  /**
   * Reads a date such as `2027-03-31`.
   *
   * Throws HW1103 when the text is not YYYY-MM-DD or the calendar has no such day (2027-02-30), HW1107 for a Terraform token.
   *
   * @param text year with four digits, month and day with two each
   */
  public static of(text: string): CalendarDate {
    const [, year, month, day] = matched(text, GRAMMAR).map(Number);
    const date = new CalendarDate(year, month, day);
    // Date rolls a day that does not exist over into another month.
    if (utcDay(Date.UTC(year, month - 1, day)) !== date.toString()) {
      malformed(text, GRAMMAR);
    }
    return date;
  }

  /**
   * The UTC day in which a moment lies, as `SOURCE_DATE_EPOCH` gives it.
   *
   * Throws HW1101 for anything but a whole number from 0 to 253402300799, HW1107 for a Terraform token.
   *
   * @param seconds whole seconds since 1970-01-01T00:00:00Z
   */
  public static ofEpochSeconds(seconds: number): CalendarDate {
    return CalendarDate.of(utcDay(wholeNumber(seconds, 'moment in epoch seconds', 0, LAST_SECOND) * 1000));
  }

  private constructor(
    /** Year, 1970 to 9999. */
    public readonly year: number,
    /** Month, 1 to 12. */
    public readonly month: number,
    /** Day of the month, 1 to 31. */
    public readonly day: number,
  ) {}

  /**
   * Whether this day comes later than the other one; a day is not after itself.
   *
   * @param other the day to compare with
   */
  public isAfter(other: CalendarDate): boolean {
    return this.order > other.order;
  }

  /**
   * Whether this day comes earlier than the other one; a day is not before itself.
   *
   * @param other the day to compare with
   */
  public isBefore(other: CalendarDate): boolean {
    return this.order < other.order;
  }

  private get order(): number {
    return (this.year * 100 + this.month) * 100 + this.day;
  }

  /** The date as `YYYY-MM-DD`, which also sorts as text. */
  public toString(): string {
    return [this.year, this.month, this.day].map(part => String(part).padStart(2, '0')).join('-');
  }
}

function utcDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
