import { Construct } from 'constructs';

/** The child of an id, made when it is first asked for. */
export function childOf(scope: Construct, id: string): Construct {
  return scope.node.tryFindChild(id) as Construct | undefined ?? new Construct(scope, id);
}
