import { IAspect, TerraformResource } from 'cdktf';
import { IConstruct, IValidation } from 'constructs';
import { Vendor } from './program';

/** What the aspect writes on every machine. */
export const DESCRIPTION = 'owned by the platform team';

/** What the overrides write on the first two machines. */
export const OVERRIDE = 'de';

/** Where a user's changes show in what is written. */
export interface Marks {
  /** Type of a machine. */
  readonly machine: string;
  /** Attribute that the aspect sets. */
  readonly described: string;
  /** What it sets there. */
  readonly description: string;
  /** Attribute that neither side writes by itself, which the overrides set. */
  readonly overridden: string;
}

export const MARKS: Readonly<Record<Vendor, Marks>> = {
  proxmox: { machine: 'proxmox_virtual_environment_vm', described: 'description', description: DESCRIPTION, overridden: 'keyboard_layout' },
  vsphere: { machine: 'vsphere_virtual_machine', described: 'annotation', description: DESCRIPTION, overridden: 'alternate_guest_name' },
  // What guests read of themselves, as base64.
  azure: { machine: 'azurerm_linux_virtual_machine', described: 'user_data', description: Buffer.from(DESCRIPTION).toString('base64'), overridden: 'edge_zone' },
};

/** Where the stack overrides an attribute of a machine. */
export function placeOf({ terraformResourceType, friendlyUniqueId }: TerraformResource, attribute: string): string {
  return `resource.${terraformResourceType}.${friendlyUniqueId}.${attribute}`;
}

/** What the validation says when it is told to refuse. */
export const REFUSAL = 'the bench refuses this estate';

/** The id that every machine's own resource has on both sides; templates have others. */
export const RESOURCE = 'Resource';

/** Sets one attribute of every machine, as an aspect of a user does. */
export class DescribeMachines<T extends TerraformResource> implements IAspect {
  constructor(private readonly type: abstract new (...args: never[]) => T, private readonly describe: (machine: T) => void) {}

  public visit(node: IConstruct): void {
    if (node instanceof this.type && node.node.id === RESOURCE) { this.describe(node); }
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
