import { parse } from 'yaml';
import { Admin, FirewallRule, GuestAccess, HttpProxy, IVmIntent, OperatingSystem, Provisioning, SecretRef, Service } from '../../src';
import { cloudConfig, CloudConfigOptions } from '../../src/guest/cloud-config';
import { guestOf } from '../../src/platforms/proxmox/guest-facts';
import { Cidr, HostName, PortRange } from '../../src/values';
import { imageOf, intentOf } from '../platforms/proxmox/stubs';
import { ADMIN } from '../platforms/written';

const { DEBIAN_13, UBUNTU_24_04, ROCKY_9, OPENSUSE_LEAP_15_6, ALPINE_3_23, ARCH_LINUX, FREEBSD_14_4, WINDOWS_SERVER_2025 } = OperatingSystem;

const RULES = [
  FirewallRule.allow(Service.SSH, { sources: [Cidr.of('10.0.10.0/24'), Cidr.of('fd00:10::/64'), Cidr.of('10.0.11.0/24')] }),
  FirewallRule.allow(Service.udp('games', PortRange.between(27000, 27015))),
];

function born(guest: OperatingSystem, change: Partial<IVmIntent> = {}): IVmIntent {
  return intentOf({ image: imageOf(guest), provisioning: Provisioning.cloudInit(), ...change });
}

function text(intent: IVmIntent, options?: CloudConfigOptions): string {
  return cloudConfig(intent, guestOf(intent), options);
}

/** As cloud-init reads it: YAML 1.1. */
function document(intent: IVmIntent, options?: CloudConfigOptions): Record<string, any> {
  return parse(text(intent, options), { version: '1.1' });
}

const filtered = { firewalled: true, firewallRules: RULES };

describe('the account', () => {
  test('GIVEN a platform that makes it WHEN written THEN the document says nothing of users: it would be lost beside the user data', () => {
    expect(Object.keys(document(born(DEBIAN_13))).sort()).toEqual(['merge_how', 'package_update', 'packages', 'runcmd']);
  });

  test('GIVEN a platform that leaves it to the document WHEN written THEN it is the only account, with its keys and sudo, and no password that anybody could type', () => {
    const { users, ssh_pwauth, disable_root } = document(born(DEBIAN_13), { account: true });
    expect({ users, ssh_pwauth, disable_root }).toEqual({
      users: [{ name: ADMIN.userName, shell: '/bin/bash', sudo: 'ALL=(ALL:ALL) NOPASSWD:ALL', hashed_passwd: '*', lock_passwd: false, ssh_authorized_keys: ADMIN.publicKeys }],
      ssh_pwauth: false,
      disable_root: true,
    });
  });

  test('GIVEN Alpine WHEN written THEN the shell is the one that it has', () => {
    expect(document(born(ALPINE_3_23), { account: true }).users[0].shell).toBe('/bin/ash');
  });

  test.each<[string, Partial<IVmIntent>]>([
    ['nobody', { admin: undefined }],
    ['an administrator with a password', { admin: Admin.password('ops', SecretRef.environmentVariable('OPS_PASSWORD')) }],
  ])('GIVEN %s WHEN written THEN there is no account: a password has no place in a document', (_, change) => {
    const written = text(born(DEBIAN_13, change), { account: true });
    expect(written).not.toContain('users:');
    expect(written).not.toContain('OPS_PASSWORD');
  });
});

