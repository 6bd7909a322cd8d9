import { NetworkSecurityGroupSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-group';
import { MANAGEMENT, SERVED } from './spec';

/** What attributes-as-blocks demand in Terraform JSON, and what the types of cdktf do not foresee: a null for each key that is not set. */
const NULL = null as unknown as undefined;

/** Whom a machine lets in. */
export const HAND_RULES: NetworkSecurityGroupSecurityRule[] = [
  allow('ssh', 1, '22', MANAGEMENT),
  allow('http', 2, '80', SERVED),
  allow('https', 3, '443', SERVED),
  allow('postgresql', 4, '5432', SERVED),
  allow('node-exporter', 5, '9100', SERVED),
  { ...rule('Deny-everything-else', '*', '*', '*'), access: 'Deny', priority: 4096 },
];

function allow(service: string, position: number, port: string, source: string): NetworkSecurityGroupSecurityRule {
  return { ...rule(`Allow-${service}-${position}`, 'Tcp', port, source), priority: 99 + position };
}

function rule(name: string, protocol: string, destinationPortRange: string, sourceAddressPrefix: string): NetworkSecurityGroupSecurityRule {
  return {
    name,
    direction: 'Inbound',
    access: 'Allow',
    protocol,
    sourcePortRange: '*',
    destinationPortRange,
    sourceAddressPrefix,
    destinationAddressPrefix: '*',
    description: NULL,
    sourcePortRanges: NULL,
    destinationPortRanges: NULL,
    sourceAddressPrefixes: NULL,
    destinationAddressPrefixes: NULL,
    sourceApplicationSecurityGroupIds: NULL,
    destinationApplicationSecurityGroupIds: NULL,
  };
}
