import type { VirtualEnvironmentFirewallOptionsConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-firewall-options';
import type { VirtualEnvironmentFirewallRulesConfig, VirtualEnvironmentFirewallRulesRule } from '@hostwright/provider-proxmox/lib/virtual-environment-firewall-rules';
import { TerraformProvider, TerraformResource } from 'cdktf';
import { FirewallRule } from '../../model/firewall-rule';
import { IVmIntent } from '../../model/vm-intent';
import { Cidr, IpFamily } from '../../values';

/** Where the firewall of a machine hangs. */
export interface FirewallFacts {
  readonly nodeName: string;
  readonly vmId: number;
  readonly dependsOn: readonly TerraformResource[];
  readonly provider?: TerraformProvider;
}

/** Switch and policies: inbound is dropped unless a rule names it. */
export function renderFirewallOptions(intent: IVmIntent, facts: FirewallFacts): VirtualEnvironmentFirewallOptionsConfig {
  return {
    nodeName: facts.nodeName,
    vmId: facts.vmId,
    enabled: true,
    inputPolicy: 'DROP',
    outputPolicy: 'ACCEPT',
    dhcp: intent.nics.some(nic => nic.ip.isDhcpV4),
    macfilter: true,
    // An IP filter without an address set of its own drops all IPv4 of a VM.
    ipfilter: false,
    ndp: true,
    radv: false,
    logLevelIn: 'info',
    logLevelOut: 'nolog',
    dependsOn: [...facts.dependsOn],
    provider: facts.provider,
  };
}

/** One rule for each permission and address family: Proxmox does not mix families in one rule. */
export function renderFirewallRules(intent: IVmIntent, facts: FirewallFacts): VirtualEnvironmentFirewallRulesConfig {
  return {
    nodeName: facts.nodeName,
    vmId: facts.vmId,
    rule: intent.firewallRules.flatMap(rulesOf),
    dependsOn: [...facts.dependsOn],
    provider: facts.provider,
  };
}

/** The rules of one permission; without sources, the one rule that lets everybody in. */
export function rulesOf(rule: FirewallRule): VirtualEnvironmentFirewallRulesRule[] {
  const families = byFamily(rule.sources);
  return (families.length > 0 ? families : [[]]).map(sources => renderRule(rule, sources));
}

/** Networks of one family each, IPv4 first; no family without networks. */
export function byFamily(networks: readonly Cidr[]): Cidr[][] {
  return [IpFamily.V4, IpFamily.V6].map(family => networks.filter(network => network.family === family)).filter(sources => sources.length > 0);
}

/** Networks as Proxmox lists them, sorted. */
export function sourceOf(networks: readonly Cidr[]): string {
  return networks.map(network => network.toString()).sort().join(',');
}

function renderRule({ service }: FirewallRule, sources: Cidr[]): VirtualEnvironmentFirewallRulesRule {
  return {
    type: 'in',
    action: 'ACCEPT',
    enabled: true,
    comment: service.serviceName,
    proto: service.protocol,
    dport: service.ports.toString(),
    source: sources.length > 0 ? sourceOf(sources) : undefined,
    log: 'nolog',
  };
}
