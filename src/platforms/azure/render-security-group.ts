import type { NetworkSecurityGroupConfig, NetworkSecurityGroupSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-group';
import { AzureCommon } from './azure-context';
import { boundedName } from './bounded-name';
import { FirewallRule } from '../../model/firewall-rule';
import { Service, TransportProtocol } from '../../model/service';
import { IVmIntent } from '../../model/vm-intent';
import { Cidr, IpFamily } from '../../values';

/** Azure takes 100 to 4096; lower ones go first. */
const FIRST_PRIORITY = 100;
const LAST_PRIORITY = 4096;

/** Whom the rules of a machine let in, and where they stand. */
interface RulePlace {
  /** Whether the machine has a public address. */
  readonly isPublic: boolean;
  /** Address that they hold for. */
  readonly destination: string;
  /** Stands in their names: the machine, where the group is that of several. */
  readonly prefix: readonly string[];
}

/** Security group of a machine: inbound is dropped unless a rule names it, also from its own network. Pure and total. */
export function renderSecurityGroup(intent: IVmIntent, common: AzureCommon, tags: Readonly<Record<string, string>>, isPublic: boolean): NetworkSecurityGroupConfig {
  return {
    ...common,
    name: `${intent.hostName.toString()}-nsg`,
    securityRule: [...numbered(renderRules(intent.firewallRules, { isPublic, destination: '*', prefix: [] })), DROP_ALL],
    tags: { ...tags },
  };
}

/** Rules in their order, each with its priority. */
export function numbered(rules: readonly NetworkSecurityGroupSecurityRule[]): NetworkSecurityGroupSecurityRule[] {
  return rules.map((rule, position) => ({ ...rule, priority: FIRST_PRIORITY + position }));
}

/** Rules of a machine in their order. Whoever is let in without sources comes from the network of the machine, until it has a public address. */
export function renderRules(rules: readonly FirewallRule[], { isPublic, destination, prefix }: RulePlace): NetworkSecurityGroupSecurityRule[] {
  const everywhere = isPublic ? '*' : 'VirtualNetwork';
  // What has sources of IPv6 alone lets nobody in.
  return rules.map(rule => ({ rule, sources: widest(rule.sources.filter(({ family }) => family === IpFamily.V4)) }))
    .filter(({ rule, sources }) => rule.sources.length === 0 || sources.length > 0)
    .map(({ rule: { service }, sources }, position) => {
      const anybody = sources.length === 0 || sources.includes('0.0.0.0/0');
      return {
        name: boundedName('Allow', ...prefix, service.serviceName, `${position + 1}`),
        direction: 'Inbound',
        access: 'Allow',
        protocol: service.protocol === TransportProtocol.TCP ? 'Tcp' : 'Udp',
        sourcePortRange: '*',
        destinationPortRange: portsOf(service),
        sourceAddressPrefix: anybody ? everywhere : sources.length === 1 ? sources[0] : undefined,
        sourceAddressPrefixes: anybody || sources.length === 1 ? undefined : sources,
        destinationAddressPrefix: destination,
      };
    });
}

function portsOf({ ports: { firstPort, lastPort } }: Service): string {
  return firstPort === lastPort ? `${firstPort}` : `${firstPort}-${lastPort}`;
}

/** Sorted, and without those that others hold: Azure takes no overlapping networks in one rule. */
function widest(sources: readonly Cidr[]): string[] {
  const held = (source: Cidr) => sources.some(other => !other.sameAs(source) && other.containsCidr(source));
  return [...new Set(sources.filter(source => !held(source)).map(source => source.toString()))].sort();
}

const DROP_ALL: NetworkSecurityGroupSecurityRule = {
  name: 'Deny-everything-else',
  priority: LAST_PRIORITY,
  direction: 'Inbound',
  access: 'Deny',
  protocol: '*',
  sourcePortRange: '*',
  destinationPortRange: '*',
  sourceAddressPrefix: '*',
  destinationAddressPrefix: '*',
};
