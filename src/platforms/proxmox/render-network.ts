import type { VirtualEnvironmentVmNetworkDevice } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { MachineFacts } from './machine-facts';
import { ProxmoxNetwork } from './proxmox-network';
import { IVmIntent } from '../../model/vm-intent';

/** Network interfaces in order; the order is their identity. */
export function renderNetworkDevices(intent: IVmIntent, facts: MachineFacts): VirtualEnvironmentVmNetworkDevice[] {
  return intent.nics.map(nic => {
    const tuning = facts.tuning.nics?.[nic.nicName] ?? {};
    // A foreign network is refused elsewhere; its name keeps the rendering total.
    const network = nic.network instanceof ProxmoxNetwork ? nic.network : undefined;
    return {
      bridge: network?.bridgeName ?? nic.network.networkName,
      vlanId: network?.vlan,
      macAddress: nic.mac.toString(),
      model: tuning.model ?? 'virtio',
      firewall: intent.firewalled,
      mtu: tuning.mtu,
      queues: tuning.queues,
      rateLimit: tuning.rateLimit,
      trunks: tuning.trunks,
      disconnected: tuning.disconnected ?? false,
    };
  });
}
