import { TerraformStack } from 'cdktf';
import { CheckovBaseline, checkovBaseline } from './checkov-baseline';
import { Artifact } from '../../../artifacts/artifact';
import { WorkedOut } from '../../../private/being-written';
import { stableJson } from '../../../private/json';

/** Name that nobody gives to a construct of their own. */
const ID = 'CheckovBaselineRecord';

/** `checkov-baseline.json`: what is explained in the Terraform of a stack, in the form that checkov reads. */
export class CheckovBaselineFile extends Artifact {
  private readonly baseline: WorkedOut<CheckovBaseline>;

  constructor(stack: TerraformStack, document: () => any) {
    super(stack, ID, { filePath: 'checkov-baseline.json', readBy: 'people' });
    this.baseline = new WorkedOut(stack, () => checkovBaseline(document(), 'cdk.tf.json'));
  }

  public override get _isWritten(): boolean {
    return this.baseline.value.failed_checks.length > 0;
  }

  protected render(): string {
    return stableJson(this.baseline.value);
  }
}
