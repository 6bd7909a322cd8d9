import { Admin, GuestAccess, IVmIntent, OperatingSystem, SecretRef } from '../../../src';
import { firstWayIn, MOST_COMMAND } from '../../../src/platforms/vsphere/first-way-in';
import { customizationGaps } from '../../../src/platforms/vsphere/inspect-customization';
import { renderCustomization } from '../../../src/platforms/vsphere/render-customization';
import { VsphereCustomization } from '../../../src/platforms/vsphere/vsphere-customization';
import { Cidr, HostName, IpAssignment, MacAddress } from '../../../src/values';
import { imageOf, intentOf, LAN, plain } from '../proxmox/stubs';

type Json = Record<string, any>;

const { linux, windows } = VsphereCustomization;
const PASSWORD = SecretRef.terraformVariable('windows_password');
const nicsOf = (...ips: IpAssignment[]) => ips.map((ip, index) => ({ nicName: `net${index}`, network: LAN, ip, mac: MacAddress.of(`02:00:00:00:00:0${index}`) }));
const V4 = IpAssignment.of('10.0.20.10/24', '10.0.20.1');

const server = (change: Partial<IVmIntent> = {}) => intentOf({ image: imageOf(OperatingSystem.WINDOWS_SERVER_2025), admin: Admin.password('Administrator', PASSWORD), ...change });
const golden = (change: Partial<IVmIntent> = {}) => intentOf({ image: imageOf(OperatingSystem.RHEL_9), access: GuestAccess.ssh({ userName: 'ansible' }), ...change });
const rendered = (intent: IVmIntent, customization: VsphereCustomization) => plain(renderCustomization(intent, customization)) as Json;

describe('Linux', () => {
  test('GIVEN a machine WHEN rendered THEN name, address and DNS are set, and no account', () => {
    expect(rendered(golden(), linux())).toEqual({
      linuxOptions: { hostName: 'web', domain: 'lab.example', hwClockUtc: true },
      networkInterface: [{ ipv4Address: '10.0.20.10', ipv4Netmask: 24 }],
      ipv4Gateway: '10.0.20.1',
      dnsServerList: ['10.0.20.1'],
      dnsSuffixList: ['lab.example'],
    });
  });

  test.each<[string, VsphereCustomization, Partial<IVmIntent>, Json]>([
    ['all options', linux({ domain: 'corp.example', timeZone: 'Etc/UTC', hwClockUtc: false, script: '#!/bin/sh\necho ${1%{*} $2\n' }), { timezone: 'Europe/Berlin' },
      { hostName: 'web', domain: 'corp.example', timeZone: 'Etc/UTC', hwClockUtc: false, scriptText: '#!/bin/sh\necho $${1%%{*} $2\n' }],
    ['the time zone of the machine', linux(), { timezone: 'Europe/Berlin' }, { hostName: 'web', domain: 'lab.example', timeZone: 'Europe/Berlin', hwClockUtc: true }],
    ['no domain at all', linux(), { searchDomains: [] }, { hostName: 'web', domain: 'localdomain', hwClockUtc: true }],
  ])('GIVEN %s WHEN rendered THEN they stand there', (_, customization, change, expected) => {
    expect(rendered(golden(change), customization).linuxOptions).toEqual(expected);
  });
});

