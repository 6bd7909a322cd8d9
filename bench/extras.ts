import { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { IAspect, TerraformResource } from 'cdktf';
import { IConstruct, IValidation } from 'constructs';

/** What the aspect writes on every machine. */
export const DESCRIPTION = 'owned by the platform team';

/** What the override writes on the first machine. */
export const KEYBOARD = 'de';

/** Where the stack overrides the keyboard of a machine. */
export function keyboardOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `resource.${terraformResourceType}.${friendlyUniqueId}.keyboard_layout`;
}

/** What the validation says when it is told to refuse. */
export const REFUSAL = 'the bench refuses this estate';

/** The id that every machine's own resource has on both sides; templates have others. */
export const RESOURCE = 'Resource';

/** Sets one attribute of every machine, as an aspect of a user does. */
export class DescribeMachines implements IAspect {
  public visit(node: IConstruct): void {
    if (node instanceof VirtualEnvironmentVm && node.node.id === RESOURCE) { node.description = DESCRIPTION; }
  }
}

/** A user's own validation: it counts its calls, and refuses when it is told to. */
export class CountedValidation implements IValidation {
  public calls = 0;

  constructor(private readonly refuses: boolean) {}

  public validate(): string[] {
    this.calls++;
    return this.refuses ? [REFUSAL] : [];
  }
}
