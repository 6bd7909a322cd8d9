/** What a change does to a machine that stands, where the change can only be had by building it anew: another image, user data, administrators, or another host where the machine may not be migrated. */
export class ChangePolicy {
  /** The machine stays on what it was born from; `estate.json` says where the program has gone on. */
  public static keep(): ChangePolicy {
    return new ChangePolicy(false);
  }

  /** The machine is destroyed and built anew. Refused for a machine with data. */
  public static replace(): ChangePolicy {
    return new ChangePolicy(true);
  }

  private constructor(
    /** Whether such a change builds the machine anew. */
    public readonly replaces: boolean,
  ) {}
}