describe('addresses', () => {
  test.each<[string, IpAssignment[], Json[], string | undefined, string | undefined]>([
    ['DHCP', [IpAssignment.dhcp()], [{}], undefined, undefined],
    ['DHCP beside an automatic address', [IpAssignment.dualStack(IpAssignment.dhcp(), IpAssignment.automaticV6())], [{}], undefined, undefined],
    ['both families', [IpAssignment.dualStack(V4, IpAssignment.of('fd00:20::10/64', 'fd00:20::1'))],
      [{ ipv4Address: '10.0.20.10', ipv4Netmask: 24, ipv6Address: 'fd00:20::10', ipv6Netmask: 64 }], '10.0.20.1', 'fd00:20::1'],
    ['two interfaces', [IpAssignment.of('10.0.30.10/25'), V4], [{ ipv4Address: '10.0.30.10', ipv4Netmask: 25 }, { ipv4Address: '10.0.20.10', ipv4Netmask: 24 }], '10.0.20.1', undefined],
  ])('GIVEN %s WHEN rendered THEN each interface has a block, in order', (_, ips, blocks, v4, v6) => {
    const { networkInterface, ipv4Gateway, ipv6Gateway } = rendered(golden({ nics: nicsOf(...ips) }), linux());
    expect({ networkInterface, ipv4Gateway, ipv6Gateway }).toEqual({ networkInterface: blocks, ipv4Gateway: v4, ipv6Gateway: v6 });
  });

  test('GIVEN Windows WHEN rendered THEN DNS stands at the interface that leads outside, where Windows has it', () => {
    expect(rendered(server({ nics: nicsOf(IpAssignment.of('10.0.30.10/24'), V4) }), windows()).networkInterface).toEqual([
      { ipv4Address: '10.0.30.10', ipv4Netmask: 24 },
      { ipv4Address: '10.0.20.10', ipv4Netmask: 24, dnsServerList: ['10.0.20.1'], dnsDomain: 'lab.example' },
    ]);
  });
});

describe('Windows', () => {
  test('GIVEN an administrator with a password WHEN rendered THEN the first logon opens the way in, once', () => {
    const { runOnceCommandList, ...options } = rendered(server({ managementNetworks: [Cidr.of('10.0.10.0/24')] }), windows()).windowsOptions;
    expect(options).toEqual({ computerName: 'web', adminPassword: '${var.windows_password}', autoLogon: true, autoLogonCount: 1, workgroup: 'WORKGROUP' });
    expect(runOnceCommandList).toEqual([
      'powershell -NoProfile -Command "Enable-PSRemoting -SkipNetworkProfileCheck -Force"',
      'powershell -NoProfile -Command "Get-NetFirewallRule -Name WINRM-HTTP-In-TCP*|Disable-NetFirewallRule"',
      'powershell -NoProfile -Command "if(!(ls Cert:\\LocalMachine\\My|? FriendlyName -eq hostwright)){New-SelfSignedCertificate -DnsName $env:COMPUTERNAME -CertStoreLocation Cert:\\LocalMachine\\My -FriendlyName hostwright -NotAfter (Get-Date).AddYears(10)}"',
      'powershell -NoProfile -Command "cd WSMan:\\localhost\\Listener;if(!(ls|? Keys -Contains Transport=HTTPS)){New-Item . -Transport HTTPS -Address * -CertificateThumbPrint @(ls Cert:\\LocalMachine\\My|? FriendlyName -eq hostwright)[0].Thumbprint -Force}"',
      'powershell -NoProfile -Command "New-NetFirewallRule -Name hw1 -Group hostwright -DisplayName \'hostwright winrm-https\' -Protocol TCP -LocalPort 5986 -RemoteAddress \'10.0.10.0/24\' -ea 0"',
    ]);
  });

  test('GIVEN all options WHEN rendered THEN they stand there, the secrets as Terraform reads them, own commands after the others', () => {
    const customization = windows({
      join: { domain: 'corp.example', user: 'join@corp.example', password: SecretRef.file('~/join'), ou: 'OU=Servers,DC=corp,DC=example' },
      organization: 'Example',
      fullName: 'Operations',
      productKey: SecretRef.terraformVariable('windows_key'),
      timeZone: 110,
      runOnce: ['cmd /c C:\\setup\\first.cmd'],
      autoLogonCount: 2,
    });
    const { runOnceCommandList, ...options } = rendered(server(), customization).windowsOptions;
    expect(options).toEqual({
      computerName: 'web',
      adminPassword: '${var.windows_password}',
      autoLogon: true,
      autoLogonCount: 2,
      joinDomain: 'corp.example',
      domainAdminUser: 'join@corp.example',
      domainAdminPassword: '${sensitive(trimspace(file("~/join")))}',
      domainOu: 'OU=Servers,DC=corp,DC=example',
      organizationName: 'Example',
      fullName: 'Operations',
      productKey: '${var.windows_key}',
      timeZone: 110,
    });
    expect(runOnceCommandList.length).toBe(6);
    expect(runOnceCommandList[5]).toBe('cmd /c C:\\setup\\first.cmd');
    expect(customization._secrets.map(String)).toEqual(['file ~/join', 'Terraform variable windows_key']);
  });

  test('GIVEN a workgroup WHEN rendered THEN it is that one', () => {
    expect(rendered(server(), windows({ workgroup: 'LAB' })).windowsOptions.workgroup).toBe('LAB');
  });

  test.each<[string, Partial<IVmIntent>]>([
    ['nobody who could log on', { admin: undefined }],
    ['a program that says that there is no way in', { access: GuestAccess.none('a console is enough') }],
    ['OpenSSH inside', { access: GuestAccess.ssh() }],
  ])('GIVEN %s WHEN rendered THEN nothing is opened and nobody is logged on', (_, change) => {
    const { autoLogon, autoLogonCount, runOnceCommandList } = rendered(server(change), windows()).windowsOptions;
    expect([autoLogon, autoLogonCount, runOnceCommandList]).toEqual([undefined, undefined, undefined]);
  });

  test('GIVEN a secret that Terraform does not read WHEN rendered THEN it is left out: it is refused elsewhere', () => {
    expect(rendered(server({ admin: Admin.password('Administrator', SecretRef.vault('hosts/web', 'password')) }), windows()).windowsOptions.adminPassword).toBeUndefined();
  });
});

