export type JsonSchema = boolean | Readonly<Record<string, any>>;

export interface SchemaFinding {
  /** Dotted, with indices; empty for the document. */
  readonly path: string;
  readonly kind: 'header' | 'yaml' | 'unknown-key' | 'missing-key' | 'wrong-type' | 'not-allowed' | 'too-few' | 'not-unique' | 'no-match' | 'deprecated';
  readonly message: string;
}

type Keywords = Readonly<Record<string, any>>;

/**
 * As much of JSON schema as cloud-init's needs. Strict means: where a schema lists keys, no other key may stand, unless it says in so many
 * words that more are welcome.
 */
export class SchemaJudge {
  public readonly findings: SchemaFinding[] = [];
  public judged = 0;

  public constructor(private readonly root: JsonSchema, private readonly strict: boolean) {}

  /** Checks a value against all of `schemas` at once: keys that one of them knows are known. `closed` ignores what a schema says of more keys. */
  public check(value: unknown, schemas: readonly JsonSchema[], path: string, closed = false): void {
    this.judged += 1;
    const all = schemas.flatMap(schema => this.applicable(schema, value, path));
    for (const schema of all) this.checkValue(schema, value, path);
    if (Array.isArray(value)) {
      const items = all.flatMap(schema => schema.items === undefined || Array.isArray(schema.items) ? [] : [schema.items as JsonSchema]);
      value.forEach((item, index) => this.check(item, items, join(path, index)));
    } else if (typeOf(value) === 'object') {
      for (const [key, item] of Object.entries(value as object)) this.checkKey(key, item, all, join(path, key), closed);
    }
  }

  /** A schema with what it refers to and what it composes, as far as that applies to the value. */
  private applicable(schema: JsonSchema, value: unknown, path: string): Keywords[] {
    if (typeof schema === 'boolean') return schema ? [{ open: true }] : [{ not: {} }];
    const parts: JsonSchema[] = [...(schema.$ref === undefined ? [] : [this.resolve(schema.$ref)]), ...(schema.allOf ?? [])];
    for (const choice of ['oneOf', 'anyOf']) {
      const branches: JsonSchema[] = schema[choice] ?? [];
      if (branches.length === 0) continue;
      const fitting = branches.filter(branch => this.fits(value, branch));
      if (fitting.length === 0 || (choice === 'oneOf' && fitting.length > 1)) {
        this.tell(path, 'no-match', `fits ${fitting.length} of ${branches.length} alternatives`);
      }
      // Where none fits, those of the right type say why.
      parts.push(...(fitting.length > 0 ? fitting : branches.filter(branch => this.isTyped(branch, value))));
    }
    return [schema, ...parts.flatMap(part => this.applicable(part, value, path))];
  }

  private checkValue(schema: Keywords, value: unknown, path: string): void {
    const types: string[] = schema.type === undefined ? [] : [schema.type].flat();
    if (schema.not !== undefined) this.tell(path, 'not-allowed', 'nothing is allowed here');
    if (schema.deprecated === true) this.tell(path, 'deprecated', 'cloud-init deprecates this');
    if (types.length > 0 && !types.some(type => isOfType(type, value))) {
      return this.tell(path, 'wrong-type', `wanted ${types.join(' or ')}, given ${typeOf(value)}`);
    }
    if (schema.enum !== undefined && !schema.enum.includes(value)) this.tell(path, 'not-allowed', `${String(value)} is none of ${schema.enum.join(', ')}`);
    if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) {
      this.tell(path, 'not-allowed', `${value} does not match ${schema.pattern}`);
    }
    if (Array.isArray(value)) {
      if (value.length < (schema.minItems ?? 0)) this.tell(path, 'too-few', `wanted at least ${schema.minItems}`);
      const different = new Set(value.map(item => JSON.stringify(item)));
      if (schema.uniqueItems === true && different.size < value.length) this.tell(path, 'not-unique', 'every item must be another');
    } else if (typeOf(value) === 'object') {
      const keys = Object.keys(value as object);
      if (keys.length < (schema.minProperties ?? 0)) this.tell(path, 'too-few', `wanted at least ${schema.minProperties} keys`);
      for (const key of schema.required ?? []) {
        if (!keys.includes(key)) this.tell(join(path, key), 'missing-key', `${key} must be set`);
      }
    }
  }

  private checkKey(key: string, value: unknown, all: readonly Keywords[], path: string, closed: boolean): void {
    const own = all.flatMap((schema): JsonSchema[] => [
      ...(Object.hasOwn(schema.properties ?? {}, key) ? [schema.properties[key]] : []),
      ...Object.entries<JsonSchema>(schema.patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern).test(key)).map(([, known]) => known),
    ]);
    const lists = all.some(schema => schema.properties !== undefined || schema.patternProperties !== undefined);
    const more = all.flatMap((schema): JsonSchema[] => schema.additionalProperties ?? []);
    const shut = more.includes(false) || (this.strict && lists && (closed || more.length === 0));
    if (own.length > 0) this.check(value, own, path);
    else if (shut) this.tell(path, 'unknown-key', `no key of that name: ${key}`);
    else this.check(value, closed ? [] : more, path);
  }

  /** Plain validity: what makes a branch the one that was meant. */
  private fits(value: unknown, schema: JsonSchema): boolean {
    const judge = new SchemaJudge(this.root, false);
    judge.check(value, [schema], '');
    return judge.findings.every(finding => finding.kind === 'deprecated');
  }

  private isTyped(schema: JsonSchema, value: unknown): boolean {
    return typeof schema !== 'boolean' && (schema.type === undefined ? [] : [schema.type].flat()).some((type: string) => isOfType(type, value));
  }

  private resolve(reference: string): JsonSchema {
    const steps = reference.replace(/^#\/?/, '').split('/').map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
    const found = steps.reduce<any>((schema, step) => schema?.[step], this.root);
    if (found === undefined) throw new Error(`the schema has no ${reference}`);
    return found;
  }

  private tell(path: string, kind: SchemaFinding['kind'], message: string): void {
    this.findings.push({ path, kind, message });
  }
}

function isOfType(type: string, value: unknown): boolean {
  return type === typeOf(value) || (type === 'number' && typeOf(value) === 'integer');
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  // What YAML 1.1 reads as a timestamp is no string for cloud-init either; what it reads as binary is.
  if (value instanceof Date) return 'date';
  if (value instanceof Uint8Array) return 'string';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}
