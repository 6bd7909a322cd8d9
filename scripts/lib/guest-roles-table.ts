import * as path from 'path';
import { ROOT } from './examples';
import { markdownTable } from './markdown';
import { GuestRole, RoleOption, rolesIn } from '../guest/roles';

const FAMILIES = ['apt', 'dnf', 'zypper', 'apk', 'windows'];

function roles(): GuestRole[] {
  return rolesIn(path.join(ROOT, 'roles')).filter(({ proof }) => Object.keys(proof).length > 0);
}

/** How each role is proven for each family of systems, as the roles themselves say it. */
export function guestRolesTable(): string[] {
  return markdownTable(['Role', 'Does', ...FAMILIES], roles().map(({ name, description, proof }) => [`\`${name}\``, description, ...FAMILIES.map(family => proof[family] ? `proof: ${proof[family]}` : 'refused')]));
}

/** Variables of all roles, as their argument specs say them. */
export function guestVariablesTable(): string[] {
  const rows = roles().flatMap(({ options }) => Object.entries(options).flatMap(([name, option]) => rowsOf(name, option)));
  return markdownTable(['Variable', 'Type', 'Default', 'Is'], rows);
}

function rowsOf(name: string, option: RoleOption): string[][] {
  const kind = option.elements === undefined ? option.type : `${option.type} of ${option.elements}`;
  const given = option.required ? 'must be given' : option.default === undefined ? 'left alone' : `\`${JSON.stringify(option.default)}\``;
  const row = [`\`${name}\``, kind, given, inMarkdown(option.description)];
  return [row, ...Object.entries(option.options ?? {}).flatMap(([inner, value]) => rowsOf(`${name}[].${inner}`, value))];
}

/** Ansible marks code in its own way. */
function inMarkdown(text: string): string {
  return text.replace(/C\(([^)]*)\)/g, '`$1`');
}
