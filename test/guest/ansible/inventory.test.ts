import { App } from 'cdktf';
import { Ansible, existing, host, KEY, platformOf } from './written-ansible';
import {
  Admin, Cidr, DiskOptions, EstateStack, GuestAccess, HttpProxy, IpAssignment, Labels, OperatingSystem, Provisioning, Role, RoleValue,
  SecretRef, Service, Size, TimeOfDay, UpdatePolicy,
} from '../../../src';
import { refusal } from '../../platforms/written';
import { CERTIFICATE } from '../../support/certificates';

describe('groups', () => {
  const { groups } = Ansible.of(stack => {
    host(stack, 'Git', { labels: Labels.of({ role: 'git', env: 'prod', critical: '', os: 'own' }) });
    host(stack, 'Web', { image: platformOf(stack).image(OperatingSystem.ROCKY_9) });
    existing(stack, 'Nas');
  });

  test.each([
    ['managed_hosts', ['git', 'nas', 'web']],
    ['stack_lab', ['git', 'nas', 'web']],
    ['system_linux', ['git', 'nas', 'web']],
    ['platform_proxmox', ['git', 'web']],
    ['platform_existing', ['nas']],
    ['os_debian_13', ['git']],
    ['os_rocky_9', ['web']],
    ['os_family_redhat', ['web']],
    ['template_debian_13', ['git']],
    ['role_git', ['git']],
    ['env_prod', ['git']],
    ['label_critical', ['git']],
    ['label_os_own', ['git']],
    ['runs_hostwright_firewall', ['git', 'web']],
  ])('GIVEN three hosts WHEN grouped THEN %s holds %j', (group, hosts) => {
    expect(groups[group]).toEqual(hosts);
  });
});

test.each([
  [{ role_x: 'y' }, 'label_role_x_y'], [{ 'role-x': 'y' }, 'label_role_x_y'], [{ 'role.': 'y' }, 'label_role_y'], [{ role: '' }, 'label_role'], [{ roles: 'y' }, 'roles_y'], [{ role: 'y' }, 'role_y'],
])('GIVEN the labels %j WHEN grouped THEN the group is %s, and only the label role makes groups of roles', (labels, group) => {
  expect(Object.keys(Ansible.of(stack => { host(stack, 'Web', { labels: Labels.of(labels) }); }).groups).filter(name => /role/.test(name) && !name.startsWith('runs_'))).toEqual([group]);
});

test('GIVEN what looks like a template in a key or an owner WHEN written THEN Ansible does not evaluate it', () => {
  const variables = Ansible.of(stack => {
    host(stack, 'Web', { admin: Admin.sshKey('ops', `${KEY.replace(/ \S+$/, '')} {{ lookup('pipe', 'id') }}`) }).addDisk('data', Size.gibibytes(4), { mount: '/srv', owner: '{{ x }}' });
  }).variables('web');
  expect(variables.hostwright_admins_accounts[0].keys[0]).toEqual({ unsafe: expect.stringContaining('{{ lookup(') });
  expect(variables.hostwright_data_disks_volumes[0].owner).toEqual({ unsafe: '{{ x }}' });
});

test('GIVEN a text and a record of the same shape WHEN two hosts have them THEN they share nothing', () => {
  const ansible = Ansible.of(stack => {
    host(stack, 'One').addRole(Role.own('app'), { variables: { app_x: RoleValue.text('{{ a }}') } });
    host(stack, 'Two').addRole(Role.own('app'), { variables: { app_x: RoleValue.record({ text: RoleValue.expression('{{ a }}') }) } });
  });
  expect(ansible.variables('one').app_x).toEqual({ unsafe: '{{ a }}' });
  expect(ansible.variables('two').app_x).toEqual({ text: '{{ a }}' });
});

test('GIVEN a machine called Ansible, and a stack beside it of that name WHEN written THEN it is a host like another', () => {
  expect(Ansible.of(stack => {
    host(stack, 'Ansible');
    new EstateStack(App.of(stack), 'Ansible');
  }).groups.managed_hosts).toEqual(['ansible']);
});

