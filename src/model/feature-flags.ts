import { FeatureFlag } from './feature-flag';

/**
 * The flags of this release: one constant for each default that has changed since the last major release.
 *
 * There is none yet. A flag is switched on for a whole App: `new App({ context: { [FeatureFlags.CONTEXT_KEY]: { name: true } } })`,
 * or under `context` in cdktf.json. What is not given is off; a name that is none of these is refused with HW1220, a value that is neither true nor false with HW1221.
 */
export class FeatureFlags {
  /** Key of the App's context that holds the flags: an object from name to true or false. */
  public static readonly CONTEXT_KEY: string = 'hostwright:featureFlags';

  /** Every flag of this release, by name. */
  public static get all(): FeatureFlag[] {
    const flags = Object.values(FeatureFlags).filter(value => value instanceof FeatureFlag);
    return flags.sort((a, b) => a.flagName < b.flagName ? -1 : 1);
  }

  private constructor() {}
}
