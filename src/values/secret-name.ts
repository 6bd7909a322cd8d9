import { fail } from '../private/fail';
import { refuseToken } from '../private/plain-value';
import { secretShapeIn } from '../private/secret-shapes';

/** The grammar of one name that leads to a secret, and what to tell of another. */
export interface SecretNameRule {
  readonly what: string;
  readonly pattern: RegExp;
  readonly allowed: string;
  readonly remedy: string;
}

const RESERVED_VARIABLES = ['count', 'depends_on', 'for_each', 'lifecycle', 'locals', 'providers', 'source', 'version'];

export const VARIABLE_NAME: SecretNameRule = {
  what: 'environment variable',
  pattern: /^[A-Z_][A-Z0-9_]{0,127}$/,
  allowed: 'the name of a variable in capitals, digits and underscores, such as PROXMOX_VE_API_TOKEN',
  remedy: 'Write the name, never the secret; for TF_VAR_x use SecretRef.terraformVariable(\'x\').',
};
export const TERRAFORM_NAME: SecretNameRule = {
  what: 'Terraform variable',
  pattern: new RegExp(`^(?!(?:${RESERVED_VARIABLES.join('|')})$)[a-z][a-z0-9_]{0,63}$`),
  allowed: `a name in lower-case letters, digits and underscores, and none of ${RESERVED_VARIABLES.join(', ')}`,
  remedy: 'Write the name, never the secret.',
};
export const FILE_PATH: SecretNameRule = {
  what: 'secret file',
  // Without the beginnings of Terraform's and of Ansible's templates.
  pattern: /^(?![^]*(?:[$%{]\{|\{[%#]))[^\s"\\\p{Cc}](?:[^"\\\p{Cc}]{0,1022}[^\s"\\\p{Cc}])?$/u,
  allowed: 'a path with forward slashes, such as ~/.ssh/id_ed25519, without quotes, line breaks and templates',
  remedy: 'Write the path of the file, never its content.',
};
export const SOPS_PATH: SecretNameRule = { ...FILE_PATH, what: 'SOPS file' };
export const VAULT_PATH: SecretNameRule = {
  what: 'path in Vault',
  pattern: /^(?=[^]{1,256}$)[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/,
  allowed: 'letters, digits, `.`, `_` and `-` between slashes, such as hosts/web, without the mount',
  remedy: 'Write the path of the secret, never the secret; login and address come from the environment.',
};
export const KEY: SecretNameRule = {
  what: 'key of the secret',
  pattern: /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/,
  allowed: 'up to 128 letters, digits, `.`, `_` and `-`, such as password',
  remedy: 'Write the name of the field, never its value.',
};
export const KEY_VAULT_NAME: SecretNameRule = {
  what: 'name of the Key Vault',
  pattern: /^(?=[^]{3,24}$)[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/,
  allowed: '3 to 24 letters, digits and single hyphens, with a letter first and no hyphen last, such as kv-lab',
  remedy: 'Write the name of the vault, and neither its address nor a secret.',
};
export const KEY_VAULT_SECRET: SecretNameRule = {
  what: 'name of the secret in Key Vault',
  pattern: /^[A-Za-z0-9-]{1,127}$/,
  allowed: 'up to 127 letters, digits and hyphens, such as db-password',
  remedy: 'Write the name of the secret, without its version, and never the secret.',
};
export const KEY_VAULT_GROUP: SecretNameRule = {
  what: 'resource group of the Key Vault',
  pattern: /^[\w.()-]{0,89}[\w()-]$/,
  allowed: 'up to 90 letters, digits, `-`, `_`, `.` and parentheses, with no `.` last, such as rg-shared',
  remedy: 'Write the name of the group, not its id.',
};

/** What is refused may be the secret itself, pasted in the wrong place: the message must not repeat it. */
export function checkedName(name: string, { what, pattern, allowed, remedy }: SecretNameRule): string {
  refuseToken(name, `name for the ${what}`);
  if (typeof name !== 'string' || !pattern.test(name) || secretShapeIn(name) !== undefined) {
    const given = typeof name === 'string' ? `a text of ${name.length} characters (not shown: it may be the secret)` : typeof name;
    fail({ code: 'HW1103', given: `${what}: ${given}`, allowed, remedy });
  }
  return name;
}
