import { AnsibleHost } from './ansible-host';
import { groupName, MANAGED, roleGroup } from './group-names';
import { sharedVariables } from './shared-variables';

/** Inventory of one stack, as data of its files. */
export interface Inventory {
  /** `hosts.yml`. */
  readonly hosts: unknown;
  /** Variables that all hosts of the stack have with one value: those of its group. */
  readonly shared: Readonly<Record<string, unknown>>;
  /** Variables of one host beyond those. */
  readonly variablesOf: (host: AnsibleHost) => Readonly<Record<string, unknown>>;
}

/** The inventory of a stack. Hosts and groups are sorted by name. */
export function inventoryOf(stackId: string, hosts: readonly AnsibleHost[]): Inventory {
  const stackGroup = groupName('stack', stackId);
  const members = new Map<string, Record<string, unknown>>();
  for (const { name, groups, roles } of byName(hosts)) {
    for (const group of new Set([...groups.keys(), ...roles.map(({ role }) => roleGroup(role.roleName))])) {
      const known = members.get(group) ?? {};
      members.set(group, known);
      known[name] = {};
    }
  }
  const children: Record<string, unknown> = { [MANAGED]: { children: { [stackGroup]: {} } } };
  for (const group of [...members.keys()].sort()) {
    // What all hosts are in is said once.
    const holdsAll = group !== stackGroup && Object.keys(members.get(group)!).length === hosts.length;
    children[group] = holdsAll ? { children: { [stackGroup]: {} } } : { hosts: members.get(group) };
  }
  const shared = sharedVariables(hosts.map(({ variables }) => variables));
  return {
    hosts: { all: { children } },
    shared,
    variablesOf: ({ variables }) => Object.fromEntries(Object.entries(variables).filter(([name]) => !Object.hasOwn(shared, name))),
  };
}

export function byName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.name < b.name ? -1 : 1);
}
