import { FACTS } from '../judges';
import type { AttributeSchema, BlockSchema, Behaviours, ProviderFacts } from '../judges/provider-facts/facts';

/** Arguments of a resource that can be set, by dotted path; objects inside attributes are opened. */
export function settableArguments(type: string): string[] {
  return argumentsIn(factsFor(type).schema.resource_schemas![type].block, '');
}

/** What the provider does with the arguments of a resource. */
export function vmBehaviours(type: string): Behaviours {
  return factsFor(type).resources[type];
}

/** Whether the provider marks a resource as deprecated; undefined when no provider has such a resource. */
export function isDeprecated(type: string): boolean | undefined {
  const schema = FACTS.find(facts => facts.schema.resource_schemas![type])?.schema.resource_schemas![type];
  return schema && schema.block.deprecated === true;
}

function factsFor(type: string): ProviderFacts {
  return FACTS.find(facts => facts.schema.resource_schemas![type])!;
}

function argumentsIn(block: BlockSchema, prefix: string): string[] {
  const own = Object.entries(block.attributes ?? {}).filter(([, attribute]) => settable(attribute)).flatMap(([name, attribute]) => {
    const keys = objectKeys(attribute.type);
    return keys ? keys.map(key => `${prefix}${name}.${key}`) : [`${prefix}${name}`];
  });
  const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, type]) => type.block.deprecated ? [] : argumentsIn(type.block, `${prefix}${name}.`));
  return [...own, ...blocks].sort();
}

function settable(attribute: AttributeSchema): boolean {
  return (attribute.required === true || attribute.optional === true) && attribute.deprecated !== true;
}

function objectKeys(type: unknown): string[] | undefined {
  if (!Array.isArray(type)) { return undefined; }
  const [kind, inner] = type as [string, unknown];
  return kind === 'object' ? Object.keys(inner as object) : objectKeys(inner);
}
