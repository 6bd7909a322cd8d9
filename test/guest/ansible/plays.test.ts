import { Ansible, existing, host } from './written-ansible';
import { Labels, Phase, Role, RoleValue, SecretRef, Size } from '../../../src';
import { roleOrderOf } from '../../../src/guest/ansible/role-order';

const EXPORTER = Role.ofCollection('prometheus.prometheus.node_exporter', '0.30.2');

/** What every machine runs, whatever was said of it, up to its data disks. */
const BEFORE_DISKS = ['hostwright_proxy', 'hostwright_trusted_cas', 'hostwright_package_mirror', 'hostwright_guest_agent', 'hostwright_admins', 'hostwright_swap'];

describe('site.yml', () => {
  test('GIVEN one machine WHEN written THEN it waits first, and runs what the machine needs in one play', () => {
    const [wait, ...plays] = Ansible.of(stack => { host(stack, 'Web'); }).plays();
    expect(wait).toEqual(['Wait for the hosts', 'managed_hosts', []]);
    expect(plays).toEqual([['BOOTSTRAP: proxy, trusted cas, package mirror, guest agent, admins, swap, updates, firewall', 'managed_hosts', [...BEFORE_DISKS, 'hostwright_updates', 'hostwright_firewall']]]);
  });

  test('GIVEN a role that some hosts need WHEN written THEN it has a play of its own, in its place', () => {
    const plays = Ansible.of(stack => {
      host(stack, 'Web');
      host(stack, 'Data').addDisk('data', Size.gibibytes(4), { mount: '/srv' });
    }).plays().slice(1);
    expect(plays.map(([, hosts, roles]) => [hosts, roles])).toEqual([
      ['managed_hosts', BEFORE_DISKS],
      ['managed_hosts:&runs_hostwright_data_disks', ['hostwright_data_disks']],
      ['managed_hosts', ['hostwright_updates', 'hostwright_firewall']],
    ]);
  });

  test('GIVEN roles of every phase WHEN written THEN phases come in their order, and only those that have roles', () => {
    const plays = Ansible.of(stack => {
      const web = host(stack, 'Web');
      web.addRole(Role.ofCollection('a.b.app', '1.0.0'));
      web.addRole(EXPORTER, { phase: Phase.OBSERVE });
      web.addRole(Role.ofCollection('a.b.harden', '1.0.0'), { phase: Phase.HARDEN });
    }).plays();
    expect(plays.map(([name]) => name.split(':')[0])).toEqual(['Wait for the hosts', 'BOOTSTRAP', 'HARDEN', 'OBSERVE', 'APPLICATION']);
  });

  test('GIVEN roles with variables WHEN written THEN texts stay texts, secrets are looked up and expressions are Ansible\'s', () => {
    const variables = Ansible.of(stack => {
      host(stack, 'Web').addRole(EXPORTER, {
        variables: {
          text: RoleValue.text('yes'),
          braces: RoleValue.text('a {{ b }}'),
          number: RoleValue.number(9100),
          flag: RoleValue.flag(false),
          texts: RoleValue.texts('23:00', '0644'),
          record: RoleValue.record({ z: RoleValue.number(1), a: RoleValue.list(RoleValue.record({ k: RoleValue.text('v') })) }),
          secret: RoleValue.secret(SecretRef.vault('hosts/web', 'token')),
          expression: RoleValue.expression('{{ ansible_facts[\'fqdn\'] }}'),
        },
      });
    }).variables('web');
    expect(variables).toMatchObject({
      text: 'yes',
      braces: { unsafe: 'a {{ b }}' },
      number: 9100,
      flag: false,
      texts: ['23:00', '0644'],
      record: { a: [{ k: 'v' }], z: 1 },
      secret: expect.stringContaining('community.hashi_vault.vault_kv2_get'),
      expression: '{{ ansible_facts[\'fqdn\'] }}',
    });
  });

  test('GIVEN a role of a collection and a secret in Vault WHEN requirements are written THEN both are pinned', () => {
    const ansible = Ansible.of(stack => { host(stack, 'Web').addRole(EXPORTER, { variables: { token: RoleValue.secret(SecretRef.vault('a', 'b')) } }); });
    const collections = ansible.yaml('requirements.yml').collections as { name: string; version: string }[];
    expect(collections).toContainEqual({ name: 'prometheus.prometheus', version: '0.30.2' });
    expect(collections.map(({ name }) => name)).toContain('community.hashi_vault');
    expect(collections.every(({ version }) => /^[0-9]+\.[0-9]+\.[0-9]+$/.test(version))).toBe(true);
    expect(ansible.text('requirements.txt')).toMatch(/^ansible-core==[0-9.]+$/m);
    expect(ansible.text('requirements.txt')).toMatch(/^hvac==[0-9.]+$/m);
  });

  test('GIVEN a secret in Key Vault WHEN requirements are written THEN they are those of a host without secrets', () => {
    const requirements = (variables: Readonly<Record<string, RoleValue>>) => {
      const ansible = Ansible.of(stack => { host(stack, 'Web').addRole(EXPORTER, { variables }); });
      return [ansible.variables('web').token, ansible.text('requirements.yml'), ansible.text('requirements.txt')];
    };
    const [token, ...needed] = requirements({ token: RoleValue.secret(SecretRef.keyVault('kv-lab', 'exporter')) });
    expect(token).toContain('az keyvault secret show --vault-name=kv-lab --name=exporter ');
    expect(needed).toEqual(requirements({}).slice(1));
  });
});

