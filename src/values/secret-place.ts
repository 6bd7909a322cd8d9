/**
 * Where a secret is needed. What each kind of secret becomes there stands in docs/guides/secrets.md.
 */
export enum SecretPlace {
  /** An argument of a Terraform provider, such as the API token of Proxmox. */
  PROVIDER_ARGUMENT = 'provider-argument',

  /** An argument of a Terraform resource; Terraform keeps it in its state. */
  RESOURCE_ARGUMENT = 'resource-argument',

  /** A variable of an Ansible inventory or playbook. */
  ANSIBLE = 'ansible',

  /** The first-boot document of a machine: it stays readable on the machine and in the platform, so no secret goes there. */
  CLOUD_INIT = 'cloud-init',
}
