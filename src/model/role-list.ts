import { IConstruct } from 'constructs';
import { fail, shown } from '../private/fail';
import { RoleValue } from '../values';
import { Phase } from './phase';
import { Role, RoleOptions, RoleUse } from './role';

/** Words that Ansible keeps for itself, and what the library says of a host. */
const RESERVED = /^(?:ansible_|hostwright_|omit$|environment$|groups$|group_names$|hostvars$|inventory_hostname|play_hosts$|playbook_dir$|role_name$|role_path$|vars$)/;

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
