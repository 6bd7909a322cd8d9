import { TerraformResource } from 'cdktf';
import { IPlatform } from '../../model/platform';

/** A managed identity that more than one machine may have. */
export class AzureUserIdentity {
  /** @internal */
  public static _of(platform: IPlatform, identityName: string, id: string, resource?: TerraformResource): AzureUserIdentity {
    return new AzureUserIdentity(platform, identityName, id, resource);
  }

  private constructor(
    /** Platform that made it. */
    public readonly platform: IPlatform,
    /** Name. */
    public readonly identityName: string,
    private readonly id: string,
    /** Its resource, where the stack makes it. */
    public readonly resource?: TerraformResource,
  ) {}

  /** @internal */
  public get _id(): string { return this.id; }
}

/** Who a machine is to Azure. */
export class AzureIdentity {
  /** One of its own, which lives as long as it. */
  public static system(): AzureIdentity {
    return new AzureIdentity(true, []);
  }

  /**
   * Identities that it shares with others.
   * @param identities one or more
   */
  public static user(...identities: AzureUserIdentity[]): AzureIdentity {
    return new AzureIdentity(false, identities);
  }

  /**
   * One of its own, and shared ones.
   * @param identities one or more
   */
  public static systemAndUser(...identities: AzureUserIdentity[]): AzureIdentity {
    return new AzureIdentity(true, identities);
  }

  private constructor(
    /** Whether it has one of its own. */
    public readonly isSystem: boolean,
    private readonly shared: AzureUserIdentity[],
  ) {}

  /** Shared identities. */
  public get identities(): AzureUserIdentity[] { return [...this.shared]; }

  /** The same with one of its own. */
  public withSystem(): AzureIdentity {
    return this.isSystem ? this : new AzureIdentity(true, this.shared);
  }

  /** Type as Azure writes it. */
  public toString(): string {
    return [...this.isSystem ? ['SystemAssigned'] : [], ...this.shared.length > 0 ? ['UserAssigned'] : []].join(', ');
  }
}
