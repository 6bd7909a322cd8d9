import { Resolver } from './resolve';
import { Refusal } from '../../private/fail';
import { DnsRecord, DnsRecordType } from '../../values';

/** What a server would not load, or nobody could follow. */
export function inspectZone(zoneName: string, nameServers: readonly string[], entries: readonly DnsRecord[]): Refusal[] {
  const resolver = new Resolver(entries, zoneName);
  return [
    ...resolver.names.flatMap(([name, records]) => inspectAlias(name, records, zoneName)),
    ...nameServers.filter(server => !resolver.leads(server, true)).map(server => nowhere(`@ NS ${server}`, zoneName, 'Register the machine that serves the zone, or')),
    ...entries.filter(({ recordType, _target }) => _target !== undefined && !resolver.leads(_target, recordType !== DnsRecordType.CNAME))
      .map(record => nowhere(`${record}`, zoneName, 'Register the machine, give it a static address or one of a pool, or')),
  ];
}

function inspectAlias(name: string, records: readonly DnsRecord[], zoneName: string): Refusal[] {
  const isAlias = records.some(({ recordType }) => recordType === DnsRecordType.CNAME);
  const others = [...records.map(String), ...name === '@' ? ['the SOA and NS records of the zone'] : []];
  return isAlias && others.length > 1
    ? [{ code: 'HW1261', given: `${others.join(' and ')} in ${zoneName}`, allowed: 'an alias alone', remedy: 'Give the alias another name, or an address instead.' }]
    : [];
}

function nowhere(record: string, zoneName: string, remedy: string): Refusal {
  return { code: 'HW1262', given: `${record} in ${zoneName}`, allowed: 'a target with a record of the zone, an address where it is a server', remedy: `${remedy} end a name of another zone with a dot.` };
}
