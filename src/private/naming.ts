import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

/** Path of a construct below its stack in the letters of a host name: `Fra/App1` becomes `fra-app1`. */
export function nameFromPath(construct: IConstruct): string {
  const stack = TerraformStack.of(construct);
  const below = construct.node.scopes.slice(construct.node.scopes.indexOf(stack) + 1).map(scope => scope.node.id);
  return below.join('-').toLowerCase().replace(/[^a-z0-9-]+/g, '-').replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}
