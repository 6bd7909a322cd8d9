import { SecretKind } from './secret-kind';
import { SecretPlace } from './secret-place';
import type { SecretRef } from './secret-ref';

/** What a secret becomes in one place: a text, nothing where the reader finds it by itself, or a refusal. */
export interface SecretUse {
  readonly text?: string;
  readonly refused?: { readonly given: string; readonly allowed: string; readonly remedy: string };
}

/** The provider's own variable, for `own`: the argument is left out, and the provider reads it. */
type Cell = { readonly writes: (secret: SecretRef) => string } | { readonly leavesOut: true } | { readonly refuses: string };

const ANSIBLE_ONLY = 'Terraform reads neither Vault nor SOPS here: let your pipeline put the secret into TF_VAR_<name>, and use SecretRef.terraformVariable.';
const AZURE_ONLY = 'In Terraform only the Azure platform reads Key Vault, for its machines: fill TF_VAR_<name> by `az keyvault secret show`, and use SecretRef.terraformVariable.';
const NEVER_AT_BOOT = 'A first-boot document stays readable on the machine and in the platform: let Ansible write the secret once the machine is up.';

/** Every kind in every place; a kind or a place without a cell does not compile. */
const TABLE: Readonly<Record<SecretPlace, Readonly<Record<SecretKind, Cell>>>> = {
  [SecretPlace.PROVIDER_ARGUMENT]: {
    [SecretKind.ENVIRONMENT_VARIABLE]: { leavesOut: true },
    [SecretKind.TERRAFORM_VARIABLE]: { writes: ({ name }) => `\${var.${name}}` },
    [SecretKind.FILE]: { writes: ({ name }) => `\${trimspace(file(${JSON.stringify(name)}))}` },
    [SecretKind.VAULT]: { refuses: ANSIBLE_ONLY },
    [SecretKind.SOPS]: { refuses: ANSIBLE_ONLY },
    [SecretKind.KEY_VAULT]: { refuses: AZURE_ONLY },
  },
  [SecretPlace.RESOURCE_ARGUMENT]: {
    [SecretKind.ENVIRONMENT_VARIABLE]: { refuses: 'No resource reads the environment: use SecretRef.terraformVariable, and export TF_VAR_<name>.' },
    [SecretKind.TERRAFORM_VARIABLE]: { writes: ({ name }) => `\${var.${name}}` },
    // Without `sensitive` a plan would print it, wherever the provider does not hide the argument itself.
    [SecretKind.FILE]: { writes: ({ name }) => `\${sensitive(trimspace(file(${JSON.stringify(name)})))}` },
    [SecretKind.VAULT]: { refuses: ANSIBLE_ONLY },
    [SecretKind.SOPS]: { refuses: ANSIBLE_ONLY },
    [SecretKind.KEY_VAULT]: { refuses: AZURE_ONLY },
  },
  [SecretPlace.ANSIBLE]: {
    [SecretKind.ENVIRONMENT_VARIABLE]: { writes: secret => lookedUp(secret, lookup('ansible.builtin.env', secret.name)) },
    [SecretKind.TERRAFORM_VARIABLE]: { writes: ({ name }) => lookedUp(`environment variable TF_VAR_${name}`, lookup('ansible.builtin.env', `TF_VAR_${name}`)) },
    // Spaces and line ends around it go away, as Terraform's `trimspace` has it.
    [SecretKind.FILE]: { writes: secret => lookedUp(secret, lookup('ansible.builtin.file', secret.name, 'lstrip=true')) },
    [SecretKind.VAULT]: { writes: secret => lookedUp(secret, `${lookup('community.hashi_vault.vault_kv2_get', secret.name, mount(secret))}${keys('secret', ...secret.keys)}`) },
    // JSON, since the texts of a YAML file could be taken for numbers and booleans when they are read again.
    [SecretKind.SOPS]: { writes: secret => lookedUp(secret, `(${lookup('community.sops.sops', secret.name, 'output_type=\'json\'')} | from_json)${keys(...secret.keys)}`) },
    // The Azure CLI takes every login and knows its cloud; the lookup of azure.azcollection prefers the identity of the machine, even one that may not read.
    [SecretKind.KEY_VAULT]: { writes: secret => lookedUp(secret, `${lookup('ansible.builtin.pipe', showCommand(secret), 'errors=\'warn\'')} | default('', true) | trim`, ', or az cannot read it') },
  },
  [SecretPlace.CLOUD_INIT]: {
    [SecretKind.ENVIRONMENT_VARIABLE]: { refuses: NEVER_AT_BOOT },
    [SecretKind.TERRAFORM_VARIABLE]: { refuses: NEVER_AT_BOOT },
    [SecretKind.FILE]: { refuses: NEVER_AT_BOOT },
    [SecretKind.VAULT]: { refuses: NEVER_AT_BOOT },
    [SecretKind.SOPS]: { refuses: NEVER_AT_BOOT },
    [SecretKind.KEY_VAULT]: { refuses: NEVER_AT_BOOT },
  },
};

const PLACES: Readonly<Record<SecretPlace, { readonly as: string; readonly allowed: string }>> = {
  [SecretPlace.PROVIDER_ARGUMENT]: { as: 'as an argument of a provider', allowed: 'a Terraform variable or a file' },
  [SecretPlace.RESOURCE_ARGUMENT]: { as: 'as an argument of a resource', allowed: 'a Terraform variable or a file' },
  [SecretPlace.ANSIBLE]: { as: 'as an Ansible variable', allowed: 'a secret of any kind' },
  [SecretPlace.CLOUD_INIT]: { as: 'in a first-boot document', allowed: 'no secret of any kind' },
};

/** What a secret becomes in one place. `own` is the variable that the provider of an argument reads by itself. */
export function secretIn(place: SecretPlace, secret: SecretRef, own?: string): SecretUse {
  const cell = TABLE[place][secret.kind];
  if ('writes' in cell) { return { text: cell.writes(secret) }; }
  if ('leavesOut' in cell && own === secret.name) { return {}; }
  const { as, allowed } = PLACES[place];
  const remedy = 'refuses' in cell ? cell.refuses
    : own === undefined ? 'Leave the argument out: the provider reads its own variable.'
      : `The provider reads its own variable only: export ${own}, or use SecretRef.terraformVariable and export TF_VAR_<name>.`;
  return { refused: { given: `${secret} ${as}`, allowed: own === undefined ? allowed : `${own}, ${allowed}`, remedy } };
}

/** Ansible gives an empty text for a variable that is not set; what takes a password must not get one. */
function lookedUp(what: SecretRef | string, expression: string, orElse = ''): string {
  return `{{ ${expression} | default(undef(hint=${quoted(`${what} is not set or empty${orElse}`)}), true) }}`;
}

/** With `=`, since the name of a secret may begin with a hyphen. */
function showCommand({ vaultName, name }: SecretRef): string {
  return `az keyvault secret show --vault-name=${vaultName} --name=${name} --query=value --output=tsv`;
}

function lookup(plugin: string, ...[name, ...options]: (string | undefined)[]): string {
  return `lookup(${[quoted(plugin), quoted(name!), ...options.filter(option => option !== undefined)].join(', ')})`;
}

function mount({ mount: name }: SecretRef): string | undefined {
  return name === undefined ? undefined : `engine_mount_point=${quoted(name)}`;
}

function keys(...names: string[]): string {
  return names.map(name => `[${quoted(name)}]`).join('');
}

/** Ansible doubles the backslashes of texts in expressions, so nothing can be escaped; names never have both quotes. */
function quoted(text: string): string {
  return text.includes('\'') ? `"${text}"` : `'${text}'`;
}
