import * as fs from 'fs';
import * as path from 'path';
import { gunzipSync } from 'zlib';

/** The part of a jsii assembly that says what can be called, and how. */
export interface Assembly {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, Json>>;
  readonly [key: string]: unknown;
}

type Json = Record<string, any>;

/** What two compiles of one API may differ in, and what no caller sees. */
const DROPPED = ['locationInModule', 'locationInSource', 'symbolId'];
/** Of a docstring, what decides about compatibility. */
const KEPT_DOCS = ['subclassable', 'stability', 'deprecated'];

/** The assembly of a package. A large one is a pointer to a packed file. */
export function readAssembly(folder: string): Assembly {
  const document = JSON.parse(fs.readFileSync(path.join(folder, '.jsii'), 'utf8')) as Json;
  return (document.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(fs.readFileSync(path.join(folder, document.filename))).toString('utf8')) : document) as Assembly;
}

/** An assembly without texts, places and fingerprint, sorted: it changes only when the API does. */
export function normalised({ name, schema, dependencies, types }: Assembly): Assembly {
  return {
    schema,
    name,
    version: '0.0.0',
    dependencies: sorted(dependencies ?? {}) as Record<string, string>,
    types: Object.fromEntries(Object.keys(types).sort().map(fqn => [fqn, sorted(types[fqn]) as Json])),
  };
}

/** One line for each type, so that a difference of two baselines can be read. */
export function assemblyText({ types, ...head }: Assembly): string {
  const lines = Object.entries(types).map(([fqn, type]) => `  ${JSON.stringify(fqn)}: ${JSON.stringify(type)}`);
  return `${JSON.stringify(head, undefined, 1).slice(0, -2)},\n "types": {\n${lines.join(',\n')}\n }\n}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(sorted); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries = Object.entries(value).filter(([key]) => !DROPPED.includes(key)).map(([key, inner]) => [key, key === 'docs' ? kept(inner as Json) : sorted(inner)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined).sort(([a], [b]) => a < b ? -1 : 1));
}

function kept(docs: Json): Json | undefined {
  const entries = KEPT_DOCS.filter(key => key in docs).map(key => [key, docs[key]]);
  return entries.length > 0 ? Object.fromEntries(entries) as Json : undefined;
}
