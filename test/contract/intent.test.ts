import { FIELDS } from './fields';
import { CONTRACTS, rackKit } from './kits';
import { Changes, Observed, observe, outcomeOf } from './observed';
import { IVmIntent } from '../../src';
import { Outcome } from '../../src/platforms/intent-coverage';
import { fieldsOf } from '../platforms/struct-fields';
import { renderMachine } from '../support/rack-platform';

type Field = keyof IVmIntent;
const NAMES = fieldsOf('model/vm-intent.ts', 'IVmIntent').map(({ name }) => name as Field).sort();

test('GIVEN the intent WHEN its fields are counted THEN each has two values', () => {
  expect(NAMES.length).toBeGreaterThan(35);
  expect(Object.keys(FIELDS).sort()).toEqual(NAMES);
});

describe.each(CONTRACTS)('on $name', ({ coverage, kitIn }) => {
  // Most fields begin with the same machine: it is written once.
  const begun = new Map<Changes, Observed>();
  const beginning = (change: Changes): Observed => {
    if (!begun.has(change)) { begun.set(change, observe(kitIn, change)); }
    return begun.get(change)!;
  };

  test('GIVEN its table WHEN read THEN it has every field, with words', () => {
    expect(Object.keys(coverage).sort()).toEqual(NAMES);
    expect(Object.entries(coverage).filter(([, { words }]) => words === '')).toEqual([]);
  });

  test.each(NAMES)('GIVEN two values of %s WHEN written THEN the difference is where the table says', field => {
    const [one, other] = FIELDS[field];
    const after = observe(kitIn, other);
    expect(outcomeOf(beginning(one), after)).toBe(coverage[field].outcome);
    if (coverage[field].code !== undefined) { expect(after.refusals).toEqual([coverage[field].code]); }
  });
});

describe('a renderer that reads a field and drops it', () => {
  const without = (part: string) => (intent: IVmIntent) => ({ ...renderMachine(intent), [part]: null });
  test.each<[Field, string]>([['cpus', 'cpus'], ['dns', 'dns'], ['labels', 'tags'], ['placement', 'unit'], ['rootDisk', 'disks'], ['nics', 'nics']])('GIVEN %s is dropped WHEN written THEN it is found', (field, part) => {
    const kit = (drops: boolean) => (stack: Parameters<typeof rackKit>[0]) => rackKit(stack, drops ? without(part) : undefined);
    const [one, other] = FIELDS[field];
    const outcome = (drops: boolean) => outcomeOf(observe(kit(drops), one), observe(kit(drops), other));
    expect(outcome(false)).toBe(Outcome.RENDERED);
    expect(outcome(true)).not.toBe(Outcome.RENDERED);
  });
});
