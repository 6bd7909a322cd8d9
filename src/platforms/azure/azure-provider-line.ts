/** Lines of the azurerm provider that the library writes for. */
export class AzureProviderLine {
  /** azurerm 4, from 4.55 on. */
  public static readonly V4 = new AzureProviderLine('4', '~> 4.55', ['vm_agent_platform_updates_enabled']);
  /** azurerm 5, from 5.2 on. */
  public static readonly V5 = new AzureProviderLine('5', '~> 5.2', []);

  private constructor(
    /** Major version. */
    public readonly major: string,
    /** Versions that the stack requires. */
    public readonly constraint: string,
    private readonly agentArguments: readonly string[],
  ) {}

  /**
   * Arguments of a machine that Azure itself changes, so that a plan without an end would follow (azurerm 4 only; 5 does not take them any more).
   * @internal
   */
  public get _setByAzure(): readonly string[] { return this.agentArguments; }

  /** `azurerm ~> 4.55`. */
  public toString(): string {
    return `azurerm ${this.constraint}`;
  }
}
