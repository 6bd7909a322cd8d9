import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, TerraformStack } from 'cdktf';
import { EstateStack, EsxiPlatform, EsxiPlatformProps, IpAssignment, OperatingSystem, Size, VspherePlatform, VspherePlatformProps } from '../../../src';
import { ADMIN, DAY, expectAccepted, Json } from '../written';

/** What a synthesis wrote for the preflight of a stack called `lab`. */
export interface PreflightWritten {
  readonly page: string;
  readonly next: string;
  /** Sections of the page by title; those of the last platform where there are several. */
  readonly sections: Record<string, string>;
  readonly module: Json;
  /** Files of the stack by path, with their readers. */
  readonly readers: Record<string, string>;
  /** Path and privilege, sorted. */
  readonly table: string[];
  /** Lines for a shell that make the access. */
  readonly lines: string[];
  /** Roles with their privileges: what the commands make, and what the module makes. */
  readonly commands: Record<string, string[]>;
  readonly terraform: Record<string, string[]>;
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
    const module = JSON.parse(read('preflight/vsphere/role.tf.json')) as Json;
    if (module.resource.vsphere_role) { expectAccepted(module); }
    const { files } = JSON.parse(read('artifacts.json')) as { files: Record<string, { readBy: string }> };
    const lines = (page.split('### Privileges')[1] ?? '').split('```')[1]?.split('\n').slice(1, -1) ?? [];
    const roles: Json[] = Object.values(module.resource.vsphere_role ?? {});
    return {
      page,
      next: read('NEXT.md'),
      module,
      lines,
      sections: Object.fromEntries(page.split('\n### ').slice(1).map(text => [text.split('\n')[0], text.split('\n').slice(2).join('\n').split('\n## ')[0].trim()])),
      readers: Object.fromEntries(Object.entries(files).map(([file, { readBy }]) => [file, readBy])),
      table: [...page.matchAll(/^\| `([^`]*)` \| `([A-Z][A-Za-z.]+)` \|/gm)].map(([, at, privilege]) => `${at} ${privilege}`).sort(),
      commands: Object.fromEntries([...page.matchAll(/^govc role\.create (\S+) (.*)$/gm)].map(([, role, privileges]) => [role, privileges.split(' ')])),
      terraform: Object.fromEntries(roles.map(({ name, role_privileges }) => [name, role_privileges])),
    };
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

export function vsphere(stack: TerraformStack, props: Partial<VspherePlatformProps> = {}, id = 'Vc'): VspherePlatform {
  return new VspherePlatform(stack, id, { server: 'vc.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1', ...props });
}

export function esxi(stack: TerraformStack, props: Partial<EsxiPlatformProps> = {}, id = 'Host'): EsxiPlatform {
  return new EsxiPlatform(stack, id, { server: 'esx1.example', datastore: 'datastore1', ...props });
}

export const RHEL = { guest: OperatingSystem.RHEL_9, disks: [Size.gibibytes(20)] };
export const STATIC = IpAssignment.of('10.0.20.10/24', '10.0.20.1');
