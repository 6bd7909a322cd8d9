import { IResolvable, IResolveContext, TerraformStack, Token } from 'cdktf';

/** What a token inside a string has, and a number token that was interpolated into one. */
const TOKEN = 'TfToken[';
const NUMBER_TOKEN = /[0-9]e\+[0-9]{3}/;
const SHORTEST_TOKEN = '1e+289'.length;

type Resources = Record<string, Record<string, object>>;
/** A resource, and what else stands beside it, such as `moved`. */
type Document = { readonly resource?: Resources; readonly [block: string]: unknown };

/**
 * The document of one resource whose attributes hold no token, handed to cdktf as values that are resolved already, so that none of
 * its three walks visits them. Everything with a token, and everything unusual, stays with cdktf.
 */
export function wrapPlain(document: Document, stack: TerraformStack): object {
  const { resource } = document;
  if (!resource || !Object.keys(document).every(key => key === 'resource' || document[key] === undefined)) { return document; }
  for (const type of Object.keys(resource)) {
    const byId = resource[type];
    for (const id of Object.keys(byId)) {
      if (!isPlain(byId[id])) { return document; }
      // What a stack overrides is merged between its walks, and then needs the attributes themselves.
      if (!isOverridden(stack, type, id)) { byId[id] = new Resolved(byId[id]); }
    }
  }
  return new ResolvedDocument(resource);
}

/** Where cdktf does not show what a stack overrides, it is assumed. */
function isOverridden(stack: TerraformStack, type: string, id: string): boolean {
  const { rawOverrides } = stack as unknown as { rawOverrides?: { resource?: Record<string, Record<string, unknown> | undefined> } };
  return rawOverrides === undefined || rawOverrides.resource?.[type]?.[id] !== undefined;
}

/** A value that the next walk takes as it is. */
class Resolved implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly value: object) {}

  public resolve(context: IResolveContext): unknown {
    // A post processor's result is not walked again; a returned value would be.
    context.registerPostProcessor({ postProcess: () => context.preparing ? undefined : this.value });
    return undefined;
  }

  public toJSON(): object {
    return this.value;
  }

  public toString(): string {
    return Token.asString(this);
  }
}

/** A document that may also be read as it is. */
class ResolvedDocument extends Resolved {
  constructor(public readonly resource: Resources) {
    super({ resource });
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
  return text.length < SHORTEST_TOKEN || !(text.includes(TOKEN) || (text.includes('e+') && NUMBER_TOKEN.test(text)));
}
