import { dependable, ITerraformDependable, lifecycleToTerraform, TerraformCount, TerraformMetaArguments, TerraformResource, Tokenization } from 'cdktf';
import { Construct, RootConstruct } from 'constructs';
import { tellEdits } from './edits';
import { HostwrightError } from './fail';
import { isPlain, wrapPlain } from './plain-attributes';
import { isPreparing } from './preparing';
import { untraced } from './untraced';

type Attributes = Record<string, any>;

export interface LateBoundOptions {
  /** Attributes-as-blocks: every key of each element is written, null where unset, as Terraform JSON demands. */
  readonly complete?: readonly string[];
}

/**
 * Makes L1s of one type whose attributes come from `render` whenever cdktf asks. What a user sets on the L1 wins. `given` is what the
 * program gave that may hold tokens: where it has none, nothing rendered has; without it, all that is rendered is looked through.
 */
export type LateBoundMaker<C, R> = (scope: Construct, id: string, render: () => C, given?: () => unknown) => R;

/** Config keys that Terraform knows for every resource; the provider's own mapping has none of them. */
const META = new Set(['dependsOn', 'lifecycle', 'count', 'provider', 'connection', 'forEach', 'provisioners']);

export function lateBound<C extends TerraformMetaArguments, R extends TerraformResource>(
  type: new (scope: Construct, id: string, config: C) => R, options: LateBoundOptions = {},
): LateBoundMaker<C, R> {
  const Base = type as unknown as new (scope: Construct, id: string, config: object) => TerraformResource;
  const complete = options.complete ?? [];

  // #private throughout: L1s have attributes called `map`, `keys` and the like.
  class LateBound extends Base {
    readonly #render: () => C;
    readonly #given?: () => unknown;
    /** Set while one toTerraform() runs, so that a pass renders once. */
    #rendered?: C;

    constructor(scope: Construct, id: string, render: () => C, given?: () => unknown) {
      super(scope, id, {});
      this.#render = render;
      this.#given = given;
      tellEdits(this, () => this.#edits());
    }

    public override toTerraform(): Attributes {
      const { cdktfStack: stack } = this;
      const preparing = isPreparing(stack);
      // Nothing in it can refer to another stack: neither what the program gave nor, where that is not told, what is rendered.
      if (preparing && this.#given && [this.#given(), ...this.#own()].every(isPlain)) { return {}; }
      this.#rendered = this.#render();
      try {
        if (preparing && this.#isPlain()) { return {}; }
        return wrapPlain(super.toTerraform(), stack);
      } finally {
        this.#rendered = undefined;
      }
    }

    protected override synthesizeAttributes(): Attributes {
      const own = super.synthesizeAttributes();
      const attributes = overlay(mapper.mapped(this.#config()), own);
      for (const key of complete) { attributes[key] = withNulls(attributes[key]); }
      return attributes;
    }

    protected override synthesizeHclAttributes(): Attributes {
      throw new HostwrightError({ code: 'HW5006', given: 'hclOutput', allowed: 'JSON output', remedy: 'Leave hclOutput off.' }, this.node.path);
    }

    public override get terraformMetaArguments(): Attributes {
      const { dependsOn, lifecycle, count, provider, connection } = this.#config();
      const rendered = {
        dependsOn: dependsOn?.map(reference => this.#address(reference)),
        lifecycle: lifecycleToTerraform(lifecycle),
        count: TerraformCount.isTerraformCount(count) ? count.toTerraform() : count,
        provider: provider?.fqn,
        connection,
      };
      // cdktf writes every key of what it gets in snake case, whether it has a value or not.
      return overlay(overlay({}, rendered), super.terraformMetaArguments);
    }

    #config(): C {
      return this.#rendered ?? this.#render();
    }

    /** A resource of the same stack is written as plain text, which cdktf need not resolve. */
    #address(reference: ITerraformDependable): string {
      return TerraformResource.isTerraformResource(reference) && reference.cdktfStack === this.cdktfStack
        ? `${reference.terraformResourceType}.${reference.friendlyUniqueId}`
        : dependable(reference);
    }

    #isPlain(): boolean {
      const config: Attributes = this.#config();
      return Object.keys(config).every(key => META.has(key) || isPlain(config[key])) && [this.terraformMetaArguments, ...this.#own()].every(isPlain);
    }

    /** What the user set on the L1 itself. */
    #own(): unknown[] {
      return [super.synthesizeAttributes(), super.terraformMetaArguments, this.provisioners, this.rawOverrides];
    }

    #edits(): string[] {
      const set = [super.synthesizeAttributes(), this.#ownMeta()].flatMap((own: Attributes) => Object.keys(own).filter(key => own[key] !== undefined));
      return [...new Set([...set, ...Object.keys(this.rawOverrides)])].sort();
    }

    /** Arguments of Terraform itself that the user set, by the names that are written. */
    #ownMeta(): Attributes {
      const { count, dependsOn, forEach, lifecycle, provider, connection, provisioners } = this;
      return { count, depends_on: dependsOn, for_each: forEach, lifecycle, provider, connection, provisioner: provisioners };
    }
  }

  /** The provider's own mapping, done by one instance in no stack, so that nothing rendered stays on the user's. */
  class Mapper extends Base {
    readonly #setters: Record<string, (value: unknown) => void> = {};
    #keys: string[] = [];

    public mapped(config: C): Attributes {
      for (const key of this.#keys) { if (!(key in config)) { this.#setters[key](undefined); } }
      this.#keys = Object.keys(config).filter(key => !META.has(key));
      for (const key of this.#keys) { (this.#setters[key] ??= this.#setter(key))((config as Attributes)[key]); }
      return super.synthesizeAttributes();
    }

    /** The setter itself: to set by name costs twice as much where names change with every call. */
    #setter(key: string): (value: unknown) => void {
      const self: Attributes = this;
      const put = self[`put${key[0].toUpperCase()}${key.slice(1)}`] ?? Object.getOwnPropertyDescriptor(type.prototype, key)?.set;
      return put ? put.bind(this) : value => { self[key] = value; };
    }
  }

  const mapper = untraced(() => new Mapper(new RootConstruct(), 'Mapper', {}));
  return (scope, id, render, given) => untraced(() => new LateBound(scope, id, render, given)) as unknown as R;
}

function overlay(below: Attributes, above: Attributes): Attributes {
  for (const key of Object.keys(above)) {
    if (above[key] !== undefined) { below[key] = above[key]; }
  }
  return below;
}

function withNulls(blocks: unknown): unknown {
  const filled = (block: any) => {
    if (Tokenization.isResolvable(block)) { return block; }
    const whole = { ...block };
    for (const key of Object.keys(whole)) { whole[key] ??= null; }
    return whole;
  };
  return Array.isArray(blocks) ? blocks.map(filled) : blocks;
}
