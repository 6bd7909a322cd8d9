import { TerraformStack } from 'cdktf';

/** Name of a stack's local state file. */
export function localStateFile(stack: TerraformStack): string {
  return `terraform.${stack.node.id}.tfstate`;
}
