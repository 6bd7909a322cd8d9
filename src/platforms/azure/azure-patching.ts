/** When Azure may restart a machine that it patches. */
export enum AzureReboot {
  /** Whenever it has patched. */
  ALWAYS = 'Always',
  /** Only where a patch needs it. */
  IF_REQUIRED = 'IfRequired',
  /** Never: somebody does it. */
  NEVER = 'Never',
}

/** What may be said of patching by the platform. */
export interface AzurePlatformPatchingOptions {
  /**
   * When Azure may restart the machine.
   * @default - Azure's: if required
   */
  readonly reboot?: AzureReboot;
  /**
   * Whether a maintenance configuration of yours says when, instead of Azure.
   * @default false
   */
  readonly onOwnSchedule?: boolean;
}

/** Who patches the system of a machine. */
export class AzurePatching {
  /** What the image brings: on Linux its own tools, and the role of the library that sets them up. */
  public static byImage(): AzurePatching {
    return new AzurePatching('ImageDefault');
  }

  /** Windows Update; Windows alone. */
  public static byWindows(): AzurePatching {
    return new AzurePatching('AutomaticByOS');
  }

  /** Nobody by itself; Windows alone. */
  public static manual(): AzurePatching {
    return new AzurePatching('Manual');
  }

  /**
   * Azure, for images on Microsoft's list: machines of one region and set are not patched at once.
   * @param options restarts, schedule
   */
  public static byPlatform(options: AzurePlatformPatchingOptions = {}): AzurePatching {
    return new AzurePatching('AutomaticByPlatform', options);
  }

  /**
   * Azure, without restarts in most months; for Windows Server Azure Edition. No schedule of yours goes with it.
   * @param reboot when Azure may restart the machine all the same
   */
  public static hotpatch(reboot?: AzureReboot): AzurePatching {
    return new AzurePatching('AutomaticByPlatform', { reboot }, true);
  }

  private constructor(
    /** Mode as Azure writes it. */
    public readonly mode: string,
    private readonly options: AzurePlatformPatchingOptions = {},
    /** Whether it patches a running system. */
    public readonly hotpatching: boolean = false,
  ) {}

  /** Whether Azure does it, by its agent. */
  public get isByPlatform(): boolean { return this.mode === 'AutomaticByPlatform'; }

  /** When Azure may restart the machine; undefined where it decides, or does not patch. */
  public get reboot(): AzureReboot | undefined { return this.options.reboot; }

  /** Whether a maintenance configuration of yours says when. */
  public get onOwnSchedule(): boolean { return this.options.onOwnSchedule ?? false; }

  /** In words, for estate.json. */
  public toString(): string {
    return `${this.mode}${this.hotpatching ? ', hotpatch' : ''}${this.onOwnSchedule ? ', on your schedule' : ''}`;
  }
}
