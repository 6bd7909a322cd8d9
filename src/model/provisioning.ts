/** What the first boot does beyond identity. */
export interface CloudInitOptions {
  /**
   * Packages that the first boot installs, by their names in the guest's package manager.
   * @default - none
   */
  readonly packages?: string[];
  /**
   * Whether the platform's guest agent is installed and started at first boot.
   * @default true
   */
  readonly installGuestAgent?: boolean;
}

/** How a machine gets its identity and first configuration. */
export class Provisioning {
  /** The platform's own first boot: host name, addresses, DNS, administrator and keys. Nothing is installed. */
  public static native(): Provisioning {
    return new Provisioning(true, false, [], false);
  }

  /**
   * The platform's own first boot, and a cloud-init document beside it: settings that packages need, packages, the guest agent,
   * and the guest's firewall where plays keep it up. On Proxmox the document is a snippet, which the provider uploads by SSH to the node.
   * @param options packages, guest agent
   */
  public static cloudInit(options: CloudInitOptions = {}): Provisioning {
    return new Provisioning(true, true, [...options.packages ?? []], options.installGuestAgent ?? true);
  }

  /** The image configures itself: it gets no identity from the platform. */
  public static none(): Provisioning {
    return new Provisioning(false, false, [], false);
  }

  private constructor(
    /** Whether the platform gives the guest its identity. */
    public readonly identity: boolean,
    /** Whether a cloud-init document is added. */
    public readonly document: boolean,
    private readonly packageNames: string[],
    /** Whether the first boot installs the platform's guest agent. */
    public readonly installsGuestAgent: boolean,
  ) {}

  /** Packages that the first boot installs. */
  public get packages(): string[] {
    return [...this.packageNames];
  }
}
