import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { Backend } from './backend';
import { inspectSharedState } from './inspect-shared-state';
import { EstateRecord } from '../artifacts/estate-record';
import { NextSteps } from '../artifacts/next-steps';
import { checkDefaults } from '../model/check-settings';
import { DefaultsLevel } from '../model/defaults-level';
import { setDefaults } from '../model/defaults-scope';
import { Estate } from '../model/estate';
import { EstateDefaults } from '../model/estate-defaults';
import { CalendarDate } from '../values';

/** What a stack of an estate shall be. */
export interface EstateStackProps {
  /**
   * What holds for every machine of the stack unless it says otherwise.
   * @default - nothing
   */
  readonly defaults?: EstateDefaults;
  /**
   * Where the state is kept.
   * @default Backend.local()
   */
  readonly backend?: Backend;
  /**
   * Date that checks use, such as an image's end of life. It holds for the whole estate.
   * @default - SOURCE_DATE_EPOCH, else today
   */
  readonly asOf?: CalendarDate;
}

/** A part of an estate that is deployed together: a Terraform stack with defaults, a safe backend and the record of its machines. */
export class EstateStack extends TerraformStack {
  /**
   * @param scope the App, or an Environment of it
   * @param id name of the stack, as `cdktf deploy` takes it
   * @param props defaults, backend, date
   */
  constructor(scope: Construct, id: string, props: EstateStackProps = {}) {
    super(scope, id);
    const backend = props.backend ?? Backend.local();
    backend._bind(this);
    if (props.defaults) { setDefaults(this, DefaultsLevel.STACK, checkDefaults(props.defaults, this.node.path)); }
    if (props.asOf) { Estate.of(this).checkAsOf(props.asOf); }
    EstateRecord.of(this);
    NextSteps.of(this);
    if (backend.isLocal) { watchState(this); }
    inspectSharedState(this);
  }
}

/** Loaded with the first stack, not with the library. */
function watchState(stack: EstateStack): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { inspectState } = require('./inspect-state') as typeof import('./inspect-state');
  inspectState(stack);
}
