import { Token } from 'cdktf';
import { connectionOf } from './connection';
import { groupName, isFlag, labelGroup } from './group-names';
import { HOP_VARIABLES } from './route-variables';
import { IHost } from '../../model/host';
import { Phase } from '../../model/phase';
import { Role } from '../../model/role';
import { BOOTSTRAP_ROLES } from '../bootstrap/bootstrap-roles';
import { isServed } from '../served-guests';

/** A role on a host, as plays need it. */
export interface RunningRole {
  readonly role: Role;
  readonly phase: Phase;
}

/** One host as the inventory has it. */
export interface AnsibleHost {
  readonly name: string;
  /** Path of its construct. */
  readonly path: string;
  /** Groups, and what makes each: two things may not share a name. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Whether its address is known at synth. */
  readonly isStatic: boolean;
  /** Connection and variables of roles, by name. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly roles: readonly RunningRole[];
}

/** Everything that Ansible is told of a host; of a jump host, others are reached over it. */
export function ansibleHost(host: IHost, stackId: string, environment: string | undefined, isJumpHost: boolean): AnsibleHost {
  const { guestIntent: intent, guestFacts: facts, address } = host;
  const isStatic = !Token.isUnresolved(address);
  const variables: Record<string, unknown> = { ...connectionOf(host, isStatic ? address : undefined), ...isJumpHost ? HOP_VARIABLES : {} };
  const roles: RunningRole[] = [];
  for (const { roleName, variables: own } of isServed(intent.guest) ? BOOTSTRAP_ROLES : []) {
    const given = own(intent, facts);
    if (given) {
      Object.assign(variables, given);
      roles.push({ role: Role._bundled(roleName), phase: Phase.BOOTSTRAP });
    }
  }
  for (const { role, phase, variables: own } of intent.roles) {
    for (const name of Object.keys(own).sort()) { variables[name] = own[name]._data; }
    roles.push({ role, phase });
  }
  return { name: intent.hostName.toString(), path: intent.path, groups: groupsOf(host, stackId, environment), isStatic, variables: withoutUndefined(variables), roles };
}

function groupsOf({ guestIntent: { guest, labels }, traits }: IHost, stackId: string, environment: string | undefined): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  const put = (group: string, meaning: string) => {
    const known = groups.get(group);
    if (known) { known.push(meaning); } else { groups.set(group, [meaning]); }
  };
  const add = (kind: string, value: string) => put(groupName(kind, value), `${kind} ${value}`);
  add('stack', stackId);
  add('system', guest.isWindows ? 'windows' : 'linux');
  add('os', guest.id);
  add('os_family', guest.family);
  if (environment !== undefined) { add('environment', environment); }
  for (const [kind, value] of Object.entries(traits)) { add(kind, value); }
  for (const [key, value] of Object.entries(labels.entries)) { put(labelGroup(key, value), isFlag(value) ? `label ${key}` : `label ${key}=${value}`); }
  return groups;
}

function withoutUndefined(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
