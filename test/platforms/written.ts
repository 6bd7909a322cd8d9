import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateDefaults, EstateStack, ProxmoxPlatform, ProxmoxPlatformProps } from '../../src';
import { judgeProviderFacts } from '../judges';

export type Json = Record<string, any>;

export const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@example';
export const ADMIN = Admin.sshKey('ops', KEY);
export const OFFICE = Cidr.of('10.0.20.0/24');
/** A day on which every image that the tests use gets security updates. */
export const DAY = CalendarDate.of('2026-11-21');

const VM = 'proxmox_virtual_environment_vm';

/** What one synthesis wrote for one stack. Every document was held against the provider's facts. */
export class Written {
  public constructor(public readonly folder: string, public readonly document: Json, public readonly estate: Json) {}

  /** Resources of a type by construct path below the stack. */
  public all(type: string): Record<string, Json> {
    const bodies: Json[] = Object.values(this.document.resource?.[type] ?? {});
    return Object.fromEntries(bodies.map(body => [(body['//'].metadata.path as string).split('/').slice(1).join('/'), body]));
  }

  /** The only resource of a type, or the one at a path. */
  public one(type: string, at?: string): Json {
    const all = this.all(type);
    const paths = at === undefined ? Object.keys(all) : [at];
    if (paths.length !== 1 || !all[paths[0]]) { throw new Error(`${type} at ${at}: there is ${Object.keys(all).join(', ') || 'none'}`); }
    return all[paths[0]];
  }

  /** The machine of a construct. */
  public vm(construct: string): Json {
    return this.one(VM, `${construct}/Resource`);
  }

  /** Templates by path. */
  public get templates(): Record<string, Json> {
    return Object.fromEntries(Object.entries(this.all(VM)).filter(([, body]) => body.template === true));
  }

  /** Terraform address of the resource at a path. */
  public address(type: string, at: string): string {
    return `${type}.${this.one(type, at)['//'].metadata.uniqueId}`;
  }

  /** A machine in estate.json. */
  public machine(hostName: string): Json {
    const found = (this.estate.machines as Json[]).find(machine => machine.hostName === hostName);
    if (!found) { throw new Error(`estate.json has no ${hostName}`); }
    return found;
  }

  /** Fields that were noted for a machine. */
  public notes(hostName: string): string[] {
    return this.machine(hostName).notes.map((note: Json) => note.field);
  }
}

/** Synthesizes a stack as `cdktf synth` does, and reads what was written. */
export function written(build: (stack: EstateStack) => void, defaults: EstateDefaults = { admin: ADMIN, dns: ['10.0.20.1'] }): Written {
  return writtenApp(app => { build(new EstateStack(app, 'lab', { asOf: DAY, defaults })); }, ['lab']).lab;
}

/** The same for an App with several stacks. */
export function writtenApp(build: (app: App) => void, stacks: string[]): Record<string, Written> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    return Object.fromEntries(stacks.map(name => [name, readStack(path.join(outdir, 'stacks', name))]));
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

function readStack(folder: string): Written {
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Json;
  const document = read('cdk.tf.json');
  expectAccepted(document);
  return new Written(folder, document, fs.existsSync(path.join(folder, 'estate.json')) ? read('estate.json') : {});
}

/** The provider accepts the document, and every block of it was judged. */
export function expectAccepted(document: Json): void {
  const verdict = judgeProviderFacts(document);
  expect(verdict.findings).toEqual([]);
  expect(verdict.notJudged).toEqual([]);
  expect(verdict.judged).toBeGreaterThan(0);
}

/** The report of a synthesis that must not succeed. */
export function refusal(build: (stack: EstateStack) => void, defaults?: EstateDefaults): string {
  try {
    written(build, defaults);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

/** What a cloned machine is born with and Terraform leaves alone. */
export const BORN_WITH = [
  'clone', 'initialization[0].type', 'initialization[0].user_account', 'initialization[0].user_data_file_id', 'initialization[0].vendor_data_file_id',
  'initialization[0].network_data_file_id', 'initialization[0].meta_data_file_id',
];

/** Codes in a report, each once, sorted. */
export function codesOf(report: string): string[] {
  return [...new Set(report.match(/\bHW[0-9]{4}\b/g) ?? [])].sort();
}

export function proxmox(stack: EstateStack, props: Partial<ProxmoxPlatformProps> = {}, id = 'Pve'): ProxmoxPlatform {
  return new ProxmoxPlatform(stack, id, { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs', ...props });
}
