import { TerraformStack } from 'cdktf';

/** Stacks that cdktf renders only to find what they refer to in other stacks: what comes out is thrown away. */
const PREPARING = new WeakSet<TerraformStack>();

/** Lets the elements of a stack know when it is prepared. */
export function watchPreparation(stack: TerraformStack): void {
  const { prepareStack } = stack;
  stack.prepareStack = () => {
    PREPARING.add(stack);
    try {
      prepareStack.call(stack);
    } finally {
      PREPARING.delete(stack);
    }
  };
}

/** Whether the stack is being prepared, so that an element without a token may say nothing. */
export function isPreparing(stack: TerraformStack): boolean {
  return PREPARING.has(stack);
}
