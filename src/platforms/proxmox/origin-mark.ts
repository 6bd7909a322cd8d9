import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

/** What a machine is made from, as a resource of Terraform itself: when it changes, the machine is built anew. */
export class OriginMark extends TerraformResource {
  readonly #origin: () => Record<string, string>;

  constructor(scope: Construct, origin: () => Record<string, string>) {
    super(scope, 'Origin', { terraformResourceType: 'terraform_data' });
    this.#origin = origin;
  }

  protected override synthesizeAttributes(): { input: Record<string, string> } {
    return { input: this.#origin() };
  }
}
