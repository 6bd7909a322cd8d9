import { AnsibleHost } from './ansible-host';
import { sequencesOf } from './plays';
import { Requirements, VersionClash } from './requirements';
import { roleOrderOf } from './role-order';
import { UserFiles } from './user-files';
import { IHost } from '../../model/host';
import { Phase } from '../../model/phase';
import { Refusal } from '../../private/fail';

/** Words that mean other hosts to Ansible. */
const TAKEN = ['all', 'localhost', 'ungrouped'];

/** What Ansible could not do with the hosts of one folder: names and roles. */
export function inspectHosts(hosts: readonly AnsibleHost[], { clashes }: Requirements, files: UserFiles): Refusal[] {
  return [...inspectNames(hosts), ...inspectRoles(hosts, clashes, files), ...inspectVariables(files)];
}

/** Whether Ansible gets into a host that it must get into. */
export function inspectAccess({ guestIntent: { hostName, roles, guest }, guestFacts: { access } }: IHost): Refusal[] {
  if (access.isPossible || (roles.length === 0 && !(guest.isWindows && access.isMissing))) { return []; }
  const what = roles.length === 0 ? `${hostName}, a Windows guest` : `role ${roles[0].role.roleName} for ${hostName}`;
  return [{
    code: 'HW1502',
    given: `${what}, without a way in: ${access.reason}`,
    allowed: 'a host that Ansible gets into',
    remedy: roles.length === 0
      ? 'Say how it listens: access: GuestAccess.psrp(), or GuestAccess.ssh(); or that it takes no part: GuestAccess.none(\'...\').'
      : 'Say how: access: GuestAccess.ssh(); or leave the role out.',
  }];
}

function inspectNames(hosts: readonly AnsibleHost[]): Refusal[] {
  const taken = hosts.filter(({ name }) => TAKEN.includes(name)).map(({ name }): Refusal => ({
    code: 'HW1503', given: `host name ${name}`, allowed: `a name that is none of ${TAKEN.join(', ')}`, remedy: 'Give the machine another `hostName`.',
  }));
  const meanings = new Map<string, string>();
  const clashes = new Map<string, Refusal>();
  for (const [group, meaning] of hosts.flatMap(({ groups }) => [...groups])) {
    const known = meanings.get(group);
    if (known === undefined) { meanings.set(group, meaning); }
    if (known !== undefined && known !== meaning) {
      clashes.set(group, { code: 'HW1503', given: `${known} and ${meaning}, which both make the group ${group}`, allowed: 'names that differ in more than punctuation', remedy: 'Write one of them otherwise.' });
    }
  }
  return [...taken, ...clashes.values()];
}

function inspectRoles(hosts: readonly AnsibleHost[], clashes: readonly VersionClash[], files: UserFiles): Refusal[] {
  const own = new Set(hosts.flatMap(({ roles }) => roles.map(({ role }) => role)).filter(role => !role.isBundled && role.collection === undefined).map(role => role.roleName));
  return [
    ...[...own].sort().filter(name => files.hasRole(name) === false).map((name): Refusal => ({
      code: 'HW1504', given: `role ${name}`, allowed: 'a folder of ansible/roles beside cdktf.json', remedy: `Make ansible/roles/${name}/tasks/main.yml, or correct the name.`,
    })),
    ...clashes.map(({ collection, versions }): Refusal => ({
      code: 'HW1505', given: `${collection} ${versions.join(' and ')}`, allowed: 'one version of each collection', remedy: 'Give all its roles the same version.',
    })),
    ...Object.values(Phase).map(phase => ({ phase, ...roleOrderOf(sequencesOf(phase, hosts)) })).filter(({ circle }) => circle.length > 0).map(({ phase, circle }): Refusal => ({
      code: 'HW1501', given: `${circle.join(' and ')} in phase ${phase}, which hosts have in different orders`, allowed: 'one order of roles for all hosts of a phase', remedy: 'Add them in the same order on every host, or in different phases.',
    })),
  ];
}

function inspectVariables(files: UserFiles): Refusal[] {
  return files.idleVariables.map(folder => ({
    code: 'HW1506', given: `ansible/${folder} without ansible/hosts.yml`, allowed: 'variables beside an inventory', remedy: 'Write ansible/hosts.yml with the one line `all: {}`: Ansible reads variables only beside an inventory.',
  }));
}
