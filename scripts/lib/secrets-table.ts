import { markdownTable } from './markdown';
import { SecretKind, SecretPlace, SecretRef } from '../../src/index';
import { HostwrightError } from '../../src/private/fail';
import { secretIn } from '../../src/values/secret-table';

/** One secret of each kind, as it is written in a program. */
const SAMPLES: Readonly<Record<SecretKind, { readonly written: string; readonly secret: SecretRef }>> = {
  [SecretKind.ENVIRONMENT_VARIABLE]: { written: 'SecretRef.environmentVariable(\'PROXMOX_VE_API_TOKEN\')', secret: SecretRef.environmentVariable('PROXMOX_VE_API_TOKEN') },
  [SecretKind.TERRAFORM_VARIABLE]: { written: 'SecretRef.terraformVariable(\'db_password\')', secret: SecretRef.terraformVariable('db_password') },
  [SecretKind.FILE]: { written: 'SecretRef.file(\'~/.secrets/db\')', secret: SecretRef.file('~/.secrets/db') },
  [SecretKind.VAULT]: { written: 'SecretRef.vault(\'hosts/web\', \'password\')', secret: SecretRef.vault('hosts/web', 'password') },
  [SecretKind.SOPS]: { written: 'SecretRef.sops(\'secrets.enc.yaml\', \'db\', \'password\')', secret: SecretRef.sops('secrets.enc.yaml', 'db', 'password') },
  [SecretKind.KEY_VAULT]: { written: 'SecretRef.keyVault(\'kv-lab\', \'db-password\')', secret: SecretRef.keyVault('kv-lab', 'db-password') },
};

/** The titles of the places. */
const PLACES: Readonly<Record<SecretPlace, string>> = {
  [SecretPlace.PROVIDER_ARGUMENT]: 'Terraform, argument of a provider',
  [SecretPlace.RESOURCE_ARGUMENT]: 'Terraform, argument of a resource',
  [SecretPlace.ANSIBLE]: 'Ansible',
  [SecretPlace.CLOUD_INIT]: 'cloud-init',
};

/** What each kind of secret becomes in each place, as the library itself says it. */
export function secretsTable(): string[] {
  const places = Object.values(SecretPlace);
  return markdownTable(['', ...places.map(place => PLACES[place])], Object.values(SAMPLES).map(({ written, secret }) => [`\`${written}\``, ...places.map(place => cellOf(place, secret))]));
}

function cellOf(place: SecretPlace, secret: SecretRef): string {
  // As for a provider that reads this very variable.
  const { text, refused } = secretIn(place, secret, place === SecretPlace.PROVIDER_ARGUMENT ? secret.name : undefined);
  if (refused) { return `refused (\`${codeOf(place, secret)}\`)`; }
  return text === undefined ? `left out: the provider reads \`${secret.name}\`; another name than the provider's own is refused (\`${codeOf(place, secret)}\`)` : `\`${text}\``;
}

function codeOf(place: SecretPlace, secret: SecretRef): string {
  try {
    return secret.textIn(place);
  } catch (error) {
    return (error as HostwrightError).code;
  }
}
