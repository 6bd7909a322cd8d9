import { DnsRecord, DnsRecordType } from '../../src/values';
import { thrown } from '../model/refused';

describe('DnsRecord', () => {
  test.each<[DnsRecord, DnsRecordType, string]>([
    [DnsRecord.address('printer', '10.0.20.5'), DnsRecordType.A, 'printer A 10.0.20.5'],
    [DnsRecord.address('printer', 'FD00:0::5'), DnsRecordType.AAAA, 'printer AAAA fd00::5'],
    [DnsRecord.address('*', '10.0.20.5'), DnsRecordType.A, '* A 10.0.20.5'],
    [DnsRecord.alias('wiki.apps', 'git'), DnsRecordType.CNAME, 'wiki.apps CNAME git'],
    [DnsRecord.alias('_acme-challenge.www', '_acme.example.net.'), DnsRecordType.CNAME, '_acme-challenge.www CNAME _acme.example.net.'],
    [DnsRecord.mail('@', 0, 'mail'), DnsRecordType.MX, '@ MX 0 mail'],
    [DnsRecord.service('_ldap._tcp', 389, 'ldap'), DnsRecordType.SRV, '_ldap._tcp SRV 0 0 389 ldap'],
    [DnsRecord.service('_ldap._tcp', 389, 'ldap', { priority: 65535, weight: 1 }), DnsRecordType.SRV, '_ldap._tcp SRV 65535 1 389 ldap'],
    [DnsRecord.text('@', 'a; b "c"'), DnsRecordType.TXT, '@ TXT a; b "c"'],
  ])('%s', (record, type, text) => {
    expect([record.recordType, `${record}`]).toEqual([type, text]);
  });

  test.each<[string, () => unknown, string, string]>([
    ['capitals', () => DnsRecord.alias('Wiki', 'git'), 'HW1103', 'record name "Wiki"'],
    ['an empty label', () => DnsRecord.alias('a..b', 'git'), 'HW1103', 'record name "a..b"'],
    ['a hyphen at the end', () => DnsRecord.alias('a-', 'git'), 'HW1103', 'record name "a-"'],
    ['a label of 64 letters', () => DnsRecord.alias('a'.repeat(64), 'git'), 'HW1103', 'record name'],
    ['no name', () => DnsRecord.alias('', 'git'), 'HW1103', 'record name ""'],
    ['no target', () => DnsRecord.alias('a', ''), 'HW1103', 'target ""'],
    ['a target with two dots at the end', () => DnsRecord.alias('a', 'git..'), 'HW1103', 'target "git.."'],
    ['a token as target', () => DnsRecord.alias('a', '${TfToken[TOKEN.1]}'), 'HW1107', 'target'],
    ['a port beyond the last', () => DnsRecord.service('_a._tcp', 65536, 'b'), 'HW1101', 'port 65536'],
    ['a weight below zero', () => DnsRecord.service('_a._tcp', 1, 'b', { weight: -1 }), 'HW1101', 'weight -1'],
    ['letters that are not ASCII', () => DnsRecord.text('a', 'ä'), 'HW1103', 'text of a TXT record "ä"'],
  ])('refuses %s', (_, make, code, words) => {
    expect(thrown(make).code).toBe(code);
    expect(thrown(make).message).toContain(words);
  });
});
