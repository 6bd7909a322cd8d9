import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';

/** Proof of a role for a family of systems. */
export type Proof = 'played' | 'linted';

/** An option of a role, as its argument specs say it. */
export interface RoleOption {
  readonly description: string;
  readonly type: string;
  readonly elements?: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly options?: Readonly<Record<string, RoleOption>>;
}

/** What a role says of itself. */
export interface GuestRole {
  readonly name: string;
  readonly description: string;
  readonly options: Readonly<Record<string, RoleOption>>;
  /** How each family that it serves is proven. */
  readonly proof: Readonly<Record<string, Proof>>;
}

/** Roles in a folder, by name. */
export function rolesIn(folder: string): GuestRole[] {
  return fs.readdirSync(folder).sort().map(name => {
    const read = (file: string) => {
      const found = path.join(folder, name, file);
      return fs.existsSync(found) ? parse(fs.readFileSync(found, 'utf8'), { version: '1.1' }) : undefined;
    };
    const { main } = read('meta/argument_specs.yml').argument_specs;
    return { name, description: main.short_description, options: main.options ?? {}, proof: read('vars/main.yml')?.[`${name}_proof`] ?? {} };
  });
}
