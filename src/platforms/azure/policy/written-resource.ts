/** A resource as it stands in the Terraform of its stack, with all that a program wrote over it. */
export interface WrittenResource {
  /** Type in Terraform, for example `azurerm_network_security_rule`. */
  readonly type: string;
  /** Name in Terraform: the key below its type. */
  readonly terraformId: string;
  /** Path of its construct, for messages and waivers. */
  readonly address: string;
  /** Arguments and blocks as they are written; an expression is a text with `${`. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The resources of a stack, and which of them name which. */
export class WrittenResources {
  private readonly byType = new Map<string, WrittenResource[]>();
  private readonly byReference = new Map<string, WrittenResource>();
  private readonly namers = new Map<string, Map<string, WrittenResource[]>>();

  constructor(resources: readonly WrittenResource[]) {
    for (const resource of resources) {
      this.byReference.set(referenceTo(resource), resource);
      const same = this.byType.get(resource.type);
      if (same === undefined) { this.byType.set(resource.type, [resource]); } else { same.push(resource); }
    }
  }

  /** Those of some types, in their order. */
  public ofType(...types: readonly string[]): WrittenResource[] {
    return types.flatMap(type => this.byType.get(type) ?? []);
  }

  /** Those of a type in which one argument names the given resource. */
  public naming(resource: WrittenResource, type: string, argument: string): WrittenResource[] {
    const key = `${type} ${argument}`;
    let named = this.namers.get(key);
    if (named === undefined) {
      named = new Map();
      for (const one of this.ofType(type)) {
        for (const reference of referencesIn(one.attributes[argument])) { named.set(reference, [...named.get(reference) ?? [], one]); }
      }
      this.namers.set(key, named);
    }
    return named.get(referenceTo(resource)) ?? [];
  }

  /** The resource of some types that a value names; undefined where it names none of this stack. */
  public namedIn(value: unknown, types: readonly string[]): WrittenResource | undefined {
    return referencesIn(value).map(reference => this.byReference.get(reference)).find(one => one !== undefined && types.includes(one.type));
  }
}

/** The resources of a document of Terraform, each at the path that cdktf keeps in its comment. */
export function writtenResourcesIn(document: { readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, any>>>>>> }): WrittenResource[] {
  return Object.entries(document.resource ?? {}).flatMap(([type, resources]) => Object.entries(resources).map(([terraformId, attributes]) => (
    { type, terraformId, address: attributes['//']?.metadata?.path ?? `${type}.${terraformId}`, attributes }
  )));
}

/** Resources that an expression names, as `type.name`. */
export function referencesIn(value: unknown): string[] {
  return typeof value === 'string' ? value.match(/(?<![\w.])azurerm_\w+\.[\w-]+/g) ?? [] : [];
}

function referenceTo({ type, terraformId }: WrittenResource): string {
  return `${type}.${terraformId}`;
}
