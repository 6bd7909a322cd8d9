import { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { isPreparing } from './preparing';

/**
 * Shows cdktf, while it prepares a stack, what goes into resources that are made only afterwards: what of it refers to another stack
 * is then an output there and a remote state here. It is written nowhere.
 */
export class LateReferences extends TerraformElement {
  readonly #texts: () => readonly unknown[];

  constructor(scope: Construct, texts: () => readonly unknown[]) {
    super(scope, 'LateReferences');
    this.#texts = texts;
  }

  public override toTerraform(): { late?: readonly unknown[] } {
    return isPreparing(this.cdktfStack) ? { late: this.#texts() } : {};
  }
}
