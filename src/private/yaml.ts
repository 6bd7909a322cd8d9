import { stringify } from 'yaml';

/** YAML as Ansible and cloud-init read it: version 1.1, in which `23:00` is a number and `yes` a boolean unless quoted. */
export function yaml11(value: unknown): string {
  return stringify(value, { version: '1.1', lineWidth: 0, sortMapEntries: false, aliasDuplicateObjects: false });
}
