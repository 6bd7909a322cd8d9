import { TerraformProvider, TerraformStack } from 'cdktf';
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

/** A platform as its module sees it. */
export interface RoleSubject {
  /** Path of the platform. */
  readonly path: string;
  /** Ids of the constructs between the stack and the platform. */
  readonly below: readonly string[];
  readonly provider: TerraformProvider;
}

/** The provider that a module requires, and where it keeps its state. */
export interface RoleModuleFacts {
  readonly source: string;
  readonly version: string;
  readonly stateFile: string;
}

/**
 * What the platforms of one kind need in a stack: worked out once for NEXT.md, for the page, and for this file,
 * a root module that makes their roles. Whoever applies it is an administrator, and the stack is not.
 */
export abstract class RoleFile<Subject extends RoleSubject, Found> extends Artifact {
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
  /** The root module. */
  protected abstract moduleOf(found: readonly Found[], facts: RoleModuleFacts): Record<string, unknown>;

  /** Name of a platform's blocks, where the module has several. */
  protected aliasOf({ below }: Subject): string | undefined {
    return this.subjects.length > 1 ? below.join('_').toLowerCase().replace(/[^a-z0-9]+/g, '_') : undefined;
  }

  protected render(): string {
    const { filePath, stateName } = this.props;
    // cdktf deletes the folder of a stack that left the app: the state lies in the project, three levels above the folder of the stack.
    const project = '../'.repeat(filePath.split('/').length + 2);
    const stateFile = project + localStateFile(this.stack).replace(/\.tfstate$/, `.${stateName}.tfstate`);
    const { terraformProviderSource: source, terraformGeneratorMetadata: metadata } = this.subjects[0].provider;
    return stableJson(this.moduleOf(this.found, { source: source!, version: metadata!.providerVersionConstraint!, stateFile }));
  }
}
