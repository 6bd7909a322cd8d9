import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { AzureMachine } from './azure-machine';
import { azureBindings } from './bindings';
import { AzureSettings } from './platform-settings';
import { IVmIntent } from '../../model/vm-intent';
import { addressOf } from '../../private/moves';
import { nameProvider, referenceTo } from '../provider-aliases';

/** What every resource on Azure is told. */
export interface AzureCommon {
  readonly location: string;
  readonly resourceGroupName: string;
  readonly provider?: TerraformProvider;
}

/** What one platform holds: its machines, and where they go. */
export class AzureContext {
  public readonly machines = new Map<IVmIntent, AzureMachine>();
  private readonly ownGroup?: TerraformResource;

  constructor(private readonly scope: Construct, public readonly settings: AzureSettings, private readonly provider: TerraformProvider) {
    nameProvider(scope, provider);
    const { resourceGroup: name, location, createResourceGroup } = settings;
    if (createResourceGroup) { this.ownGroup = azureBindings().resourceGroup(scope, 'ResourceGroup', () => ({ name, location, provider: this.providerReference })); }
  }

  public get stack(): TerraformStack {
    return TerraformStack.of(this.scope);
  }

  public get providerReference(): TerraformProvider | undefined {
    return referenceTo(this.provider);
  }

  /** Name of the resource group; a reference where the stack makes it, so that it is there first. */
  public get resourceGroupName(): string {
    return this.ownGroup ? `\${${addressOf(this.ownGroup)}.name}` : this.settings.resourceGroup;
  }

  public get common(): AzureCommon {
    return { location: this.settings.location, resourceGroupName: this.resourceGroupName, provider: this.providerReference };
  }
}
