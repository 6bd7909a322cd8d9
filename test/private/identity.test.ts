import * as fc from 'fast-check';
import { macNumberFrom, macNumberOf, macOf, numberFrom, serialFrom, shortHash } from '../../src/private/identity';

describe('identity by name', () => {
  // Worked out with Python's hashlib: a change here would give every machine of every estate another identity.
  test.each([
    ['web', 38879, '02:4b:5e:57:f6:eb', 'hw4b5e57f6eb2f42b903', '4b5e57f6'],
    ['git/net0', 89206, '02:e3:8c:57:23:04', 'hwe38c57230426c5caa3', 'e38c5723'],
  ])('GIVEN the name %s WHEN asked THEN number, MAC, serial and hash are the ones that they have always been', (name, number, mac, serial, hash) => {
    expect(numberFrom(name, 10000, 99999)).toBe(number);
    expect(macOf(macNumberFrom(name))).toBe(mac);
    expect(macNumberOf(mac)).toBe(macNumberFrom(name));
    expect(serialFrom(name)).toBe(serial);
    expect(shortHash(name)).toBe(hash);
    expect(shortHash(name, 3)).toBe(hash.slice(0, 3));
  });

  test('GIVEN any name and range WHEN asked THEN the number is whole and inside, the MAC is local and unicast, the serial fits', () => {
    fc.assert(fc.property(fc.string(), fc.nat(), fc.nat(), (name, minimum, span) => {
      const number = numberFrom(name, minimum, minimum + span);
      expect(Number.isInteger(number) && number >= minimum && number <= minimum + span).toBe(true);
      expect(macOf(macNumberFrom(name))).toMatch(/^02(:[0-9a-f]{2}){5}$/);
      expect(serialFrom(name)).toMatch(/^hw[0-9a-f]{18}$/);
    }));
  });

  test('GIVEN a MAC of another maker WHEN asked for its number THEN there is none', () => {
    expect(macNumberOf('52:54:00:00:00:01')).toBeUndefined();
    expect([macOf(0), macOf(2 ** 40 - 1)]).toEqual(['02:00:00:00:00:00', '02:ff:ff:ff:ff:ff']);
  });

  test('GIVEN a small range WHEN many names are asked THEN every number is given, both ends included', () => {
    const given = new Set(Array.from({ length: 500 }, (_, index) => numberFrom(`host-${index}`, 7, 16)));
    expect([...given].sort((a, b) => a - b)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  });
});
