import { shown } from '../../private/fail';

/** What a value must be, for programs that no compiler has checked. */
export interface Kind {
  readonly is: (value: unknown) => boolean;
  /** In words, for messages. */
  readonly words: string;
  /** What does not fit inside of a value that is one. */
  readonly within?: (value: never, at: string) => Misfit[];
}

/** Fields of a struct and what each of them must be: one that is added to the struct and not here does not compile. */
export type Kinds<T> = { readonly [F in keyof Required<T>]: Kind };

/** A value that is none of what its place takes. */
export interface Misfit {
  readonly given: string;
  readonly allowed: string;
}

export const TEXT: Kind = { is: value => typeof value === 'string', words: 'a text' };
export const NUMBER: Kind = { is: value => typeof value === 'number', words: 'a number' };
export const FLAG: Kind = { is: value => typeof value === 'boolean', words: 'true or false' };
const STRUCT: Kind = { is: value => typeof value === 'object' && value !== null && !Array.isArray(value), words: 'a struct' };

export function structOf<T extends object>(kinds: Kinds<T>): Kind {
  return { ...STRUCT, within: (value: T, at) => misfitsOf(value, kinds, at) };
}

/** Values by names that the program chooses. */
export function recordOf(kind: Kind): Kind {
  return { ...STRUCT, within: (value: object, at) => Object.entries(value).flatMap(([name, one]) => misfitsIn(one, kind, `${at}.${name}`)) };
}

/** A value of a class, whose constructor may be the library's alone. */
export function valueOf<T>(type: { readonly name: string; readonly prototype: T }, within?: (value: T, at: string) => Misfit[]): Kind {
  return { is: value => value instanceof (type as unknown as new () => object), words: `a value of ${type.name}`, within };
}

/** A member of an enum, or of a class whose values are all there are. */
export function memberOf(type: object, typeName: string): Kind {
  const names = Object.keys(type);
  return { is: value => names.some(name => (type as Record<string, unknown>)[name] === value), words: names.map(name => `${typeName}.${name}`).join(', ') };
}

export function misfitsIn(value: unknown, kind: Kind, at: string): Misfit[] {
  return kind.is(value) ? kind.within?.(value as never, at) ?? [] : [{ given: `${at} ${shown(value)}`, allowed: kind.words }];
}

/** What does not fit of a struct: fields that nobody knows, and values of another kind. */
export function misfitsOf<T extends object>(struct: T, kinds: Kinds<T>, at?: string): Misfit[] {
  return Object.entries(struct).filter(([, value]) => value !== undefined).flatMap(([field, value]) => {
    const kind = kindOf(field, kinds);
    const place = at === undefined ? field : `${at}.${field}`;
    return kind ? misfitsIn(value, kind, place) : [{ given: place, allowed: Object.keys(kinds).join(', ') }];
  });
}

/** The fields of a struct that fit: everything else takes for granted that values are what they should be. */
export function fitting<T extends object>(struct: T, kinds: Kinds<T>): T {
  return Object.fromEntries(Object.entries(struct).filter(([field, value]) => {
    const kind = kindOf(field, kinds);
    return kind !== undefined && (value === undefined || misfitsIn(value, kind, field).length === 0);
  })) as T;
}

function kindOf<T>(field: string, kinds: Kinds<T>): Kind | undefined {
  return Object.hasOwn(kinds, field) ? (kinds as Record<string, Kind>)[field] : undefined;
}
