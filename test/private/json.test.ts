import * as fc from 'fast-check';
import { stableJson } from '../../src/private/json';

describe('stable JSON', () => {
  test('GIVEN keys in any order WHEN written THEN they are sorted at every depth, and lists keep their order', () => {
    expect(stableJson({ b: [3, { z: 1, a: 2 }], a: null, B: 'x' })).toBe('{\n  "B": "x",\n  "a": null,\n  "b": [\n    3,\n    {\n      "a": 2,\n      "z": 1\n    }\n  ]\n}\n');
  });

  test('GIVEN undefined WHEN written THEN the key is left out', () => {
    expect(stableJson({ a: undefined, b: 1 })).toBe('{\n  "b": 1\n}\n');
  });

  test('GIVEN any data WHEN its keys are reordered THEN the text is the same, and it reads back as the same data', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) { return value.map(reversed); }
      return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)])) : value;
    };
    fc.assert(fc.property(fc.jsonValue(), value => {
      expect(stableJson(reversed(value))).toBe(stableJson(value));
      expect(JSON.parse(stableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });
});
