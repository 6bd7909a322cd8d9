import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { checkDefaults } from '../model/check-settings';
import { DefaultsLevel } from '../model/defaults-level';
import { environmentNameOf, setDefaults } from '../model/defaults-scope';
import { EstateDefaults } from '../model/estate-defaults';
import { fail } from '../private/fail';

/** What an environment shall be. */
export interface EnvironmentProps {
  /**
   * What holds for every machine of the environment unless its stack or the machine says otherwise.
   * @default - nothing but the defaults of the estate
   */
  readonly defaults?: EstateDefaults;
}

/** Stacks of one purpose, such as production or test: between the App and its stacks. Each stack keeps an id of its own in the App. */
export class Environment extends Construct {
  /** Name of the environment: its id. */
  public readonly environmentName: string;

  /**
   * Throws HW1234 inside of a stack or another environment, HW1213 for a default that does not follow its grammar.
   *
   * @param scope the App, or a construct in it
   * @param id name of the environment, for example `Prod`
   * @param props defaults
   */
  constructor(scope: Construct, id: string, props: EnvironmentProps = {}) {
    const around = environmentNameOf(scope) !== undefined ? 'an environment' : scope.node.scopes.some(at => TerraformStack.isStack(at)) ? 'a stack' : undefined;
    if (around) {
      fail({ code: 'HW1234', given: `environment ${id} inside of ${around}`, allowed: 'the App', remedy: 'Make it in the App, and the stacks in it: new EstateStack(environment, \'web\').' }, scope.node.path);
    }
    super(scope, id);
    this.environmentName = id;
    setDefaults(this, DefaultsLevel.ENVIRONMENT, checkDefaults(props.defaults ?? {}, this.node.path));
  }
}
