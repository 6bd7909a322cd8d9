import { byName, Zone, ZoneRecord } from './zone';
import { DnsRecord, DnsRecordType } from '../../values';

/** How often secondaries ask, how soon they ask again, when they give up; RIPE 203. */
const REFRESH = 3600;
const RETRY = 900;
const EXPIRE = 1209600;
/** How long others remember that a name is not there (RFC 2308). */
const NEGATIVE = 300;

/** Longest string of a TXT record; a longer text is several of them. */
const LONGEST_STRING = 255;

/** A zone as a master file (RFC 1035): the same text for the same records. */
export function renderZone(zone: Zone, serial: number): string {
  const { zoneName, ttl, nameServers, mailbox } = zone;
  const lines: ZoneRecord[] = [
    { name: '@', type: 'SOA', data: `${nameServers[0]} ${mailbox} ${serial} ${REFRESH} ${RETRY} ${EXPIRE} ${NEGATIVE}` },
    ...nameServers.map(server => ({ name: '@', type: 'NS', data: server })),
    ...zone.records().sort(byName),
  ];
  return [`$ORIGIN ${zoneName}.`, `$TTL ${ttl.toSeconds()}`, ...lines.map(({ name, type, data }) => `${name} IN ${type} ${data}`), ''].join('\n');
}

/** A record as a line of its zone file. */
export function zoneRecord({ recordName, recordType, _data, _target }: DnsRecord): ZoneRecord {
  const data = recordType === DnsRecordType.TXT ? quotedStrings(_data).join(' ') : _data;
  return { name: recordName, type: recordType, data: [data, _target].filter(part => part).join(' ') };
}

/** A text in the strings that a TXT record is made of. */
export function quotedStrings(text: string): string[] {
  const strings = text.match(new RegExp(`.{1,${LONGEST_STRING}}`, 'g')) ?? [];
  return strings.map(string => `"${string.replace(/["\\]/g, '\\$&')}"`);
}
