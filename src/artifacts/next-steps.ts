import { App, TerraformBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { IConstruct } from 'constructs';
import { Artifact } from './artifact';
import { nextPage } from './next-page';
import { Estate } from '../model/estate';

/** A name that nobody gives to a construct of their own. */
const ID = 'NextSteps';
/** The play that configures the hosts of a stack; a stack without hosts has none. */
const SITE = 'ansible/site.yml';

/** An environment variable that Terraform, or its provider, reads. */
export interface NextVariable {
  readonly name: string;
  /** Form of the value, for people. */
  readonly form?: string;
}

/** What a construct adds to the page: what must be there, or be done, before the first apply. */
export interface Preparation {
  /** What is prepared, for example the path of a platform and its address. */
  readonly title: string;
  readonly variables: readonly NextVariable[];
  /** What Terraform reads beside variables, one sentence each. */
  readonly needs: readonly string[];
  /** Markdown. */
  readonly lines: readonly string[];
}

/** `NEXT.md`: every command from here to a stack that runs, and back. */
export class NextSteps extends Artifact {
  /** The page of a stack, made on first use. */
  public static of(stack: TerraformStack): NextSteps {
    return stack.node.tryFindChild(ID) as NextSteps | undefined ?? new NextSteps(stack);
  }

  private readonly preparations: (() => Preparation[])[] = [];

  private constructor(private readonly stack: TerraformStack) {
    super(stack, ID, { filePath: 'NEXT.md', readBy: 'people' });
  }

  /** Adds what some constructs need. */
  public prepare(preparations: () => Preparation[]): void {
    this.preparations.push(preparations);
  }

  protected render(): string {
    const { stack } = this;
    const all = stack.node.findAll();
    return nextPage({
      stackId: stack.node.id,
      constructPath: this.node.path,
      needs: needsOf(stack),
      neededBy: stacksBelow(App.of(stack)).filter(other => other !== stack && other.dependsOn(stack)).map(({ node }) => node.id).sort(),
      preparations: this.preparations.flatMap(preparations => preparations()),
      variables: all.filter((construct): construct is TerraformVariable => construct instanceof TerraformVariable && construct.default === undefined).map(({ friendlyUniqueId }) => `TF_VAR_${friendlyUniqueId}`),
      backend: backendOf(all),
      hasPlays: all.some(construct => construct instanceof Artifact && construct.filePath === SITE && construct._isWritten),
      machines: Estate.of(stack).machines.filter(machine => TerraformStack.of(machine) === stack).map(({ intent }) => intent),
    });
  }
}

/** Stacks of the App; none lies in another, so what is in them is not walked. */
function stacksBelow(construct: IConstruct): TerraformStack[] {
  return TerraformStack.isStack(construct) ? [construct] : construct.node.children.flatMap(stacksBelow);
}

/** Stacks that a stack reads from, directly or not, in the order in which they are built. */
function needsOf({ dependencies }: TerraformStack): string[] {
  return [...new Set([...dependencies].sort((a, b) => a.node.id < b.node.id ? -1 : 1).flatMap(other => [...needsOf(other), other.node.id]))];
}

/** Kind of the backend; undefined where Terraform takes its own. */
function backendOf(all: readonly IConstruct[]): string | undefined {
  const backend = all.find(construct => TerraformBackend.isBackend(construct)) as TerraformBackend | undefined;
  const { backend: block, cloud } = (backend?.toTerraform().terraform ?? {}) as { backend?: Record<string, unknown>; cloud?: unknown };
  return cloud === undefined ? block && Object.keys(block)[0] : 'cloud';
}
