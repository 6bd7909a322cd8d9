import { Construct } from 'constructs';
import { proxmoxBindings } from './bindings';
import { ClusterFirewall } from './cluster-firewall';
import { ClusterFirewalls } from './cluster-firewalls';
import { ProxmoxScope } from './proxmox-scope';
import { renderClusterFirewall, renderClusterRules } from './render-cluster-firewall';
import { Estate } from '../../model/estate';

/**
 * The rules, and after them the switch. No machine waits for it: rules of a machine may be there before the firewall works, and a
 * cluster whose firewall cannot be switched on shall not hold up machines, nor shall each of them hang on one resource.
 */
export function bindClusterFirewall(scope: Construct, platform: ProxmoxScope, firewall: ClusterFirewall): void {
  if (!firewall.isManaged) { return; }
  ClusterFirewalls.of(scope).add(scope, platform.systemName, firewall);
  Estate.of(scope)._addGuard({
    name: `managed firewall of ${platform.systemName}`, owner: scope, release: 'say enabled: false and apply', released: firewall.enabled === false,
  });
  const bindings = proxmoxBindings();
  const rules = bindings.firewallRules(scope, 'ClusterFirewallRules', () => renderClusterRules(firewall, { dependsOn: [], provider: platform.providerReference }));
  bindings.clusterFirewall(scope, 'ClusterFirewall', () => renderClusterFirewall(firewall, { dependsOn: [rules], provider: platform.providerReference }));
}
