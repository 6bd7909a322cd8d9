import { IMAGE, KEY } from './machines';
import { GROUP, LOCATION } from './stack-on-azure';

export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-0000000000aa';
const OUTSIDE = `${SUBSCRIPTION}/resourceGroups/rg-other/providers`;
const NET = `${OUTSIDE}/Microsoft.Network`;
const COMPUTE = `${OUTSIDE}/Microsoft.Compute`;
const VM = `${COMPUTE}/virtualMachines/web`;
const SUBNET = `${NET}/virtualNetworks/hub/subnets/app`;
const NIC = `${NET}/networkInterfaces/nic`;
const IN_GROUP = { resourceGroupName: GROUP, location: LOCATION, name: 'one' };
const MACHINE = { ...IN_GROUP, size: 'Standard_D2s_v5', adminUsername: 'ops', networkInterfaceIds: [NIC], osDisk: { caching: 'ReadWrite', storageAccountType: 'Premium_LRS' } };

const NIC_PATH = 'rg-other/Microsoft.Network/networkInterfaces/nic';
const VNET_PATH = 'rg-other/Microsoft.Network/virtualNetworks/hub';
const VM_PATH = 'rg-other/Microsoft.Compute/virtualMachines/web';

const on = (path: string, type: string, ...verbs: string[]) => verbs.map(verb => `${path} Microsoft.${type}/${verb}`);
const own = (type: string, path = GROUP) => on(path, type, 'read', 'write', 'delete');

const MACHINE_GRANTS = [
  ...own('Compute/virtualMachines'), ...on(GROUP, 'Compute/virtualMachines', 'instanceView/read', 'vmSizes/read', 'powerOff/action', 'deallocate/action', 'start/action'),
  ...own('Compute/disks'), ...on(GROUP, 'Network', 'networkInterfaces/read', 'publicIPAddresses/read'), ...on(NIC_PATH, 'Network/networkInterfaces', 'join/action', 'read'),
];
const ON_SUBNET = on(VNET_PATH, 'Network/virtualNetworks', 'read', 'subnets/read', 'subnets/write');
const join = (kind: string, name: string, verb = 'join/action') => `rg-other/Microsoft.${kind}/${name} Microsoft.${kind}/${verb}`;

