import { TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { ExplainedDefault } from './explained-default';
import { IPlatform } from './platform';
import { IVmIntent } from './vm-intent';

/** A machine as other constructs and platforms see it. */
export interface IVirtualMachine extends IConstruct {
  /** Where it runs. */
  readonly platform: IPlatform;
  /** The machine's own resource. */
  readonly resource: TerraformResource;
  /** Address: text when static, else a token. */
  readonly address: string;
  /** Live view of what the machine shall be. */
  readonly intent: IVmIntent;
  /** What holds for it of its own props and of the defaults above it, and which level set each value; sorted by key. */
  explain(): ExplainedDefault[];
}
