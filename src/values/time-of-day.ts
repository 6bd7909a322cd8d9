import { matched } from './text';

const GRAMMAR = {
  what: 'time of day',
  pattern: /^([01][0-9]|2[0-3]):([0-5][0-9])$/,
  allowed: 'HH:MM from 00:00 to 23:59',
  remedy: 'Write hours and minutes with two digits each, such as 02:00.',
};

/**
 * A time of day to the minute, on a 24-hour clock and without a time zone: the zone is that of whatever runs at this time.
 */
export class TimeOfDay {
  /**
   * Reads a time such as `02:00`.
   *
   * Throws HW1103 when the text is not HH:MM from 00:00 to 23:59, HW1107 for a Terraform token.
   *
   * @param text hours and minutes with two digits each
   */
  public static of(text: string): TimeOfDay {
    const [, hour, minute] = matched(text, GRAMMAR);
    return new TimeOfDay(text, Number(hour), Number(minute));
  }

  private constructor(
    // Private, so that no object literal passes for a value.
    private readonly text: string,
    /** Hour of the day, 0 to 23. */
    public readonly hour: number,
    /** Minute of the hour, 0 to 59. */
    public readonly minute: number,
  ) {}

  /** The time as `HH:MM`. */
  public toString(): string {
    return this.text;
  }
}
