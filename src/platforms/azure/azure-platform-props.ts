import { Access } from './access';
import { AzureProviderLine } from './azure-provider-line';

/** Where the library puts machines on Azure, and how it reaches it. */
export interface AzurePlatformProps {
  /** Region by its short name, for example `germanywestcentral`. */
  readonly location: string;
  /** Resource group of everything that the platform makes. */
  readonly resourceGroup: string;
  /**
   * Whether the stack makes the resource group and owns it.
   * @default - false: it exists
   */
  readonly createResourceGroup?: boolean;
  /**
   * Id of the subscription.
   * @default - the provider reads ARM_SUBSCRIPTION_ID
   */
  readonly subscriptionId?: string;
  /**
   * How Ansible's control node reaches machines, unless a machine says otherwise.
   * @default Access.direct()
   */
  readonly access?: Access;
  /**
   * Line of the azurerm provider.
   * @default AzureProviderLine.V4
   */
  readonly providerLine?: AzureProviderLine;
}
