import { TimeOfDay } from '../values';

/** What may be said of automatic updates. */
export interface AutomaticUpdateOptions {
  /**
   * Time of day, by the guest's own clock, at which it restarts when an update needs it.
   * @default - it never restarts by itself; the play `reboot.yml` does it
   */
  readonly rebootAt?: TimeOfDay;
}

/** Who installs security updates. */
export class UpdatePolicy {
  /**
   * The guest itself, as they appear.
   * @param options when it may restart
   */
  public static automatic(options: AutomaticUpdateOptions = {}): UpdatePolicy {
    return new UpdatePolicy(true, options.rebootAt);
  }

  /** Somebody, by the play `update.yml`. */
  public static manual(): UpdatePolicy {
    return new UpdatePolicy(false);
  }

  private constructor(
    /** Whether the guest installs them by itself. */
    public readonly isAutomatic: boolean,
    /** When it restarts by itself; undefined for never. */
    public readonly rebootAt?: TimeOfDay,
  ) {}

  /** In words, such as `automatic, restart at 04:00`. */
  public toString(): string {
    return this.isAutomatic ? `automatic${this.rebootAt ? `, restart at ${this.rebootAt.toString()}` : ''}` : 'manual';
  }
}
