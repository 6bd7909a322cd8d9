import * as fs from 'fs';
import * as path from 'path';
import { Annotations, App, TerraformStack } from 'cdktf';
import { describe } from '../private/fail';
import { localStateFile } from '../private/local-state';

/**
 * A local state lies beside the output folder. With another `--output` Terraform looks elsewhere: that is said,
 * and refused when the project already holds a state of the stack, since everything would be built a second time.
 */
export function inspectState(stack: TerraformStack): void {
  const project = process.cwd();
  const place = path.dirname(path.resolve(App.of(stack).outdir));
  if (place === project) { return; }
  const file = localStateFile(stack);
  const shown = path.relative(project, path.join(place, file)).split(path.sep).join('/');
  Annotations.of(stack).addInfo(`Terraform will keep the state of this stack in ${shown}`);
  stack.node.addValidation({
    validate: () => fs.existsSync(path.join(project, file)) && fs.existsSync(path.join(project, 'cdktf.json'))
      ? [describe({ code: 'HW5007', given: `an output folder for which Terraform looks for ${shown}, while ${file} lies in the project`, allowed: 'the output folder cdktf.out', remedy: 'Leave `--output` out, or move the state file.' })]
      : [],
  });
}
