import { TerraformStack } from 'cdktf';
import { PreflightPage, PreflightPart } from './preflight-page';
import { Artifact } from '../../artifacts/artifact';
import { WorkedOut } from '../../private/being-written';
import { stableJson } from '../../private/json';
import { localStateFile } from '../../private/local-state';

/** Where the file of a kind lies. */
export interface RoleFileProps {
  /** In a folder of its own: Terraform loads no sub-folders, so the stack knows nothing of it. */
  readonly filePath: string;
  /** Word in the name of its state that no other kind has, such as `preflight`. */
  readonly stateName: string;
}

/**
 * What the platforms of one kind need in a stack: worked out once for NEXT.md, for the page, and for this file,
 * a root module that makes their roles. Whoever applies it is an administrator, and the stack is not.
 */
export abstract class RoleFile<Subject extends { readonly path: string }, Found> extends Artifact {
  private readonly subjects: Subject[] = [];
  private readonly workedOut = new WorkedOut(this, () => [...this.subjects].sort((a, b) => a.path < b.path ? -1 : 1).map(subject => this.workOut(subject)));

  protected constructor(page: PreflightPage, id: string, private readonly props: RoleFileProps) {
    super(page, id, { filePath: props.filePath, readBy: 'terraform' });
    page.add(() => this.found.map(found => this.partOf(found)));
  }

  /** Adds a platform of the stack. */
  public add(subject: Subject): void {
    this.subjects.push(subject);
  }

  /** What was worked out for each platform, in the order of their paths. */
  protected get found(): Found[] {
    return this.workedOut.value;
  }

  protected get stack(): TerraformStack {
    return TerraformStack.of(this);
  }

  protected abstract workOut(subject: Subject): Found;
  protected abstract partOf(found: Found): PreflightPart;
  /** The root module, which keeps its state where it is told. */
  protected abstract moduleOf(found: readonly Found[], stateFile: string): Record<string, unknown>;

  protected render(): string {
    const { filePath, stateName } = this.props;
    // cdktf deletes the folder of a stack that left the app: the state lies in the project, three levels above the folder of the stack.
    const project = '../'.repeat(filePath.split('/').length + 2);
    return stableJson(this.moduleOf(this.found, project + localStateFile(this.stack).replace(/\.tfstate$/, `.${stateName}.tfstate`)));
  }
}
