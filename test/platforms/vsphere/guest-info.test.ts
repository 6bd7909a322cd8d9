import * as fs from 'fs';
import { gunzipSync } from 'zlib';
import { parse } from 'yaml';
import { Admin, GuestAccess, IVmIntent, Provisioning, SecretRef } from '../../../src';
import { FirewallRule } from '../../../src/model/firewall-rule';
import { GuestFacts } from '../../../src/model/guest-facts';
import { Service } from '../../../src/model/service';
import { guestInfo, guestInfoBytes, metadataText, MOST_BYTES, userdataText } from '../../../src/platforms/vsphere/guest-info';
import { Cidr, HostName, IpAssignment, MacAddress } from '../../../src/values';
import { findCloudConfigSchema, judgeCloudConfig } from '../../judges';
import { intentOf, LAN } from '../proxmox/stubs';
import { ADMIN } from '../written';

const FACTS: GuestFacts = { access: GuestAccess.ssh(), agent: { packageName: 'open-vm-tools', serviceName: 'vmtoolsd' }, volumes: {} };
const decoded = (entry: string) => gunzipSync(Buffer.from(entry, 'base64')).toString('utf8');
const userdata = (intent: IVmIntent) => parse(userdataText(intent, FACTS), { version: '1.1' });
const FULL = intentOf({
  provisioning: Provisioning.cloudInit({ packages: ['vim'] }),
  timezone: 'Europe/Berlin',
  ntp: ['ntp.lab.example'],
  firewalled: true,
  firewallRules: [FirewallRule.allow(Service.SSH, { sources: [Cidr.of('10.0.10.0/24')] })],
});

