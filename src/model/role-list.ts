import { IConstruct } from 'constructs';
import { fail, shown } from '../private/fail';
import { RoleValue } from '../values';
import { Phase } from './phase';
import { Role, RoleOptions, RoleUse } from './role';

/** What Ansible and the library say of a host. */
const RESERVED = /^(?:ansible_|hostwright_|groups$|group_names$|hostvars$|inventory_(?:dir|file|hostname|hostname_short)$|play_hosts$|playbook_dir$|role_name$|role_names$|role_path$)/;
/** Words of plays, roles, blocks and tasks, and functions of its templates: Ansible warns of a variable that is called so, and takes the word instead. */
const WORDS = new Set([
  'action', 'always', 'any_errors_fatal', 'args', 'async', 'async_val', 'become', 'become_exe', 'become_flags', 'become_method', 'become_user', 'block', 'changed_when', 'check_mode',
  'collections', 'connection', 'cycler', 'debugger', 'delay', 'delegate_facts', 'delegate_to', 'dict', 'diff', 'environment', 'fact_path', 'failed_when', 'force_handlers', 'gather_facts',
  'gather_timeout', 'handlers', 'hosts', 'ignore_errors', 'ignore_unreachable', 'joiner', 'lipsum', 'local_action', 'lookup', 'loop', 'loop_control', 'loop_with',
  'max_fail_percentage', 'module_defaults', 'name', 'namespace', 'no_log', 'notify', 'now', 'omit', 'order', 'poll', 'port', 'post_tasks', 'pre_tasks', 'q', 'query', 'range', 'register',
  'remote_user', 'rescue', 'retries', 'roles', 'run_once', 'serial', 'strategy', 'tags', 'tasks', 'throttle', 'timeout', 'undef', 'until', 'vars', 'vars_files', 'vars_prompt', 'when', 'with_',
]);

/** Roles of one host. */
export class RoleList {
  private readonly added: RoleUse[] = [];

  constructor(private readonly host: IConstruct) {}

  public get uses(): RoleUse[] {
    return [...this.added];
  }

  public add(role: Role, { phase = Phase.APPLICATION, variables = {} }: RoleOptions): void {
    const { path } = this.host.node;
    if (this.added.some(use => use.role.roleName === role.roleName)) {
      fail({ code: 'HW1501', given: `role ${role.roleName} a second time`, allowed: 'each role once on a host', remedy: 'Give all its variables at once.' }, path);
    }
    for (const [name, value] of Object.entries(variables)) { this.check(name, value, role); }
    this.added.push({ role, phase, variables });
  }

  private check(name: string, value: RoleValue, role: Role): void {
    const { path } = this.host.node;
    if (WORDS.has(name)) {
      fail({ code: 'HW1501', given: `variable ${name} of ${role.roleName}`, allowed: 'names that are no words of plays, tasks and templates', remedy: `Call it as the role does, mostly beginning with the name of the role, such as ${role.roleName.split('.').at(-1)}_${name}.` }, path);
    }
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) || (RESERVED.test(name) && !isOwn(name, role))) {
      fail({ code: 'HW1501', given: `variable ${shown(name)} of ${role.roleName}`, allowed: 'letters, digits and `_`, not beginning with `ansible_` or `hostwright_`', remedy: 'Name it as the role does.' }, path);
    }
    const other = this.added.find(use => Object.hasOwn(use.variables, name) && JSON.stringify(use.variables[name]._data) !== JSON.stringify(value._data));
    if (other) {
      fail({ code: 'HW1501', given: `variable ${name} of ${role.roleName}, which ${other.role.roleName} gives another value`, allowed: 'one value for each variable of a host', remedy: 'Give both the same value, or use a variable that only one of them reads.' }, path);
    }
  }
}

/** Variables of a role that the library brings begin with its name. */
function isOwn(name: string, { isBundled, roleName }: Role): boolean {
  return isBundled && name.startsWith(`${roleName}_`);
}