/** By type: its arguments, and all that it takes beside what the provider always takes; the platform's own group is `rg-lab`, all else is there already. */
export const RESOURCES: Record<string, [config: object, grants: string[]]> = {
  'resource-group': [{ name: 'rg-new', location: LOCATION }, [...own('Resources/subscriptions/resourceGroups', 'subscription'), 'subscription Microsoft.Resources/subscriptions/resourcegroups/resources/read']],
  'virtual-network': [{ ...IN_GROUP, addressSpace: ['10.0.0.0/16'] }, own('Network/virtualNetworks')],
  'subnet': [
    { name: 'one', resourceGroupName: 'rg-other', virtualNetworkName: 'hub', addressPrefixes: ['10.0.0.0/24'] }, [...own('Network/virtualNetworks/subnets', VNET_PATH), ...on(VNET_PATH, 'Network/virtualNetworks', 'read')],
  ],
  'subnet-network-security-group-association': [{ subnetId: SUBNET, networkSecurityGroupId: `${NET}/networkSecurityGroups/nsg` }, [...ON_SUBNET, join('Network/networkSecurityGroups', 'nsg')]],
  'subnet-nat-gateway-association': [{ subnetId: SUBNET, natGatewayId: `${NET}/natGateways/nat` }, [...ON_SUBNET, join('Network/natGateways', 'nat')]],
  'subnet-route-table-association': [{ subnetId: SUBNET, routeTableId: `${NET}/routeTables/rt` }, [...ON_SUBNET, join('Network/routeTables', 'rt')]],
  'virtual-network-peering': [
    { name: 'one', resourceGroupName: GROUP, virtualNetworkName: 'net', remoteVirtualNetworkId: `${NET}/virtualNetworks/hub` },
    [...own('Network/virtualNetworks/virtualNetworkPeerings'), join('Network/virtualNetworks', 'hub', 'peer/action')],
  ],
  'network-security-group': [IN_GROUP, own('Network/networkSecurityGroups')],
  'network-security-rule': [
    {
      name: 'one',
      resourceGroupName: GROUP,
      networkSecurityGroupName: 'nsg',
      priority: 100,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      sourcePortRange: '*',
      destinationPortRange: '22',
      sourceApplicationSecurityGroupIds: [`${NET}/applicationSecurityGroups/a`],
      destinationApplicationSecurityGroupIds: [`${NET}/applicationSecurityGroups/b`],
    },
    [...own('Network/networkSecurityGroups/securityRules'), ...['a', 'b'].map(name => join('Network/applicationSecurityGroups', name, 'joinNetworkSecurityRule/action'))],
  ],
  'nat-gateway': [IN_GROUP, own('Network/natGateways')],
  'nat-gateway-public-ip-association': [
    { natGatewayId: `${NET}/natGateways/nat`, publicIpAddressId: `${NET}/publicIPAddresses/ip` },
    [...on('rg-other/Microsoft.Network/natGateways/nat', 'Network/natGateways', 'read', 'write'), join('Network/publicIPAddresses', 'ip'), join('Network/publicIPAddresses', 'ip', 'read')],
  ],
  'public-ip': [{ ...IN_GROUP, allocationMethod: 'Static', publicIpPrefixId: `${NET}/publicIPPrefixes/range` }, [...own('Network/publicIPAddresses'), join('Network/publicIPPrefixes', 'range')]],
  'public-ip-prefix': [IN_GROUP, own('Network/publicIPPrefixes')],
  'network-interface': [
    { ...IN_GROUP, ipConfiguration: [{ name: 'ip', privateIpAddressAllocation: 'Dynamic', subnetId: SUBNET, publicIpAddressId: `${NET}/publicIPAddresses/ip` }] },
    [...own('Network/networkInterfaces'), `${VNET_PATH}/subnets/app Microsoft.Network/virtualNetworks/subnets/join/action`, join('Network/publicIPAddresses', 'ip'), join('Network/publicIPAddresses', 'ip', 'read')],
  ],
  'network-interface-security-group-association': [
    { networkInterfaceId: NIC, networkSecurityGroupId: `${NET}/networkSecurityGroups/nsg` }, [...on(NIC_PATH, 'Network/networkInterfaces', 'read', 'write'), join('Network/networkSecurityGroups', 'nsg')],
  ],
  'network-interface-application-security-group-association': [
    { networkInterfaceId: NIC, applicationSecurityGroupId: `${NET}/applicationSecurityGroups/a` },
    [...on(NIC_PATH, 'Network/networkInterfaces', 'read', 'write'), join('Network/applicationSecurityGroups', 'a', 'joinIpConfiguration/action')],
  ],
  'application-security-group': [IN_GROUP, own('Network/applicationSecurityGroups')],
  'route-table': [IN_GROUP, own('Network/routeTables')],
  'route': [{ name: 'one', resourceGroupName: GROUP, routeTableName: 'rt', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }, own('Network/routeTables/routes')],
  'bastion-host': [
    { ...IN_GROUP, ipConfiguration: { name: 'ip', subnetId: SUBNET, publicIpAddressId: `${NET}/publicIPAddresses/ip` } },
    [...own('Network/bastionHosts'), `${VNET_PATH}/subnets/app Microsoft.Network/virtualNetworks/subnets/join/action`, join('Network/publicIPAddresses', 'ip'), join('Network/publicIPAddresses', 'ip', 'read')],
  ],
  'linux-virtual-machine': [
    {
      ...MACHINE,
      adminSshKey: [KEY],
      sourceImageId: `${COMPUTE}/galleries/g/images/i/versions/1.0.0`,
      dedicatedHostId: `${COMPUTE}/hostGroups/g/hosts/h`,
      capacityReservationGroupId: `${COMPUTE}/capacityReservationGroups/crg`,
      identity: { type: 'UserAssigned', identityIds: [`${OUTSIDE}/Microsoft.ManagedIdentity/userAssignedIdentities/id`] },
      osDisk: { caching: 'ReadWrite', storageAccountType: 'Premium_LRS', diskEncryptionSetId: `${COMPUTE}/diskEncryptionSets/des` },
    },
    [
      ...MACHINE_GRANTS, ...on('rg-other/Microsoft.Compute/galleries/g/images/i', 'Compute/galleries/images', 'read', 'versions/read'),
      'rg-other/Microsoft.Compute/hostGroups/g/hosts/h Microsoft.Compute/hostGroups/hosts/write', join('Compute/capacityReservationGroups', 'crg', 'deploy/action'),
      join('ManagedIdentity/userAssignedIdentities', 'id', 'assign/action'), join('Compute/diskEncryptionSets', 'des', 'read'),
    ],
  ],
  'windows-virtual-machine': [
    {
      ...MACHINE,
      adminPassword: '${var.password}',
      sourceImageId: `${COMPUTE}/images/i`,
      proximityPlacementGroupId: `${COMPUTE}/proximityPlacementGroups/ppg`,
      availabilitySetId: `${COMPUTE}/availabilitySets/set`,
      secret: [{ keyVaultId: `${OUTSIDE}/Microsoft.KeyVault/vaults/kv`, certificate: [{ store: 'My', url: 'https://kv.vault.azure.net/secrets/web/0' }] }],
    },
    [
      ...MACHINE_GRANTS, join('Compute/images', 'i', 'read'), join('Compute/proximityPlacementGroups', 'ppg', 'write'), join('Compute/availabilitySets', 'set', 'write'), join('KeyVault/vaults', 'kv', 'deploy/action'),
    ],
  ],
  'orchestrated-virtual-machine-scale-set': [{ ...IN_GROUP, platformFaultDomainCount: 1 }, own('Compute/virtualMachineScaleSets')],
  'managed-disk': [
    { ...IN_GROUP, storageAccountType: 'Premium_LRS', createOption: 'Empty', diskSizeGb: 8, diskEncryptionSetId: `${COMPUTE}/diskEncryptionSets/des` },
    [...own('Compute/disks'), 'subscription Microsoft.Compute/skus/read', join('Compute/diskEncryptionSets', 'des', 'read')],
  ],
  'virtual-machine-data-disk-attachment': [
    { virtualMachineId: VM, managedDiskId: `${COMPUTE}/disks/data`, lun: 0, caching: 'None' },
    [...on(VM_PATH, 'Compute/virtualMachines', 'read', 'write', 'powerOff/action', 'deallocate/action', 'start/action'), join('Compute/disks', 'data', 'read'), join('Compute/disks', 'data', 'write')],
  ],
  'virtual-machine-extension': [
    {
      name: 'one',
      virtualMachineId: VM,
      publisher: 'Microsoft.Azure.Extensions',
      type: 'CustomScript',
      typeHandlerVersion: '2.1',
      protectedSettingsFromKeyVault: { secretUrl: 'https://kv.vault.azure.net/secrets/web/0', sourceVaultId: `${OUTSIDE}/Microsoft.KeyVault/vaults/kv` },
    },
    [...own('Compute/virtualMachines/extensions', VM_PATH), ...on(VM_PATH, 'Compute/virtualMachines', 'read'), join('KeyVault/vaults', 'kv', 'deploy/action')],
  ],
  'virtual-machine-run-command': [{ name: 'one', location: LOCATION, virtualMachineId: VM, source: { script: 'hostname' } }, own('Compute/virtualMachines/runCommands', VM_PATH)],
  'availability-set': [IN_GROUP, own('Compute/availabilitySets')],
  'proximity-placement-group': [IN_GROUP, own('Compute/proximityPlacementGroups')],
  'dedicated-host-group': [{ ...IN_GROUP, platformFaultDomainCount: 1 }, own('Compute/hostGroups')],
  'dedicated-host': [
    { name: 'one', location: LOCATION, dedicatedHostGroupId: `${COMPUTE}/hostGroups/g`, skuName: 'DSv3-Type1', platformFaultDomain: 0 },
    [...own('Compute/hostGroups/hosts', 'rg-other/Microsoft.Compute/hostGroups/g'), join('Compute/hostGroups', 'g', 'read')],
  ],
  'capacity-reservation-group': [IN_GROUP, own('Compute/capacityReservationGroups')],
  'capacity-reservation': [
    { name: 'one', capacityReservationGroupId: `${COMPUTE}/capacityReservationGroups/crg`, sku: { name: 'Standard_D2s_v5', capacity: 1 } },
    [...own('Compute/capacityReservationGroups/capacityReservations', 'rg-other/Microsoft.Compute/capacityReservationGroups/crg'), join('Compute/capacityReservationGroups', 'crg', 'read')],
  ],
  'user-assigned-identity': [IN_GROUP, own('ManagedIdentity/userAssignedIdentities')],
  'role-assignment': [
    { scope: `${OUTSIDE}/Microsoft.KeyVault/vaults/kv`, principalId: '00000000-0000-0000-0000-0000000000bb', roleDefinitionName: 'Key Vault Secrets User' },
    [...own('Authorization/roleAssignments', 'rg-other/Microsoft.KeyVault/vaults/kv'), ...on('rg-other/Microsoft.KeyVault/vaults/kv', 'Authorization/roleDefinitions', 'read')],
  ],
  'management-lock': [{ name: 'one', scope: VM, lockLevel: 'CanNotDelete' }, own('Authorization/locks', VM_PATH)],
  'dev-test-global-vm-shutdown-schedule': [
    { virtualMachineId: VM, location: LOCATION, dailyRecurrenceTime: '1900', timezone: 'UTC', notificationSettings: { enabled: false } }, own('DevTestLab/schedules', 'rg-other'),
  ],
};

