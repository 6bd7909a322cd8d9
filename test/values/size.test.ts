import { ref, Token } from 'cdktf';
import * as fc from 'fast-check';
import { Size } from '../../src/values';

describe('Size', () => {
  test.each([
    [Size.mebibytes(1), 1, '1 MiB'],
    [Size.mebibytes(512), 512, '512 MiB'],
    [Size.mebibytes(1023), 1023, '1023 MiB'],
    [Size.mebibytes(1024), 1024, '1 GiB'],
    [Size.mebibytes(1536), 1536, '1536 MiB'],
    [Size.gibibytes(1), 1024, '1 GiB'],
    [Size.gibibytes(64), 65536, '64 GiB'],
    [Size.gibibytes(1024), 1048576, '1 TiB'],
    [Size.gibibytes(1025), 1049600, '1025 GiB'],
    [Size.tebibytes(2), 2097152, '2 TiB'],
    [Size.mebibytes(1073741824), 1073741824, '1024 TiB'],
    [Size.gibibytes(1048576), 1073741824, '1024 TiB'],
    [Size.tebibytes(1024), 1073741824, '1024 TiB'],
  ])('%s has its MiB and its text', (size, mebibytes, text) => {
    expect(size.toMebibytes()).toBe(mebibytes);
    expect(size.toString()).toBe(text);
  });

  test.each([
    [Size.gibibytes(64), 64],
    [Size.mebibytes(2048), 2],
    [Size.tebibytes(3), 3072],
  ])('%s in GiB', (size, gibibytes) => expect(size.toGibibytes()).toBe(gibibytes));

  test.each([
    [() => Size.mebibytes(0), 'HW1101 amount out of range: given size in MiB 0; allowed: a whole number from 1 to 1073741824. Give a size in MiB inside the range.'],
    [() => Size.mebibytes(1073741825), 'HW1101 amount out of range: given size in MiB 1073741825; allowed: a whole number from 1 to 1073741824. '],
    [() => Size.gibibytes(1.5), 'HW1101 amount out of range: given size in GiB 1.5; allowed: a whole number from 1 to 1048576. Give a size in GiB inside the range.'],
    [() => Size.gibibytes(1048577), 'HW1101 amount out of range: given size in GiB 1048577; '],
    [() => Size.gibibytes(NaN), 'HW1101 amount out of range: given size in GiB NaN; '],
    [() => Size.gibibytes('4' as unknown as number), 'HW1101 amount out of range: given size in GiB "4"; '],
    [() => Size.tebibytes(-1), 'HW1101 amount out of range: given size in TiB -1; allowed: a whole number from 1 to 1024. Give a size in TiB inside the range.'],
    [() => Size.tebibytes(1025), 'HW1101 amount out of range: given size in TiB 1025; '],
    [() => Size.mebibytes(1536).toGibibytes(), 'HW1102 not a whole number of the unit: given size 1536 MiB; allowed: a whole number of GiB. Give a multiple of 1024 MiB, or write it with Size.gibibytes().'],
  ])('refusal %#', (build, message) => expect(build).toThrow(message));

  test.each([
    ['MiB', (amount: number) => Size.mebibytes(amount)],
    ['GiB', (amount: number) => Size.gibibytes(amount)],
    ['TiB', (amount: number) => Size.tebibytes(amount)],
  ])('a token in %s is refused', (unit, build) => {
    expect(() => build(Token.asNumber(ref('data.x.y')))).toThrow(`; allowed: a size in ${unit} that is known at synth. Write the value itself`);
    expect(() => build(Token.asNumber(ref('data.x.y')))).toThrow('HW1107');
  });

  test.each([
    [Size.mebibytes(1023), Size.gibibytes(1), -1],
    [Size.mebibytes(1024), Size.gibibytes(1), 0],
    [Size.tebibytes(1), Size.gibibytes(1023), 1],
  ])('%s compared to %s is %d', (size, other, expected) => {
    expect(size.compareTo(other)).toBe(expected);
    expect(size.isAtLeast(other)).toBe(expected >= 0);
  });

  const amounts = fc.integer({ min: 1, max: 1048576 });
  test('the factories agree with each other', () => fc.assert(fc.property(amounts, gibibytes => {
    expect(Size.gibibytes(gibibytes).toGibibytes()).toBe(gibibytes);
    expect(Size.mebibytes(gibibytes * 1024).toGibibytes()).toBe(gibibytes);
    expect(Size.gibibytes(gibibytes).compareTo(Size.mebibytes(gibibytes * 1024))).toBe(0);
  })));
  test('the text names the whole amount', () => fc.assert(fc.property(fc.integer({ min: 1, max: 1073741824 }), mebibytes => {
    const [amount, unit] = Size.mebibytes(mebibytes).toString().split(' ');
    expect(Number(amount) * { MiB: 1, GiB: 1024, TiB: 1048576 }[unit]!).toBe(mebibytes);
  })));
});
