import { Attributes, blocksOf, isGiven, isOn } from '../attributes';
import { SCALE_SETS } from '../machine-types';
import type { PolicyRule } from '../rule';
import type { WrittenResource, WrittenResources } from '../written-resource';

/** An interface: a resource of its own, or a block of a scale set. */
interface Interface {
  readonly resource: WrittenResource;
  readonly attributes: Attributes;
}

function interfacesOf(resources: WrittenResources): Interface[] {
  return [
    ...resources.ofType('azurerm_network_interface').map(resource => ({ resource, attributes: resource.attributes })),
    ...resources.ofType(...SCALE_SETS).flatMap(resource => blocksOf(resource.attributes, 'network_interface').map(attributes => ({ resource, attributes }))),
  ];
}

/** A block of a scale set makes the address, an argument of an interface takes one that exists. */
function hasPublicAddress({ attributes }: Interface): boolean {
  return blocksOf(attributes, 'ip_configuration').some(({ public_ip_address_id: id, public_ip_address: block }) => [id, block].some(one => isGiven(one) && !(Array.isArray(one) && one.length === 0)));
}

/** What an interface may not be, unless somebody says why. */
export const INTERFACES: readonly PolicyRule[] = [
  {
    ruleId: 'ip-forwarding',
    code: 'HW2275',
    title: 'No interface forwards packets of others',
    why: 'A machine that forwards is a router: it carries traffic past the rules of the network.',
    allowed: 'ip_forwarding_enabled = false',
    remedy: 'Leave it out; waive this rule for a router, a firewall or a VPN gateway.',
    references: { checkov: ['CKV_AZURE_118'], azurePolicy: ['88c0b9da-ce96-4b03-9635-f29a937e2900', 'bd352bd5-2853-4985-bf0d-73806b4a5744'] },
    check: resources => interfacesOf(resources)
      .filter(({ attributes }) => isOn(attributes.ip_forwarding_enabled) || isOn(attributes.enable_ip_forwarding))
      .map(({ resource, attributes }) => ({ resource, given: 'an interface that forwards', checkov: isOn(attributes.enable_ip_forwarding) ? ['CKV_AZURE_118'] : [] })),
  },
  {
    ruleId: 'public-address',
    code: 'HW2276',
    title: 'No interface has a public address',
    why: 'A machine with an address of its own is reachable past every gateway, firewall and log of the network.',
    allowed: 'private addresses, and a load balancer, a gateway or Azure Bastion in front of them',
    remedy: 'Leave the public address out; waive this rule where the machine itself has to face the internet.',
    // Which address it is does not matter: also one that only Terraform knows is public.
    references: { checkov: ['CKV_AZURE_119', 'CKV2_AZURE_39'], azurePolicy: ['83a86a26-fd1f-447c-b59d-e51f44264114'] },
    check: resources => interfacesOf(resources).filter(hasPublicAddress).map(({ resource }) => ({ resource, given: 'an interface with a public address' })),
  },
];
