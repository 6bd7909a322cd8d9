import { AnsibleHost } from './ansible-host';
import { MANAGED, roleGroup } from './group-names';
import { FACTS_PLAY, FORGET_PLAYS, keyPlay, pingPlays, rebootPlays, updatePlays, waitPlay } from './library-plays';
import { roleOrderOf } from './role-order';
import { Phase } from '../../model/phase';
import { BOOTSTRAP_ROLES } from '../bootstrap/bootstrap-roles';

/** A play, or the import of a playbook, as data. */
export type Play = Readonly<Record<string, unknown>>;

/** Plays of one playbook. `own` are playbooks of the user, seen from its folder. */
export type Playbook = (hosts: readonly AnsibleHost[], own: readonly string[]) => readonly Play[];

/** Every playbook of a folder, by file; `site.yml` runs those of the user at its end. */
export const PLAYBOOKS: Readonly<Record<string, Playbook>> = {
  'site.yml': (hosts, own) => [
    waitPlay(hosts),
    ...Object.values(Phase).flatMap(phase => phasePlays(phase, hosts)),
    ...own.map(file => ({ 'name': `APPLICATION: ${file.split('/').at(-1)}`, 'ansible.builtin.import_playbook': file })),
  ],
  'ping.yml': hosts => [keyPlay(hosts), ...pingPlays(hosts)],
  'facts.yml': hosts => [keyPlay(hosts), FACTS_PLAY],
  'update.yml': hosts => [keyPlay(hosts), ...updatePlays(hosts)],
  'reboot.yml': hosts => [keyPlay(hosts), ...rebootPlays(hosts)],
  'forget_host_key.yml': () => FORGET_PLAYS,
};

/** Names of the roles of a phase on each host, in their order. */
export function sequencesOf(phase: Phase, hosts: readonly AnsibleHost[]): string[][] {
  return hosts.map(({ roles }) => roles.filter(role => role.phase === phase).map(({ role }) => role.roleName));
}

/** One play for each set of hosts: roles that follow each other on the same hosts share it. */
function phasePlays(phase: Phase, hosts: readonly AnsibleHost[]): Play[] {
  const sequences = sequencesOf(phase, hosts);
  const runners = new Map<string, string[]>();
  hosts.forEach(({ name }, at) => sequences[at].forEach(role => {
    const names = runners.get(role);
    if (names) { names.push(name); } else { runners.set(role, [name]); }
  }));
  const plays: { readonly runners: string; readonly roles: string[]; readonly pattern: string }[] = [];
  for (const role of roleOrderOf([BOOTSTRAP_ROLES.map(({ roleName }) => roleName).filter(name => runners.has(name)), ...sequences]).roles) {
    const names = runners.get(role)!.sort();
    const last = plays.at(-1);
    if (last?.runners === names.join()) {
      last.roles.push(role);
    } else {
      plays.push({ runners: names.join(), roles: [role], pattern: names.length === hosts.length ? MANAGED : `${MANAGED}:&${roleGroup(role)}` });
    }
  }
  return plays.map(({ roles, pattern }) => ({
    name: `${phase.toUpperCase()}: ${roles.map(titleOf).join(', ')}`,
    hosts: pattern,
    become: '{{ ansible_connection | default(\'ssh\') == \'ssh\' }}',
    roles: roles.map(role => ({ role })),
  }));
}

function titleOf(role: string): string {
  return role.replace(/^hostwright_/, '').replaceAll('_', ' ');
}
