import type { Code } from './codes';
import { secretShapeIn } from './secret-shapes';

/** What a refusal tells: the given value, what is allowed instead, and what to do. */
export interface Refusal {
  readonly code: Code;
  readonly given: string;
  readonly allowed: string;
  readonly remedy: string;
}

/** An error whose message is one refusal; `code` is stable across releases. */
export class HostwrightError extends Error {
  public readonly code: Code;

  constructor(refusal: Refusal, path?: string) {
    super(path === undefined ? describe(refusal) : `[${path}] ${describe(refusal)}`);
    this.name = 'HostwrightError';
    this.code = refusal.code;
  }
}

/** One line: code, title, given, allowed, remedy. */
export function describe(refusal: Refusal): string {
  return `${refusal.code} ${titleOf(refusal.code)}: given ${withoutSecret(refusal.given)}; allowed: ${withoutSecret(refusal.allowed)}. ${withoutSecret(refusal.remedy)}`;
}

/** Title of a code of this library; undefined for another. All of them are read with the first refusal, which most programs never meet. */
export function titleOf(code: string): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { CODES } = require('./codes') as typeof import('./codes');
  return Object.hasOwn(CODES, code) ? CODES[code as Code].title : undefined;
}

/** Throws at once: for a value's own grammar, and for what cannot be built at all. `path` names the construct where there is one. */
export function fail(refusal: Refusal, path?: string): never {
  throw new HostwrightError(refusal, path);
}

/** A value as it stands in a message: quoted, shortened, never a secret's content. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  const secret = secretShapeIn(text);
  if (secret !== undefined) { return notShown(secret); }
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** What was given in the wrong place may be a secret; a message is read by more people than the program. */
export function withoutSecret(text: string): string {
  const secret = secretShapeIn(text);
  return secret === undefined ? text : notShown(secret);
}

function notShown(secret: string): string {
  return `a text with a secret in it (${secret}; not shown)`;
}
