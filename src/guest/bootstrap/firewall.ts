import { BootstrapRole } from './bootstrap-role';
import { FirewallRule } from '../../model/firewall-rule';

/** The guest's own firewall, with the same permissions as the platform's. */
export const FIREWALL: BootstrapRole = {
  roleName: 'hostwright_firewall',
  variables: ({ firewalled, firewallRules }) => firewalled ? { hostwright_firewall_rules: firewallRules.map(rendered) } : undefined,
};

function rendered({ service, sources }: FirewallRule) {
  const { firstPort, lastPort } = service.ports;
  return { name: service.serviceName, protocol: service.protocol, first_port: firstPort, last_port: lastPort, sources: sources.map(String) };
}
