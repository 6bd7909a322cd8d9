import { EstatePlan, HostPlan, StackPlan, ValuePlan } from './plan';

/** What an inventory holds. */
export interface InventoryModel {
  /** Hosts of each group, those of its children among them, sorted. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Variables of each host, as Ansible shows them. */
  readonly hosts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** First words of keys of labels that would look like groups of the library. */
const TAKEN = ['environment', 'label', 'managed', 'os', 'platform', 'runs', 'stack', 'system', 'template'];
const FAMILY = { 'debian-13': 'debian', 'ubuntu-24.04': 'debian', 'rocky-9': 'redhat', 'null-1e3': 'debian', 'windows-server-2025': 'windows' };
const MIRRORED = ['debian-13', 'ubuntu-24.04'];
export const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM';
/** What stands in one group of a stack for all its hosts, whose text follows from where the folder lies. */
export const PLACES = ['hostwright_known_hosts', 'ansible_ssh_common_args'];

/** The inventory that a plan is: computed from the plan alone, never from what was written. */
export function modelOf({ stacks }: EstatePlan, lateAddress: (name: string) => string): InventoryModel {
  const groups: Record<string, string[]> = {};
  const hosts: Record<string, Record<string, unknown>> = {};
  for (const stack of stacks) {
    for (const host of stack.hosts) {
      hosts[host.name] = { ansible_host: host.address ?? lateAddress(host.name), ...variablesOf(host) };
      for (const group of new Set(groupsOf(stack, host))) { (groups[group] ??= []).push(host.name); }
    }
  }
  for (const members of Object.values(groups)) { members.sort(); }
  return { groups, hosts };
}

function groupsOf({ id, environment }: StackPlan, host: HostPlan): string[] {
  const { isMachine, system, labels, roles } = host;
  return [
    'managed_hosts',
    named('stack', id),
    named('os', system),
    named('os_family', FAMILY[system]),
    `system_${system === 'windows-server-2025' ? 'windows' : 'linux'}`,
    ...environment === undefined ? [] : [named('environment', environment)],
    ...isMachine ? ['platform_proxmox', named('template', system)] : ['platform_existing'],
    ...Object.entries(labels).map(([key, value]) => labelGroup(key, value)),
    ...[...bundledRoles(host), ...Object.keys(roles)].map(role => named('runs', role)),
  ];
}

function labelGroup(key: string, value: string): string {
  if (value === '' || value === 'true') { return named('label', key); }
  const [word] = key.split(/[^a-z0-9]/);
  const isLike = TAKEN.includes(word) || (word === 'role' && key !== 'role') || /^[0-9]/.test(key);
  return isLike ? named('label', `${key}_${value}`) : named(key, value);
}

function named(kind: string, value: string): string {
  let name = '';
  for (const character of `${kind}_${value}`.toLowerCase()) {
    const plain = /[a-z0-9]/.test(character) ? character : '_';
    if (plain !== '_' || !name.endsWith('_')) { name += plain; }
  }
  return name;
}

function isSetUp({ isMachine, bootstrapped, system }: HostPlan): boolean {
  return isMachine || (bootstrapped && system !== 'windows-server-2025');
}

function bundledRoles(host: HostPlan): string[] {
  const { isMachine, bootstrapped, system, timezone } = host;
  const clock = timezone === undefined ? [] : ['hostwright_time'];
  if (!isSetUp(host)) { return [...clock, ...bootstrapped ? ['hostwright_updates'] : []]; }
  return [
    'hostwright_proxy', 'hostwright_trusted_cas', 'hostwright_swap', 'hostwright_admins', 'hostwright_updates', ...clock,
    ...MIRRORED.includes(system) ? ['hostwright_package_mirror'] : [],
    ...isMachine ? ['hostwright_guest_agent'] : [],
  ];
}

function variablesOf(host: HostPlan): Record<string, unknown> {
  const { isMachine, bootstrapped, system, user, comment, port, timezone, roles } = host;
  const isWindows = system === 'windows-server-2025';
  return {
    ansible_user: user,
    ...isWindows ? {
      ansible_connection: 'psrp',
      ansible_port: port === 22 ? 5986 : port,
      ansible_psrp_protocol: 'https',
      ansible_psrp_cert_validation: 'ignore',
      ansible_password: PASSWORD,
    } : port === 22 ? {} : { ansible_port: port },
    ...isSetUp(host) ? { hostwright_admins_accounts: [{ name: user, keys: [shown(`${KEY}${comment}`)] }] } : {},
    ...isMachine || bootstrapped ? { hostwright_updates_reboot: false } : {},
    ...isMachine ? { hostwright_guest_agent_packages: ['qemu-guest-agent'], hostwright_guest_agent_services: ['qemu-guest-agent'] } : {},
    ...timezone === undefined ? {} : { hostwright_time_zone: timezone, hostwright_time_servers: [] },
    ...Object.fromEntries(Object.values(roles).flatMap(own => Object.entries(own).map(([name, value]) => [name, data(value)]))),
  };
}

/** Where the password of Windows is read. */
const PASSWORD = '{{ lookup(\'ansible.builtin.env\', \'TF_VAR_windows_password\')'
  + ' | default(undef(hint=\'environment variable TF_VAR_windows_password is not set or empty\'), true) }}';

function data(value: ValuePlan): unknown {
  switch (value.is) {
    case 'text': return shown(value.text);
    // JSON knows no negative zero.
    case 'number': return value.number + 0;
    case 'flag': return value.flag;
    case 'list': return value.items.map(data);
    default: return Object.fromEntries(Object.entries(value.entries).map(([key, inner]) => [key, data(inner)]));
  }
}

/** Ansible shows apart what it never evaluates. */
function shown(text: string): unknown {
  return ['{{', '{%', '{#'].some(mark => text.includes(mark)) ? { __ansible_unsafe: text } : text;
}