describe('plays for later', () => {
  const ansible = Ansible.of(stack => {
    host(stack, 'Web1', { labels: Labels.of({ role: 'web' }) });
    host(stack, 'Db1', { labels: Labels.of({ role: 'db' }) });
    existing(stack, 'Nas');
  });

  test.each(['update.yml', 'reboot.yml'])('GIVEN hosts with roles WHEN %s is written THEN one group comes after the other, one host at a time, the rest last', file => {
    const [keys, ...plays] = ansible.yaml(file);
    expect(keys.name).toBe('Compare the host keys');
    expect(plays.map(({ hosts }: { hosts: string }) => hosts)).toEqual(['managed_hosts:&role_db', 'managed_hosts:&role_web', 'managed_hosts:!role_db:!role_web']);
    expect(plays.every((play: Record<string, unknown>) => play.serial === '{{ hostwright_batch | default(1) }}' && play.max_fail_percentage === 0)).toBe(true);
  });

  test('GIVEN Linux only WHEN ping.yml is written THEN no module of Windows is called', () => {
    expect(ansible.text('ping.yml')).not.toContain('windows');
    expect(ansible.yaml('requirements.yml').collections.map(({ name }: { name: string }) => name)).toEqual(['ansible.posix', 'community.general']);
  });
});

describe('host keys', () => {
  const ansible = Ansible.of(stack => { host(stack, 'Web'); });

  test.each(['site.yml', 'ping.yml'])('GIVEN %s WHEN written THEN it compares the host key before anything else, and names the remedy', file => {
    const [{ tasks: [ask, stop] }] = ansible.yaml(file);
    expect(ask['ansible.builtin.command'].argv[0]).toBe('ssh');
    expect(stop['ansible.builtin.assert'].fail_msg[1]).toContain('ansible-playbook forget_host_key.yml -e forget={{ inventory_hostname }}');
  });

  test('GIVEN tasks that this machine runs for a host WHEN written THEN the connection they name is that of the host', () => {
    const delegated = ['site.yml', 'ping.yml', 'forget_host_key.yml'].flatMap(file => ansible.yaml(file)).flatMap(({ tasks = [] }: { tasks?: Record<string, unknown>[] }) => tasks)
      .filter(task => task.delegate_to === 'localhost').map(task => JSON.stringify(task));
    expect(delegated).toHaveLength(4);
    // Ansible sets what the host does not say to what holds for this machine: its connection would be `local`.
    for (const task of delegated) { expect(task.match(/(?<!hostvars\[inventory_hostname\]\.)ansible_(connection|host|port|user)/g)).toBeNull(); }
  });

  test('GIVEN nobody whose key is forgotten WHEN forget_host_key.yml is written THEN it stops before it does nothing', () => {
    const [find, forget] = ansible.yaml('forget_host_key.yml');
    expect([find.hosts, forget.hosts]).toEqual(['localhost', "{{ forget | default('all:!all') }}"]);
    expect(find.tasks[0]['ansible.builtin.assert'].fail_msg).toContain('-e forget=<host>');
  });
});

describe('the order of roles', () => {
  test.each<[string, string[][], string[], string[]]>([
    ['nothing', [], [], []],
    ['one host', [['c', 'a', 'b']], ['c', 'a', 'b'], []],
    ['two that agree', [['a', 'b'], ['b', 'c']], ['a', 'b', 'c'], []],
    ['what nobody orders', [['b'], ['a']], ['a', 'b'], []],
    ['two that contradict', [['a', 'b', 'z'], ['b', 'a']], ['a', 'b', 'z'], ['a', 'b', 'z']],
  ])('GIVEN %s WHEN ordered THEN each host meets its own in its order', (_, sequences, roles, circle) => {
    expect(roleOrderOf(sequences)).toEqual({ roles, circle });
  });
});
