import { Lazy, TerraformResource } from 'cdktf';
import { knownAddressOf } from '../../model/known-address';
import { IVmIntent } from '../../model/vm-intent';

/**
 * Address of a machine: the static one as text, else an expression that finds it among what the agent reports.
 * The interface is matched by MAC: positions in the agent's lists are luck, loopback and container bridges come with them.
 */
export function addressOf(resource: TerraformResource, intent: IVmIntent): string {
  const [nic] = intent.nics;
  const known = nic && knownAddressOf(resource, nic);
  if (known !== undefined || !nic) { return known ?? ''; }
  // Every interface has a link-local IPv6 address too, which leads nowhere else.
  const found = (at: string) => nic.ip.isDhcpV4 ? `${at}.ipv4_addresses[i][0]` : `[for ip in ${at}.ipv6_addresses[i] : ip if !startswith(lower(ip), "fe80:")][0]`;
  const expression = (at: string) => `\${try([for i, mac in ${at}.mac_addresses : ${found(at)} if lower(mac) == "${nic.mac.toString()}"][0], null)}`;
  // The MAC is settled once all machines are known.
  return Lazy.stringValue({ produce: () => expression(`${resource.terraformResourceType}.${resource.friendlyUniqueId}`) });
}
