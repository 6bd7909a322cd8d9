import type { TypeExpr } from './facts';
import { isObject, isSet, join } from './finding';
import type { FindingKind } from './finding';
import { readTemplate } from './template';

/** A place in a block: as it stands in the document, and as the facts name it, which is without indices. */
export interface Place {
  readonly path: string;
  readonly fact: string;
}

export const TOP: Place = { path: '', fact: '' };

export function child(place: Place, name: string): Place {
  return { path: join(place.path, name), fact: join(place.fact, name) };
}

/** An element of a list or a key of a map: the facts do not name it. */
export function element(place: Place, key: string | number): Place {
  return { path: join(place.path, key), fact: place.fact };
}

export interface TypeVisitor {
  report(place: Place, kind: FindingKind, message: string): void;
  /** A primitive that is known now, in its own type. */
  value(place: Place, value: string | number | boolean): void;
  list(place: Place, items: readonly unknown[]): void;
  /** True when null does not do for this key of an object. */
  required(place: Place): boolean;
}

const NUMBER = /^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false };

/** One interpolation alone: its type is not known before Terraform runs. */
export function isReference(value: unknown): boolean {
  return typeof value === 'string' && readTemplate(value).shape === 'reference';
}

/** Walks a value along its type; Terraform's own conversions are no mistake. */
export function checkType(type: TypeExpr, value: unknown, place: Place, visitor: TypeVisitor): void {
  if (type === 'dynamic') return;
  const template = typeof value === 'string' ? readTemplate(value) : undefined;
  if (template?.shape === 'reference') return;
  if (typeof type === 'string') {
    if (template?.shape !== 'mixed') checkPrimitive(type, template?.text ?? value, place, visitor);
    return;
  }
  const [kind, inner] = type;
  if (kind === 'object') {
    checkObject(inner as Record<string, TypeExpr>, value, place, visitor);
  } else if (kind === 'map') {
    if (!isObject(value)) return wrong(kind, value, place, visitor);
    for (const [key, item] of Object.entries(value)) {
      if (isSet(item)) checkType(inner as TypeExpr, item, element(place, key), visitor);
    }
  } else {
    if (!Array.isArray(value)) return wrong(kind, value, place, visitor);
    visitor.list(place, value);
    value.forEach((item, index) => {
      const at = element(place, index);
      if (isSet(item)) checkType(inner as TypeExpr, item, at, visitor); else wrong('value', item, at, visitor);
    });
  }
}

function checkPrimitive(type: string, value: unknown, place: Place, visitor: TypeVisitor): void {
  const known = type === 'string' ? asString(value) : type === 'number' ? asNumber(value) : asBool(value);
  if (known === undefined) wrong(type, value, place, visitor); else visitor.value(place, known);
}

function asString(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'string' && NUMBER.test(value)) return Number(value);
  return typeof value === 'number' ? value : undefined;
}

function asBool(value: unknown): boolean | undefined {
  if (typeof value === 'string') return BOOLEANS[value];
  return typeof value === 'boolean' ? value : undefined;
}

/** JSON cannot say "block" here, so Terraform asks for every key; one too many is dropped without a word. */
function checkObject(keys: Record<string, TypeExpr>, value: unknown, place: Place, visitor: TypeVisitor): void {
  if (!isObject(value)) return wrong('object', value, place, visitor);
  const missing = Object.keys(keys).filter(key => !(key in value));
  if (missing.length > 0) visitor.report(place, 'incomplete-object', `every key must stand here, if only as null; missing: ${missing.join(', ')}`);
  checkObjectKeys(keys, value, place, visitor);
}

/** The keys that are there; a `dynamic` block may leave the others out. */
export function checkObjectKeys(keys: Record<string, TypeExpr>, value: Readonly<Record<string, unknown>>, place: Place, visitor: TypeVisitor): void {
  for (const [key, item] of Object.entries(value)) {
    const at = child(place, key);
    if (keys[key] === undefined) visitor.report(at, 'unknown-argument', `no key of this object: ${key}`);
    else if (isSet(item)) checkType(keys[key], item, at, visitor);
  }
  for (const key of Object.keys(keys)) {
    const at = child(place, key);
    if (!isSet(value[key]) && visitor.required(at)) visitor.report(at, 'missing-required', `${key} must be set`);
  }
}

export function wrong(wanted: string, value: unknown, place: Place, visitor: Pick<TypeVisitor, 'report'>): void {
  const given = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : JSON.stringify(value).slice(0, 80);
  visitor.report(place, 'wrong-type', `wanted ${/^[aeiou]/.test(wanted) ? 'an' : 'a'} ${wanted}, given ${given}`);
}
