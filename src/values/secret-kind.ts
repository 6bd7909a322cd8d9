/**
 * Where a secret is read.
 */
export enum SecretKind {
  /** In the environment of the process that reads it: Terraform's, or Ansible's. */
  ENVIRONMENT_VARIABLE = 'environment-variable',

  /** In a sensitive Terraform variable. */
  TERRAFORM_VARIABLE = 'terraform-variable',

  /** In a file on the machine that runs Terraform or Ansible. */
  FILE = 'file',

  /** In a key-value store of HashiCorp Vault; Ansible only. */
  VAULT = 'vault',

  /** In a file that SOPS has encrypted; Ansible only. */
  SOPS = 'sops',

  /** In an Azure Key Vault; Ansible, and Terraform on the Azure platform only. */
  KEY_VAULT = 'key-vault',
}
