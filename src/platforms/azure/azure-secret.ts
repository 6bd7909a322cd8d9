import type { DataAzurermKeyVault } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault';
import { Construct } from 'constructs';
import type { AzureContext } from './azure-context';
import { azureBindings } from './bindings';
import { shortHash } from '../../private/identity';
import { declareVariable } from '../../private/secret-variable';
import { SecretKind, SecretPlace, SecretRef } from '../../values';
import { secretIn, SecretUse } from '../../values/secret-table';
import { childOf } from '../child-of';

/** What a secret becomes as an argument of a resource on Azure, where Terraform itself reads Key Vault. */
export function azureSecret(secret: SecretRef): SecretUse {
  if (secret.kind !== SecretKind.KEY_VAULT) { return secretIn(SecretPlace.RESOURCE_ARGUMENT, secret); }
  // Ansible takes spaces and line ends around a secret away, and both must send the same password.
  return { text: `\${trimspace(data.azurerm_key_vault_secret.${secretId(secret)}.value)}` };
}

/** Makes what a secret is read from: a sensitive variable, or the data sources of its vault; once for each stack. */
export function declareSecret(scope: Construct, secret: SecretRef | undefined, context: AzureContext): void {
  if (secret?.kind === SecretKind.TERRAFORM_VARIABLE) { declareVariable(scope, secret.name); }
  if (secret?.kind === SecretKind.KEY_VAULT) { declareVaultSecret(secret, context); }
}

/** Each secret is read by one provider of the stack, the first that needs it. */
function declareVaultSecret(secret: SecretRef, { settings, providerReference, stack }: AzureContext): void {
  const bindings = azureBindings();
  const scope = childOf(stack, 'KeyVaults');
  const vaultName = secret.vaultName!;
  const made = scope.node.tryFindChild(vaultName) as DataAzurermKeyVault | undefined;
  const resourceGroupName = secret.resourceGroup ?? settings.resourceGroup;
  const vault = made ?? new bindings.keyVault(scope, vaultName, { name: vaultName, resourceGroupName, provider: providerReference });
  const id = secretId(secret);
  if (scope.node.tryFindChild(id)) { return; }
  new bindings.keyVaultSecret(scope, id, { name: secret.name, keyVaultId: vault.id, provider: providerReference }).overrideLogicalId(id);
}

/** Address of the data source: the text of the secret must name it wherever it is asked for. */
function secretId({ vaultName, name }: SecretRef): string {
  return `secret-${vaultName}-${name}-${shortHash(`${vaultName}/${name}`, 6)}`;
}