const NAMED = { resourceGroupName: 'rg-other', name: 'one' };
const reads = (kind: string, name = 'one') => [join(kind, name, 'read')];

/** The same for what is looked up. */
export const LOOKUPS: Record<string, [config: object, grants: string[]]> = {
  'client-config': [{}, []],
  'subscription': [{}, ['subscription Microsoft.Resources/subscriptions/read']],
  'resource-group': [{ name: 'rg-other' }, ['rg-other Microsoft.Resources/subscriptions/resourceGroups/read']],
  'virtual-network': [NAMED, reads('Network/virtualNetworks')],
  'subnet': [{ ...NAMED, virtualNetworkName: 'hub' }, [`${VNET_PATH}/subnets/one Microsoft.Network/virtualNetworks/subnets/read`]],
  'network-security-group': [NAMED, reads('Network/networkSecurityGroups')],
  'application-security-group': [NAMED, reads('Network/applicationSecurityGroups')],
  'route-table': [NAMED, reads('Network/routeTables')],
  'nat-gateway': [NAMED, reads('Network/natGateways')],
  'public-ip': [NAMED, reads('Network/publicIPAddresses')],
  'network-interface': [NAMED, reads('Network/networkInterfaces')],
  'image': [NAMED, reads('Compute/images')],
  'shared-image': [{ ...NAMED, galleryName: 'g' }, ['rg-other/Microsoft.Compute/galleries/g/images/one Microsoft.Compute/galleries/images/read']],
  'shared-image-version': [{ ...NAMED, galleryName: 'g', imageName: 'i' }, ['rg-other/Microsoft.Compute/galleries/g/images/i Microsoft.Compute/galleries/images/versions/read']],
  'platform-image': [{ ...IMAGE, version: undefined, location: LOCATION }, ['subscription Microsoft.Compute/locations/publishers/artifacttypes/offers/skus/versions/read']],
  'managed-disk': [NAMED, reads('Compute/disks')],
  'disk-encryption-set': [NAMED, reads('Compute/diskEncryptionSets')],
  'availability-set': [NAMED, reads('Compute/availabilitySets')],
  'proximity-placement-group': [NAMED, reads('Compute/proximityPlacementGroups')],
  'dedicated-host-group': [NAMED, reads('Compute/hostGroups')],
  'dedicated-host': [{ ...NAMED, dedicatedHostGroupName: 'g' }, ['rg-other/Microsoft.Compute/hostGroups/g/hosts/one Microsoft.Compute/hostGroups/hosts/read']],
  'user-assigned-identity': [NAMED, reads('ManagedIdentity/userAssignedIdentities')],
  'key-vault': [NAMED, reads('KeyVault/vaults')],
  'key-vault-secret': [{ name: 'db', keyVaultId: `${OUTSIDE}/Microsoft.KeyVault/vaults/kv` }, [join('KeyVault/vaults', 'kv', 'read'), join('KeyVault/vaults', 'kv', 'secrets/getSecret/action')]],
};
