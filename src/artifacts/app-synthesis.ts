import * as path from 'path';
import { AnnotationMetadataEntryType, App, IStackSynthesizer, ISynthesisSession, Manifest, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { INDEX_FILE } from './artifact-index';
import { PathClaims } from './path-claims';
import { errorAnnotationsOf, Problem, problemOf, problemsOf, refuseAll } from './refusal-report';
import { Staging } from './staging';
import { scanTerraform } from './terraform-scan';
import { describe } from '../private/fail';

/** A stack's synthesizer as it was before this library stood before it. */
interface Staged { readonly inner: IStackSynthesizer }

/** A file that its construct has rendered and that is written with its stack. */
export interface StagedFile extends IConstruct {
  readonly filePath: string;
  readonly readBy: string;
  _take(): string;
  /** One sentence for whoever runs the synthesis; undefined when there is nothing to say. */
  _remark(): string | undefined;
}

/**
 * One synthesis of an App: every stack is rendered and checked into a staging folder, then either all of it is
 * published file by file, or only the report of refusals is written.
 */
export class AppSynthesis {
  private readonly done = new WeakSet<ISynthesisSession>();
  private readonly files: StagedFile[] = [];

  constructor(private readonly app: App, private readonly stage: (stack: TerraformStack, synthesis: AppSynthesis) => void) {
    const synth = app.synth;
    // A plain stack that was added later may be the first that cdktf asks.
    app.synth = () => { this.stageAll(); synth.call(app); };
  }

  public register(file: StagedFile): void {
    this.files.push(file);
  }

  /** Puts every stack of the App under this synthesis. */
  public stageAll(): void {
    for (const stack of this.stacks()) { this.stage(stack, this); }
  }

  public run(session: ISynthesisSession, asking: TerraformStack): void {
    if (this.done.has(session)) { return; }
    this.done.add(session);
    this.stageAll();
    // `Testing.fullSynth` brings a manifest of its own for one stack; `app.synth` means all of them.
    const stacks = session.manifest === this.app.manifest ? this.stacks() : [asking];

    const staging = new Staging(session.outdir);
    try {
      const claims = new PathClaims();
      const problems = stacks.flatMap(stack => this.synthesizeInto(staging, claims, session, stack));
      problems.push(...outsideStacks(this.app).flatMap(construct => problemsOf(construct, session.skipValidation)));
      if (problems.length > 0) { refuseAll(session.outdir, problems); }
      for (const stack of stacks) { this.publish(staging, session, stack); }
      staging.finish();
    } finally {
      staging.discard();
    }
  }

  private stacks(): TerraformStack[] {
    return this.app.node.findAll().filter(construct => TerraformStack.isStack(construct)) as TerraformStack[];
  }

  /** Renders one stack and its files into the staging folder. Problems are returned, so that all stacks are heard. */
  private synthesizeInto(staging: Staging, claims: PathClaims, session: ISynthesisSession, stack: TerraformStack): Problem[] {
    const entry = session.manifest.forStack(stack);
    const twin = claims.claim(entry.synthesizedStackPath, stack.node.path);
    if (twin) { return [twin]; }
    const problems = this.synthesizeStack(staging, session, stack);
    const sound = problems.length === 0;
    if (sound) { problems.push(...scanTerraform(staging.pathOf(entry.synthesizedStackPath)).map(message => ({ path: stack.node.path, message }))); }
    for (const file of [path.join(entry.workingDirectory, INDEX_FILE), ...staging.filesIn(entry.workingDirectory)]) {
      if (file !== entry.synthesizedStackPath) { claims.claim(file, stack.node.path); }
    }
    for (const file of this.filesOf(stack)) {
      const target = path.join(entry.workingDirectory, file.filePath);
      const conflict = claims.claim(target, file.node.path);
      if (conflict) { problems.push(conflict); }
      if (conflict || !sound) { continue; }
      const remark = file._remark();
      if (remark) { entry.annotations.push({ constructPath: file.node.path, level: AnnotationMetadataEntryType.INFO, message: remark }); }
      staging.write(target, file._take(), { readBy: file.readBy, construct: file.node.path });
    }
    return problems;
  }

  /** Lets cdktf write one stack into the staging folder. */
  private synthesizeStack(staging: Staging, session: ISynthesisSession, stack: TerraformStack): Problem[] {
    if (this.app.hclOutput) {
      return [{ path: stack.node.path, message: describe({ code: 'HW5006', given: 'hclOutput', allowed: 'JSON output', remedy: 'Leave `hclOutput` off.' }) }];
    }
    const manifest: Manifest = Object.create(session.manifest, { outdir: { value: staging.folder } });
    try {
      (stack.synthesizer as unknown as Staged).inner.synthesize({ ...session, outdir: staging.folder, manifest });
    } catch (error) {
      const thrown = problemOf(error, stack.node.path);
      const found = stack.node.findAll().flatMap(construct => problemsOf(construct, session.skipValidation));
      return found.some(problem => thrown.message.includes(problem.message)) ? found : [...found, thrown];
    }
    return stack.node.findAll().flatMap(errorAnnotationsOf);
  }

  /** Files of a stack that are still in the tree. */
  private filesOf(stack: TerraformStack): StagedFile[] {
    const present = new Set<IConstruct>(stack.node.findAll());
    return this.files.filter(file => present.has(file) && TerraformStack.of(file) === stack);
  }

  private publish(staging: Staging, session: ISynthesisSession, stack: TerraformStack): void {
    const entry = session.manifest.forStack(stack);
    const repaired = staging.publish(entry.workingDirectory, stack.node.path);
    if (repaired.length > 0) {
      entry.annotations.push({
        constructPath: stack.node.path,
        level: AnnotationMetadataEntryType.WARN,
        message: `the output of the last synth was incomplete or edited and has been repaired: ${repaired.slice(0, 5).join(', ')}${repaired.length > 5 ? ` and ${repaired.length - 5} more` : ''}`,
      });
    }
  }
}

/** The App and what groups its stacks: cdktf validates only the App itself. */
function outsideStacks(construct: IConstruct): IConstruct[] {
  return TerraformStack.isStack(construct) ? [] : [construct, ...construct.node.children.flatMap(outsideStacks)];
}
