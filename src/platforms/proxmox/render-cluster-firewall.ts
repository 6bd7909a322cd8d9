import type { VirtualEnvironmentClusterFirewallConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-cluster-firewall';
import type { VirtualEnvironmentFirewallRulesConfig, VirtualEnvironmentFirewallRulesRule } from '@hostwright/provider-proxmox/lib/virtual-environment-firewall-rules';
import { TerraformProvider, TerraformResource, TerraformResourceLifecycle } from 'cdktf';
import { ClusterFirewall } from './cluster-firewall';
import { byFamily, rulesOf, sourceOf } from './render-firewall';
import { FirewallRule } from '../../model/firewall-rule';
import { Service } from '../../model/service';
import { PortRange } from '../../values';

/** Web interface and API of a node. */
const PVE_API = Service.tcp('pve-api', PortRange.single(8006));

/** Where the firewall of a cluster hangs. */
export interface ClusterFirewallFacts {
  readonly dependsOn: readonly TerraformResource[];
  readonly provider?: TerraformProvider;
}

/**
 * The switch, with every argument written: what is left out the provider takes for its own default, and `ebtables` for off,
 * without which Proxmox checks no MAC address.
 */
export function renderClusterFirewall(firewall: ClusterFirewall, facts: ClusterFirewallFacts): VirtualEnvironmentClusterFirewallConfig {
  return {
    enabled: firewall.enabled ?? true,
    ebtables: true,
    inputPolicy: 'DROP',
    outputPolicy: 'ACCEPT',
    forwardPolicy: 'ACCEPT',
    logRatelimit: { enabled: true, burst: 5, rate: '1/second' },
    dependsOn: [...facts.dependsOn],
    provider: facts.provider,
    lifecycle: lifecycleOf(firewall),
  };
}

/**
 * What stays open on every node. Proxmox's own rules (pve-firewall, enable_host_firewall) already let in corosync between the nodes (5404, 5405), and
 * from the network of the nodes' own addresses the web interface, SSH, consoles and live migration; they know no other network.
 */
export function renderClusterRules(firewall: ClusterFirewall, facts: ClusterFirewallFacts): VirtualEnvironmentFirewallRulesConfig {
  const { managementNetworks: sources, clusterNetworks } = firewall;
  return {
    rule: [
      ...[PVE_API, Service.SSH].flatMap(service => rulesOf(FirewallRule.allow(service, { sources }))),
      ...byFamily(clusterNetworks).map(networks => ({ type: 'in', action: 'ACCEPT', enabled: true, comment: 'cluster', source: sourceOf(networks), log: 'nolog' } satisfies VirtualEnvironmentFirewallRulesRule)),
    ],
    provider: facts.provider,
    lifecycle: lifecycleOf(firewall),
  };
}

/** The provider forgets the switch and deletes the rules when they are destroyed: the firewall would stay on with nothing open. */
function lifecycleOf(firewall: ClusterFirewall): TerraformResourceLifecycle | undefined {
  return firewall.enabled === false ? undefined : { preventDestroy: true };
}
