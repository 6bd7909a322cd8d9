import { ref, Token } from 'cdktf';
import { TimeOfDay } from '../../src/values';

describe('TimeOfDay', () => {
  test.each([
    ['00:00', 0, 0],
    ['02:05', 2, 5],
    ['19:30', 19, 30],
    ['23:59', 23, 59],
  ])('%s', (text, hour, minute) => {
    const time = TimeOfDay.of(text);
    expect([time.hour, time.minute, time.toString()]).toEqual([hour, minute, text]);
  });

  test.each(['24:00', '12:60', '2:00', '02:0', '02:00:00', '0200', ' 02:00', '02:00\n', '-1:00', '', '２2:00'])('%j is refused', text => {
    expect(() => TimeOfDay.of(text)).toThrow(`HW1103 malformed value: given time of day ${JSON.stringify(text)}; allowed: HH:MM from 00:00 to 23:59. Write hours and minutes with two digits each, such as 02:00.`);
  });

  test.each([Token.asString(ref('var.at')), `${Token.asString(ref('var.hour'))}:00`, `${Token.asNumber(ref('var.hour'))}:00`])('a token is refused', text => {
    expect(() => TimeOfDay.of(text)).toThrow(/^HW1107 .*; allowed: a value for the time of day that is known at synth\. Write the value itself/);
  });

  test('an unset variable is refused', () => {
    expect(() => TimeOfDay.of(undefined as unknown as string)).toThrow('HW1103 malformed value: given time of day undefined; ');
  });
});
