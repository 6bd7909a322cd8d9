import { AnsibleHost } from './ansible-host';
import { MANAGED } from './group-names';
import type { Play } from './plays';

const LINUX = `${MANAGED}:&system_linux`;
const WINDOWS = `${MANAGED}:&system_windows`;
const BY_SSH = 'ansible_connection | default(\'ssh\') == \'ssh\'';

/** A variable as the inventory has it: in a task that is delegated, the connection's own are those of the host that runs it. */
const own = (variable: string) => `hostvars[inventory_hostname].${variable}`;
const KEY_BY_SSH = `${own('ansible_connection')} | default('ssh') == 'ssh'`;

/** ssh itself is asked for the host key first: Ansible would try again and again, and then say that nobody answers. */
function hostKeyTasks(hosts: readonly AnsibleHost[]): unknown[] {
  const isRouted = hosts.some(({ variables }) => variables.hostwright_proxy_command !== undefined);
  return [
    {
      'name': 'Ask for the host key',
      'delegate_to': 'localhost',
      'become': false,
      'check_mode': false,
      'changed_when': false,
      'failed_when': false,
      'register': 'site_host_key',
      'when': KEY_BY_SSH,
      'ansible.builtin.command': {
        ...isRouted ? { expand_argument_vars: false } : {},
        argv: [
          'ssh', '-o', 'UserKnownHostsFile="{{ hostwright_known_hosts | replace(\'%\', \'%%\') }}"', '-o', 'StrictHostKeyChecking=accept-new', '-o', 'BatchMode=yes',
          '-o', isRouted ? `ConnectTimeout={{ ${own('ansible_ssh_timeout')} | default(10) }}` : 'ConnectTimeout=10',
          // Whoever is reached directly keeps what the user's own configuration says: `ProxyCommand=none` would take it away.
          ...isRouted ? ['-o', '{{ \'ProxyCommand=\' ~ hostwright_proxy_command if hostwright_proxy_command is defined else \'BatchMode=yes\' }}'] : [],
          '-p', `{{ ${own('ansible_port')} | default(22) }}`, '-l', `{{ ${own('ansible_user')} | default('root') }}`, `{{ ${own('ansible_host')} | default(inventory_hostname) }}`, 'true',
        ],
      },
    },
    {
      'name': 'Stop where the host key has changed',
      'ansible.builtin.assert': {
        that: ['\'HOST IDENTIFICATION HAS CHANGED\' not in site_host_key.stderr | default(\'\')'],
        fail_msg: [
          `The host key of {{ inventory_hostname }}${isRouted ? ', or of a host on the way to it,' : ''} is another than before.`,
          'If the machine was built anew, forget the old one: ansible-playbook forget_host_key.yml -e forget={{ inventory_hostname }}',
          'If not, somebody else answers at its address.',
        ],
        quiet: true,
      },
      'when': KEY_BY_SSH,
    },
    // Ansible lets ssh keep its connections, and ssh then hides what a program on the way says.
    ...isRouted ? [{
      'name': 'Show what is wrong on the way to it',
      'ansible.builtin.debug': { msg: '{{ site_host_key.stderr_lines }}' },
      'when': [KEY_BY_SSH, 'hostwright_proxy_command is defined', 'site_host_key.rc == 255', '\'UNKNOWN port\' in site_host_key.stderr'],
    }] : [],
  ];
}

/** Waits for each host, and stops where somebody else answers. */
export function waitPlay(hosts: readonly AnsibleHost[]): Play {
  return {
    name: 'Wait for the hosts',
    hosts: MANAGED,
    gather_facts: false,
    tasks: [...hostKeyTasks(hosts), { 'name': 'Wait until it answers', 'ansible.builtin.wait_for_connection': { timeout: 600 } }],
  };
}

/** Stops where somebody else answers; whoever does not answer at all is found by what follows. */
export function keyPlay(hosts: readonly AnsibleHost[]): Play {
  return { name: 'Compare the host keys', hosts: MANAGED, gather_facts: false, tasks: hostKeyTasks(hosts) };
}

/** Whether every host answers. */
export function pingPlays(hosts: readonly AnsibleHost[]): Play[] {
  return bySystem(hosts, (system, name) => ({
    name: `Ping the ${name}`,
    hosts: system,
    gather_facts: false,
    tasks: [{ name: 'Ping', [system === LINUX ? 'ansible.builtin.ping' : 'ansible.windows.win_ping']: {} }],
  }));
}

