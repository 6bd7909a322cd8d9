import { SecretKind } from './secret-kind';
import { SecretPlace } from './secret-place';
import { secretIn } from './secret-table';
import { fail } from '../private/fail';
import { refuseToken } from '../private/plain-value';
import { secretShapeIn } from '../private/secret-shapes';

const RESERVED_VARIABLES = ['count', 'depends_on', 'for_each', 'lifecycle', 'locals', 'providers', 'source', 'version'];
const TERRAFORM_NAME = new RegExp(`^(?!(?:${RESERVED_VARIABLES.join('|')})$)[a-z][a-z0-9_]{0,63}$`);
/** Without the beginnings of Terraform's and of Ansible's templates. */
const FILE_PATH = /^(?![^]*(?:[$%{]\{|\{[%#]))[^\s"\\\p{Cc}](?:[^"\\\p{Cc}]{0,1022}[^\s"\\\p{Cc}])?$/u;
const VAULT_PATH = /^(?=[^]{1,256}$)[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;
const KEY = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** What else may be said of a secret in Vault. */
export interface VaultSecretOptions {
  /**
   * Path at which the key-value store (version 2) is mounted.
   * @default - what Ansible is told by `ansible_hashi_vault_engine_mount_point`, else `secret`
   */
  readonly mount?: string;
}

/**
 * Where a secret is found when Terraform or Ansible runs. It never holds the secret: nothing in the program or in what it
 * writes does. What each kind becomes in each place stands in docs/guides/secrets.md.
 */
export class SecretRef {
  /**
   * An environment variable of the process that runs Terraform or Ansible. For Terraform nothing is written: the provider reads
   * its own variable at plan and apply, so the name must be one that it knows, such as `PROXMOX_VE_API_TOKEN`.
   *
   * Throws HW1103 unless the name has only capitals, digits and underscores, HW1107 for a Terraform token.
   *
   * @param name the name of the variable, up to 128 characters
   */
  public static environmentVariable(name: string): SecretRef {
    return new SecretRef(SecretKind.ENVIRONMENT_VARIABLE, checked(name, /^[A-Z_][A-Z0-9_]{0,127}$/, {
      what: 'environment variable',
      allowed: 'the name of a variable in capitals, digits and underscores, such as PROXMOX_VE_API_TOKEN',
      remedy: 'Write the name, never the secret; for TF_VAR_x use SecretRef.terraformVariable(\'x\').',
    }), 'environment variable');
  }

  /**
   * A Terraform variable. It is written as a `variable` block with `sensitive = true` and no default; its value comes from
   * `TF_VAR_<name>`, a tfvars file or the prompt, and Terraform keeps it in the state of whatever uses it. Ansible reads
   * `TF_VAR_<name>`, and neither tfvars files nor the prompt.
   *
   * Throws HW1103 unless the name is a lower-case identifier that Terraform does not reserve, HW1107 for a Terraform token.
   *
   * @param name the name of the variable, up to 64 characters
   */
  public static terraformVariable(name: string): SecretRef {
    return new SecretRef(SecretKind.TERRAFORM_VARIABLE, checked(name, TERRAFORM_NAME, {
      what: 'Terraform variable',
      allowed: `a name in lower-case letters, digits and underscores, and none of ${RESERVED_VARIABLES.join(', ')}`,
      remedy: 'Write the name, never the secret.',
    }), 'Terraform variable');
  }

  /**
   * A file on the machine that runs Terraform or Ansible. It is written as Terraform's `file()` function, whose content is read
   * at plan and kept in the state of whatever uses it, or as Ansible's lookup `file`. Spaces and line ends around the content go
   * away. `~/` starts at home for both; a relative path in the folder where Terraform runs, or beside the playbook.
   *
   * Throws HW1103 for an empty path, control characters, quotes, backslashes and Terraform templates, HW1107 for a token.
   *
   * @param path the path with forward slashes, up to 1024 characters
   */
  public static file(path: string): SecretRef {
    return new SecretRef(SecretKind.FILE, checked(path, FILE_PATH, FILE_RULE), 'file');
  }

  /**
   * A field of a secret in HashiCorp Vault, key-value store version 2; for Ansible only. It is written as the lookup
   * `community.hashi_vault.vault_kv2_get`, which takes address and login from the environment (`VAULT_ADDR`, `VAULT_TOKEN`, ...).
   *
   * Throws HW1103 for other characters than letters, digits, `.`, `_`, `-` and slashes inside the path, HW1107 for a token.
   *
   * @param path the path below the mount, up to 256 characters, such as `hosts/web`
   * @param field the field of the secret, up to 128 characters, such as `password`
   * @param options where the store is mounted
   */
  public static vault(path: string, field: string, options: VaultSecretOptions = {}): SecretRef {
    const checkedMount = options.mount === undefined ? undefined : checked(options.mount, VAULT_PATH, VAULT_RULE);
    return new SecretRef(SecretKind.VAULT, checked(path, VAULT_PATH, VAULT_RULE), 'Vault secret', [checked(field, KEY, KEY_RULE)], checkedMount);
  }

  /**
   * A value in a file that SOPS has encrypted (YAML, JSON, dotenv or INI); for Ansible only. It is written as the lookup
   * `community.sops.sops`, which calls `sops` on the machine that runs Ansible. The value must be a text.
   *
   * Throws HW1103 for a path as `file` does, without any key, and for keys with other characters than letters, digits, `.`, `_`
   * and `-`, HW1107 for a token.
   *
   * @param path the path of the file; `~/` starts at home, a relative one beside the playbook
   * @param keys the keys that lead to the value, from the top of the file down
   */
  public static sops(path: string, ...keys: string[]): SecretRef {
    const checkedKeys = keys.map(key => checked(key, KEY, KEY_RULE));
    if (keys.length === 0) { fail({ code: 'HW1103', given: `${KEY_RULE.what}: none`, allowed: 'one key or more', remedy: 'Name the keys that lead to the value, from the top of the file down.' }); }
    return new SecretRef(SecretKind.SOPS, checked(path, FILE_PATH, { ...FILE_RULE, what: 'SOPS file' }), 'SOPS file', checkedKeys);
  }

  private constructor(
    /** Where the secret is read. */
    public readonly kind: SecretKind,
    /** The name of the variable, the path of the file, or the path in Vault. */
    public readonly name: string,
    // Private, so that no object literal passes for a value.
    private readonly origin: string,
    private readonly path: readonly string[] = [],
    /** Where Vault's store is mounted; undefined for what Ansible takes by itself, and for every other kind. */
    public readonly mount?: string,
  ) {}

  /** The keys that lead to the secret inside of what `name` says: one field for Vault, one or more for SOPS, else none. */
  public get keys(): string[] {
    return [...this.path];
  }

  /**
   * What stands for the secret in a text of yours: a whole Terraform expression or a whole Ansible template, which may stand
   * inside of a longer text. Ansible stops where the secret is not set or empty. For Terraform use `TerraformSecret`, which declares
   * the variable too.
   *
   * Throws HW1110 where secrets of this kind are not read.
   *
   * @param place where it is needed
   */
  public textIn(place: SecretPlace): string {
    const { text, refused } = secretIn(place, this);
    return text ?? fail({ code: 'HW1110', ...refused! });
  }

  /** Kind and name, such as `environment variable PROXMOX_VE_API_TOKEN`; the secret is not known here. */
  public toString(): string {
    return this.path.length === 0 ? `${this.origin} ${this.name}` : `${this.origin} ${this.name}, key ${this.path.join(' / ')}`;
  }
}

interface NameRule {
  readonly what: string;
  readonly allowed: string;
  readonly remedy: string;
}

const FILE_RULE: NameRule = {
  what: 'secret file',
  allowed: 'a path with forward slashes, such as ~/.ssh/id_ed25519, without quotes, line breaks and templates',
  remedy: 'Write the path of the file, never its content.',
};
const VAULT_RULE: NameRule = {
  what: 'path in Vault',
  allowed: 'letters, digits, `.`, `_` and `-` between slashes, such as hosts/web, without the mount',
  remedy: 'Write the path of the secret, never the secret; login and address come from the environment.',
};
const KEY_RULE: NameRule = {
  what: 'key of the secret',
  allowed: 'up to 128 letters, digits, `.`, `_` and `-`, such as password',
  remedy: 'Write the name of the field, never its value.',
};

/** What is refused may be the secret itself, pasted in the wrong place: the message must not repeat it. */
function checked(name: string, pattern: RegExp, rule: NameRule): string {
  refuseToken(name, `name for the ${rule.what}`);
  if (typeof name !== 'string' || !pattern.test(name) || secretShapeIn(name) !== undefined) {
    const given = typeof name === 'string' ? `a text of ${name.length} characters (not shown: it may be the secret)` : typeof name;
    fail({ code: 'HW1103', given: `${rule.what}: ${given}`, allowed: rule.allowed, remedy: rule.remedy });
  }
  return name;
}
