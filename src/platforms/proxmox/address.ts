import { TerraformResource } from 'cdktf';
import { IVmIntent } from '../../model/vm-intent';

/**
 * Address of a machine: the static one as text, else an expression that finds it among what the agent reports.
 * The interface is matched by MAC: positions in the agent's lists are luck, loopback and container bridges come with them.
 */
export function addressOf(resource: TerraformResource, intent: IVmIntent): string {
  const [nic] = intent.nics;
  const known = nic?.ip.primaryAddress;
  if (known || !nic) { return known?.toString() ?? ''; }
  const at = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  const list = nic.ip.isDhcpV4 ? 'ipv4_addresses' : 'ipv6_addresses';
  return `\${try([for i, mac in ${at}.mac_addresses : ${at}.${list}[i][0] if lower(mac) == "${nic.mac.toString()}"][0], null)}`;
}
