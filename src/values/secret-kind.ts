/**
 * Where a secret is read.
 */
export enum SecretKind {
  /** In the environment of the process that runs Terraform. */
  ENVIRONMENT_VARIABLE = 'environment-variable',

  /** In a sensitive Terraform variable. */
  TERRAFORM_VARIABLE = 'terraform-variable',

  /** In a file on the machine that runs Terraform. */
  FILE = 'file',
}