describe('connections', () => {
  const PASSWORD = SecretRef.terraformVariable('windows_password');
  const windows = (access: GuestAccess) => Ansible.of(stack => {
    host(stack, 'Win', { image: platformOf(stack).existingTemplate(9000, { guest: OperatingSystem.WINDOWS_SERVER_2025 }), admin: Admin.password('Administrator', PASSWORD), access });
  });

  test('GIVEN a Linux machine with a static address WHEN written THEN Ansible logs in by SSH as its administrator', () => {
    const variables = Ansible.of(stack => { host(stack, 'Web'); }).variables('web');
    expect(variables).toMatchObject({ ansible_host: '10.0.20.10', ansible_user: 'ops' });
    expect(variables).not.toHaveProperty('ansible_port');
    expect(variables).not.toHaveProperty('ansible_connection');
    expect(variables.ansible_ssh_common_args).toContain('StrictHostKeyChecking=accept-new');
    expect(variables.hostwright_known_hosts).toMatch(/hostwright\.known_hosts'\) \| realpath \}\}$/);
  });

  test('GIVEN another port and user WHEN written THEN both are told, and the management port follows', () => {
    const variables = Ansible.of(stack => { host(stack, 'Web', { access: GuestAccess.ssh({ port: 2222, userName: 'robot' }) }); }).variables('web');
    expect(variables).toMatchObject({ ansible_port: 2222, ansible_user: 'robot' });
    expect(variables.hostwright_firewall_rules[0]).toMatchObject({ name: 'ssh', first_port: 2222, last_port: 2222, sources: ['10.0.20.0/24'] });
  });

  test('GIVEN Windows by PSRP WHEN written THEN TLS is on and the password is looked up', () => {
    expect(windows(GuestAccess.psrp()).variables('win')).toMatchObject({
      ansible_connection: 'psrp',
      ansible_port: 5986,
      ansible_psrp_protocol: 'https',
      ansible_psrp_cert_validation: 'ignore',
      ansible_user: 'Administrator',
      ansible_password: expect.stringContaining('lookup(\'ansible.builtin.env\', \'TF_VAR_windows_password\')'),
    });
  });

  test('GIVEN Windows by WinRM with a signed certificate WHEN written THEN it is checked', () => {
    expect(windows(GuestAccess.winrm({ validateCertificate: true })).variables('win')).toMatchObject({ ansible_connection: 'winrm', ansible_winrm_scheme: 'https', ansible_winrm_server_cert_validation: 'validate' });
  });

  test('GIVEN Windows by SSH WHEN written THEN Ansible talks to its own shell, with its collections and without another connection', () => {
    const ansible = windows(GuestAccess.ssh());
    expect(ansible.variables('win')).toMatchObject({ ansible_shell_type: 'cmd' });
    expect(ansible.variables('win')).not.toHaveProperty('ansible_connection');
    expect(ansible.yaml('requirements.yml').collections.map(({ name }: { name: string }) => name)).toContain('ansible.windows');
    expect(ansible.text('requirements.txt')).not.toMatch(/pypsrp|pywinrm/);
  });

  test('GIVEN Windows WHEN requirements are written THEN they name its collections and the Python package of its connection', () => {
    const ansible = windows(GuestAccess.psrp());
    expect(ansible.yaml('requirements.yml').collections.map(({ name }: { name: string }) => name)).toContain('ansible.windows');
    expect(ansible.text('requirements.txt')).toMatch(/^pypsrp==/m);
    expect(ansible.text('requirements.txt')).not.toMatch(/pywinrm/);
  });

  test('GIVEN nothing but a machine that is to be left out WHEN written THEN there is nothing for Ansible, and NEXT.md does not speak of it', () => {
    const { result } = Ansible.of(stack => { host(stack, 'Box', { access: GuestAccess.none('an appliance') }); });
    expect(result.ansible).toEqual({});
    expect(result.nextPage).not.toContain('ansible');
  });

  test('GIVEN a machine that is to be left out WHEN written THEN no file names it', () => {
    const { result, groups } = Ansible.of(stack => {
      host(stack, 'Web');
      host(stack, 'Box', { access: GuestAccess.none('an appliance') });
    });
    expect(Object.values(groups).flat()).not.toContain('box');
    expect(JSON.stringify(result.ansible)).not.toContain('box');
    expect(result.machine('box').notes).toContainEqual({ field: 'access', text: 'inventory and plays leave the machine out: an appliance.' });
  });
});

describe('addresses that are known after apply', () => {
  const late = Ansible.of(stack => {
    host(stack, 'Web');
    host(stack, 'Late', { ip: IpAssignment.dhcp(), provisioning: Provisioning.cloudInit(), managementNetworks: [Cidr.of('10.0.20.0/24')] });
  });

  test('GIVEN one machine with DHCP WHEN written THEN one output has it, found by its MAC and null until it is known', () => {
    const { ansible_inventory: output } = late.result.document.output;
    expect(Object.keys(output.value)).toEqual(['late']);
    expect(output.value.late).toMatch(/^\$\{try\(\[for i, mac in .*\.mac_addresses : .* if lower\(mac\) == "02:[0-9a-f:]+"\]\[0\], null\)\}$/);
  });

  test('GIVEN one machine with DHCP WHEN written THEN a script finds it, and ansible.cfg names the script', () => {
    expect(late.text('inventory/terraform_hosts.py')).toMatch(/^#!\/usr\/bin\/env python3\n/);
    expect(late.text('ansible.cfg')).toMatch(/^inventory = inventory\/hosts\.yml,inventory\/terraform_hosts\.py$/m);
    expect(late.variables('late')).not.toHaveProperty('ansible_host');
  });

  test('GIVEN static addresses only WHEN written THEN there is neither script nor output', () => {
    const { result } = Ansible.of(stack => { host(stack, 'Web'); });
    expect(Object.keys(result.ansible)).not.toContain('inventory/terraform_hosts.py');
    expect(result.document.output).toBeUndefined();
  });
});

describe('variables of the library\'s roles', () => {
  const settings: [string, Parameters<typeof host>[2], Record<string, unknown>][] = [
    ['time', { timezone: 'Europe/Berlin', ntp: ['ntp.lan', 'ntp.lan', '10.0.20.1'] }, { hostwright_time_zone: 'Europe/Berlin', hostwright_time_servers: ['ntp.lan', '10.0.20.1'] }],
    ['locale', { locale: 'de_DE.UTF-8' }, { hostwright_locale_name: 'de_DE.UTF-8' }],
    ['proxy', { proxy: HttpProxy.of('http://proxy.lan:3128', { directHosts: ['mirror.lan'] }) }, { hostwright_proxy_url: 'http://proxy.lan:3128', hostwright_proxy_direct_hosts: ['mirror.lan'] }],
    ['package mirror', { packageMirror: 'http://mirror.lan' }, { hostwright_package_mirror_url: 'http://mirror.lan' }],
    ['swap', { swap: Size.gibibytes(2) }, { hostwright_swap_mebibytes: 2048 }],
    ['updates', { updates: UpdatePolicy.automatic({ rebootAt: TimeOfDay.of('04:30') }) }, { hostwright_updates_reboot: true, hostwright_updates_reboot_time: '04:30' }],
    ['agent', {}, { hostwright_guest_agent_packages: ['qemu-guest-agent'], hostwright_guest_agent_services: ['qemu-guest-agent'] }],
    ['admin', {}, { hostwright_admins_accounts: [{ name: 'ops', keys: [KEY] }] }],
  ];

  test.each(settings)('GIVEN %s WHEN written THEN its role is told', (_, change, expected) => {
    expect(Ansible.of(stack => { host(stack, 'Web', change); }).variables('web')).toMatchObject(expected);
  });

  test('GIVEN certificates WHEN written THEN each has a name by its content, whatever their order', () => {
    const given = (pems: string[]) => Ansible.of(stack => { host(stack, 'Web', { trustedCas: pems }); }).variables('web').hostwright_trusted_cas_certificates;
    expect(given([CERTIFICATE, CERTIFICATE])).toEqual([{ name: expect.stringMatching(/^hostwright-[0-9a-f]{8}$/), pem: `${CERTIFICATE.trim()}\n` }]);
  });

  test('GIVEN permissions WHEN written THEN the guest\'s firewall has what the platform\'s has', () => {
    const variables = Ansible.of(stack => {
      const web = host(stack, 'Web');
      web.allow(Service.HTTPS, { sources: [Cidr.of('10.0.0.0/8'), Cidr.of('fd00::/8')] });
      web.allow(Service.DNS);
    }).variables('web');
    expect(variables.hostwright_firewall_rules).toEqual([
      { name: 'ssh', protocol: 'tcp', first_port: 22, last_port: 22, sources: ['10.0.20.0/24'] },
      { name: 'https', protocol: 'tcp', first_port: 443, last_port: 443, sources: ['10.0.0.0/8', 'fd00::/8'] },
      { name: 'dns', protocol: 'udp', first_port: 53, last_port: 53, sources: [] },
    ]);
  });

  test('GIVEN data disks WHEN written THEN those with a mount are found by the serial that the platform gives them', () => {
    const options: DiskOptions = { mount: '/srv/git', owner: 'git' };
    const ansible = Ansible.of(stack => {
      const web = host(stack, 'Web');
      web.addDisk('repositories', Size.gibibytes(8), options);
      web.addDisk('raw', Size.gibibytes(8));
    });
    const { serial } = ansible.result.vm('Web').disk[1];
    expect(ansible.variables('web').hostwright_data_disks_volumes).toEqual([{ name: 'repositories', serial, filesystem: 'ext4', mount: '/srv/git', owner: 'git' }]);
  });

  test('GIVEN updates by hand WHEN written THEN the role switches off what it switched on before', () => {
    const variables = Ansible.of(stack => { host(stack, 'Web', { updates: UpdatePolicy.manual() }); }).variables('web');
    expect(variables.hostwright_updates_automatic).toBe(false);
    expect(Object.keys(variables).filter(name => name.startsWith('hostwright_updates_'))).toHaveLength(1);
  });

  test('GIVEN a value that all hosts share WHEN written THEN it stands in the group alone', () => {
    const ansible = Ansible.of(stack => {
      host(stack, 'One', { timezone: 'Europe/Berlin', locale: 'C.UTF-8' });
      host(stack, 'Two', { timezone: 'Europe/Berlin', locale: 'de_DE.UTF-8' });
    });
    expect(ansible.yaml('inventory/group_vars/stack_lab.yml')).toMatchObject({ hostwright_time_zone: 'Europe/Berlin' });
    expect(ansible.text('inventory/host_vars/one.yml')).not.toContain('Europe/Berlin');
    expect(ansible.yaml('inventory/host_vars/two.yml')).toMatchObject({ hostwright_locale_name: 'de_DE.UTF-8' });
  });
});

describe('hosts that Terraform does not own', () => {
  test('GIVEN one WHEN written THEN nothing is done to it but what was said', () => {
    const { groups } = Ansible.of(stack => { existing(stack, 'Nas'); });
    expect(Object.keys(groups).filter(group => group.startsWith('runs_'))).toEqual([]);
  });

  test('GIVEN one that is to be set up and filters WHEN written THEN it has what a machine has', () => {
    const ansible = Ansible.of(stack => {
      existing(stack, 'Old', { bootstrap: true, timezone: 'Europe/Berlin', managementNetworks: [Cidr.of('10.0.20.0/24')] }).allow(Service.NFS, { sources: [host(stack, 'Web').nics[0].ip.subnetV4!] });
    });
    expect(ansible.variables('old')).toMatchObject({
      ansible_host: '10.0.20.2',
      hostwright_time_zone: 'Europe/Berlin',
      hostwright_admins_accounts: [{ name: 'ops', keys: [KEY] }],
      hostwright_firewall_rules: [{ name: 'ssh' }, { name: 'nfs' }],
    });
  });

  test('GIVEN one as a source of a rule WHEN written THEN it is its address alone', () => {
    const ansible = Ansible.of(stack => { host(stack, 'Web').allow(Service.HTTP, { sources: [existing(stack, 'Nas', { address: 'fd00::5' }).addressAlone] }); });
    expect(ansible.variables('web').hostwright_firewall_rules[1].sources).toEqual(['fd00::5/128']);
  });

  test.each<[string, (stack: EstateStack) => void, string]>([
    ['the address of a machine', stack => { host(stack, 'Web', { ip: IpAssignment.of('10.0.20.2/24') }); existing(stack, 'Nas'); }, '10.0.20.2 port 22 for lab/Nas and lab/Web'],
    ['the address of a machine in other words', stack => { host(stack, 'Web', { ip: IpAssignment.of('fd00:20::2/64') }); existing(stack, 'Nas', { address: 'fd00:20:0:0::2' }); }, 'fd00:20::2 port 22 for lab/Nas and lab/Web'],
    ['the name of another one', stack => { existing(stack, 'Nas', { address: 'nas.lan' }); existing(stack, 'Old', { address: 'nas.lan' }); }, 'nas.lan port 22 for lab/Nas and lab/Old'],
  ])('GIVEN %s WHEN synthesized THEN it is refused, since Ansible would set up one host twice', (_, program, given) => {
    expect(refusal(program)).toContain(`[lab/EstateRecord] HW1204 duplicate IP address: given ${given}; allowed: one host for each address and port at which Ansible gets in. Give one of them another address; a machine of the estate needs no ExistingHost.`);
  });

  test('GIVEN one address behind another port, in another stack or without a way in WHEN synthesized THEN they are other hosts', () => {
    const { groups } = Ansible.of(stack => {
      existing(stack, 'Nas');
      existing(stack, 'Forwarded', { access: GuestAccess.ssh({ port: 2222 }) });
      existing(stack, 'Box', { access: GuestAccess.none('an appliance') });
      existing(new EstateStack(App.of(stack), 'other'), 'Elsewhere');
    });
    expect(groups.managed_hosts).toEqual(['forwarded', 'nas']);
  });

  test('GIVEN the name of a machine WHEN synthesized THEN it is refused', () => {
    expect(refusal(stack => { existing(stack, 'Web'); host(stack, 'Web2', { hostName: 'web' }); })).toContain('HW1203 duplicate host name: given web for lab/Web and lab/Web2; ');
  });
});
