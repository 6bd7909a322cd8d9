import type { AttributeSchema, Behaviours, BlockSchema, BlockType, NestedType, TypeExpr } from './facts';
import { isObject, isSet, objects } from './finding';
import type { Json, Report } from './finding';
import { child, checkObjectKeys, checkType, element, isReference, TOP, wrong } from './types';
import type { Place, TypeVisitor } from './types';
import { checkCount, valueJudge } from './values';

/** Holds the body of one block, with all that is nested in it, against its schema. */
export function checkBlock(schema: BlockSchema, facts: Behaviours, body: Json, report: Report): void {
  new BlockJudge(facts, report).body(schema, body, TOP);
}

class BlockJudge {
  private readonly values: TypeVisitor;

  public constructor(private readonly facts: Behaviours, private readonly report: Report) {
    this.values = valueJudge(facts, report);
  }

  public body(schema: BlockSchema, body: Json, place: Place): void {
    const { attributes = {}, block_types: blockTypes = {} } = schema;
    const generated = this.generated(schema, body, place);
    for (const [name, value] of Object.entries(body)) {
      const at = child(place, name);
      if (name === '//' || name === 'dynamic') continue;
      if (attributes[name] !== undefined) {
        this.attribute(attributes[name], value, at);
      } else if (blockTypes[name] !== undefined) {
        this.blocks(blockTypes[name], value, at, generated.has(name));
      } else if (isObject(value) || (Array.isArray(value) && value.some(isObject))) {
        this.report(at.path, 'unknown-block', `no block of that name: ${name}`);
      } else {
        this.report(at.path, 'unknown-argument', `no argument of that name: ${name}`);
      }
    }
    for (const [name, attribute] of Object.entries(attributes)) {
      if (attribute.required && !this.facts[child(place, name).fact]?.fromEnvironment && !isSet(body[name]) && !generated.has(name)) this.missing(child(place, name));
    }
    for (const [name, blockType] of Object.entries(blockTypes)) {
      const at = child(place, name);
      const wanted = (blockType.min_items ?? 0) > 0 || this.facts[at.fact]?.required === true;
      if (wanted && !generated.has(name) && countOf(body[name]) === 0) this.missing(at);
    }
  }

  private attribute(attribute: AttributeSchema, value: unknown, place: Place): void {
    if (!isSet(value)) return;
    if (attribute.computed && !attribute.optional && !attribute.required) {
      this.report(place.path, 'computed-only', 'the provider sets this; nobody else can');
      return;
    }
    if (attribute.deprecated) this.report(place.path, 'deprecated', 'the provider deprecates this argument');
    if (attribute.nested_type !== undefined) {
      this.nested(attribute.nested_type, value, place);
    } else {
      checkType(attribute.type!, value, place, this.values);
    }
  }

  /** A nested attribute is a value: unlike a block it has one form only, and may come from a reference. */
  private nested(nested: NestedType, value: unknown, place: Place): void {
    const mode = nested.nesting_mode;
    if (isReference(value)) return;
    if (mode === 'single') {
      this.nestedObject(nested, value, place);
    } else if (mode === 'map' ? !isObject(value) : !Array.isArray(value)) {
      wrong(mode, value, place, this.values);
    } else {
      if (Array.isArray(value)) this.values.list(place, value);
      for (const [key, item] of Object.entries(value as Json)) this.nestedObject(nested, item, element(place, key));
    }
  }

  private nestedObject(nested: NestedType, value: unknown, place: Place): void {
    if (isReference(value)) return;
    if (isObject(value)) this.body(nested, value, place); else wrong('object', value, place, this.values);
  }

  private blocks(type: BlockType, value: unknown, place: Place, generated: boolean): void {
    if (!isSet(value)) return;
    if (type.nesting_mode === 'map') {
      for (const [key, item] of Object.entries(isObject(value) ? value : {})) this.each(type, item, element(place, key));
      if (!isObject(value)) wrong('block', value, place, this.values);
      return;
    }
    if (Array.isArray(value)) value.forEach((item, index) => this.each(type, item, element(place, index))); else this.each(type, value, place);
    const count = countOf(value);
    if (count === 0) return;
    if (type.block.deprecated) this.report(place.path, 'deprecated', 'the provider deprecates this block');
    const fact = this.facts[place.fact] ?? {};
    const limit = { minItems: fact.minItems ?? type.min_items, maxItems: fact.maxItems ?? type.max_items };
    if (type.nesting_mode === 'single') limit.maxItems = 1;
    if (!generated) checkCount(limit, count, place, this.report);
  }

  private each(type: BlockType, value: unknown, place: Place): void {
    if (isObject(value)) this.body(type.block, value, place); else wrong('block', value, place, this.values);
  }

  /** `dynamic` blocks: what they hold is judged, how many they make nobody knows yet. */
  private generated(schema: BlockSchema, body: Json, place: Place): Set<string> {
    const names = new Set<string>();
    for (const labelled of objects(body.dynamic)) {
      for (const [name, dynamics] of Object.entries(labelled)) {
        names.add(name);
        for (const item of objects(dynamics)) this.dynamic(schema, name, item, child(place, name));
      }
    }
    return names;
  }

  private dynamic(schema: BlockSchema, name: string, item: Json, place: Place): void {
    const block = schema.block_types?.[name]?.block;
    const keys = objectKeys(schema.attributes?.[name]);
    if (block === undefined && keys === undefined) this.report(place.path, 'unknown-block', `no block of that name: ${name}`);
    for (const key of ['for_each', 'content']) {
      if (!isSet(item[key])) this.missing(child(place, key));
    }
    for (const content of objects(item.content)) {
      if (block !== undefined) this.body(block, content, place); else checkObjectKeys(keys ?? {}, content, place, this.values);
    }
  }

  private missing(place: Place): void {
    this.report(place.path, 'missing-required', `${place.path} must be set`);
  }
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : isSet(value) ? 1 : 0;
}

/** The keys of an attribute that also may be written as blocks. */
function objectKeys(attribute: AttributeSchema | undefined): Record<string, TypeExpr> | undefined {
  const type = attribute?.type;
  const inner = Array.isArray(type) && type[0] !== 'map' ? type[1] : undefined;
  return Array.isArray(inner) && inner[0] === 'object' ? inner[1] as Record<string, TypeExpr> : undefined;
}