describe('the first way in', () => {
  const networks = [...Array.from({ length: 20 }, (_, index) => Cidr.of(`10.100.${100 + index}.0/24`)), Cidr.of('2001:db8:1234:5678::/64'), Cidr.of('2001:db8:1234:5679::/64')];

  test('GIVEN many networks WHEN written THEN every command is short enough, and every network is let in once', () => {
    const commands = firstWayIn(GuestAccess.psrp(), networks);
    expect(commands.filter(command => command.length > MOST_COMMAND)).toEqual([]);
    expect(commands.flatMap(command => /-RemoteAddress '(\S+)'/.exec(command)?.[1].split('\',\'') ?? [])).toEqual(networks.map(String));
    const names = commands.flatMap(command => /-Name (hw\d+) .*-DisplayName '([^']+)'/.exec(command)?.slice(1) ?? []);
    expect(names.slice(0, 4)).toEqual(['hw1', 'hostwright winrm-https', 'hw2', 'hostwright winrm-https 2']);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each<[string, Cidr[], string]>([['no network: the machine\'s own subnet alone', [], 'LocalSubnet'], ['all of them, for which Windows has a word', [Cidr.of('10.0.0.0/8'), Cidr.ANY_V4], 'Any']])(
    'GIVEN %s WHEN written THEN the port is open to it', (_, given, expected) => {
      expect(firstWayIn(GuestAccess.winrm(), given).at(-1)).toContain(`-RemoteAddress '${expected}' -ea 0"`);
    },
  );

  test('GIVEN another port WHEN written THEN listener and rule have it, and the command still fits', () => {
    const commands = firstWayIn(GuestAccess.psrp({ port: 15986 }), [Cidr.of('2001:db8:1234:5678:9abc:def0:1234:5678/128')]);
    expect(commands.filter(command => command.includes(' -Port 15986 ')).length).toBe(1);
    expect(commands.at(-1)).toContain('-LocalPort 15986 ');
    expect(commands.filter(command => command.length > MOST_COMMAND)).toEqual([]);
  });

  test('GIVEN the commands WHEN read THEN nothing in them ends a quote or is a template of Terraform', () => {
    for (const command of firstWayIn(GuestAccess.psrp(), networks)) {
      expect(command.replace(/^powershell -NoProfile -Command "(.*)"$/, '$1')).not.toMatch(/"|\$\{|%\{|%\w+%/);
      for (const [open, close] of ['()', '{}', '[]']) { expect(command.split(open).length).toBe(command.split(close).length); }
    }
  });
});

describe('what vCenter cannot set', () => {
  test.each<[string, IVmIntent, VsphereCustomization]>([
    ['Linux', golden(), linux()],
    ['Windows', server(), windows()],
    ['Windows without an administrator', server({ admin: undefined }), windows()],
    ['a specification, which is its owner\'s', server({ admin: undefined, nics: nicsOf(IpAssignment.automaticV6()) }), VsphereCustomization.spec('windows-golden')],
    ['a pair of addresses', golden({ nics: nicsOf(IpAssignment.dualStack(V4, IpAssignment.of('fd00:20::10/64', 'fd00:20::1'))) }), linux()],
  ])('GIVEN %s WHEN inspected THEN all is well', (_, intent, customization) => {
    expect(customizationGaps(intent, customization)).toEqual([]);
  });

  test.each<[string, IVmIntent, VsphereCustomization, string, string, string, string]>([
    ['Windows for Linux', golden({ admin: undefined }), windows(), 'HW2111', 'customization of Windows for Red Hat Enterprise Linux 9', 'VsphereCustomization.linux()', 'Choose the one for the guest.'],
    ['an IPv6 address alone', golden({ nics: nicsOf(IpAssignment.of('fd00:20::10/64')) }), linux(), 'HW2111', 'net0 with fd00:20::10/64', 'an IPv4 address or DHCP beside it',
      'vCenter lets every interface without an IPv4 address ask for one by DHCP: give both, as IpAssignment.dualStack, or take an image with cloud-init.'],
    ['a gateway of the link', golden({ nics: nicsOf(IpAssignment.dualStack(V4, IpAssignment.of('fd00:20::10/64', 'fe80::1'))) }), linux(), 'HW2111', 'net0 with the gateway fe80::1', 'a gateway in fd00:20::/64',
      'vCenter leaves out a gateway that is not in the subnet: give the router an address there, or take an image with cloud-init.'],
    ['an account that nobody makes', golden({ access: undefined }), linux(), 'HW2127', 'administrator ops for web', 'an account that the template has, and `access`',
      'Customization of Linux makes no account: put one with its key into the template and say so, as access: GuestAccess.ssh({ userName: \'ops\' }), or GuestAccess.none(reason).'],
    ['a long name', server({ hostName: HostName.of('production-web-01') }), windows(), 'HW2111', 'host name production-web-01 of 17 characters', 'up to 15 on Windows', 'Give the machine a shorter hostName.'],
    ['an administrator with keys', server({ admin: intentOf().admin }), windows(), 'HW2127', 'administrator ops with keys for web', 'Administrator, with a password',
      'vCenter sets the password of the built-in account alone: Admin.password(\'Administrator\', SecretRef.terraformVariable(...)).'],
    ['another account', server({ admin: Admin.password('ops', PASSWORD) }), windows(), 'HW2127', 'administrator ops with a password for web', 'Administrator, with a password',
      'vCenter sets the password of the built-in account alone: Admin.password(\'Administrator\', SecretRef.terraformVariable(...)).'],
    ['a password that Ansible reads', server({ admin: Admin.password('Administrator', SecretRef.vault('hosts/web', 'password')) }), windows(), 'HW2127',
      'Vault secret hosts/web, key password as an argument of a resource', 'a Terraform variable or a file',
      'Terraform reads neither Vault nor SOPS here: let your pipeline put the secret into TF_VAR_<name>, and use SecretRef.terraformVariable.'],
    ['a key in the environment', server(), windows({ productKey: SecretRef.environmentVariable('WINDOWS_KEY') }), 'HW2115', 'environment variable WINDOWS_KEY as an argument of a resource', 'a Terraform variable or a file',
      'No resource reads the environment: use SecretRef.terraformVariable, and export TF_VAR_<name>.'],
    ['a join by SOPS', server(), windows({ join: { domain: 'corp.example', user: 'join@corp.example', password: SecretRef.sops('secrets.yaml', 'join') } }), 'HW2115',
      'SOPS file secrets.yaml, key join as an argument of a resource', 'a Terraform variable or a file',
      'Terraform reads neither Vault nor SOPS here: let your pipeline put the secret into TF_VAR_<name>, and use SecretRef.terraformVariable.'],
  ])('GIVEN %s WHEN inspected THEN it is refused', (_, intent, customization, code, given, allowed, remedy) => {
    expect(customizationGaps(intent, customization)).toEqual([{ code, given, allowed, remedy }]);
  });
});

describe('values', () => {
  const refusal = (make: () => unknown) => {
    try { make(); } catch (error) { return (error as Error).message; }
    return 'nothing was refused';
  };

  test.each<[string, () => VsphereCustomization, RegExp]>([
    ['a domain', () => linux({ domain: 'corp_example' }), /^HW1103 .*given domain "corp_example"; allowed: a DNS name such as corp\.example\./],
    ['a time zone', () => linux({ timeZone: 'Berlin time' }), /^HW1103 .*given time zone "Berlin time"; allowed: an IANA time zone/],
    ['a script with a secret', () => linux({ script: 'echo -----BEGIN PRIVATE KEY-----' }), /^HW1103 .*given script with a secret in it \(private key \(PEM\); not shown\)/],
    ['a token', () => linux({ domain: '${TfToken[TOKEN.7]}' }), /^HW1107 /],
    ['a token in a script', () => linux({ script: 'echo ${TfToken[TOKEN.7]}' }), /^HW1107 /],
    ['a workgroup beside a domain', () => windows({ workgroup: 'LAB', join: { domain: 'corp.example', user: 'join', password: PASSWORD } }), /^HW1103 .*given workgroup LAB and domain corp\.example; allowed: one of them\./],
    ['a long workgroup', () => windows({ workgroup: 'W'.repeat(16) }), /^HW1103 .*allowed: 1 to 15 characters/],
    ['an organization', () => windows({ organization: 'A "B"' }), /^HW1103 .*given organization .*allowed: 1 to 80 characters/],
    ['a full name', () => windows({ fullName: '' }), /^HW1103 .*given full name "";/],
    ['a time zone index', () => windows({ timeZone: 400 }), /^HW1101 .*given time zone index 400; allowed: a whole number from 0 to 360/],
    ['no logon', () => windows({ autoLogonCount: 0 }), /^HW1101 .*given number of logons 0;/],
    ['a long command', () => windows({ runOnce: ['x'.repeat(260)] }), /^HW1103 .*allowed: one line of up to 259 characters/],
    ['a command of two lines', () => windows({ runOnce: ['a\nb'] }), /^HW1103 .*given command/],
    ['a template of Terraform', () => windows({ runOnce: ['echo ${var.x}'] }), /^HW1103 .*given command/],
    ['a command with a secret', () => windows({ runOnce: [`curl -H ghp_${'a1'.repeat(18)}`] }), /^HW1103 .*not shown/],
    ['a user', () => windows({ join: { domain: 'corp.example', user: 'join me', password: PASSWORD } }), /^HW1103 .*given user "join me"/],
    ['a unit', () => windows({ join: { domain: 'corp.example', user: 'join', password: PASSWORD, ou: 'Servers' } }), /^HW1103 .*given organizational unit "Servers"; allowed: a distinguished name/],
    ['a specification', () => VsphereCustomization.spec(''), /^HW1103 .*given customization specification "";/],
  ])('GIVEN %s that is none WHEN made THEN it is refused', (_, make, message) => {
    expect(refusal(make)).toMatch(message);
  });

  test('GIVEN the longest command WHEN made THEN it is taken', () => {
    expect(windows({ runOnce: ['x'.repeat(259)] })._windows?.runOnce).toEqual(['x'.repeat(259)]);
  });

  test('GIVEN customizations WHEN told THEN the text follows what they set, and holds no secret', () => {
    expect(VsphereCustomization.spec('golden').toString()).toBe('specification golden');
    const key = (name: string) => windows({ productKey: SecretRef.terraformVariable(name) }).toString();
    expect(key('a')).toMatch(/^of Windows [0-9a-f]{8}$/);
    expect(key('a')).not.toBe(key('b'));
    expect([linux().toString(), linux().toString(), linux({ domain: 'x' }).toString()].map(text => text === linux().toString())).toEqual([true, true, false]);
    expect([linux().isLinux, linux().isWindows, windows().isWindows, VsphereCustomization.spec('golden').isWindows]).toEqual([true, false, true, false]);
  });
});
