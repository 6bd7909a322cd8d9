import { Duration, TimeOfDay } from '../../values';

/** What may be said of a daily shutdown. */
export interface AzureAutoShutdownOptions {
  /**
   * Time zone by its name in Windows, for example `W. Europe Standard Time`.
   * @default UTC
   */
  readonly timezone?: string;
  /**
   * Address that gets a message before.
   * @default - none
   */
  readonly email?: string;
  /**
   * Address of a webhook that is called before.
   * @default - none
   */
  readonly webhook?: string;
  /**
   * How long before, 15 to 120 minutes.
   * @default 30 minutes
   */
  readonly warning?: Duration;
}

/** Stops a machine each day, so that it costs nothing overnight; nobody starts it again. */
export class AzureAutoShutdown {
  /**
   * Each day at a time.
   * @param at time of day
   * @param options time zone, messages
   */
  public static daily(at: TimeOfDay, options: AzureAutoShutdownOptions = {}): AzureAutoShutdown {
    return new AzureAutoShutdown(at, options);
  }

  private constructor(
    /** Time of day. */
    public readonly at: TimeOfDay,
    private readonly options: AzureAutoShutdownOptions,
  ) {}

  /** Time zone by its name in Windows. */
  public get timezone(): string { return this.options.timezone ?? 'UTC'; }

  /** Address that gets a message before; undefined for none. */
  public get email(): string | undefined { return this.options.email; }

  /** Webhook that is called before; undefined for none. */
  public get webhook(): string | undefined { return this.options.webhook; }

  /** How long before. */
  public get warning(): Duration { return this.options.warning ?? Duration.minutes(30); }
}
