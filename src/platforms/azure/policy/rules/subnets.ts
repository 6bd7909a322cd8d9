import { Attributes, blocksOf, isGiven, isOff, isUnknown, isWhollyUnknown, wordOf } from '../attributes';
import type { PolicyRule } from '../rule';
import { referencesIn, WrittenResource, WrittenResources } from '../written-resource';

/** Subnets that Azure runs itself: it takes no group of its owner there (Azure Bastion takes one, and needs its rules). */
export const SUBNETS_WITHOUT_GROUP = ['gatewaysubnet', 'azurefirewallsubnet', 'azurefirewallmanagementsubnet', 'routeserversubnet'];
/** Subnets in which no machine of the program is, so that their way out is Azure's own. */
const MANAGED_SUBNETS = [...SUBNETS_WITHOUT_GROUP, 'azurebastionsubnet'];
const ASSOCIATION = 'azurerm_subnet_network_security_group_association';

/** A subnet: a resource of its own, or one inside of its network. */
interface Subnet {
  readonly resource: WrittenResource;
  readonly attributes: Attributes;
  readonly isInline: boolean;
}

function subnetsOf(resources: WrittenResources, exempt: readonly string[]): Subnet[] {
  const subnets: Subnet[] = [
    ...resources.ofType('azurerm_subnet').map(resource => ({ resource, attributes: resource.attributes, isInline: false })),
    ...resources.ofType('azurerm_virtual_network').flatMap(resource => blocksOf(resource.attributes, 'subnet').map(attributes => ({ resource, attributes, isInline: true }))),
  ];
  // A name that is known in part cannot be one of Azure's.
  return subnets.filter(({ attributes: { name } }) => !isWhollyUnknown(name) && !exempt.includes(String(name).toLowerCase()));
}

/** Services to which a subnet is delegated, in lower case. */
function delegationsOf(attributes: Attributes): string[] {
  return blocksOf(attributes, 'delegation').flatMap(delegation => blocksOf(delegation, 'service_delegation')).map(({ name }) => wordOf(name) ?? '');
}

function hasGroup({ resource, attributes, isInline }: Subnet, resources: WrittenResources): boolean {
  if (isInline) { return isGiven(attributes.security_group) && attributes.security_group !== ''; }
  return isGiven(attributes.network_security_group_id_wo) || resources.naming(resource, ASSOCIATION, 'subnet_id').length > 0
    // An association of a subnet that only Terraform knows may be the one.
    || resources.ofType(ASSOCIATION).some(({ attributes: { subnet_id: id } }) => isUnknown(id) && !referencesIn(id).some(reference => reference.startsWith('azurerm_subnet.')));
}

const shown = ({ attributes: { name } }: Subnet) => `the subnet ${String(name)}`;

/** What every subnet with machines has. */
export const SUBNETS: readonly PolicyRule[] = [
  {
    ruleId: 'subnet-without-security-group',
    code: 'HW2277',
    title: 'Every subnet has a network security group',
    why: 'Without one, a machine that is added later has no rules at all.',
    allowed: `a subnet with ${ASSOCIATION}, or one that Azure runs itself`,
    remedy: 'Associate a group with it; waive this rule where another stack does.',
    references: { checkov: ['CKV2_AZURE_31'], cis: ['7.11'], azurePolicy: ['e71308d3-144b-4262-b144-efdc3cc90517'] },
    check: resources => subnetsOf(resources, SUBNETS_WITHOUT_GROUP)
      .filter(subnet => !delegationsOf(subnet.attributes).includes('microsoft.netapp/volumes') && !hasGroup(subnet, resources))
      .map(subnet => ({ resource: subnet.resource, given: `${shown(subnet)} without a network security group` })),
  },
  {
    ruleId: 'subnet-default-outbound-access',
    code: 'HW2278',
    title: 'No subnet has default outbound access',
    why: 'The address that Azure lends to its machines is owned by nobody, may change and is not logged.',
    allowed: 'default_outbound_access_enabled = false, and a NAT gateway, a firewall or a load balancer',
    remedy: 'Write default_outbound_access_enabled = false and give the subnet a way out of its own.',
    references: { azurePolicy: ['7bca8353-aa3b-429b-904a-9229c4385837'] },
    check: resources => subnetsOf(resources, MANAGED_SUBNETS)
      .filter(({ attributes: { default_outbound_access_enabled: enabled, ...attributes } }) => delegationsOf(attributes).length === 0 && !isOff(enabled) && !isUnknown(enabled))
      .map(subnet => ({ resource: subnet.resource, given: `${shown(subnet)} with default outbound access` })),
  },
];
