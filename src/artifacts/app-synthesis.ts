import * as path from 'path';
import { AnnotationMetadataEntryType, App, IStackSynthesizer, ISynthesisSession, Manifest, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { incompleteFiles } from './artifact-index';
import { Problem, problemsOf, refuseAll } from './refusal-report';
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

  constructor(private readonly app: App, private readonly stage: (stack: TerraformStack, synthesis: AppSynthesis) => void) {}

  public register(file: StagedFile): void {
    this.files.push(file);
  }

  public run(session: ISynthesisSession, asking: TerraformStack): void {
    if (this.done.has(session)) { return; }
    this.done.add(session);
    const stacks = this.stacksOf(session, asking);
    for (const stack of stacks) { this.stage(stack, this); }

    const staging = new Staging(session.outdir);
    try {
      const problems = stacks.flatMap(stack => this.synthesizeInto(staging, session, stack));
      if (!session.skipValidation) { problems.push(...problemsOf(this.app)); }
      if (problems.length > 0) { refuseAll(session.outdir, problems); }
      for (const stack of stacks) { this.publish(staging, session, stack); }
      staging.finish();
    } finally {
      staging.discard();
    }
  }

  /** `Testing.fullSynth` brings a manifest of its own for one stack; `app.synth` means all of them. */
  private stacksOf(session: ISynthesisSession, asking: TerraformStack): TerraformStack[] {
    if (session.manifest !== this.app.manifest) { return [asking]; }
    return this.app.node.findAll().filter(construct => TerraformStack.isStack(construct)) as TerraformStack[];
  }

  /** Renders one stack and its files into the staging folder. Problems are returned, so that all stacks are heard. */
  private synthesizeInto(staging: Staging, session: ISynthesisSession, stack: TerraformStack): Problem[] {
    if (this.app.hclOutput) {
      return [{ path: stack.node.path, message: describe({ code: 'HW5006', given: 'hclOutput', allowed: 'JSON output', remedy: 'Leave `hclOutput` off.' }) }];
    }
    const manifest: Manifest = Object.create(session.manifest, { outdir: { value: staging.folder } });
    try {
      (stack.synthesizer as unknown as Staged).inner.synthesize({ ...session, outdir: staging.folder, manifest });
    } catch (error) {
      const found = session.skipValidation ? [] : stack.node.findAll().flatMap(problemsOf);
      return found.length > 0 ? found : [{ path: stack.node.path, message: (error as Error).message }];
    }
    const entry = session.manifest.forStack(stack);
    for (const file of this.files.filter(one => TerraformStack.of(one) === stack)) {
      const remark = file._remark();
      if (remark) { entry.annotations.push({ constructPath: file.node.path, level: AnnotationMetadataEntryType.INFO, message: remark }); }
      staging.write(path.join(entry.workingDirectory, file.filePath), file._take(), { readBy: file.readBy, construct: file.node.path });
    }
    return scanTerraform(staging.pathOf(entry.synthesizedStackPath), stack).map(message => ({ path: stack.node.path, message }));
  }

  private publish(staging: Staging, session: ISynthesisSession, stack: TerraformStack): void {
    const entry = session.manifest.forStack(stack);
    const incomplete = incompleteFiles(path.join(session.outdir, entry.workingDirectory));
    if (incomplete.length > 0) {
      entry.annotations.push({
        constructPath: stack.node.path,
        level: AnnotationMetadataEntryType.WARN,
        message: `the output of the last synth was incomplete or edited and has been repaired: ${incomplete.slice(0, 5).join(', ')}${incomplete.length > 5 ? ` and ${incomplete.length - 5} more` : ''}`,
      });
    }
    staging.publish(entry.workingDirectory, stack.node.path);
  }
}
