import { TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct, Node } from 'constructs';
import { fail, Refusal, shown } from './fail';
import { pathBelowStack } from './naming';
import { refuseToken } from './plain-value';

const MOVES = new WeakMap<IConstruct, Moves>();
/** Stacks in which something says that it has moved: in most nothing does. */
const MOVING = new WeakSet<TerraformStack>();

/** Places in its stack where a construct has been, the oldest first. Everything below it gets `moved` blocks, so that Terraform keeps what stands. */
export class Moves {
  /** Those of a construct, made on first use. */
  public static of(construct: Construct): Moves {
    let moves = MOVES.get(construct);
    if (!moves) {
      moves = new Moves(construct);
      MOVES.set(construct, moves);
      MOVING.add(TerraformStack.of(construct));
      new MovedBlocks(construct, moves);
    }
    return moves;
  }

  private readonly paths: string[][] = [];

  private constructor(private readonly construct: Construct) {}

  /** Adds the next place, a path below the stack such as `Team/Git`; gives back the first one. */
  public add(oldPath: string): string[] {
    refuseToken(oldPath, 'old path');
    const ids = oldPath.split('/');
    if (ids.some(id => id.trim() === '' || id === '.' || id === '..')) {
      fail({ code: 'HW1103', given: `old path ${shown(oldPath)}`, allowed: 'the ids of the constructs below the stack, with slashes', remedy: 'Write the path as hostwright.lock.json or estate.json had it, for example movedFrom(\'Team/Git\').' }, this.construct.node.path);
    }
    this.paths.push(ids);
    return this.paths[0];
  }

  /** Addresses that a resource below the construct had, the oldest first. */
  public addressesOf(resource: TerraformResource): string[] {
    const stack = TerraformStack.of(this.construct);
    return this.pathsOf(resource).map(path => `${resource.terraformResourceType}.${logicalId(stack, path)}`);
  }

  /** Paths below the stack that a construct below this one had, the oldest first. */
  public pathsOf(construct: IConstruct): string[][] {
    const below = pathBelowStack(construct).slice(pathBelowStack(this.construct).length);
    return this.paths.map(path => [...path, ...below]);
  }

  /** One block for each step of each resource: Terraform allows one source for each target. */
  public blocks(): { from: string; to: string }[] {
    const resources = this.construct.node.findAll().filter(child => TerraformResource.isTerraformResource(child)) as TerraformResource[];
    return resources.filter(resource => nearestOf(resource) === this).flatMap(resource => {
      const stations = [...this.addressesOf(resource), addressOf(resource)];
      return stations.slice(1).map((to, step) => ({ from: stations[step], to })).filter(({ from, to }) => from !== to);
    });
  }
}

/** Moves that Terraform would refuse at plan, when a part of the estate may be under way: two things from one place, or from a place that is taken. */
export function inspectMoves(stack: TerraformStack): Refusal[] {
  if (!MOVING.has(stack)) { return []; }
  const all = stack.node.findAll();
  const blocks = all.filter(child => child instanceof MovedBlocks).flatMap(child => (child as MovedBlocks).blocks());
  const standing = new Set(all.filter(child => TerraformResource.isTerraformResource(child)).map(child => addressOf(child as TerraformResource)));
  const sources = blocks.map(({ from }) => from);
  return blocks.filter(({ from }, position) => standing.has(from) || sources.indexOf(from) !== position).map(({ from, to }) => ({
    code: 'HW1412',
    given: `${to} from ${from}, ${standing.has(from) ? 'where something stands now' : 'from where something else comes too'}`,
    allowed: 'one that has left its place, and one for each place',
    remedy: 'Correct movedFrom, or leave it out: one of the two is new.',
  }));
}

/** Address of a resource in its stack. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** Addresses that a resource had before, by what is said of it or of what it is part of. */
export function formerAddressesOf(resource: TerraformResource): string[] {
  return nearestOf(resource)?.addressesOf(resource) ?? [];
}

/** Paths below the stack that a construct had, by what is said of it or of what it is part of. */
export function formerPathsOf(construct: IConstruct): string[][] {
  return nearestOf(construct)?.pathsOf(construct) ?? [];
}

/** What a machine says of itself wins over what is said of the construct that it is part of. */
function nearestOf(construct: IConstruct): Moves | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    const moves = MOVES.get(at);
    if (moves) { return moves; }
  }
  return undefined;
}

class MovedBlocks extends TerraformElement {
  readonly #moves: Moves;

  constructor(scope: Construct, moves: Moves) {
    super(scope, 'Moved');
    this.#moves = moves;
  }

  public blocks(): { from: string; to: string }[] {
    return this.#moves.blocks();
  }

  public override toTerraform(): { moved?: { from: string; to: string }[] } {
    const moved = this.blocks();
    return moved.length > 0 ? { moved } : {};
  }
}

/** Name that the stack would give to an element at a path below it: asked of the stack, which may name in a way of its own. */
function logicalId(stack: TerraformStack, ids: string[]): string {
  const scopes = [...stack.node.scopes, ...ids.map(id => ({ node: { id } }))];
  return stack.getLogicalId({ scopes } as unknown as Node);
}
