import { IConstruct } from 'constructs';
import { fail } from '../private/fail';
import { declareVariable } from '../private/secret-variable';
import { SecretKind, SecretPlace, SecretRef } from '../values';
import { secretIn } from '../values/secret-table';

/**
 * Secrets as arguments of Terraform blocks of your own: what is written is an expression, and the sensitive variable that it
 * reads is declared in the stack.
 */
export class TerraformSecret {
  /**
   * The expression for an argument of a resource. Terraform keeps the secret in its state.
   *
   * Throws HW1110 for an environment variable, which no resource reads, for Vault and SOPS, which only Ansible reads, and for Key Vault,
   * which in Terraform only the Azure platform reads.
   *
   * @param scope the resource, or any construct of its stack
   * @param secret where the secret is read
   */
  public static argument(scope: IConstruct, secret: SecretRef): string {
    return TerraformSecret.written(scope, SecretPlace.RESOURCE_ARGUMENT, secret)!;
  }

  /**
   * The expression for an argument of a provider, or undefined where the argument is left out because the provider reads
   * its own variable by itself.
   *
   * Throws HW1110 for another environment variable than the provider's own, for Vault and SOPS, which only Ansible reads, and for Key Vault,
   * which in Terraform only the Azure platform reads.
   *
   * @param scope the provider, or any construct of its stack
   * @param secret where the secret is read
   * @param ownVariable the environment variable that the provider reads for this argument, such as `CLOUDFLARE_API_TOKEN`
   */
  public static providerArgument(scope: IConstruct, secret: SecretRef, ownVariable: string): string | undefined {
    return TerraformSecret.written(scope, SecretPlace.PROVIDER_ARGUMENT, secret, ownVariable);
  }

  private static written(scope: IConstruct, place: SecretPlace, secret: SecretRef, ownVariable?: string): string | undefined {
    const { text, refused } = secretIn(place, secret, ownVariable);
    if (refused) { fail({ code: 'HW1110', ...refused }, scope.node.path); }
    if (secret.kind === SecretKind.TERRAFORM_VARIABLE) { declareVariable(scope, secret.name); }
    return text;
  }

  private constructor() {}
}
