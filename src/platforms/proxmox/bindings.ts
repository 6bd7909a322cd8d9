import type { DownloadFile, DownloadFileConfig } from '@hostwright/provider-proxmox/lib/download-file';
import type { Haresource, HaresourceConfig } from '@hostwright/provider-proxmox/lib/haresource';
import type { Harule, HaruleConfig } from '@hostwright/provider-proxmox/lib/harule';
import type { ProxmoxProvider } from '@hostwright/provider-proxmox/lib/provider';
import type { VirtualEnvironmentClusterFirewall, VirtualEnvironmentClusterFirewallConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-cluster-firewall';
import type { VirtualEnvironmentFile, VirtualEnvironmentFileConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-file';
import type { VirtualEnvironmentFirewallOptions, VirtualEnvironmentFirewallOptionsConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-firewall-options';
import type { VirtualEnvironmentFirewallRules, VirtualEnvironmentFirewallRulesConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-firewall-rules';
import type { VirtualEnvironmentPool, VirtualEnvironmentPoolConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-pool';
import type { VirtualEnvironmentVm, VirtualEnvironmentVmConfig } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { fail } from '../../private/fail';
import { lateBound, LateBoundMaker } from '../../private/late-bound';

/** The L1s that the platform makes. */
export interface ProxmoxBindings {
  readonly provider: typeof ProxmoxProvider;
  readonly vm: LateBoundMaker<VirtualEnvironmentVmConfig, VirtualEnvironmentVm>;
  readonly firewallOptions: LateBoundMaker<VirtualEnvironmentFirewallOptionsConfig, VirtualEnvironmentFirewallOptions>;
  readonly firewallRules: LateBoundMaker<VirtualEnvironmentFirewallRulesConfig, VirtualEnvironmentFirewallRules>;
  readonly clusterFirewall: LateBoundMaker<VirtualEnvironmentClusterFirewallConfig, VirtualEnvironmentClusterFirewall>;
  readonly downloadFile: LateBoundMaker<DownloadFileConfig, DownloadFile>;
  readonly file: LateBoundMaker<VirtualEnvironmentFileConfig, VirtualEnvironmentFile>;
  readonly pool: LateBoundMaker<VirtualEnvironmentPoolConfig, VirtualEnvironmentPool>;
  readonly haResource: LateBoundMaker<HaresourceConfig, Haresource>;
  readonly haRule: LateBoundMaker<HaruleConfig, Harule>;
}

let loaded: ProxmoxBindings | undefined;

/** Loads the provider's bindings on first use, module by module: who needs no Proxmox neither installs nor loads them. */
export function proxmoxBindings(path?: string): ProxmoxBindings {
  return loaded ??= load(path);
}

/* eslint-disable @typescript-eslint/no-require-imports */
function load(path?: string): ProxmoxBindings {
  try {
    const { ProxmoxProvider: provider } = require('@hostwright/provider-proxmox/lib/provider') as typeof import('@hostwright/provider-proxmox/lib/provider');
    const vm = require('@hostwright/provider-proxmox/lib/virtual-environment-vm') as typeof import('@hostwright/provider-proxmox/lib/virtual-environment-vm');
    const options = require('@hostwright/provider-proxmox/lib/virtual-environment-firewall-options') as typeof import('@hostwright/provider-proxmox/lib/virtual-environment-firewall-options');
    const rules = require('@hostwright/provider-proxmox/lib/virtual-environment-firewall-rules') as typeof import('@hostwright/provider-proxmox/lib/virtual-environment-firewall-rules');
    const cluster = require('@hostwright/provider-proxmox/lib/virtual-environment-cluster-firewall') as typeof import('@hostwright/provider-proxmox/lib/virtual-environment-cluster-firewall');
    const download = require('@hostwright/provider-proxmox/lib/download-file') as typeof import('@hostwright/provider-proxmox/lib/download-file');
    const file = require('@hostwright/provider-proxmox/lib/virtual-environment-file') as typeof import('@hostwright/provider-proxmox/lib/virtual-environment-file');
    const pool = require('@hostwright/provider-proxmox/lib/virtual-environment-pool') as typeof import('@hostwright/provider-proxmox/lib/virtual-environment-pool');
    const haResource = require('@hostwright/provider-proxmox/lib/haresource') as typeof import('@hostwright/provider-proxmox/lib/haresource');
    const haRule = require('@hostwright/provider-proxmox/lib/harule') as typeof import('@hostwright/provider-proxmox/lib/harule');
    return {
      provider,
      // network_device is the provider's one attribute-as-blocks: Terraform JSON needs all of its keys.
      vm: lateBound(vm.VirtualEnvironmentVm, { complete: ['network_device'] }),
      firewallOptions: lateBound(options.VirtualEnvironmentFirewallOptions),
      firewallRules: lateBound(rules.VirtualEnvironmentFirewallRules),
      clusterFirewall: lateBound(cluster.VirtualEnvironmentClusterFirewall),
      downloadFile: lateBound(download.DownloadFile),
      file: lateBound(file.VirtualEnvironmentFile),
      pool: lateBound(pool.VirtualEnvironmentPool),
      haResource: lateBound(haResource.Haresource),
      haRule: lateBound(haRule.Harule),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') { throw error; }
    return fail({ code: 'HW2014', given: '@hostwright/provider-proxmox', allowed: 'the package installed beside hostwright', remedy: 'npm install @hostwright/provider-proxmox' }, path);
  }
}
/* eslint-enable @typescript-eslint/no-require-imports */
