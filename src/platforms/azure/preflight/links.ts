/** What it takes to name something by id: Azure asks for it on what is named, wherever that lies. */
export interface Link {
  readonly reason: string;
  readonly actions: readonly string[];
  /** Whether only those count that are for what is named. */
  readonly byType?: boolean;
}

const DISKS = 'Microsoft.Compute/disks';

function link(reason: string, ...actions: string[]): Link {
  return { reason, actions };
}

const IDENTITY = link('give identities to machines', 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action');
const RULE_GROUP = link('name application security groups in rules', 'Microsoft.Network/applicationSecurityGroups/joinNetworkSecurityRule/action');
const INTERFACE_GROUP = link('put interfaces into application security groups', 'Microsoft.Network/applicationSecurityGroups/joinIpConfiguration/action');
const SECURITY_GROUP = link('put interfaces and subnets under security groups', 'Microsoft.Network/networkSecurityGroups/join/action');
const ENCRYPTION = link('encrypt disks with keys of its own', 'Microsoft.Compute/diskEncryptionSets/read');
const DEPLOYED_SECRET = link('let Azure put secrets of the vault into machines', 'Microsoft.KeyVault/vaults/deploy/action');
const IMAGE = { ...link('make disks of images', 'Microsoft.Compute/galleries/images/read', 'Microsoft.Compute/galleries/images/versions/read', 'Microsoft.Compute/images/read'), byType: true };

/**
 * By argument, and where its name alone does not say it by block and argument.
 *
 * Sources: the linked access checks of Azure Resource Manager, as Microsoft's operations pages describe their actions ("Joins ...", "Deploy a new VM/VMSS using Capacity
 * Reservation Group", "Enables access to secrets in a key vault when deploying"), and what its own role Virtual Machine Contributor has on hosts and availability sets.
 */
export const LINKS: Readonly<Record<string, Link>> = {
  'subnet_id': link('put interfaces into subnets', 'Microsoft.Network/virtualNetworks/subnets/join/action'),
  'virtual_network_id': link('put Azure Bastion into the network', 'Microsoft.Network/virtualNetworks/join/action'),
  'remote_virtual_network_id': link('peer with the network', 'Microsoft.Network/virtualNetworks/peer/action'),
  'ddos_protection_plan.id': link('protect networks by the plan', 'Microsoft.Network/ddosProtectionPlans/join/action'),
  'ddos_protection_plan_id': link('protect addresses by the plan', 'Microsoft.Network/ddosProtectionPlans/join/action'),
  'service_endpoint_policy_ids': link('put subnets under endpoint policies', 'Microsoft.Network/serviceEndpointPolicies/join/action'),
  'network_security_group_id': SECURITY_GROUP,
  'subnet.security_group': SECURITY_GROUP,
  'nat_gateway_id': link('send subnets through NAT gateways', 'Microsoft.Network/natGateways/join/action'),
  'route_table_id': link('give route tables to subnets', 'Microsoft.Network/routeTables/join/action'),
  'public_ip_address_id': link('give public addresses away', 'Microsoft.Network/publicIPAddresses/join/action', 'Microsoft.Network/publicIPAddresses/read'),
  'public_ip_prefix_id': link('take addresses from the range', 'Microsoft.Network/publicIPPrefixes/join/action'),
  'application_security_group_id': INTERFACE_GROUP,
  'application_security_group_ids': INTERFACE_GROUP,
  'source_application_security_group_ids': RULE_GROUP,
  'destination_application_security_group_ids': RULE_GROUP,
  'network_interface_ids': link('give interfaces to machines', 'Microsoft.Network/networkInterfaces/join/action', 'Microsoft.Network/networkInterfaces/read'),
  'availability_set_id': link('put machines into availability sets', 'Microsoft.Compute/availabilitySets/write'),
  'proximity_placement_group_id': link('put machines into proximity placement groups', 'Microsoft.Compute/proximityPlacementGroups/write'),
  'dedicated_host_id': link('put machines onto dedicated hosts', 'Microsoft.Compute/hostGroups/hosts/write'),
  'dedicated_host_group_id': link('put machines onto dedicated hosts', 'Microsoft.Compute/hostGroups/write'),
  'capacity_reservation_group_id': link('run machines in reserved capacity', 'Microsoft.Compute/capacityReservationGroups/deploy/action'),
  'virtual_machine_scale_set_id': link('put machines into scale sets', 'Microsoft.Compute/virtualMachineScaleSets/write'),
  'disk_encryption_set_id': ENCRYPTION,
  'secure_vm_disk_encryption_set_id': ENCRYPTION,
  'source_image_id': IMAGE,
  'image_reference_id': IMAGE,
  'gallery_image_reference_id': IMAGE,
  'os_managed_disk_id': link('run machines from disks that are there', `${DISKS}/read`, `${DISKS}/write`),
  'managed_disk_id': link('attach and detach disks', `${DISKS}/read`, `${DISKS}/write`),
  'identity_ids': IDENTITY,
  'secret.key_vault_id': DEPLOYED_SECRET,
  'source_vault_id': DEPLOYED_SECRET,
};

/** Ids that Azure asks for nothing more for: the role is checked where it is given. */
export const FREE_IDS: readonly string[] = ['role_definition_id', 'delegated_managed_identity_resource_id'];

/** What an argument takes, by its name and that of its block; undefined where it names nothing, or nobody knows. */
export function linkOf(name: string, block?: string): Link | undefined {
  if (!ARGUMENTS.has(name)) { return undefined; }
  const inBlock = `${block}.${name}`;
  if (Object.hasOwn(LINKS, inBlock)) { return LINKS[inBlock]; }
  return Object.hasOwn(LINKS, name) ? LINKS[name] : undefined;
}

/** Most arguments name nothing. */
const ARGUMENTS: ReadonlySet<string> = new Set(Object.keys(LINKS).map(key => key.split('.').at(-1)!));
