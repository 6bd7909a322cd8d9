import { TerraformStack } from 'cdktf';
import { accessFor } from './access';
import { collectNeeds } from './collect-needs';
import { PreflightPart, preflightPage } from './preflight-page';
import { preparationOf } from './preparation';
import { privilegesOf } from './privileges';
import { pveumLines } from './pveum';
import { roleModule } from './role-module';
import { PreflightSubject } from './subject';
import { Artifact } from '../../../artifacts/artifact';
import { NextSteps } from '../../../artifacts/next-steps';
import { WorkedOut } from '../../../private/being-written';
import { stableJson } from '../../../private/json';
import { localStateFile } from '../../../private/local-state';

/** A name that nobody gives to a construct of their own. */
const ID = 'PreflightRecord';
/** In a folder of its own: Terraform loads no sub-folders, so the stack knows nothing of it. */
const ROLE_FILE = 'preflight/role.tf.json';

/** `preflight.md` and the module that makes the roles: what the platforms of a stack need before its first apply. */
export class Preflight extends Artifact {
  /** The preflight of a stack, made on first use. */
  public static of(stack: TerraformStack): Preflight {
    return stack.node.tryFindChild(ID) as Preflight | undefined ?? new Preflight(NextSteps.of(stack), stack);
  }

  private readonly subjects: PreflightSubject[] = [];
  /** Three files follow from it: NEXT.md, the page, and the module. */
  private readonly parts = new WorkedOut(this, () => this.workOut());

  private constructor(next: NextSteps, private readonly stack: TerraformStack) {
    super(stack, ID, { filePath: 'preflight.md', readBy: 'people' });
    next.prepare(() => this.parts.value.map(preparationOf));
    new RoleModule(this, () => this.parts.value, stack);
  }

  /** Adds a platform of the stack. */
  public add(subject: PreflightSubject): void {
    this.subjects.push(subject);
  }

  /** The commands that make roles, users and tokens for all platforms of the stack. */
  public get pveumLines(): string[] {
    return this.parts.value.filter(({ grants }) => grants.length > 0).flatMap(({ access }) => pveumLines(access));
  }

  protected render(): string {
    return preflightPage(this.stack.node.id, this.node.path, this.parts.value, ROLE_FILE);
  }

  private workOut(): PreflightPart[] {
    return [...this.subjects].sort((a, b) => a.path < b.path ? -1 : 1).map(subject => {
      const needs = collectNeeds(subject);
      const grants = privilegesOf(needs);
      return { subject, needs, grants, access: accessFor(this.stack.node.id, subject.below, grants) };
    });
  }
}

class RoleModule extends Artifact {
  constructor(scope: Preflight, private readonly parts: () => PreflightPart[], private readonly stack: TerraformStack) {
    super(scope, 'Role', { filePath: ROLE_FILE, readBy: 'terraform' });
  }

  protected render(): string {
    const parts = this.parts();
    const { terraformProviderSource: source, terraformGeneratorMetadata: metadata } = parts[0].subject.provider;
    const several = parts.length > 1;
    return stableJson(roleModule(
      parts.map(({ access, subject: { endpoint, verifyTls, below } }) => ({ access, endpoint, verifyTls, alias: several ? below.join('_').toLowerCase().replace(/[^a-z0-9]+/g, '_') : undefined })),
      // cdktf deletes the folder of a stack that left the app; four levels up is the project.
      { source: source!, version: metadata!.providerVersionConstraint!, stateFile: `../../../../${localStateFile(this.stack).replace(/\.tfstate$/, '.preflight.tfstate')}` },
    ));
  }
}
