import { App, ISynthesisSession, IStackSynthesizer, TerraformStack } from 'cdktf';
import { AppSynthesis } from './app-synthesis';

/** Stands before a stack's own synthesizer: the first to run checks and writes the whole App, the others find it done. */
export class StagedSynthesizer implements IStackSynthesizer {
  constructor(public readonly inner: IStackSynthesizer, private readonly stack: TerraformStack, private readonly synthesis: AppSynthesis) {}

  public synthesize(session: ISynthesisSession): void {
    this.synthesis.run(session, this.stack);
  }
}

const SYNTHESES = new WeakMap<App, AppSynthesis>();

/** Puts every stack of an App under one synthesis: all or nothing, also for stacks that hold nothing of this library. */
export function stageStacksOf(stack: TerraformStack): AppSynthesis {
  const app = App.of(stack);
  let synthesis = SYNTHESES.get(app);
  if (!synthesis) {
    synthesis = new AppSynthesis(app, stageOne);
    SYNTHESES.set(app, synthesis);
    synthesis.stageAll();
  }
  stageOne(stack, synthesis);
  return synthesis;
}

function stageOne(stack: TerraformStack, synthesis: AppSynthesis): void {
  if (!(stack.synthesizer instanceof StagedSynthesizer)) {
    stack.synthesizer = new StagedSynthesizer(stack.synthesizer, stack, synthesis);
  }
}
