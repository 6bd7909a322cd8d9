import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parseDocument } from 'yaml';
import { JsonSchema, SchemaJudge } from './json-schema';
import type { SchemaFinding } from './json-schema';

export interface CloudConfigVerdict {
  /** Values that were held against the schema. A caller refuses a verdict on nothing. */
  readonly judged: number;
  readonly findings: readonly SchemaFinding[];
}

const HEADER = '#cloud-config';
const SCHEMA = 'cloudinit/config/schemas/schema-cloud-config-v1.json';

/** Keys that cloud-init takes out of a document before its modules see it (handlers/cloud_config.py); schemas before 23.1 do not list them. */
const READ_BEFORE = ['merge_how', 'merge_type'];

function without(record: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/**
 * Holds a cloud-config against the schema that cloud-init installs, stricter than `cloud-init schema` does: older schemas leave the top
 * level open, so that a misspelt module is valid there and does nothing.
 */
export function judgeCloudConfig(yamlText: string, schema: JsonSchema): CloudConfigVerdict {
  const findings: SchemaFinding[] = [];
  if (yamlText.split(/\r?\n/, 1)[0].trimEnd() !== HEADER) findings.push({ path: '', kind: 'header', message: `the first line must be ${HEADER}` });
  const document = parseDocument(yamlText, { version: '1.1' });
  for (const problem of [...document.errors, ...document.warnings]) findings.push({ path: '', kind: 'yaml', message: problem.message });
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    findings.push({ path: '', kind: 'wrong-type', message: 'a cloud-config is a mapping' });
    return { judged: 0, findings };
  }
  const judge = new SchemaJudge(schema, true);
  judge.check(without(value as Record<string, unknown>, READ_BEFORE), [schema], '', true);
  return { judged: judge.judged, findings: [...findings, ...judge.findings] };
}

/** The schema of the cloud-init on this machine, if there is one. */
export function findCloudConfigSchema(): string | undefined {
  const listed = spawnSync('dpkg', ['-L', 'cloud-init'], { encoding: 'utf8' }).stdout ?? '';
  const packaged = listed.split('\n').filter(file => file.endsWith(SCHEMA));
  const roots = ['/usr/lib', '/usr/local/lib'].filter(fs.existsSync).flatMap(lib => fs.readdirSync(lib)
    .filter(name => name.startsWith('python3'))
    .flatMap(name => ['dist-packages', 'site-packages'].map(folder => path.join(lib, name, folder))));
  return [...packaged, ...roots.map(root => path.join(root, SCHEMA))].find(fs.existsSync);
}

export interface CloudInitResult {
  readonly installed: boolean;
  readonly ok: boolean;
  readonly output: string;
}

/** What cloud-init itself says of a file. */
export function runCloudInitSchema(file: string): CloudInitResult {
  const run = spawnSync('cloud-init', ['schema', '-c', file], { encoding: 'utf8' });
  if (run.error !== undefined) return { installed: false, ok: false, output: run.error.message };
  return { installed: true, ok: run.status === 0, output: `${run.stdout}${run.stderr}`.trim() };
}