/** What each host says of itself. */
export const FACTS_PLAY: Play = {
  name: 'Show what the hosts are',
  hosts: MANAGED,
  gather_facts: true,
  tasks: [{
    'name': 'Show system, kernel, memory and uptime',
    'ansible.builtin.debug': {
      msg: [
        '{{ ansible_facts[\'distribution\'] | default(ansible_facts[\'system\']) }} {{ ansible_facts[\'distribution_version\'] | default(\'\') }}',
        'kernel {{ ansible_facts[\'kernel\'] | default(\'unknown\') }}',
        '{{ ansible_facts[\'memtotal_mb\'] | default(0) }} MiB of memory',
        'up for {{ (ansible_facts[\'uptime_seconds\'] | default(0) | int / 86400) | int }} days',
      ],
    },
  }],
};

/** Updates group by group of the label `role`, then the rest; within a group one host after the other, unless `hostwright_batch` says otherwise. */
export function updatePlays(hosts: readonly AnsibleHost[]): Play[] {
  return rolling(hosts, 'Update', {
    become: `{{ ${BY_SSH} }}`,
    roles: [{ role: 'hostwright_update' }],
  });
}

/** Restarts group by group, as updates do. */
export function rebootPlays(hosts: readonly AnsibleHost[]): Play[] {
  return rolling(hosts, 'Restart', {
    gather_facts: false,
    become: `{{ ${BY_SSH} }}`,
    tasks: [
      { 'name': 'Restart Linux', 'ansible.builtin.reboot': { reboot_timeout: 900 }, 'when': '\'system_linux\' in group_names' },
      ...hasWindows(hosts) ? [{ 'name': 'Restart Windows', 'ansible.windows.win_reboot': { reboot_timeout: 1800 }, 'when': '\'system_windows\' in group_names' }] : [],
    ],
  });
}

function rolling(hosts: readonly AnsibleHost[], verb: string, play: Play): Play[] {
  const roles = hosts.map(host => [...host.groups.keys()].filter(group => group.startsWith('role_')));
  const groups = [...new Set(roles.flat())].sort();
  const hasRest = roles.some(({ length }) => length === 0);
  const patterns = [
    ...groups.map(group => ({ pattern: `${MANAGED}:&${group}`, title: `${verb} ${group}` })),
    ...hasRest ? [{ pattern: [MANAGED, ...groups.map(group => `!${group}`)].join(':'), title: groups.length === 0 ? `${verb} every host` : `${verb} the others` }] : [],
  ];
  return patterns.map(({ pattern, title }) => ({ name: title, hosts: pattern, serial: '{{ hostwright_batch | default(1) }}', max_fail_percentage: 0, ...play }));
}

/** Forgets the key of a host that was built anew: `-e forget=<host>`. A play that meets nobody ends well, so that is asked first. */
export const FORGET_PLAYS: readonly Play[] = [
  {
    name: 'Find out whose key is forgotten',
    hosts: 'localhost',
    connection: 'local',
    gather_facts: false,
    tasks: [{
      'name': 'Stop where nobody is meant',
      'ansible.builtin.assert': {
        that: ['query(\'ansible.builtin.inventory_hostnames\', forget | default(\'all:!all\')) | length > 0'],
        fail_msg: '{{ forget | default(\'Nobody\') }} is no host of this inventory; say whose key is forgotten: -e forget=<host>',
        quiet: true,
      },
    }],
  },
  {
    name: 'Forget the key of a host that was built anew',
    hosts: '{{ forget | default(\'all:!all\') }}',
    gather_facts: false,
    tasks: [
      {
        'name': 'Remove it from the known hosts',
        'delegate_to': 'localhost',
        'become': false,
        'throttle': 1,
        'ansible.builtin.known_hosts': {
          path: '{{ hostwright_known_hosts }}',
          name: '{{ forget_address if forget_port | int == 22 else \'[\' ~ forget_address ~ \']:\' ~ forget_port }}',
          state: 'absent',
        },
        'vars': {
          forget_address: `{{ ${own('ansible_host')} | default(inventory_hostname) }}`,
          forget_port: `{{ ${own('ansible_port')} | default(22) }}`,
        },
      },
      {
        'name': 'Remove the copy that ssh-keygen leaves in the project',
        'delegate_to': 'localhost',
        'become': false,
        'throttle': 1,
        'changed_when': false,
        'ansible.builtin.file': { path: '{{ hostwright_known_hosts }}.old', state: 'absent' },
      },
    ],
  },
];

function bySystem(hosts: readonly AnsibleHost[], play: (pattern: string, name: string) => Play): Play[] {
  return [
    ...hosts.some(({ groups }) => groups.has('system_linux')) ? [play(LINUX, 'Linux hosts')] : [],
    ...hasWindows(hosts) ? [play(WINDOWS, 'Windows hosts')] : [],
  ];
}

function hasWindows(hosts: readonly AnsibleHost[]): boolean {
  return hosts.some(({ groups }) => groups.has('system_windows'));
}
