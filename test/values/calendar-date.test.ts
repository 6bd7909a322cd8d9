import { ref, Token } from 'cdktf';
import * as fc from 'fast-check';
import { CalendarDate } from '../../src/values';

describe('CalendarDate', () => {
  test.each([
    ['2027-03-31', 2027, 3, 31],
    ['2028-02-29', 2028, 2, 29],
    ['2000-02-29', 2000, 2, 29],
    ['1970-01-01', 1970, 1, 1],
    ['9999-12-31', 9999, 12, 31],
  ])('%s', (text, year, month, day) => {
    const date = CalendarDate.of(text);
    expect([date.year, date.month, date.day, date.toString()]).toEqual([year, month, day, text]);
  });

  test.each([
    '2027-02-30', '2027-02-29', '2100-02-29', '2027-04-31', '2027-13-01', '2027-00-10', '2027-01-00', '2027-01-32', '1969-12-31', '0027-01-01',
    '2027-1-1', '27-01-01', '10000-01-01', '2027/01/01', '2027-01-01T00:00', '2027-01-01\n', ' 2027-01-01', '12027-01-01', '',
  ])('%j is refused', text => {
    expect(() => CalendarDate.of(text)).toThrow(`HW1103 malformed value: given date ${JSON.stringify(text)}; allowed: a day of the calendar as YYYY-MM-DD, from 1970-01-01 to 9999-12-31. Write year, month and day, such as 2027-03-31, and check that the month has that day.`);
  });

  test.each([
    [0, '1970-01-01'],
    [86399, '1970-01-01'],
    [86400, '1970-01-02'],
    [1806451199, '2027-03-30'],
    [1806451200, '2027-03-31'],
    [253402300799, '9999-12-31'],
  ])('the UTC day of second %d', (seconds, text) => expect(CalendarDate.ofEpochSeconds(seconds).toString()).toBe(text));

  test.each([-1, 0.5, 253402300800, NaN])('second %d is refused', seconds => {
    expect(() => CalendarDate.ofEpochSeconds(seconds)).toThrow(`HW1101 amount out of range: given moment in epoch seconds ${seconds}; allowed: a whole number from 0 to 253402300799. Give a moment in epoch seconds inside the range.`);
  });

  test.each([Token.asString(ref('var.day')), `2027-03-${Token.asString(ref('var.day'))}`, `2027-03-${Token.asNumber(ref('var.day'))}`])('a token is refused', text => {
    expect(() => CalendarDate.of(text)).toThrow(/^HW1107 .*; allowed: a value for the date that is known at synth\. /);
  });
  test('a token for seconds is refused', () => {
    expect(() => CalendarDate.ofEpochSeconds(Token.asNumber(ref('var.now')))).toThrow(/^HW1107 .*; allowed: a moment in epoch seconds that is known at synth\. /);
  });

  test.each([
    ['2027-03-31', '2027-03-30', true, false],
    ['2027-03-31', '2027-03-31', false, false],
    ['2027-03-31', '2027-04-01', false, true],
    ['2027-12-31', '2028-01-01', false, true],
    ['2027-10-01', '2027-09-30', true, false],
  ])('%s and %s', (day, other, after, before) => {
    expect(CalendarDate.of(day).isAfter(CalendarDate.of(other))).toBe(after);
    expect(CalendarDate.of(day).isBefore(CalendarDate.of(other))).toBe(before);
  });

  test('order and text follow the seconds', () => {
    const seconds = fc.integer({ min: 0, max: 253402300799 });
    fc.assert(fc.property(seconds, seconds, (a, b) => {
      const [first, second] = [CalendarDate.ofEpochSeconds(a), CalendarDate.ofEpochSeconds(b)];
      expect(first.isBefore(second)).toBe(Math.floor(a / 86400) < Math.floor(b / 86400));
      expect(first.isAfter(second)).toBe(Math.floor(a / 86400) > Math.floor(b / 86400));
      expect(CalendarDate.of(first.toString()).toString()).toBe(first.toString());
    }));
  });
});
