import { createHash } from 'crypto';
import * as fs from 'fs';
import { gunzipSync } from 'zlib';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A cdk.tf.json without cdktf's own comments (`//`), with sorted keys; of what is compressed, what is inside. */
export function readDocument(file: string): Json {
  return canonical(JSON.parse(fs.readFileSync(file, 'utf8')) as Json);
}

/** How what gzip made begins in base64. */
const GZIP = 'H4sI';

function canonical(value: Json): Json {
  if (Array.isArray(value)) { return value.map(canonical); }
  if (typeof value === 'string' && value.startsWith(GZIP)) { return gunzipSync(Buffer.from(value, 'base64')).toString(); }
  if (value === null || typeof value !== 'object') { return value; }
  return Object.fromEntries(Object.keys(value).filter(key => key !== '//').sort().map(key => [key, canonical(value[key])]));
}

/** The same text for equal documents: the digests of both sides are compared at every size. */
export function digestOf(documents: readonly Json[]): string {
  return createHash('sha256').update(JSON.stringify(documents)).digest('hex');
}

/** How many resources a document has. */
export function resourcesIn(document: Json): number {
  const types = (document as { resource?: Record<string, object> }).resource ?? {};
  return Object.values(types).reduce((sum, named) => sum + Object.keys(named).length, 0);
}

/** Paths at which two documents differ, at most ten, with both values. */
export function differences(one: Json | undefined, other: Json | undefined, path = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) { return []; }
  if (!isBranch(one) || !isBranch(other)) { return [`${path}: ${short(one)} and ${short(other)}`]; }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap(key => differences(at(one, key), at(other, key), `${path}/${key}`)).slice(0, 10);
}

function isBranch(value: Json | undefined): value is Json[] | { [key: string]: Json } {
  return value !== null && typeof value === 'object';
}

function at(branch: Json[] | { [key: string]: Json }, key: string): Json | undefined {
  return (branch as Record<string, Json>)[key];
}

function short(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
}
