import { isDeepStrictEqual } from 'util';
import { InventoryModel, PLACES } from './model';

/** What `ansible-inventory --list` prints. */
type Listed = Readonly<Record<string, { readonly hosts?: readonly string[]; readonly children?: readonly string[] }>>
  & { readonly _meta: { readonly hostvars: Readonly<Record<string, Readonly<Record<string, unknown>>>> } };

/** What was held against each other, and what differs. */
export interface Comparison {
  /** Memberships and variables. */
  readonly items: number;
  readonly differences: readonly string[];
}

/** Groups, hosts and variables as Ansible reads them beside those of the model: nothing may be there more or less. */
export function compared(text: string, { groups, hosts }: InventoryModel): Comparison {
  const listed = JSON.parse(text) as Listed;
  const { hostvars } = listed._meta;
  const members = (group: string): string[] => [...new Set([...listed[group]?.hosts ?? [], ...(listed[group]?.children ?? []).flatMap(members)])].sort();
  const differences: string[] = [];
  let items = 0;
  const hold = (what: string, found: unknown, wanted: unknown) => {
    items += 1;
    if (!isDeepStrictEqual(found, wanted)) { differences.push(`${what} is ${JSON.stringify(found)}, and should be ${JSON.stringify(wanted)}`); }
  };

  const names = Object.keys(hosts).sort();
  hold('all hosts', members('all'), names);
  hold('hosts without a group', members('ungrouped'), []);
  const known = Object.keys(listed).filter(group => !['_meta', 'all', 'ungrouped'].includes(group));
  for (const group of [...new Set([...known, ...Object.keys(groups)])].sort()) { hold(`group ${group}`, members(group), [...groups[group] ?? []].sort()); }
  for (const name of names) {
    const found = hostvars[name] ?? {};
    const wanted = hosts[name];
    for (const variable of [...new Set([...Object.keys(found), ...Object.keys(wanted)])].sort()) {
      if (PLACES.includes(variable)) { hold(`${variable} of ${name}`, typeof found[variable], 'string'); } else { hold(`${variable} of ${name}`, found[variable], wanted[variable]); }
    }
    for (const variable of PLACES) { hold(`${variable} of ${name}`, variable in found, true); }
  }
  return { items, differences };
}
