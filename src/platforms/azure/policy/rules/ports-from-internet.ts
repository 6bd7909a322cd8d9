import { InboundRule, inboundRules, openedBy, opensEveryPort } from '../inbound-rules';
import type { Finding, PolicyRule } from '../rule';
import { DATA_SERVICES, MANAGEMENT_SERVICES } from '../services';
import type { WrittenResources } from '../written-resource';

const REMEDY = 'Name the networks or service tags that need it as the source, or lead the traffic through a gateway, Azure Bastion or a jump host.';
/** Ports that checkov knows, each with its check. */
const KNOWN_TO_CHECKOV: ReadonlyMap<number, string> = new Map([[22, 'CKV_AZURE_10'], [80, 'CKV_AZURE_160'], [3389, 'CKV_AZURE_9']]);

const finding = ({ resource, shown }: InboundRule, what: string, checkov: readonly string[]): Finding => ({ resource, given: `${what} ${shown}`, checkov });
const isTcp = ({ protocol }: InboundRule) => protocol === 'tcp' || protocol === '*';
const isUdp = ({ protocol }: InboundRule) => protocol === 'udp' || protocol === '*';

/** Services of some ports that a rule opens. One that opens every port is told once, by its own rule. */
function servicesOpen(resources: WrittenResources, services: ReadonlyMap<number, string>): Finding[] {
  return inboundRules(resources).filter(rule => isTcp(rule) && !opensEveryPort(rule)).flatMap(rule => {
    const open = openedBy(rule, [...services.keys()]);
    const what = open.map(port => `port ${port} (${services.get(port)})`).join(', ');
    return open.length === 0 ? [] : [finding(rule, what, open.flatMap(port => KNOWN_TO_CHECKOV.get(port) ?? []))];
  });
}

/** What the internet reaches: CIS 7.1 to 7.4, and what it leaves out. */
export const PORTS_FROM_INTERNET: readonly PolicyRule[] = [
  {
    ruleId: 'management-port-from-internet',
    code: 'HW2270',
    title: 'No way to manage a machine is open to the internet',
    why: 'Whoever reaches SSH, RDP, WinRM, SMB or the like tries every password and every known hole of it.',
    allowed: 'management from networks that are named',
    remedy: REMEDY,
    references: { checkov: ['CKV_AZURE_9', 'CKV_AZURE_10'], cis: ['7.1', '7.2'], azurePolicy: ['22730e10-96f6-4aac-ad84-9383d35b5917'] },
    check: resources => servicesOpen(resources, MANAGEMENT_SERVICES),
  },
  {
    ruleId: 'data-port-from-internet',
    code: 'HW2271',
    title: 'No database, cache or file share is open to the internet',
    why: 'They are made for a network of trusted machines, and are searched for everywhere else.',
    allowed: 'data services from networks that are named',
    remedy: REMEDY,
    references: {},
    check: resources => servicesOpen(resources, DATA_SERVICES),
  },
  {
    ruleId: 'all-ports-from-internet',
    code: 'HW2272',
    title: 'Not every port is open to the internet',
    why: 'What a guest listens on tomorrow would be reachable without anybody having decided it.',
    allowed: 'the ports of the services that are meant to be reached',
    remedy: 'Name the ports, or the networks that may reach all of them.',
    references: { checkov: ['CKV_AZURE_9', 'CKV_AZURE_10', 'CKV_AZURE_160', 'CKV_AZURE_77'], cis: ['7.1', '7.2', '7.3', '7.4'], azurePolicy: ['22730e10-96f6-4aac-ad84-9383d35b5917'] },
    check: resources => inboundRules(resources).filter(rule => opensEveryPort(rule) && (isTcp(rule) || isUdp(rule))).map(rule => (
      finding(rule, 'every port', [...isTcp(rule) ? KNOWN_TO_CHECKOV.values() : [], ...rule.protocol === 'udp' ? ['CKV_AZURE_77'] : []])
    )),
  },
  {
    ruleId: 'udp-from-internet',
    code: 'HW2273',
    title: 'No UDP is open to the internet, not by the protocol `*` either',
    why: 'UDP services answer forged senders, and are used to flood others.',
    allowed: 'Tcp, or UDP from networks that are named',
    remedy: 'Write the protocol Tcp where TCP is meant; name the networks that need UDP.',
    references: { checkov: ['CKV_AZURE_77'], cis: ['7.3'] },
    check: resources => inboundRules(resources).filter(rule => isUdp(rule) && !opensEveryPort(rule) && rule.ports.length > 0).map(rule => finding(rule, 'UDP', rule.protocol === 'udp' ? ['CKV_AZURE_77'] : [])),
  },
  {
    ruleId: 'http-from-internet',
    code: 'HW2274',
    title: 'No unencrypted HTTP is open to the internet',
    why: 'What goes over port 80 can be read and changed on its way; a gateway can send callers on to 443.',
    allowed: 'port 443',
    remedy: 'Open 443 only; where callers must be sent on, or certificates are proven over port 80, waive this rule and say so.',
    references: { checkov: ['CKV_AZURE_160'], cis: ['7.4'] },
    check: resources => servicesOpen(resources, new Map([[80, 'HTTP']])),
  },
];
