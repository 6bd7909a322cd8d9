import { FirewallRule } from '../model/firewall-rule';
import { IpFamily } from '../values';

/** Where the firewall of a guest is written, as role hostwright_firewall has it. */
export const NFTABLES_FILE = '/etc/nftables.d/hostwright.nft';
export const FIREWALLD_ZONE = 'hostwright';
export const FIREWALLD_FILE = `/etc/firewalld/zones/${FIREWALLD_ZONE}.xml`;

const HEADER = 'Written by Hostwright (role hostwright_firewall); changes are lost.';

/** The table of nftables, letter by letter as the role writes it: its first run finds nothing to change. */
export function nftablesTable(rules: readonly FirewallRule[]): string {
  return `#!/usr/sbin/nft -f
# ${HEADER}
# One transaction: the table is made if it is not there, taken away, and made anew. No other table is touched.
table inet hostwright
delete table inet hostwright

table inet hostwright {
  chain input {
    type filter hook input priority filter; policy drop;

    ct state established,related accept
    ct state invalid drop
    iifname "lo" accept

    icmp type { echo-request, destination-unreachable, time-exceeded, parameter-problem } accept
    icmpv6 type { echo-request, destination-unreachable, packet-too-big, time-exceeded, parameter-problem } accept
    # Neighbours and routers on the link.
    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert, nd-router-solicit } ip6 hoplimit 255 accept
    icmpv6 type { mld-listener-query, mld-listener-report, mld-listener-done, mld2-listener-report } ip6 saddr fe80::/10 accept

    # Answers of DHCP come from addresses that were not asked.
    udp sport 67 udp dport 68 accept
    ip6 saddr fe80::/10 udp sport 547 udp dport 546 accept

${rules.flatMap(tableLines).map(line => `    ${line}\n`).join('')}  }
}
`;
}

function tableLines({ service, sources }: FirewallRule): string[] {
  const permission = `${service.protocol} dport ${portsOf(service)} accept`;
  const from = (family: IpFamily, word: string) => sources.filter(source => source.family === family).map(source => `${word} saddr ${source} ${permission}`);
  return [
    `# ${service.serviceName.replace(/[^ -~]/g, '?')}`,
    ...sources.length === 0 ? [permission] : [],
    ...from(IpFamily.V4, 'ip'),
    ...from(IpFamily.V6, 'ip6'),
  ];
}

/** The zone of firewalld, as the role writes it. */
export function firewalldZone(rules: readonly FirewallRule[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- ${HEADER} -->
<zone>
  <short>${FIREWALLD_ZONE}</short>
  <service name="dhcpv6-client"/>
${rules.flatMap(zoneLines).map(line => `  ${line}\n`).join('')}</zone>
`;
}

function zoneLines({ service, sources }: FirewallRule): string[] {
  const port = `<port port="${portsOf(service)}" protocol="${service.protocol}"/>`;
  return sources.length === 0 ? [port] : sources.flatMap(source => [
    `<rule family="${source.family === IpFamily.V6 ? 'ipv6' : 'ipv4'}">`, `  <source address="${source}"/>`, `  ${port}`, '  <accept/>', '</rule>',
  ]);
}

function portsOf({ ports: { firstPort, lastPort } }: FirewallRule['service']): string {
  return firstPort === lastPort ? String(firstPort) : `${firstPort}-${lastPort}`;
}