describe('the entries', () => {
  test('GIVEN a machine WHEN written THEN metadata and user data are there with their encoding, and nothing else', () => {
    const entries = guestInfo(intentOf(), FACTS);
    expect(Object.keys(entries)).toEqual(['guestinfo.metadata', 'guestinfo.metadata.encoding', 'guestinfo.userdata', 'guestinfo.userdata.encoding']);
    expect([entries['guestinfo.metadata.encoding'], entries['guestinfo.userdata.encoding']]).toEqual(['gzip+base64', 'gzip+base64']);
    expect(decoded(entries['guestinfo.metadata'])).toBe(metadataText(intentOf()));
    expect(decoded(entries['guestinfo.userdata'])).toBe(userdataText(intentOf(), FACTS));
  });

  test('GIVEN the same machine twice WHEN written THEN every byte is the same, the header of gzip without time and system', () => {
    expect(guestInfo(intentOf(), FACTS)).toEqual(guestInfo(intentOf(), FACTS));
    for (const name of ['guestinfo.metadata', 'guestinfo.userdata']) {
      expect([...Buffer.from(guestInfo(FULL, FACTS)[name], 'base64').subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
    }
  });

  test('GIVEN a machine that is changed between two renderings WHEN written THEN the entries are those of now', () => {
    const intent = { ...intentOf() };
    const first = guestInfo(intent, FACTS);
    Object.assign(intent, { searchDomains: ['other.example'], admin: Admin.sshKey('later', ADMIN.publicKeys[0]) });
    const second = guestInfo(intent, FACTS);
    expect(JSON.parse(decoded(second['guestinfo.metadata']))['local-hostname']).toBe('web.other.example');
    expect(decoded(second['guestinfo.userdata'])).toContain('name: later');
    expect(decoded(first['guestinfo.userdata'])).toContain('name: ops');
  });

  test('GIVEN a machine WHEN measured THEN the largest entry counts, as the guest reads it', () => {
    const entries = guestInfo(FULL, FACTS);
    expect(guestInfoBytes(FULL, FACTS)).toBe(entries['guestinfo.userdata'].length);
    expect(guestInfoBytes(FULL, FACTS)).toBeLessThan(MOST_BYTES);
    expect(MOST_BYTES).toBe(64512);
  });
});

describe('the metadata', () => {
  test('GIVEN a machine WHEN written THEN it says who it is and how it is connected', () => {
    expect(JSON.parse(metadataText(intentOf()))).toEqual({
      'instance-id': 'web',
      'local-hostname': 'web.lab.example',
      'network': {
        version: 2,
        ethernets: {
          net0: {
            match: { macaddress: '02:00:00:00:00:01' },
            addresses: ['10.0.20.10/24'],
            routes: [{ to: '0.0.0.0/0', via: '10.0.20.1' }],
            nameservers: { addresses: ['10.0.20.1'], search: ['lab.example'] },
          },
        },
      },
    });
  });

  test('GIVEN no search domain WHEN written THEN the name stands alone', () => {
    expect(JSON.parse(metadataText(intentOf({ searchDomains: [] })))['local-hostname']).toBe('web');
  });

  test('GIVEN another address WHEN written THEN the instance is the same, and so are its SSH host keys', () => {
    const nics = [{ nicName: 'net0', network: LAN, ip: IpAssignment.of('10.0.20.99/24', '10.0.20.1'), mac: MacAddress.of('02:00:00:00:00:01') }];
    expect(metadataText(intentOf({ nics }))).not.toBe(metadataText(intentOf()));
    expect(JSON.parse(metadataText(intentOf({ nics })))['instance-id']).toBe('web');
    expect(userdataText(intentOf({ nics }), FACTS)).toBe(userdataText(intentOf(), FACTS));
  });
});

describe('the user data', () => {
  test('GIVEN the platform\'s own first boot WHEN written THEN it is this text: the account, and nothing is installed', () => {
    expect(userdataText(intentOf({ hostName: HostName.of('app') }), FACTS)).toBe([
      '#cloud-config',
      '# generated by hostwright for app; do not edit',
      'merge_how: list(append)+dict(no_replace,recurse_list)+str()',
      'updates:',
      '  network:',
      '    when:',
      '      - boot-new-instance',
      '      - boot',
      'manage_etc_hosts: localhost',
      'users:',
      '  - name: ops',
      '    shell: /bin/bash',
      '    sudo: ALL=(ALL:ALL) NOPASSWD:ALL',
      '    hashed_passwd: "*"',
      '    lock_passwd: false',
      '    ssh_authorized_keys:',
      `      - ${ADMIN.publicKeys[0]}`,
      'ssh_pwauth: false',
      'disable_root: true',
      '',
    ].join('\n'));
  });

  test('GIVEN a document WHEN written THEN settings, packages, agent and firewall are in it', () => {
    const { packages, runcmd, timezone, ntp, users } = userdata(FULL);
    expect(packages).toEqual(['nftables', 'open-vm-tools', 'vim']);
    expect(runcmd[0]).toEqual(['systemctl', 'enable', '--now', 'vmtoolsd']);
    expect({ timezone, ntp }).toEqual({ timezone: 'Europe/Berlin', ntp: { servers: ['ntp.lab.example'] } });
    expect(users.map(({ name }: any) => name)).toEqual(['ops']);
  });

  test('GIVEN settings and a firewall on the platform\'s own first boot WHEN written THEN they are left to the plays', () => {
    const intent = intentOf({ timezone: 'Europe/Berlin', firewalled: true, firewallRules: [FirewallRule.allow(Service.SSH)] });
    expect(Object.keys(userdata(intent)).sort()).toEqual(['disable_root', 'manage_etc_hosts', 'merge_how', 'ssh_pwauth', 'updates', 'users']);
  });

  test('GIVEN an administrator with a password WHEN written THEN neither the password nor where it is read stands there', () => {
    const intent = intentOf({ admin: Admin.password('ops', SecretRef.terraformVariable('ops_password')) });
    const all = `${metadataText(intent)}${userdataText(intent, FACTS)}`;
    expect(all).not.toMatch(/ops_password|users:|passwd/);
  });

  const schema = findCloudConfigSchema();
  (schema ? test : test.skip).each([['the platform\'s own first boot', intentOf()], ['a document', FULL]])('GIVEN %s WHEN held against cloud-init\'s schema THEN every key is one that it knows', (_, intent) => {
    const { judged, findings } = judgeCloudConfig(userdataText(intent, FACTS), JSON.parse(fs.readFileSync(schema!, 'utf8')));
    expect(findings).toEqual([]);
    expect(judged).toBeGreaterThan(10);
  });
});
