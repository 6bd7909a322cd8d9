import { TerraformStack, TerraformVariable } from 'cdktf';
import { IConstruct } from 'constructs';

/** Declares the sensitive Terraform variable that a secret is read from, once for each stack. */
export function declareVariable(scope: IConstruct, name: string): void {
  const stack = TerraformStack.of(scope);
  const id = `Secret-${name}`;
  if (!stack.node.tryFindChild(id)) {
    new TerraformVariable(stack, id, { type: 'string', sensitive: true, nullable: false }).overrideLogicalId(name);
  }
}
