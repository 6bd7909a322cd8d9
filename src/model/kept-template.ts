import { TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';

/** A copy of a template as the lock keeps it. */
export interface KeptTemplate {
  /** Stack, name and node. */
  readonly name: () => string;
  /** System that it lies in. */
  readonly system: string;
  /** Construct that makes it: a template, or the platform whose image machines name. */
  readonly owner: IConstruct;
  readonly resource: TerraformResource;
  readonly numbers: () => Record<string, number>;
}
