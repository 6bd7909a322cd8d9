import { FeatureFlags } from '../../src';
import { FeatureFlag } from '../../src/model/feature-flag';

/** What a program may write for the flags, right or wrong. */
export type AnyFlags = unknown;

/** Flags that stand in the catalogue only while a test runs: what they change is nothing of the library. */
export const FLAGS: readonly FeatureFlag[] = [
  FeatureFlag._of({ flagName: 'quietSerial', since: '1.2.0', changes: 'Machines get no serial device.', recommended: true }),
  FeatureFlag._of({ flagName: 'widerDisks', since: '1.3.0', changes: 'Disks | and more.', recommended: false }),
];

/** Does something while the flags of the test are constants of `FeatureFlags`, as those of a release are. */
export function declared<T>(act: () => T): T {
  const constants = FLAGS.map(({ flagName }) => flagName.toUpperCase());
  FLAGS.forEach((flag, position) => Object.defineProperty(FeatureFlags, constants[position], { value: flag, enumerable: true, configurable: true }));
  try {
    return act();
  } finally {
    for (const name of constants) { Reflect.deleteProperty(FeatureFlags, name); }
  }
}
