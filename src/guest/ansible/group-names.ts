/**
 * Words that begin the library's own groups; a label with such a key gets `label_` before it. So does one that only begins with `role`:
 * groups of the label `role` itself are the ones that updates go through.
 */
const TAKEN = /^(?:(?:environment|label|managed|os|platform|runs|stack|system|template)(?:[^a-z0-9]|$)|role[^a-z0-9])/;

/** Group of all hosts of the inventory. */
export const MANAGED = 'managed_hosts';

/** Thousands of hosts are in the same few groups. */
const NAMES = new Map<string, string>();

/** A group name of Ansible has letters, digits and underscores; the underscore after its kind tells it from every host name. */
export function groupName(kind: string, value: string): string {
  const text = `${kind}_${value}`;
  let name = NAMES.get(text);
  if (name === undefined) {
    name = text.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    NAMES.set(text, name);
  }
  return name;
}

/** Whether a label says something by its key alone. */
export function isFlag(value: string): boolean {
  return value === '' || value === 'true';
}

/** Group of a label: `role=web` is `role_web`, a key alone is `label_<key>`. */
export function labelGroup(key: string, value: string): string {
  if (isFlag(value)) { return groupName('label', key); }
  return TAKEN.test(key) || /^[0-9]/.test(key) ? groupName('label', `${key}_${value}`) : groupName(key, value);
}

/** Group of the hosts that run a role. */
export function roleGroup(roleName: string): string {
  return groupName('runs', roleName);
}
