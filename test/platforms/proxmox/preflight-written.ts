import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App } from 'cdktf';
import { EstateStack } from '../../../src';
import { ADMIN, DAY, expectAccepted, Json } from '../written';

/** What a synthesis wrote for the preflight of a stack called `lab`. */
export interface PreflightWritten {
  readonly page: string;
  /** Sections of the page by title; those of the last platform where there are several. */
  readonly sections: Record<string, string>;
  readonly module: Json;
  /** Files of the stack by path, with their readers. */
  readonly readers: Record<string, string>;
  /** Path and privilege, sorted: what the table lists, what the commands give, and what the module gives. */
  readonly table: string[];
  readonly commands: string[];
  readonly terraform: string[];
}

/** Synthesizes a stack; the module was held against the provider's facts. */
export function preflightOf(build: (stack: EstateStack) => void): PreflightWritten {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-'));
  try {
    const app = new App({ outdir });
    build(new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } }));
    app.synth();
    const read = (file: string) => fs.readFileSync(path.join(outdir, 'stacks', 'lab', file), 'utf8');
    const page = read('preflight.md');
    const module = JSON.parse(read('preflight/role.tf.json')) as Json;
    expectAccepted(module);
    const { files } = JSON.parse(read('artifacts.json')) as { files: Record<string, { readBy: string }> };
    return {
      page,
      module,
      sections: Object.fromEntries(page.split('\n### ').slice(1).map(text => [text.split('\n')[0], text.split('\n').slice(2).join('\n').split('\n## ')[0].trim()])),
      readers: Object.fromEntries(Object.entries(files).map(([file, { readBy }]) => [file, readBy])),
      table: [...page.matchAll(/^\| `(\/[^`]*)` \| `([A-Za-z.]+)` \|/gm)].map(([, at, privilege]) => `${at} ${privilege}`).sort(),
      commands: commandsIn(page),
      terraform: grantsIn(module),
    };
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

function commandsIn(page: string): string[] {
  const roles = Object.fromEntries([...page.matchAll(/^pveum role add (\S+) --privs "([^"]*)"$/gm)].map(([, role, privileges]) => [role, privileges.split(' ')]));
  return [...page.matchAll(/^pveum acl modify (\S+) --users \S+ --roles (\S+) /gm)].flatMap(([, at, role]) => roles[role].map(privilege => `${at} ${privilege}`)).sort();
}

function grantsIn({ resource }: Json): string[] {
  const roles = Object.fromEntries((Object.values(resource.proxmox_virtual_environment_role ?? {}) as Json[]).map(({ role_id, privileges }) => [role_id, privileges]));
  return (Object.values(resource.proxmox_acl ?? {}) as Json[]).flatMap(({ path: at, role_id }) => roles[role_id].map((privilege: string) => `${at} ${privilege}`)).sort();
}
