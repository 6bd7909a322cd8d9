/** What a flag says of itself. */
interface FeatureFlagRow {
  readonly flagName: string;
  readonly since: string;
  readonly changes: string;
  readonly recommended: boolean;
}

/** A changed default that a program takes on when it says so; without it, the program writes what it wrote before. */
export class FeatureFlag {
  /**
   * A flag of the catalogue.
   * @internal
   */
  public static _of({ flagName, since, changes, recommended }: FeatureFlagRow): FeatureFlag {
    return new FeatureFlag(flagName, since, changes, recommended);
  }

  private constructor(
    /** Name as the context of the App gives it. */
    public readonly flagName: string,
    /** Release that brought it. */
    public readonly since: string,
    /** What is written otherwise where it is on, in one sentence. */
    public readonly changes: string,
    /** Value that a new program gives. */
    public readonly recommended: boolean,
  ) {}
}
