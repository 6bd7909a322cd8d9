import { ref, Token } from 'cdktf';
import * as fc from 'fast-check';
import { Labels } from '../../src/values';

const KEY_GRAMMAR = '1 to 63 of a-z, 0-9, "_", "." and "-", the first a letter or a digit';
const TOO_LONG = 'a'.repeat(64);

describe('Labels', () => {
  test('are sorted by key, whatever the order they were given in', () => {
    const labels = Labels.of({ tier: 'front', critical: 'true', team: 'web' });
    expect(Object.entries(labels.entries)).toEqual([['critical', 'true'], ['team', 'web'], ['tier', 'front']]);
    expect(labels.toString()).toBe('critical=true, team=web, tier=front');
  });

  test('become tags', () => {
    expect(Labels.of({ 'team': 'web', 'critical': 'true', 'edge': '', 'debug': 'false', 'a.b_c': '1.2' }).toTags())
      .toEqual(['a.b_c-1.2', 'critical', 'debug-false', 'edge', 'team-web']);
    expect(Labels.of({ 'team': 'a-b', 'team-a': 'b' }).toTags()).toEqual(['team-a-b']);
    expect(Labels.of({ 'ab': '', 'a': 'z', 'a-b': 'true' }).toTags()).toEqual(['a-b', 'a-z', 'ab']);
  });

  test('may be none', () => {
    expect([Labels.none().entries, Labels.none().toTags(), Labels.none().toString()]).toEqual([{}, [], '']);
    expect(Labels.of({}).entries).toEqual({});
  });

  test('merge: the other wins, and neither changes', () => {
    const [ours, theirs] = [Labels.of({ team: 'web', tier: 'front' }), Labels.of({ team: 'db', site: 'fra' })];
    expect(ours.mergedWith(theirs).entries).toEqual({ site: 'fra', team: 'db', tier: 'front' });
    expect(theirs.mergedWith(ours).entries).toEqual({ site: 'fra', team: 'web', tier: 'front' });
    expect([ours.entries, theirs.entries]).toEqual([{ team: 'web', tier: 'front' }, { team: 'db', site: 'fra' }]);
  });

  test('do not follow what happens to the given or the returned record', () => {
    const given = { team: 'web' };
    const labels = Labels.of(given);
    given.team = 'db';
    labels.entries.team = 'db';
    expect(labels.entries).toEqual({ team: 'web' });
  });

  test.each(['Team', 'a b', '_a', '.a', '-a', 'ä', '', 'a\n', 'a=b', TOO_LONG])('key %j is refused', key => {
    expect(() => Labels.of({ ok: 'ok', [key]: 'web' })).toThrow(`HW1108 malformed label: given label key ${JSON.stringify(key)}; allowed: ${KEY_GRAMMAR}. Write the key in lower case, such as team.`);
  });

  test.each(['Web', 'a b', '-a', 'ä', 'web\n', 'a/b', TOO_LONG])('value %j is refused', value => {
    expect(() => Labels.of({ ok: 'ok', team: value })).toThrow(`HW1108 malformed label: given label team ${JSON.stringify(value)}; allowed: nothing, or ${KEY_GRAMMAR}. Write the value in lower case, such as web.`);
  });

  test('an unset value is refused', () => {
    expect(() => Labels.of({ team: undefined as unknown as string })).toThrow('HW1108 malformed label: given label team undefined; ');
  });

  test('63 characters are allowed, and names that objects have of their own', () => {
    const longest = 'a'.repeat(63);
    expect(Labels.of({ [longest]: longest, constructor: 'x' }).entries).toEqual({ [longest]: longest, constructor: 'x' });
  });

  test('tokens are refused as values, keys and whole maps', () => {
    for (const text of [Token.asString(ref('x.team')), `web-${Token.asString(ref('x.team'))}`, `web${Token.asNumber(ref('x.count'))}`]) {
      expect(() => Labels.of({ team: text })).toThrow(/^HW1107 .*; allowed: a value for the label team that is known at synth\. /);
      expect(() => Labels.of({ [text]: 'web' })).toThrow(/^HW1107 .*; allowed: a value for the label key that is known at synth\. /);
    }
    expect(() => Labels.of(Token.asStringMap(ref('x.labels')))).toThrow(/^HW1107 .*; allowed: a set of labels that is known at synth\. /);
  });

  test('the order of the given record changes nothing', () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,8}$/);
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(word, word), { selector: ([key]) => key }), pairs => {
      const [one, two] = [Labels.of(Object.fromEntries(pairs)), Labels.of(Object.fromEntries([...pairs].reverse()))];
      expect(JSON.stringify(one.entries)).toBe(JSON.stringify(two.entries));
      expect(one.toTags()).toEqual(two.toTags());
      expect(one.toTags()).toEqual([...one.toTags()].sort());
      expect(one.entries).toEqual(Object.fromEntries(pairs));
    }));
  });
});