describe('the first firewall', () => {
  test.each([['debian', DEBIAN_13], ['ubuntu', UBUNTU_24_04]])('GIVEN %s WHEN written THEN nftables has a table of its own, now and at each boot', (_, guest) => {
    const { packages, write_files: files, runcmd } = document(born(guest, filtered));
    expect(packages).toEqual(['nftables', 'qemu-guest-agent']);
    expect(files.map(({ path, permissions }: any) => [path, permissions])).toEqual([['/etc/nftables.d/hostwright.nft', '0600']]);
    expect(runcmd.slice(1)).toEqual([
      ['nft', '-f', '/etc/nftables.d/hostwright.nft'],
      ['sh', '-c', 'grep -qsF \'/etc/nftables.d/hostwright.nft\' /etc/nftables.conf || echo \'include "/etc/nftables.d/hostwright.nft"\' >> /etc/nftables.conf'],
      ['systemctl', 'enable', 'nftables'],
    ]);
    expect(files[0].content.split('\n').map((line: string) => line.trim()).slice(-12)).toEqual([
      'udp sport 67 udp dport 68 accept',
      'ip6 saddr fe80::/10 udp sport 547 udp dport 546 accept',
      '',
      '# ssh',
      'ip saddr 10.0.10.0/24 tcp dport 22 accept',
      'ip saddr 10.0.11.0/24 tcp dport 22 accept',
      'ip6 saddr fd00:10::/64 tcp dport 22 accept',
      '# games',
      'udp dport 27000-27015 accept',
      '}',
      '}',
      '',
    ]);
  });

  test('GIVEN Alpine WHEN written THEN its own table, which drops the rest, is no longer loaded at boot', () => {
    const { packages, runcmd } = document(born(ALPINE_3_23, filtered));
    expect(packages).toContain('nftables');
    expect(runcmd[2]).toEqual(['sh', '-c', 'printf \'%s\\n\' \'#!/usr/sbin/nft -f\' \'# Written by Hostwright (role hostwright_firewall); changes are lost.\' \'include "/etc/nftables.d/hostwright.nft"\' > /etc/nftables.nft']);
    expect(runcmd.slice(3)).toEqual([['nft', '-f', '/etc/nftables.d/hostwright.nft'], ['rc-update', 'add', 'nftables', 'default']]);
  });

  test.each([['rocky', ROCKY_9], ['opensuse', OPENSUSE_LEAP_15_6]])('GIVEN %s WHEN written THEN firewalld has a zone of its own', (_, guest) => {
    const { packages, write_files: [file], runcmd } = document(born(guest, filtered));
    expect(packages).toEqual(['firewalld', 'qemu-guest-agent']);
    expect(file).toEqual({
      path: '/etc/firewalld/zones/hostwright.xml',
      permissions: '0644',
      content: [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<!-- Written by Hostwright (role hostwright_firewall); changes are lost. -->',
        '<zone>',
        '  <short>hostwright</short>',
        '  <service name="dhcpv6-client"/>',
        ...['10.0.10.0/24', 'fd00:10::/64', '10.0.11.0/24'].flatMap(source => [
          `  <rule family="${source.includes(':') ? 'ipv6' : 'ipv4'}">`, `    <source address="${source}"/>`, '    <port port="22" protocol="tcp"/>', '    <accept/>', '  </rule>',
        ]),
        '  <port port="27000-27015" protocol="udp"/>',
        '</zone>',
        '',
      ].join('\n'),
    });
    expect(runcmd.slice(1)).toEqual([['firewall-offline-cmd', '--set-default-zone=hostwright'], ['systemctl', 'enable', 'firewalld'], ['systemctl', 'restart', 'firewalld']]);
  });

  test('GIVEN a file that the proxy needs too WHEN written THEN both are written', () => {
    const { write_files: files } = document(born(ROCKY_9, { ...filtered, proxy: HttpProxy.of('http://proxy.lan:3128') }));
    expect(files.map(({ path }: any) => path)).toEqual(['/etc/dnf/dnf.conf', '/etc/firewalld/zones/hostwright.xml']);
  });

  test.each<[string, OperatingSystem, Partial<IVmIntent>]>([
    ['no filter', DEBIAN_13, { firewallRules: RULES }],
    ['a guest that Ansible does not get into: what is permitted later would stay shut out', DEBIAN_13, { ...filtered, access: GuestAccess.none('somebody else looks after it') }],
    ['nobody who could log in', DEBIAN_13, { ...filtered, admin: undefined }],
    ['a guest that the roles do not serve', ARCH_LINUX, filtered],
    ['FreeBSD', FREEBSD_14_4, filtered],
    ['Windows', WINDOWS_SERVER_2025, { ...filtered, access: GuestAccess.psrp() }],
  ])('GIVEN %s WHEN written THEN there is none', (_, guest, change) => {
    const written = text(born(guest, change));
    expect(written).not.toMatch(/nftables|firewall/);
  });
});

describe('the document', () => {
  test('GIVEN documents before it in one message WHEN joined THEN lists are put together and nothing that is there is replaced', () => {
    expect(document(born(DEBIAN_13)).merge_how).toBe('list(append)+dict(no_replace,recurse_list)+str()');
  });

  test('GIVEN names that YAML 1.1 takes for something else WHEN written THEN they are texts', () => {
    const packages = ['yes', 'no', 'on', '012', '1e3', '12:30:45', '0x1f', 'null', '~', '2001-01-01', '=', '<<', '.inf'];
    expect(document(born(DEBIAN_13, { provisioning: Provisioning.cloudInit({ packages }) })).packages).toEqual([...packages, 'qemu-guest-agent'].sort());
  });

  test('GIVEN neither agent nor packages nor a filter WHEN written THEN nothing is installed or run', () => {
    const intent = born(DEBIAN_13, { hostName: HostName.of('bare'), provisioning: Provisioning.cloudInit({ installGuestAgent: false }) });
    expect(text(intent)).toBe('#cloud-config\n# generated by hostwright for bare; do not edit\nmerge_how: list(append)+dict(no_replace,recurse_list)+str()\n');
  });

  test('GIVEN more documents than are remembered WHEN the first is written again THEN it is the same, and no other is', () => {
    const written = (at: number) => text(born(DEBIAN_13, { provisioning: Provisioning.cloudInit({ packages: [`package-${at}`] }) }));
    const all = Array.from({ length: 120 }, (_, at) => written(at));
    expect(new Set(all).size).toBe(120);
    expect([0, 60, 119].map(written)).toEqual([all[0], all[60], all[119]]);
  });
});
