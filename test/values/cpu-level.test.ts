import { CpuLevel } from '../../src/values';

describe('CpuLevel', () => {
  const levels = [CpuLevel.V1, CpuLevel.V2, CpuLevel.V3, CpuLevel.V4];

  test('has four levels with their names', () => {
    expect(levels.map(level => level.level)).toEqual([1, 2, 3, 4]);
    expect(levels.map(String)).toEqual(['x86-64-v1', 'x86-64-v2', 'x86-64-v3', 'x86-64-v4']);
  });

  test.each(levels)('%s runs what it and lower levels need', level => {
    expect(levels.filter(other => level.isAtLeast(other))).toEqual(levels.slice(0, level.level));
  });
});
