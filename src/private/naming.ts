import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

/** Ids of a construct and of those around it below its stack, the outermost first. */
export function pathBelowStack(construct: IConstruct): string[] {
  const { scopes } = construct.node;
  return scopes.slice(scopes.indexOf(TerraformStack.of(construct)) + 1).map(scope => scope.node.id);
}

/** Path of a construct below its stack in the letters of a host name: `Fra/App1` becomes `fra-app1`. */
export function nameFromPath(path: readonly string[]): string {
  return path.join('-').toLowerCase().replace(/[^a-z0-9-]+/g, '-').replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}
