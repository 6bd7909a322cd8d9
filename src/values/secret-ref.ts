import { SecretKind } from './secret-kind';
import { checkedName, FILE_PATH, KEY, KEY_VAULT_GROUP, KEY_VAULT_NAME, KEY_VAULT_SECRET, SecretNameRule, SOPS_PATH, TERRAFORM_NAME, VARIABLE_NAME, VAULT_PATH } from './secret-name';
import { SecretPlace } from './secret-place';
import { secretIn } from './secret-table';
import { fail } from '../private/fail';

/** What else may be said of a secret in Vault. */
export interface VaultSecretOptions {
  /**
   * Path at which the key-value store (version 2) is mounted.
   * @default - what Ansible is told by `ansible_hashi_vault_engine_mount_point`, else `secret`
   */
  readonly mount?: string;
}

/** What else may be said of a secret in an Azure Key Vault. */
export interface KeyVaultSecretOptions {
  /**
   * Name of the resource group that the vault lies in, up to 90 characters. Terraform looks the vault up by it; Ansible needs no group.
   * @default - the resource group of the Azure platform that reads the secret
   */
  readonly resourceGroup?: string;
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
    return new SecretRef(SecretKind.ENVIRONMENT_VARIABLE, checkedName(name, VARIABLE_NAME), 'environment variable');
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
    return new SecretRef(SecretKind.TERRAFORM_VARIABLE, checkedName(name, TERRAFORM_NAME), 'Terraform variable');
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
    return new SecretRef(SecretKind.FILE, checkedName(path, FILE_PATH), 'file');
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
    const mount = checkedOption(options.mount, VAULT_PATH);
    return new SecretRef(SecretKind.VAULT, checkedName(path, VAULT_PATH), 'Vault secret', [checkedName(field, KEY)], { mount });
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
    const checkedKeys = keys.map(key => checkedName(key, KEY));
    if (keys.length === 0) { fail({ code: 'HW1103', given: `${KEY.what}: none`, allowed: 'one key or more', remedy: 'Name the keys that lead to the value, from the top of the file down.' }); }
    return new SecretRef(SecretKind.SOPS, checkedName(path, SOPS_PATH), 'SOPS file', checkedKeys);
  }

  /**
   * A secret in an Azure Key Vault, in its newest version. The Azure platform reads it by a data source, and Terraform keeps it in
   * the state; for other platforms Terraform does not read it. Ansible asks the Azure CLI for it, `az keyvault secret show`, with
   * the login that the CLI has: a person's, a service principal's or a managed identity's. Spaces and line ends around it go away.
   *
   * Throws HW1103 for what Azure does not take as a name, HW1107 for a Terraform token.
   *
   * @param vaultName the name of the vault, 3 to 24 characters, such as `kv-lab`
   * @param secretName the name of the secret, up to 127 characters, such as `db-password`
   * @param options where the vault lies
   */
  public static keyVault(vaultName: string, secretName: string, options: KeyVaultSecretOptions = {}): SecretRef {
    const store = { vaultName: checkedName(vaultName, KEY_VAULT_NAME), resourceGroup: checkedOption(options.resourceGroup, KEY_VAULT_GROUP) };
    return new SecretRef(SecretKind.KEY_VAULT, checkedName(secretName, KEY_VAULT_SECRET), 'Key Vault secret', [], store);
  }

  private constructor(
    /** Where the secret is read. */
    public readonly kind: SecretKind,
    /** The name of the variable or of the secret in Key Vault, the path of the file, or the path in Vault. */
    public readonly name: string,
    // Private, so that no object literal passes for a value.
    private readonly origin: string,
    private readonly path: readonly string[] = [],
    private readonly store: SecretStore = {},
  ) {}

  /** Where Vault's store is mounted; undefined for what Ansible takes by itself, and for every other kind. */
  public get mount(): string | undefined {
    return this.store.mount;
  }

  /** The name of the Key Vault; undefined for every other kind. */
  public get vaultName(): string | undefined {
    return this.store.vaultName;
  }

  /** The resource group of the Key Vault; undefined for that of the Azure platform that reads it, and for every other kind. */
  public get resourceGroup(): string | undefined {
    return this.store.resourceGroup;
  }

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
    const found = `${this.origin} ${this.vaultName === undefined ? '' : `${this.vaultName}/`}${this.name}`;
    return this.path.length === 0 ? found : `${found}, key ${this.path.join(' / ')}`;
  }
}

/** The store that a secret lies in, of which only what its kind has is known. */
interface SecretStore {
  readonly mount?: string;
  readonly vaultName?: string;
  readonly resourceGroup?: string;
}

function checkedOption(name: string | undefined, rule: SecretNameRule): string | undefined {
  return name === undefined ? undefined : checkedName(name, rule);
}
