import { FACTS } from '../../judges';
import type { AttributeSchema, BlockSchema, Behaviours } from '../../judges/provider-facts/facts';

const [PROXMOX] = FACTS;
export const VM_TYPE = 'proxmox_virtual_environment_vm';

/** Arguments of a block that can be set, by dotted path; objects inside attributes are opened. */
export function settableArguments(block: BlockSchema = PROXMOX.schema.resource_schemas![VM_TYPE].block, prefix = ''): string[] {
  const own = Object.entries(block.attributes ?? {}).filter(([, attribute]) => settable(attribute)).flatMap(([name, attribute]) => {
    const keys = objectKeys(attribute.type);
    return keys ? keys.map(key => `${prefix}${name}.${key}`) : [`${prefix}${name}`];
  });
  const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, type]) => type.block.deprecated ? [] : settableArguments(type.block, `${prefix}${name}.`));
  return [...own, ...blocks].sort();
}

/** What the provider does with the arguments of a machine. */
export function vmBehaviours(): Behaviours {
  return PROXMOX.resources[VM_TYPE];
}

/** Whether the provider marks a resource as deprecated; undefined when it has no such resource. */
export function isDeprecated(type: string): boolean | undefined {
  const schema = PROXMOX.schema.resource_schemas![type];
  return schema && schema.block.deprecated === true;
}

function settable(attribute: AttributeSchema): boolean {
  return (attribute.required === true || attribute.optional === true) && attribute.deprecated !== true;
}

function objectKeys(type: unknown): string[] | undefined {
  if (!Array.isArray(type)) { return undefined; }
  const [kind, inner] = type as [string, unknown];
  return kind === 'object' ? Object.keys(inner as object) : objectKeys(inner);
}
