import { TerraformResource } from 'cdktf';
import { ExplainedDefault } from './explained-default';
import { IHost } from './host';
import { IPlatform } from './platform';
import { Note } from './report';
import { IVmIntent } from './vm-intent';

/** A machine as other constructs and platforms see it. */
export interface IVirtualMachine extends IHost {
  /** Where it runs. */
  readonly platform: IPlatform;
  /** The machine's own resource. */
  readonly resource: TerraformResource;
  /** Live view of what the machine shall be. */
  readonly intent: IVmIntent;
  /** Props that the program gave, by name, sorted; the rest is what the library takes. */
  readonly givenProps: string[];
  /** What nothing does inside of it, although it was asked for. */
  readonly guestNotes: Note[];
  /** What holds for it of its own props and of the defaults above it, and which level set each value; sorted by key. */
  explain(): ExplainedDefault[];
}
