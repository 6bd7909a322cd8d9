import { KEY } from './machines';
import { GROUP, LOCATION, make, preflightOf } from './stack-on-azure';
import { RESOURCES, SUBSCRIPTION } from './type-samples';
import { LINKS } from '../../../../src/platforms/azure/preflight/links';

const NET = 'Microsoft.Network';
const COMPUTE = 'Microsoft.Compute';
const IN_GROUP = { resourceGroupName: GROUP, location: LOCATION, name: 'one' };
const id = (type: string, name: string) => `${SUBSCRIPTION}/resourceGroups/rg-other/providers/${type}/${name}`;
const MACHINE = { ...IN_GROUP, size: 'Standard_D2s_v5', adminUsername: 'ops', adminSshKey: [KEY], networkInterfaceIds: [], osDisk: { caching: 'ReadWrite', storageAccountType: 'Premium_LRS' } };
const DISK = { ...IN_GROUP, storageAccountType: 'Premium_LRS', createOption: 'FromImage' };
const VNET = { ...IN_GROUP, addressSpace: ['10.0.0.0/16'] };

/** Arguments that no sample of a type has: what names them, and the actions that it takes on what is named. */
const CASES: Record<string, [module: string, config: object, target: string, ...actions: string[]]> = {
  'virtual_network_id': ['bastion-host', { ...IN_GROUP, sku: 'Developer', virtualNetworkId: id(`${NET}/virtualNetworks`, 'x') }, `${NET}/virtualNetworks`, 'join/action'],
  'ddos_protection_plan.id': ['virtual-network', { ...VNET, ddosProtectionPlan: { id: id(`${NET}/ddosProtectionPlans`, 'x'), enable: true } }, `${NET}/ddosProtectionPlans`, 'join/action'],
  'ddos_protection_plan_id': ['public-ip', { ...IN_GROUP, allocationMethod: 'Static', ddosProtectionPlanId: id(`${NET}/ddosProtectionPlans`, 'x') }, `${NET}/ddosProtectionPlans`, 'join/action'],
  'service_endpoint_policy_ids': [
    'subnet', { name: 'one', resourceGroupName: GROUP, virtualNetworkName: 'net', addressPrefixes: ['10.0.0.0/24'], serviceEndpointPolicyIds: [id(`${NET}/serviceEndpointPolicies`, 'x')] },
    `${NET}/serviceEndpointPolicies`, 'join/action',
  ],
  'subnet.security_group': ['virtual-network', { ...VNET, subnet: [{ name: 'a', addressPrefixes: ['10.0.0.0/24'], securityGroup: id(`${NET}/networkSecurityGroups`, 'x') }] }, `${NET}/networkSecurityGroups`, 'join/action'],
  'application_security_group_ids': [
    'orchestrated-virtual-machine-scale-set',
    { ...IN_GROUP, platformFaultDomainCount: 1, networkInterface: [{ name: 'n', ipConfiguration: [{ name: 'i', applicationSecurityGroupIds: [id(`${NET}/applicationSecurityGroups`, 'x')] }] }] },
    `${NET}/applicationSecurityGroups`, 'joinIpConfiguration/action',
  ],
  'dedicated_host_group_id': ['linux-virtual-machine', { ...MACHINE, dedicatedHostGroupId: id(`${COMPUTE}/hostGroups`, 'x') }, `${COMPUTE}/hostGroups`, 'write'],
  'virtual_machine_scale_set_id': ['linux-virtual-machine', { ...MACHINE, virtualMachineScaleSetId: id(`${COMPUTE}/virtualMachineScaleSets`, 'x') }, `${COMPUTE}/virtualMachineScaleSets`, 'write'],
  'secure_vm_disk_encryption_set_id': [
    'linux-virtual-machine', { ...MACHINE, osDisk: { caching: 'ReadWrite', storageAccountType: 'Premium_LRS', secureVmDiskEncryptionSetId: id(`${COMPUTE}/diskEncryptionSets`, 'x') } },
    `${COMPUTE}/diskEncryptionSets`, 'read',
  ],
  'image_reference_id': ['managed-disk', { ...DISK, imageReferenceId: id(`${COMPUTE}/images`, 'x') }, `${COMPUTE}/images`, 'read'],
  'gallery_image_reference_id': ['managed-disk', { ...DISK, galleryImageReferenceId: `${id(`${COMPUTE}/galleries`, 'x')}/images/i/versions/1.0.0` }, `${COMPUTE}/galleries`, 'images/read', 'images/versions/read'],
  'os_managed_disk_id': ['linux-virtual-machine', { ...MACHINE, osManagedDiskId: id(`${COMPUTE}/disks`, 'x') }, `${COMPUTE}/disks`, 'read', 'write'],
};

test.each(Object.entries(CASES))('GIVEN %s WHEN it names something elsewhere THEN exactly its actions are granted there', (_, [module, config, target, ...actions]) => {
  const { table, page } = preflightOf(stack => { make(stack, module, 'One', config); }, { subscriptionId: SUBSCRIPTION.split('/')[2] });
  const there = table.filter(grant => grant.startsWith(id(target, 'x'))).map(grant => grant.split(' ')[1]);
  expect(there).toEqual(actions.map(action => `${target}/${action}`));
  expect(page).not.toContain('The roles lack');
});

test('each link is in a sample of a type, or in a case of its own', () => {
  const written = JSON.stringify(Object.values(RESOURCES).map(([config]) => config)).replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
  expect(Object.keys(LINKS).filter(key => !(key in CASES) && !written.includes(`"${key.split('.').at(-1)}"`))).toEqual([]);
});
