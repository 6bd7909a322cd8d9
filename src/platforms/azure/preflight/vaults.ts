import { Element } from './element';
import { VaultUse } from './needs';
import { Scopes } from './scopes';
import { SecretKind, SecretRef } from '../../../values';

const DEPLOY = 'Microsoft.KeyVault/vaults/deploy/action';

/** Key Vaults that Terraform, Ansible or Azure itself reads, by name. */
export function vaultsOf(all: readonly Element[], secrets: readonly SecretRef[], scopes: Scopes): VaultUse[] {
  const found = new Map<string, { secrets: Set<string>; deploys: boolean }>();
  const use = (vault: string) => {
    const known = found.get(vault) ?? { secrets: new Set(), deploys: false };
    found.set(vault, known);
    return known;
  };
  for (const { kind, vaultName, name } of secrets) {
    if (kind === SecretKind.KEY_VAULT) { use(vaultName!).secrets.add(name); }
  }
  for (const { type, isLookup, attributes, leaves } of all) {
    if (isLookup && type === 'azurerm_key_vault') { use(scopes.text(attributes.name)); }
    if (isLookup && type === 'azurerm_key_vault_secret') { for (const vault of vaultNames(scopes, attributes.key_vault_id)) { use(vault).secrets.add(scopes.text(attributes.name)); } }
    const deployed = leaves.filter(({ link }) => link?.actions.includes(DEPLOY));
    for (const { value } of deployed) { for (const vault of vaultNames(scopes, value)) { use(vault).deploys = true; } }
  }
  return [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([vault, { secrets: names, deploys }]) => ({ vault, secrets: [...names].sort(), deploys }));
}

function vaultNames(scopes: Scopes, value: unknown): string[] {
  return scopes.named(value).flatMap(({ id }) => id === '' ? [] : id.slice(id.lastIndexOf('/') + 1));
}
