import { Attributes, blocksOf, valuesOf, wordOf } from './attributes';
import { isInternet } from './internet';
import type { WrittenResource, WrittenResources } from './written-resource';
import { Interval, within } from '../../../private/address-space';

/** A rule of a network security group that lets the internet in. */
export interface InboundRule {
  readonly resource: WrittenResource;
  /** Name, sources and protocol, for a message. */
  readonly shown: string;
  /** In lower case: `tcp`, `udp`, `*` ... */
  readonly protocol: string;
  /** Ports that are known; in order, each once. */
  readonly ports: readonly Interval[];
}

const ALL_PORTS: Interval = { first: 0n, last: 65535n };

/** Several rules of the policy ask for the same. */
const FOUND = new WeakMap<WrittenResources, readonly InboundRule[]>();

/** Rules that allow what comes from the internet, written alone or inside of their group. A denial with a higher priority does not excuse one. */
export function inboundRules(resources: WrittenResources): readonly InboundRule[] {
  const found = FOUND.get(resources) ?? findInboundRules(resources);
  FOUND.set(resources, found);
  return found;
}

function findInboundRules(resources: WrittenResources): InboundRule[] {
  return [
    ...resources.ofType('azurerm_network_security_rule').flatMap(resource => inboundRule(resource, resource.attributes)),
    ...resources.ofType('azurerm_network_security_group').flatMap(resource => blocksOf(resource.attributes, 'security_rule').flatMap(rule => inboundRule(resource, rule))),
  ];
}

function inboundRule(resource: WrittenResource, rule: Attributes): InboundRule[] {
  const protocol = wordOf(rule.protocol);
  const sources = valuesOf(rule.source_address_prefix, rule.source_address_prefixes);
  if (wordOf(rule.access) !== 'allow' || wordOf(rule.direction) !== 'inbound' || protocol === undefined || !isInternet(sources)) { return []; }
  const ports = valuesOf(rule.destination_port_range, rule.destination_port_ranges).flatMap(portsIn);
  return [{ resource, shown: `from ${sources.join(', ')} by ${protocol} in the rule ${String(rule.name ?? resource.terraformId)}`, protocol, ports: within(ports, ALL_PORTS) }];
}

/** Whether a rule opens every port; nobody listens on port 0. */
export function opensEveryPort({ ports }: InboundRule): boolean {
  return ports.length === 1 && ports[0].first <= 1n && ports[0].last === ALL_PORTS.last;
}

/** Those of some ports that a rule opens. */
export function openedBy({ ports }: InboundRule, asked: readonly number[]): number[] {
  return asked.filter(port => ports.some(({ first, last }) => first <= port && port <= last));
}

/** What `22`, `20-30`, `*` or `80,443` stand for; nothing for what is not known. */
function portsIn(text: string): Interval[] {
  return text.split(',').flatMap(part => {
    if (part.trim() === '*') { return [ALL_PORTS]; }
    const [, first, last = first] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(part) ?? [];
    return first === undefined ? [] : [{ first: BigInt(first), last: BigInt(last) }];
  });
}
