import { App, TerraformBackend, TerraformStack } from 'cdktf';
import { describe } from '../private/fail';

/** Two stacks with one place for their state would each plan to destroy what the other has built. Stacks of one id are refused for their files already. */
export function inspectSharedState(stack: TerraformStack): void {
  stack.node.addValidation({
    validate: () => {
      const mine = placeOf(stack);
      const others = App.of(stack).node.findAll().filter(other => TerraformStack.isStack(other) && other.node.id !== stack.node.id && placeOf(other) === mine);
      return others.map(other => describe({
        code: 'HW5009',
        given: `the state of ${stack.node.id} and of ${other.node.id} in ${mine}`,
        allowed: 'a place of its own for the state of each stack',
        remedy: 'Leave objectKey and workspace out, or give each stack another; an HTTP address holds one state.',
      }));
    },
  });
}

/** Backend block of a stack as text: equal blocks are one place. Its credentials come from the environment, so it holds none. */
function placeOf(stack: TerraformStack): string | undefined {
  const backend = stack.node.children.find(child => TerraformBackend.isBackend(child)) as TerraformBackend | undefined;
  return backend && JSON.stringify(backend.toTerraform().terraform);
}
