import { Nic } from '../model/nic';
import { IVmIntent } from '../model/vm-intent';
import { IpAssignment } from '../values';

/**
 * Guests with a cloud-init before 23.1. Where it does not hand the document on to netplan it makes `::/64` of `::/0`, so that nothing
 * outside is reached; two halves say the same. `default` is a word that only 25.3 and later take everywhere.
 */
const WITHOUT_DEFAULT_V6 = /^(?:amazonlinux-|debian-12$)/;
const DEFAULT_V4 = ['0.0.0.0/0'];
const DEFAULT_V6 = ['::/0'];
const HALVES_V6 = ['::/1', '8000::/1'];

/**
 * Addresses, routes and DNS of all interfaces as cloud-init takes them: network config version 2, without the key `network` around it.
 * Interfaces are found by their MAC address and keep the name that the guest gives them.
 */
export function networkConfig({ nics, dns, searchDomains, image: { guest } }: IVmIntent): Record<string, unknown> {
  const outside = outsideOf(nics);
  const defaultV6 = WITHOUT_DEFAULT_V6.test(guest.id) ? HALVES_V6 : DEFAULT_V6;
  const nameservers = {
    ...dns.length > 0 ? { addresses: dns } : {},
    ...searchDomains.length > 0 ? { search: searchDomains } : {},
  };
  return {
    version: 2,
    ethernets: Object.fromEntries(nics.map(nic => [nic.nicName, {
      match: { macaddress: nic.mac.toString() },
      ...addressing(nic.ip, defaultV6),
      // Servers are asked over the interface that they are written at.
      ...nic === outside && Object.keys(nameservers).length > 0 ? { nameservers } : {},
    }])),
  };
}

/** The interface over which others are reached, DNS servers among them: the first with a router, else the first. */
export function outsideOf(nics: readonly Nic[]): Nic | undefined {
  return nics.find(({ ip }) => ip.isDhcpV4 || ip.isAutomaticV6 || ip.gatewayV4 !== undefined || ip.gatewayV6 !== undefined) ?? nics[0];
}

function addressing(ip: IpAssignment, defaultV6: readonly string[]): Record<string, unknown> {
  const addresses = [ip.cidrV4, ip.cidrV6].filter(address => address !== undefined);
  const routes = [
    ...ip.gatewayV4 ? DEFAULT_V4.map(to => ({ to, via: ip.gatewayV4!.toString() })) : [],
    ...ip.gatewayV6 ? defaultV6.map(to => ({ to, via: ip.gatewayV6!.toString() })) : [],
  ];
  return {
    ...ip.isDhcpV4 ? { dhcp4: true } : {},
    // Not `dhcp6`: that asks for a DHCP server, and Red Hat's systems then take no address of their own.
    ...ip.isAutomaticV6 ? { 'accept-ra': true } : {},
    ...addresses.length > 0 ? { addresses } : {},
    ...routes.length > 0 ? { routes } : {},
  };
}
