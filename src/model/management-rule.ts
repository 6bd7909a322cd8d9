import { FirewallRule } from './firewall-rule';
import { AccessProtocol, GuestAccess } from './guest-access';
import { IGuestSystem } from './guest-system';
import { Service } from './service';
import { Cidr, PortRange } from '../values';

/** The rule that keeps the way in open: Ansible's, else the system's usual one for people. None without a network. */
export function managementRule(access: GuestAccess, guest: IGuestSystem, sources: Cidr[]): FirewallRule[] {
  return sources.length > 0 ? [FirewallRule.allow(serviceOf(access, guest), { sources })] : [];
}

function serviceOf({ protocol, port, isPossible }: GuestAccess, { isWindows }: IGuestSystem): Service {
  const usual = (isPossible ? protocol === AccessProtocol.SSH : !isWindows) ? Service.SSH : Service.WINRM_HTTPS;
  return !isPossible || usual.ports.contains(port) ? usual : Service.tcp(usual.serviceName, PortRange.single(port));
}
