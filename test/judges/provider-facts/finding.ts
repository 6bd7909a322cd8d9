/** What a document can get wrong. One name per kind of fact, so that a test can say which fact was missed. */
export const FINDING_KINDS = [
  'invalid-document',
  'unknown-type',
  'unknown-argument',
  'unknown-block',
  'missing-required',
  'wrong-type',
  'block-count',
  'incomplete-object',
  'computed-only',
  'not-allowed',
  'out-of-range',
  'conflicts-with',
  'required-with',
  'exactly-one-of',
  'at-least-one-of',
  'deprecated',
  'unresolved-reference',
  'invalid-template',
  'meta-argument',
  'provider-requirement',
  'provider-version',
  'provider-alias',
] as const;

export type FindingKind = typeof FINDING_KINDS[number];

export interface Finding {
  /** `type.name`, `data.type.name`, `provider.name[.alias]`, or the name of a top-level block. */
  readonly address: string;
  /** Where in that block the value stands, dotted, with the indices of the document; empty for the block itself. */
  readonly path: string;
  readonly kind: FindingKind;
  readonly message: string;
}

/** Files a finding under the block that is being judged. */
export type Report = (path: string, kind: FindingKind, message: string) => void;

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Terraform reads null as "not set". */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What is given, else what the provider takes. */
export function or(value: unknown, usual: unknown): unknown {
  return isSet(value) ? value : usual;
}

/** Terraform reads the text as the flag. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** An object, or the objects of a list: JSON syntax lets either stand for a block. */
export function objects(value: unknown): Json[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** Whether a `dynamic` makes blocks of a name. */
export function isGenerated(body: Json, block: string): boolean {
  return objects(body.dynamic).some(labelled => block in labelled);
}

export function join(...segments: (string | number)[]): string {
  return segments.filter(segment => segment !== '').join('.');
}
