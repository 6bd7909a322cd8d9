import { App } from 'cdktf';
import { Ansible, existing, host, OPS, routed, stackInMemory } from './written-ansible';
import { Admin, EstateStack, GuestAccess, IpAssignment, OperatingSystem, Provisioning, SecretRef } from '../../../src';
import { bundledProgramText, bundledPrograms } from '../../../src/guest/ansible/bundled-programs';
import { GuestRoute } from '../../../src/model/guest-route';
import { CODES } from '../../../src/private/codes';
import { codesOf, DAY, OFFICE, refusal } from '../../platforms/written';

const KEY_PLAYS = ['site.yml', 'ping.yml', 'facts.yml', 'update.yml', 'reboot.yml'];
const tunnel = () => GuestRoute._bundled('bastion_tunnel.py', '--machine', 'web', '--port', '%p');
/** One directly, one over it, one over that. */
const chain = (stack: EstateStack) => {
  const jump = host(stack, 'Jump');
  const inner = routed(host(stack, 'Inner'), GuestRoute.via(jump));
  return [jump, inner, routed(host(stack, 'Web'), GuestRoute.via(inner))];
};

describe('what is written', () => {
  test('GIVEN hosts without a route WHEN written THEN nothing speaks of one', () => {
    const { ansible } = Ansible.of(stack => { host(stack, 'Web'); existing(stack, 'Nas'); }).result;
    expect(Object.keys(ansible).filter(file => file.startsWith('programs/'))).toEqual([]);
    expect(Object.values(ansible).join('\n')).not.toMatch(/proxy_command|ProxyCommand|way_in|ssh_timeout|on the way/);
  });

  test('GIVEN jump hosts WHEN written THEN a host names all of them from the far end, and jump hosts alone say how they are entered', () => {
    const ansible = Ansible.of(chain);
    const far = 'hostvars[\'jump\'].hostwright_way_in';
    expect(ansible.variables('inner').hostwright_proxy_command).toBe(`{{ 'ssh -W "[%h]:%p" ' ~ (${far} | replace('%', '%%')) }}`);
    expect(ansible.variables('web').hostwright_proxy_command).toBe(
      `{{ 'ssh -W "[%h]:%p" ' ~ (('-o ' ~ (('ProxyCommand=' ~ 'ssh -W "[%h]:%p" ' ~ (${far} | replace('%', '%%'))) | quote) ~ ' ' ~ hostvars['inner'].hostwright_way_in) | replace('%', '%%')) }}`,
    );
    expect(['jump', 'inner', 'web'].map(name => 'hostwright_way_in' in ansible.variables(name))).toEqual([true, true, false]);
    expect(ansible.variables('jump')).not.toHaveProperty('hostwright_proxy_command');
    expect(ansible.variables('web')).not.toHaveProperty('hostwright_proxy_words');
  });

  test('GIVEN a route WHEN written THEN its host has the options of all hosts and the route, and the others have what they had', () => {
    const ansible = Ansible.of(chain);
    const { ansible_ssh_common_args: direct } = ansible.variables('jump');
    expect(direct).toMatch(/UserKnownHostsFile=.* -o StrictHostKeyChecking=accept-new$/);
    expect(ansible.variables('web').ansible_ssh_common_args).toBe(`${direct} -o {{ (('ProxyCommand=' ~ hostwright_proxy_command) | quote) }}`);
    expect(ansible.variables('jump').hostwright_way_in).toContain(direct);
    expect(ansible.variables('web')).not.toHaveProperty('ansible_ssh_timeout');
  });

  test('GIVEN a jump host whose address is known after apply WHEN written THEN no file has an address of it', () => {
    const ansible = Ansible.of(stack => {
      const jump = host(stack, 'Jump', { ip: IpAssignment.dhcp(), provisioning: Provisioning.cloudInit(), managementNetworks: [OFFICE] });
      routed(host(stack, 'Web'), GuestRoute.via(jump));
    });
    expect(ansible.variables('jump')).not.toHaveProperty('ansible_host');
    expect(ansible.variables('jump').hostwright_way_in).toContain('{{ ansible_host | default(inventory_hostname) | quote }}');
  });

  test('GIVEN a program of the library WHEN written THEN it lies beside the inventory, may be run and says where it comes from', () => {
    const ansible = Ansible.of(stack => { routed(host(stack, 'Web'), tunnel()); });
    expect(ansible.text('programs/bastion_tunnel.py')).toContain('def connection_to(port, tunnel):');
    expect(ansible.variables('web')).toMatchObject({
      ansible_ssh_timeout: 120,
      hostwright_proxy_command: '{{ (hostwright_proxy_words | map(\'quote\') | join(\' \')) }}',
      hostwright_proxy_words: ['{{ (inventory_dir ~ \'/../programs/bastion_tunnel.py\') | realpath | replace(\'%\', \'%%\') }}', '--machine', 'web', '--port', '%p'],
    });
    expect(bundledPrograms()).toEqual(['bastion_tunnel.py']);
    expect(bundledProgramText('bastion_tunnel.py', '# header').split('\n').slice(0, 3)).toEqual(['#!/usr/bin/env python3', '# header', expect.stringMatching(/^"""/)]);
  });

  test('GIVEN a host behind one that a program leads to WHEN written THEN it has time for that program, too', () => {
    const ansible = Ansible.of(stack => {
      const jump = routed(host(stack, 'Jump'), tunnel());
      routed(host(stack, 'Web'), GuestRoute.via(jump));
    });
    expect(ansible.variables('web').hostwright_proxy_command).toContain('(hostvars[\'jump\'].hostwright_proxy_words | map(\'quote\') | join(\' \'))');
    expect([ansible.variables('jump').ansible_ssh_timeout, ansible.variables('web').ansible_ssh_timeout]).toEqual([120, 120]);
  });

  test('GIVEN words that look like templates WHEN written THEN Ansible does not evaluate them', () => {
    const { hostwright_proxy_words: words } = Ansible.of(stack => { routed(host(stack, 'Web'), GuestRoute.command('{{ x }}', 'a b', '{%% y %%}', '%h')); }).variables('web');
    expect(words).toEqual([{ unsafe: '{{ x }}' }, 'a b', { unsafe: '{%% y %%}' }, '%h']);
  });

  test.each(KEY_PLAYS)('GIVEN a route WHEN %s is written THEN the host key is asked for by it, and what is wrong on the way is shown', file => {
    const [play] = Ansible.of(chain).yaml(file);
    const [ask, , show] = play.tasks;
    const { argv, expand_argument_vars: expands } = ask['ansible.builtin.command'];
    expect(argv).toEqual(expect.arrayContaining([
      'ConnectTimeout={{ hostvars[inventory_hostname].ansible_ssh_timeout | default(10) }}',
      '{{ \'ProxyCommand=\' ~ hostwright_proxy_command if hostwright_proxy_command is defined else \'BatchMode=yes\' }}',
    ]));
    expect(expands).toBe(false);
    expect(show).toMatchObject({ 'name': 'Show what is wrong on the way to it', 'ansible.builtin.debug': { msg: '{{ site_host_key.stderr_lines }}' } });
  });
});

const windows = (stack: EstateStack, access: GuestAccess, id = 'Win') => existing(stack, id, { os: OperatingSystem.WINDOWS_SERVER_2025, admin: Admin.password('Administrator', SecretRef.terraformVariable('password')), access });
const ALLOWED = 'allowed: a jump host of the same stack that Ansible gets into by SSH.';

const CASES: { code: keyof typeof CODES; at: string[]; told: string; program: (stack: EstateStack) => void }[] = [
  {
    code: 'HW1508',
    at: ['lab/Win'],
    told: 'given win by psrp, over jump; allowed: a route to a host that Ansible gets into by SSH. Let it listen for SSH, also on Windows: access: GuestAccess.ssh(); or give the control node a direct way to it.',
    program: stack => { routed(windows(stack, GuestAccess.psrp()), GuestRoute.via(host(stack, 'Jump'))); },
  },
  {
    code: 'HW1508',
    at: ['lab/Win'],
    told: 'given win by winrm, through bastion_tunnel.py; ',
    program: stack => { routed(windows(stack, GuestAccess.winrm()), tunnel()); },
  },
  {
    code: 'HW1509',
    at: ['lab/Web'],
    told: `given web over win, which is reached by psrp; ${ALLOWED} Say how it listens: access: GuestAccess.ssh(); or choose another one.`,
    program: stack => {
      const jump = existing(stack, 'Win', { address: '10.0.20.9', os: OperatingSystem.WINDOWS_SERVER_2025, admin: Admin.password('Administrator', SecretRef.terraformVariable('password')) });
      routed(host(stack, 'Web'), GuestRoute.via(jump));
    },
  },
  {
    code: 'HW1509',
    at: ['lab/Web'],
    told: `given web over box, which has no way in: an appliance; ${ALLOWED} `,
    program: stack => { routed(host(stack, 'Web'), GuestRoute.via(host(stack, 'Box', { access: GuestAccess.none('an appliance') }))); },
  },
  {
    code: 'HW1509',
    at: ['lab/One', 'lab/Two'],
    told: `given two over one, which is reached over two, over one; ${ALLOWED} Let one of them be reached directly.`,
    program: stack => {
      const [one, two] = [host(stack, 'One'), host(stack, 'Two')];
      routed(one, GuestRoute.via(two));
      routed(two, GuestRoute.via(one));
      // Who leads into the circle is not in it.
      routed(host(stack, 'Three'), GuestRoute.via(one));
    },
  },
  {
    code: 'HW1509',
    at: ['lab/One'],
    told: `given one over one, which is reached over one; ${ALLOWED} `,
    program: stack => {
      const one = host(stack, 'One');
      routed(one, GuestRoute.via(one));
    },
  },
  {
    code: 'HW1509',
    at: ['lab/Web'],
    told: `given web over jump, which is in the stack hub; ${ALLOWED} Put it into the stack of the hosts behind it: the inventory of a stack knows no other.`,
    program: stack => {
      const hub = new EstateStack(App.of(stack), 'hub', { asOf: DAY, defaults: { admin: OPS } });
      routed(host(stack, 'Web'), GuestRoute.via(existing(hub, 'Jump')));
    },
  },
];

test.each(CASES)('GIVEN a way that leads nowhere WHEN synthesized THEN $code says: $told', ({ code, at, told, program }) => {
  const report = refusal(program);
  for (const path of at) { expect(report).toContain(`[${path}] ${code} ${CODES[code].title}: `); }
  expect(report).toContain(told);
  expect(codesOf(report)).toEqual([code]);
  expect(report.split(`] ${code} `)).toHaveLength(at.length + 1);
});

test('GIVEN a route to a host that takes no part WHEN synthesized THEN it is left out like its host', () => {
  const ansible = Ansible.of(stack => {
    host(stack, 'Web');
    routed(host(stack, 'Box', { access: GuestAccess.none('an appliance') }), tunnel());
  });
  expect(Object.keys(ansible.result.ansible).filter(file => file.startsWith('programs/'))).toEqual([]);
});

describe('what is said of a route', () => {
  test('GIVEN each kind WHEN asked THEN it tells what it is', () => {
    const jump = existing(stackInMemory(), 'Jump');
    expect([GuestRoute.via(jump), GuestRoute.command('nc', '%h', '%p'), tunnel()].map(({ jumpHost, program, parameters, isBundled }) => [jumpHost, program, parameters, isBundled])).toEqual([
      [jump, undefined, [], false], [undefined, 'nc', ['%h', '%p'], false], [undefined, 'bastion_tunnel.py', ['--machine', 'web', '--port', '%p'], true],
    ]);
  });

  test.each<[string, () => unknown, string]>([
    ['no program', () => GuestRoute.command(''), 'HW1103 malformed value: given a program without a name on the way to a guest; allowed: a name on the PATH of the control node, or a path. Name the program, such as nc.'],
    ['two lines', () => GuestRoute.command('nc', 'a\nb'), 'HW1103 malformed value: given "a\\nb" on the way to a guest; allowed: one line, in which `%h` is the address of the guest, `%p` its port and `%%` a percent sign. Write each parameter by itself, and a percent sign twice.'],
    ['another percent sign', () => GuestRoute.command('nc', '%r'), 'HW1103'],
    ['a percent sign at the end', () => GuestRoute.command('nc', '100%'), 'HW1103'],
    ['three percent signs', () => GuestRoute.command('nc', '%%%'), 'HW1103'],
    ['half of a character', () => GuestRoute.command('nc', 'a\ud83d'), 'HW1103'],
    ['what Terraform knows', () => GuestRoute.command('nc', '${TfToken[TOKEN.0]}'), 'HW1107'],
  ])('GIVEN %s WHEN said THEN it is refused', (_, act, told) => {
    expect(act).toThrow(told);
  });

  test.each(['%%', '%%h', '%h:%p', '100%%', '%%%h', ''])('GIVEN the parameter %j WHEN said THEN it is taken', parameter => {
    expect(GuestRoute.command('nc', parameter).parameters).toEqual([parameter]);
  });
});
