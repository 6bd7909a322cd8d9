import { ref, Token } from 'cdktf';
import * as fc from 'fast-check';
import { Duration } from '../../src/values';

describe('Duration', () => {
  test.each([
    [Duration.seconds(1), 1, '1s', '1s'],
    [Duration.seconds(90), 90, '1m30s', '1m30s'],
    [Duration.minutes(5), 300, '5m', '5m'],
    [Duration.minutes(90), 5400, '1h30m', '1h30m'],
    [Duration.seconds(3601), 3601, '1h1s', '1h1s'],
    [Duration.hours(4), 14400, '4h', '4h'],
    [Duration.hours(36), 129600, '36h', '1d12h'],
    [Duration.days(14), 1209600, '336h', '14d'],
    [Duration.days(365), 31536000, '8760h', '365d'],
    [Duration.seconds(90061), 90061, '25h1m1s', '1d1h1m1s'],
    [Duration.days(36500), 3153600000, '876000h', '36500d'],
  ])('%s has its seconds, its Go text and its text', (duration, seconds, go, text) => {
    expect(duration.toSeconds()).toBe(seconds);
    expect(duration.toGoDuration()).toBe(go);
    expect(duration.toString()).toBe(text);
  });

  test('conversions are exact', () => {
    expect(Duration.days(2).toHours()).toBe(48);
    expect(Duration.days(2).toMinutes()).toBe(2880);
    expect(Duration.hours(72).toDays()).toBe(3);
    expect(Duration.seconds(120).toMinutes()).toBe(2);
  });

  test.each([
    [() => Duration.seconds(0), 'HW1101 amount out of range: given duration in seconds 0; allowed: a whole number from 1 to 3153600000. Give a duration in seconds inside the range.'],
    [() => Duration.seconds(3153600001), 'given duration in seconds 3153600001; '],
    [() => Duration.minutes(0.5), 'HW1101 amount out of range: given duration in minutes 0.5; allowed: a whole number from 1 to 52560000. '],
    [() => Duration.minutes(52560001), 'given duration in minutes 52560001; '],
    [() => Duration.hours(-1), 'HW1101 amount out of range: given duration in hours -1; allowed: a whole number from 1 to 876000. '],
    [() => Duration.hours(876001), 'given duration in hours 876001; '],
    [() => Duration.days(Infinity), 'HW1101 amount out of range: given duration in days Infinity; allowed: a whole number from 1 to 36500. '],
    [() => Duration.days(36501), 'given duration in days 36501; '],
    [() => Duration.seconds(90).toMinutes(), 'HW1102 not a whole number of the unit: given duration 1m30s; allowed: a whole number of minutes. Write it with Duration.minutes(), so that nothing has to be rounded.'],
    [() => Duration.minutes(90).toHours(), 'HW1102 not a whole number of the unit: given duration 1h30m; allowed: a whole number of hours. Write it with Duration.hours(), '],
    [() => Duration.hours(36).toDays(), 'HW1102 not a whole number of the unit: given duration 1d12h; allowed: a whole number of days. Write it with Duration.days(), '],
  ])('refusal %#', (build, message) => expect(build).toThrow(message));

  test.each([
    ['seconds', (amount: number) => Duration.seconds(amount)],
    ['minutes', (amount: number) => Duration.minutes(amount)],
    ['hours', (amount: number) => Duration.hours(amount)],
    ['days', (amount: number) => Duration.days(amount)],
  ])('a token in %s is refused', (unit, build) => {
    expect(() => build(Token.asNumber(ref('data.x.y')))).toThrow('HW1107');
    expect(() => build(Token.asNumber(ref('data.x.y')))).toThrow(`; allowed: a duration in ${unit} that is known at synth. `);
  });

  test.each([
    [Duration.minutes(59), Duration.hours(1), -1],
    [Duration.hours(24), Duration.days(1), 0],
    [Duration.seconds(61), Duration.minutes(1), 1],
  ])('%s compared to %s is %d', (duration, other, expected) => {
    expect(duration.compareTo(other)).toBe(expected);
    expect(duration.isAtLeast(other)).toBe(expected >= 0);
  });

  test('both texts add up to the seconds, with each unit below the next', () => fc.assert(fc.property(fc.integer({ min: 1, max: 3153600000 }), seconds => {
    const weight: Record<string, number> = { d: 86400, h: 3600, m: 60, s: 1 };
    const total = (text: string) => [...text.matchAll(/(\d+)([dhms])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * weight[unit], 0);
    const duration = Duration.seconds(seconds);
    expect(total(duration.toString())).toBe(seconds);
    expect(total(duration.toGoDuration())).toBe(seconds);
    expect(duration.toString()).toMatch(/^(\d+d)?((1?\d|2[0-3])h)?([1-5]?\dm)?([1-5]?\ds)?$/);
    expect(duration.toGoDuration()).toMatch(/^(\d+h)?([1-5]?\dm)?([1-5]?\ds)?$/);
  })));
});
