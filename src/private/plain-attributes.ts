import { IResolvable, IResolveContext, TerraformStack, Token } from 'cdktf';

/** A token inside a string, or a number token that was interpolated into one. */
const TOKEN = /TfToken\[|[0-9]e\+[0-9]{3}/;
const SHORTEST_TOKEN = '1e+289'.length;

/** A resource by the keys under which it stands in the document of its stack. */
export interface Place {
  readonly stack: TerraformStack;
  readonly resourceType: string;
  readonly resourceId: string;
}

/**
 * Attributes without a token, handed to cdktf as one resolved value, so that none of its three walks visits them.
 * Everything with a token, and everything unusual, stays with cdktf.
 */
export function wrapPlain(attributes: object, place: Place): object {
  return isPlain(attributes) ? new ResolvedAttributes(attributes, isOverridden(place)) : attributes;
}

/** What a stack overrides is merged between the last two walks: it needs the attributes themselves. Where cdktf does not show its overrides, they are assumed. */
function isOverridden({ stack, resourceType, resourceId }: Place): boolean {
  const { rawOverrides } = stack as unknown as { rawOverrides?: { resource?: Record<string, Record<string, unknown> | undefined> } };
  return rawOverrides === undefined || rawOverrides.resource?.[resourceType]?.[resourceId] !== undefined;
}

class ResolvedAttributes implements IResolvable {
  public readonly creationStack: string[] = [];

  /** @param last whether the next walk is the last that meets this object: it then gives the attributes, else itself once more */
  constructor(private readonly attributes: object, private last: boolean) {}

  public resolve(context: IResolveContext): unknown {
    // A post processor's result is not walked again; a returned value would be.
    context.registerPostProcessor({ postProcess: () => context.preparing ? undefined : this.next() });
    return undefined;
  }

  public toJSON(): object {
    return this.attributes;
  }

  private next(): object {
    const result = this.last ? this.attributes : this;
    this.last = true;
    return result;
  }

  public toString(): string {
    return Token.asString(this);
  }
}

/** True without tokens and without anything unusual that could hold one. */
export function isPlain(value: any): boolean {
  switch (typeof value) {
    case 'string': return isPlainText(value);
    case 'number': return value > -1e200 || !Token.isUnresolved(value);
    case 'object': break;
    default: return typeof value !== 'function';
  }
  if (value === null) { return true; }
  if (Array.isArray(value)) { return value.every(item => item !== undefined && isPlain(item)); }
  if (typeof value.resolve === 'function' || Object.getPrototypeOf(value) !== Object.prototype) { return false; }
  for (const key in value) {
    if (value[key] !== undefined && !(isPlainText(key) && isPlain(value[key]))) { return false; }
  }
  return true;
}

function isPlainText(text: string): boolean {
  return text.length < SHORTEST_TOKEN || !TOKEN.test(text);
}
