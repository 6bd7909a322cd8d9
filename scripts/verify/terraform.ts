import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, Planted, plantedFile, Verdict, verdictOn } from './judge';
import { filesReadBy, IndexedFile, Outputs } from './outputs';

type Json = Record<string, any>;

const READER = 'terraform';
const PLUGIN_CACHE = path.resolve(__dirname, '..', '..', '.cache', 'terraform');
const LONGEST = 300_000;
/** bpg/proxmox plans new machines without a Proxmox; it only wants to see an endpoint and a token. */
const TOKEN = 'root@pam!judge=00000000-0000-0000-0000-000000000000';
const ENDPOINT = 'https://proxmox.example:8006';
/** vmware/vsphere validates nothing before it sees them, and asks no server for it; a plan would. */
const VSPHERE = { VSPHERE_USER: 'judge@vsphere.local', VSPHERE_PASSWORD: 'judge', VSPHERE_SERVER: 'vcenter.example' };
/** Terraform lays this over the stack: no backend is asked for a state. */
const OVERRIDE = { terraform: { backend: { local: { path: 'judge.tfstate' } } } };
/** What of the user's environment would lead another stack than the one in the folder to be judged, or with other credentials. */
const FOREIGN = /^(TF_DATA_DIR|TF_WORKSPACE|TF_CLI_ARGS.*|TF_VAR_.*|PROXMOX_VE_.*|VSPHERE_.*)$/;
export const CANNOT_GET_PROVIDERS = /Failed to (query available provider packages|install provider|resolve provider packages)/;

/** Why what a stack requires cannot be had, by what it requires: one refusal is enough. A mistake is planted where it can be found. */
const UNREACHABLE = new WeakMap<Outputs, Map<string, string>>();

/** Terraform with the real providers, wherever it can get them: init, validate, and a plan where that needs no server. */
export const TERRAFORM: Judge = {
  name: 'terraform',
  readBy: READER,
  planted: [
    spoiled('an argument that no provider knows', document => { blocksOf(document)[0].planted_mistake = true; }),
    spoiled('a condition that does not hold, which only a plan sees', document => {
      document.locals = { ...document.locals, planted: false };
      document.output = { ...document.output, planted: { value: 1, precondition: [{ condition: '${local.planted}', error_message: 'planted' }] } };
    }),
  ],
  run: outputs => {
    const unreachable = new Map<string, string>();
    UNREACHABLE.set(outputs, unreachable);
    return verdictOn(filesReadBy(outputs, READER), file => judgeStack(file, unreachable));
  },
};

