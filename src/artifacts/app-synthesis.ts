import * as path from 'path';
import { AnnotationMetadataEntryType, App, IStackSynthesizer, ISynthesisSession, Manifest, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { INDEX_FILE } from './artifact-index';
import { inspectLock } from './inspect-lock';
import { nextLock } from './lock-record';
import { PathClaims } from './path-claims';
import { publishLock } from './publish-lock';
import { errorAnnotationsOf, Problem, problemOf, problemsOf, refuseAll } from './refusal-report';
import { Staging } from './staging';
import { scanTerraform } from './terraform-scan';
import { whileWriting } from './while-writing';
import { inTurn } from './writing-turn';
import { Estate } from '../model/estate';
import { LockDocument } from '../model/lock-file';
import { whileBeingWritten } from '../private/being-written';
import { describe } from '../private/fail';

/** Folder of what concerns all stacks, beside `stacks`. */
const ESTATE_FOLDER = 'estate';

/** A stack's synthesizer as it was before this library stood before it. */
interface Staged { readonly inner: IStackSynthesizer }

/** A file that its construct has rendered and that is written with its stack, or with the estate. */
export interface StagedFile extends IConstruct {
  readonly filePath: string;
  readonly readBy: string;
  readonly executable: boolean;
  readonly _isWritten: boolean;
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
    app.synth = () => whileBeingWritten(app, () => { this.stageAll(); synth.call(app); });
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
    whileBeingWritten(this.app, () => this.write(session, asking));
  }

  private write(session: ISynthesisSession, asking: TerraformStack): void {
    this.stageAll();
    // `Testing.fullSynth` brings a manifest of its own for one stack; `app.synth` means all of them.
    const isWhole = session.manifest === this.app.manifest;
    const stacks = isWhole ? this.stacks() : [asking];

    const staging = new Staging(session.outdir);
    try {
      const claims = new PathClaims();
      const problems = stacks.flatMap(stack => this.synthesizeInto(staging, claims, session, stack));
      problems.push(...outsideStacks(this.app).flatMap(construct => problemsOf(construct, session.skipValidation)));
      const lock = isWhole ? this.inspectLock(stacks, problems) : undefined;
      if (isWhole) { problems.push(...this.stageFiles(staging, claims, ESTATE_FOLDER, this.estateFiles(), problems.length === 0)); }
      if (problems.length > 0) { refuseAll(session.outdir, problems); }
      inTurn(session.outdir, () => {
        if (lock) { publishLock(Estate.of(this.app)._lock, lock); }
        for (const stack of stacks) { this.publish(staging, session, stack); }
        if (isWhole) { this.tell(session, stacks[0], staging.publish(ESTATE_FOLDER, '')); }
        staging.finish();
      });
    } finally {
      staging.discard();
    }
  }

  private stacks(): TerraformStack[] {
    return this.app.node.findAll().filter(construct => TerraformStack.isStack(construct)) as TerraformStack[];
  }

  /** What the lock shall hold; undefined where none is in force. What it refuses is added to the problems. */
  private inspectLock(stacks: readonly TerraformStack[], problems: Problem[]): LockDocument | undefined {
    const estate = Estate.of(this.app);
    if (estate._lock.file === undefined && estate._lock.problems.length === 0) { return undefined; }
    const next = nextLock(estate, new Set(stacks.map(({ node }) => node.id)));
    problems.push(...inspectLock(estate, next));
    return next;
  }

  /** Renders one stack and its files into the staging folder. Problems are returned, so that all stacks are heard. */
  private synthesizeInto(staging: Staging, claims: PathClaims, session: ISynthesisSession, stack: TerraformStack): Problem[] {
    const entry = session.manifest.forStack(stack);
    const twin = claims.claim(entry.synthesizedStackPath, stack.node.path);
    if (twin) { return [twin]; }
    const problems = this.synthesizeStack(staging, session, stack);
    const sound = problems.length === 0;
    if (sound) { problems.push(...scanTerraform(staging.pathOf(entry.synthesizedStackPath)).map(message => ({ path: stack.node.path, message }))); }
    for (const name of [INDEX_FILE, ...staging.filesIn(entry.workingDirectory)]) {
      const file = path.join(entry.workingDirectory, name);
      if (file !== entry.synthesizedStackPath) { claims.claim(file, stack.node.path); }
    }
    return [...problems, ...this.stageFiles(staging, claims, entry.workingDirectory, this.filesOf(stack), sound, file => {
      const remark = file._remark();
      if (remark) { entry.annotations.push({ constructPath: file.node.path, level: AnnotationMetadataEntryType.INFO, message: remark }); }
    })];
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
      // A full disk says nothing of the program.
      whileWriting(() => { if ((error as NodeJS.ErrnoException).syscall !== undefined) { throw error; } });
      const thrown = problemOf(error, stack.node.path);
      const found = stack.node.findAll().flatMap(construct => problemsOf(construct, session.skipValidation));
      return found.some(problem => thrown.message.includes(problem.message)) ? found : [...found, thrown];
    }
    return stack.node.findAll().flatMap(errorAnnotationsOf);
  }

  /** Writes files of a folder into the staging folder, where all is well so far; two at one path are told in any case. */
  private stageFiles(staging: Staging, claims: PathClaims, folder: string, files: StagedFile[], sound: boolean, tell?: (file: StagedFile) => void): Problem[] {
    const problems: Problem[] = [];
    for (const file of files) {
      const target = path.join(folder, file.filePath);
      const conflict = claims.claim(target, file.node.path);
      if (conflict) { problems.push(conflict); }
      if (conflict || !sound) { continue; }
      tell?.(file);
      staging.write(target, file._take(), { readBy: file.readBy, construct: file.node.path }, file.executable);
    }
    return problems;
  }

  /** Files of a stack that are still in the tree. */
  private filesOf(stack: TerraformStack): StagedFile[] {
    const present = new Set<IConstruct>(stack.node.findAll());
    return this.files.filter(file => present.has(file) && file._isWritten && TerraformStack.of(file) === stack);
  }

  /** Files that belong to no stack. */
  private estateFiles(): StagedFile[] {
    const present = new Set(outsideStacks(this.app));
    return this.files.filter(file => present.has(file) && file._isWritten);
  }

  private publish(staging: Staging, session: ISynthesisSession, stack: TerraformStack): void {
    this.tell(session, stack, staging.publish(session.manifest.forStack(stack).workingDirectory, stack.node.path));
  }

  private tell(session: ISynthesisSession, stack: TerraformStack, repaired: string[]): void {
    if (repaired.length > 0) {
      session.manifest.forStack(stack).annotations.push({
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
