import { AnsibleHost } from './ansible-host';
import { logsInByPassword, passwordOf } from './connection';
import { roleGroup } from './group-names';
import { sequencesOf } from './plays';
import { Requirements, VersionClash } from './requirements';
import { roleOrderOf } from './role-order';
import { UserFiles } from './user-files';
import { IHost } from '../../model/host';
import { Phase } from '../../model/phase';
import { Refusal } from '../../private/fail';

/** Words that mean other hosts to Ansible. */
const TAKEN = ['all', 'localhost', 'ungrouped'];
/** What ends a line, or what no YAML may hold: files name the construct that they come from in a comment. */
const ENDS_COMMENT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]/u;

/** What Ansible could not do with the hosts of one stack: names and roles. */
export function inspectHosts(stackId: string, hosts: readonly AnsibleHost[], { clashes }: Requirements, files: UserFiles): Refusal[] {
  return [...hosts.length > 0 ? inspectStack(stackId) : [], ...inspectNames(hosts), ...inspectGroups(hosts), ...inspectRoles(hosts, clashes, files), ...inspectVariables(files)];
}

/** Whether Ansible gets into a host that it must get into. */
export function inspectAccess({ guestIntent, guestFacts: { access } }: IHost): Refusal[] {
  const { hostName, roles, guest } = guestIntent;
  if (logsInByPassword(access) && !passwordOf(guestIntent, access)) {
    return [{
      code: 'HW1507',
      given: `${hostName} by ${access.protocol}, without a password`,
      allowed: 'a password of the administrator or of the connection',
      remedy: `Say where it is read: admin: Admin.password('Administrator', SecretRef...), or GuestAccess.${access.protocol}({ userName: '...', password: SecretRef... }); with a key, Ansible gets in by GuestAccess.ssh().`,
    }];
  }
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

function inspectStack(stackId: string): Refusal[] {
  return !/[:,$]/.test(stackId) ? [] : [{
    code: 'HW1503', given: `stack ${stackId}`, allowed: 'an id without `:`, `,` and `$`, which mean something in the paths of ansible.cfg', remedy: 'Give the stack another id.',
  }];
}

function inspectNames(hosts: readonly AnsibleHost[]): Refusal[] {
  const taken = hosts.filter(({ name }) => TAKEN.includes(name)).map(({ name }): Refusal => ({
    code: 'HW1503', given: `host name ${name}`, allowed: `a name that is none of ${TAKEN.join(', ')}`, remedy: 'Give the machine another `hostName`.',
  }));
  const split = hosts.filter(({ path }) => ENDS_COMMENT.test(path)).map(({ path }): Refusal => ({
    code: 'HW1503', given: `path ${JSON.stringify(path)}`, allowed: 'ids of constructs on one line, without control characters', remedy: 'Give the construct, or the environment around it, another id.',
  }));
  return [...taken, ...split];
}

/** Groups that two different things would make. */
export function inspectGroups(hosts: readonly AnsibleHost[]): Refusal[] {
  const meanings = new Map<string, string>();
  const clashes = new Map<string, Refusal>();
  const roleNames = new Set<string>();
  const make = (meaning: string, group: string) => {
    const known = meanings.get(group);
    if (known === undefined) { meanings.set(group, meaning); }
    if (known !== undefined && known !== meaning) {
      clashes.set(group, { code: 'HW1503', given: `${known} and ${meaning}, which both make the group ${group}`, allowed: 'names that differ in more than punctuation', remedy: 'Write one of them otherwise.' });
    }
  };
  for (const { groups, roles } of hosts) {
    groups.forEach((all, group) => all.forEach(meaning => make(meaning, group)));
    for (const { role } of roles) { roleNames.add(role.roleName); }
  }
  for (const name of roleNames) { make(`role ${name}`, roleGroup(name)); }
  return [...clashes.values()];
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
