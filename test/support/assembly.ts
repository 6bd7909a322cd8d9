import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { gunzipSync } from 'zlib';

const ROOT = path.resolve(__dirname, '..', '..');

interface Type {
  readonly properties?: readonly { readonly name: string }[];
  readonly interfaces?: readonly string[];
}

/** The jsii assembly of the library, compiled where its sources have changed. */
export function assembly(): Record<string, Type> {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'ensure-built.mjs'), '--library'], { cwd: ROOT, stdio: 'pipe' });
  const document = JSON.parse(fs.readFileSync(path.join(ROOT, '.jsii'), 'utf8'));
  // A large assembly is a pointer to a packed file.
  return (document.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(fs.readFileSync(path.join(ROOT, document.filename))).toString('utf8')) : document).types;
}

/** Names of all props of a struct, those that it extends included. */
export function propsOf(types: Record<string, Type>, name: string): string[] {
  const { properties = [], interfaces = [] } = types[name];
  return [...new Set([...properties.map(property => property.name), ...interfaces.flatMap(parent => propsOf(types, parent))])].sort();
}
