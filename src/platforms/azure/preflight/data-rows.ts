import { actionsOf, At, TypeRow } from './type-row';

/** Something that is looked up by its group and name, and needs to be read for it. */
function lookup(what: string, azureType: string): TypeRow {
  return { what, azureType, at: At.GROUP, actions: [[`look up the ${what}`, `${actionsOf(azureType)}/read`]] };
}

/** What a data source reads. */
export const DATA_ROWS: Readonly<Record<string, TypeRow>> = {
  azurerm_client_config: { what: 'login', azureType: '', at: At.SUBSCRIPTION, actions: [] },
  azurerm_subscription: { what: 'subscription', azureType: '', at: At.SUBSCRIPTION, actions: [['read the subscription', 'Microsoft.Resources/subscriptions/read']] },
  azurerm_resource_group: { what: 'resource group', azureType: 'Microsoft.Resources/resourceGroups', at: At.GROUP, actions: [['look up the resource group', 'Microsoft.Resources/subscriptions/resourceGroups/read']] },
  azurerm_virtual_network: lookup('network', 'Microsoft.Network/virtualNetworks'),
  azurerm_subnet: lookup('subnet', 'Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets'),
  azurerm_network_security_group: lookup('security group', 'Microsoft.Network/networkSecurityGroups'),
  azurerm_application_security_group: lookup('application security group', 'Microsoft.Network/applicationSecurityGroups'),
  azurerm_route_table: lookup('route table', 'Microsoft.Network/routeTables'),
  azurerm_nat_gateway: lookup('NAT gateway', 'Microsoft.Network/natGateways'),
  azurerm_public_ip: lookup('public address', 'Microsoft.Network/publicIPAddresses'),
  azurerm_network_interface: lookup('network interface', 'Microsoft.Network/networkInterfaces'),
  azurerm_image: lookup('image', 'Microsoft.Compute/images'),
  azurerm_shared_image: lookup('image of a gallery', 'Microsoft.Compute/galleries/{gallery_name}/images'),
  azurerm_shared_image_version: lookup('version of a gallery\'s image', 'Microsoft.Compute/galleries/{gallery_name}/images/{image_name}/versions'),
  azurerm_platform_image: {
    what: 'image of the Marketplace',
    azureType: 'Microsoft.Compute/locations',
    at: At.SUBSCRIPTION,
    actions: [['look up versions of images', 'Microsoft.Compute/locations/publishers/artifacttypes/offers/skus/versions/read']],
  },
  azurerm_managed_disk: lookup('disk', 'Microsoft.Compute/disks'),
  azurerm_disk_encryption_set: lookup('disk encryption set', 'Microsoft.Compute/diskEncryptionSets'),
  azurerm_availability_set: lookup('availability set', 'Microsoft.Compute/availabilitySets'),
  azurerm_proximity_placement_group: lookup('proximity placement group', 'Microsoft.Compute/proximityPlacementGroups'),
  azurerm_dedicated_host_group: lookup('group of dedicated hosts', 'Microsoft.Compute/hostGroups'),
  azurerm_dedicated_host: lookup('dedicated host', 'Microsoft.Compute/hostGroups/{dedicated_host_group_name}/hosts'),
  azurerm_user_assigned_identity: lookup('identity', 'Microsoft.ManagedIdentity/userAssignedIdentities'),
  azurerm_key_vault: lookup('Key Vault', 'Microsoft.KeyVault/vaults'),
  azurerm_key_vault_secret: {
    what: 'secret of a Key Vault',
    azureType: 'Microsoft.KeyVault/vaults/secrets',
    at: At.NAMED,
    named: 'key_vault_id',
    actions: [['find the vault', 'Microsoft.KeyVault/vaults/read'], ['read the secret', 'Microsoft.KeyVault/vaults/secrets/getSecret/action']],
  },
};
