import { App, ISynthesisSession, IStackSynthesizer, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import type { AppSynthesis } from './app-synthesis';
import { watchPreparation } from '../private/preparing';

/** Stands before a stack's own synthesizer: the first to run checks and writes the whole App, the others find it done. */
export class StagedSynthesizer implements IStackSynthesizer {
  constructor(public readonly inner: IStackSynthesizer, private readonly stack: TerraformStack, private readonly synthesis: AppSynthesis) {}

  public synthesize(session: ISynthesisSession): void {
    this.synthesis.run(session, this.stack);
  }
}

const SYNTHESES = new WeakMap<App, AppSynthesis>();

/** Puts every stack of an App under one synthesis: all or nothing, also for stacks that hold nothing of this library. */
export function synthesisOf(scope: IConstruct): AppSynthesis {
  const app = App.of(scope);
  let synthesis = SYNTHESES.get(app);
  if (!synthesis) {
    // Loaded with the first file: a program that only reads the library's types does not pay for it.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { AppSynthesis: Synthesis } = require('./app-synthesis') as typeof import('./app-synthesis');
    synthesis = new Synthesis(app, stageOne);
    SYNTHESES.set(app, synthesis);
    synthesis.stageAll();
  }
  // A later stack, when `Testing.fullSynth` asks it alone.
  const stack = stackOf(scope);
  if (stack) { stageOne(stack, synthesis); }
  return synthesis;
}

/** The stack that a construct is in; undefined for one that belongs to the App as a whole. */
export function stackOf(scope: IConstruct): TerraformStack | undefined {
  return [...scope.node.scopes].reverse().find(at => TerraformStack.isStack(at)) as TerraformStack | undefined;
}

function stageOne(stack: TerraformStack, synthesis: AppSynthesis): void {
  if (!(stack.synthesizer instanceof StagedSynthesizer)) {
    stack.synthesizer = new StagedSynthesizer(stack.synthesizer, stack, synthesis);
    watchPreparation(stack);
  }
}