function judgeStack(file: IndexedFile, unreachable: Map<string, string>): Partial<Omit<Verdict, 'files'>> {
  const document = documentOf(file);
  const required = requiredBy(document);
  const skip = (reason: string) => ({ skipped: [{ file: file.name, reason }] });
  if (unreachable.has(required)) { return skip(unreachable.get(required)!); }

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-terraform-'));
  try {
    // A stack may bring a second root module in a folder below it.
    fs.cpSync(path.dirname(file.path), folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'judge_override.tf.json'), JSON.stringify(OVERRIDE));
    const terraform = terraformIn(folder, environmentFor(document));
    const init = terraform('init', '-input=false');
    const why = init.never ?? (!init.ok && CANNOT_GET_PROVIDERS.test(init.output) ? `terraform init cannot get the providers: ${oneLine(init.output)}` : undefined);
    if (why !== undefined) {
      unreachable.set(required, why);
      return skip(why);
    }
    return { items: blocksOf(document).length, findings: firstFailure(init, terraform, document).map(text => `${file.name}: ${text}`) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A plan of what is invalid would say the same once more. */
function firstFailure(init: Run, terraform: Terraform, document: Json): string[] {
  if (!init.ok) { return [`terraform init: ${oneLine(init.output)}`]; }
  const validate = terraform('validate', '-json');
  if (!validate.ok) { return errorsOf(validate).map(text => `terraform validate: ${text}`); }
  if (!needsNoServer(document)) { return []; }
  const plan = terraform('plan', '-input=false', '-lock=false');
  return plan.ok ? [] : [`terraform plan: ${oneLine(plan.output)}`];
}

export interface Run {
  readonly ok: boolean;
  readonly output: string;
  /** Why there was no answer at all. */
  readonly never?: string;
}

export type Terraform = (command: string, ...options: string[]) => Run;

export function terraformIn(folder: string, env: NodeJS.ProcessEnv): Terraform {
  return (command, ...options) => {
    const { error, status, stdout, stderr } = spawnSync('terraform', [command, '-no-color', ...options], { cwd: folder, env, encoding: 'utf8', timeout: LONGEST });
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    const never = code === 'ENOENT' ? 'terraform is not installed' : code === 'ETIMEDOUT' ? `terraform ${command} gave no answer in ${LONGEST / 1000} s` : error?.message;
    return { ok: status === 0, output: never ?? `${stdout}${stderr}`, never };
  };
}

export function environmentFor(document: Json): NodeJS.ProcessEnv {
  fs.mkdirSync(PLUGIN_CACHE, { recursive: true });
  const users = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const variables = Object.entries<Json>(document.variable ?? {}).filter(([, { default: given }]) => given === undefined).map(([name]) => [`TF_VAR_${name}`, /token/i.test(name) ? TOKEN : ENDPOINT]);
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries([...users, ...variables]),
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    PROXMOX_VE_API_TOKEN: TOKEN,
    ...VSPHERE,
    TF_PLUGIN_CACHE_DIR: PLUGIN_CACHE,
    // Without it, the cache is passed by in every folder that has no lock file yet.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1',
  };
  // A mirror may be configured there; a name that leads nowhere would only be complained about.
  if (env.TF_CLI_CONFIG_FILE !== undefined && !fs.existsSync(env.TF_CLI_CONFIG_FILE)) { delete env.TF_CLI_CONFIG_FILE; }
  return env;
}

function requiredBy(document: Json): string {
  return JSON.stringify(document.terraform?.required_providers ?? {});
}

function documentOf(file: IndexedFile): Json {
  return JSON.parse(fs.readFileSync(file.path, 'utf8')) as Json;
}

/** bpg/proxmox asks a server for data sources only; the other providers ask theirs before anything else. */
function needsNoServer(document: Json): boolean {
  const sources = Object.values<Json>(document.terraform?.required_providers ?? {}).map(({ source }) => source);
  return document.data === undefined && sources.every(source => source === 'bpg/proxmox');
}

function blocksOf(document: Json): Json[] {
  return [document.resource, document.data].flatMap(types => Object.values<Json>(types ?? {})).flatMap(names => Object.values<Json>(names));
}

/** Errors that `validate -json` tells; what it said, where it tells none and fails all the same. */
function errorsOf({ output }: Run): string[] {
  try {
    const { diagnostics } = JSON.parse(output) as { diagnostics: { severity: string; summary: string; detail?: string; snippet?: { context?: string } }[] };
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ summary, detail, snippet }) => oneLine(`${snippet?.context ?? ''} ${summary}: ${detail ?? ''}`));
    return errors.length > 0 ? errors : [oneLine(output)];
  } catch {
    return [oneLine(output)];
  }
}

/** What Terraform says from its first error on, without the advice at its end. */
export function oneLine(output: string): string {
  return output.slice(Math.max(0, output.indexOf('Error:'))).replace(/\s+/g, ' ').replace(/ To see which modules.*/, '').trim().slice(0, 600);
}

/** The first stack of the examples that can be planned, else one that can be validated, with a mistake. */
function spoiled(mistake: string, spoil: (document: Json) => void): Planted {
  return plantedFile(mistake, 'cdk.tf.json', READER, outputs => {
    const documents = filesReadBy(outputs, READER).map(documentOf);
    const judged = documents.filter(document => !UNREACHABLE.get(outputs)?.has(requiredBy(document)));
    const document = judged.find(needsNoServer) ?? judged[0];
    spoil(document);
    return JSON.stringify(document);
  });
}
