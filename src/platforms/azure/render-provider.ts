import type { AzurermProviderConfig } from '@cdktf/provider-azurerm/lib/provider';
import { AzureSettings } from './platform-settings';

/** Provider block. The login is that of the Azure CLI or of ARM_ variables: it stands nowhere. */
export function renderProvider({ subscriptionId }: AzureSettings): AzurermProviderConfig {
  return {
    subscriptionId,
    // Who applies with no more than the role of preflight.md may not register resource providers; preflight.md lists them.
    resourceProviderRegistrations: 'none',
    features: [{
      resourceGroup: [{ preventDeletionIfContainsResources: true }],
      // Data disks are resources of their own: the disk of the system alone goes with its machine.
      virtualMachine: [{ deleteOsDiskOnDeletion: true, detachImplicitDataDiskOnDeletion: false, skipShutdownAndForceDelete: false }],
      managedDisk: [{ expandWithoutDowntime: true }],
    }],
  };
}
