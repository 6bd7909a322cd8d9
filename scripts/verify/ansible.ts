import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, Verdict } from './judge';
import { filesBelow, Outputs, Program, STACKS } from './outputs';
import { environment } from '../guest/play';
import { AnsibleTools, ansibleTools } from '../guest/tools';

const READER = 'ansible';

/** An `ansible` folder of a stack. */
interface Folder {
  readonly name: string;
  readonly path: string;
  readonly files: readonly string[];
}

/** What Ansible and its linters say of the inventories and playbooks of all stacks. What two stacks have alike is looked at once. */
export const ANSIBLE: Judge = {
  name: 'ansible',
  readBy: READER,
  planted: [
    spoiled('a host that the program does not have', 'inventory/hosts.yml', text => text.replace('    system_linux:\n', '    system_linux:\n      hosts:\n        nobody: {}\n')),
    spoiled('an address that is another', 'inventory/host_vars', text => text.replace(/ansible_host: "[0-9.]+"/, 'ansible_host: "192.0.2.250"')),
    spoiled('a role that is not there', 'site.yml', text => text.replace('hostwright_firewall', 'hostwright_fire')),
    spoiled('a task without a name', 'ping.yml', text => text.replace('    - name: Ping\n      ansible.builtin.ping: {}', '    - ansible.builtin.ping: {}')),
    spoiled('a version that is not pinned', 'requirements.txt', text => text.replace(/==.*/, '')),
    spoiled('an inventory that is no YAML', 'inventory/hosts.yml', text => `${text}\t- [`),
  ],
  run: outputs => {
    const folders = outputs.programs.flatMap(foldersOf);
    const tools = ansibleTools();
    if (typeof tools === 'string') { return { files: 0, items: 0, findings: [], skipped: folders.flatMap(({ name, files }) => files.map(file => ({ file: `${name}/${file}`, reason: tools }))) }; }
    return judged(folders, tools);
  },
};

/** What was read with this content and found good, by what read it. */
const GOOD = new Set<string>();

function judged(folders: readonly Folder[], tools: AnsibleTools): Verdict {
  let items = 0;
  const findings: string[] = [];
  for (const folder of folders) {
    const { hosts, problems } = inventoryOf(folder, tools);
    items += hosts;
    findings.push(...firstOf([() => unpinned(folder), () => problems, ...readings(folder, tools)]));
  }
  return { files: folders.reduce((sum, { files }) => sum + files.length, 0), items, findings, skipped: [] };
}

/** Programs that read the files of a folder, the fastest first. */
function readings(folder: Folder, tools: AnsibleTools): (() => string[])[] {
  const playbooks = folder.files.filter(file => /^[a-z_]+\.yml$/.test(file) && file !== 'requirements.yml');
  const roles = folder.files.filter(file => file.startsWith('roles/'));
  const read = (files: readonly string[], program: string, ...args: string[]) => () => {
    const key = createHash('sha256').update([program, ...files.map(file => `${file}\0${contentOf(folder, file)}`)].join('\0')).digest('hex');
    if (GOOD.has(key)) { return []; }
    const found = run(folder, tools, program, ...args);
    if (found.length === 0) { GOOD.add(key); }
    return found;
  };
  return [
    read(folder.files, 'yamllint', '--strict', '--format', 'parsable', '.'),
    ...playbooks.map(playbook => read([playbook, ...contentOf(folder, playbook).includes('roles:') ? roles : []], 'ansible-playbook', '--syntax-check', playbook)),
    // The roles are linted where they lie.
    read(playbooks, 'ansible-lint', '--exclude', 'roles', '--offline', '--nocolor', '-q', '--format', 'pep8', ...playbooks),
  ];
}

/** What the first reader finds that finds something. */
function firstOf(readers: readonly (() => string[])[]): string[] {
  for (const reader of readers) {
    const found = reader();
    if (found.length > 0) { return found; }
  }
  return [];
}

/** Hosts and addresses as Ansible reads them, beside those of estate.json. */
function inventoryOf(folder: Folder, tools: AnsibleTools): { hosts: number; problems: string[] } {
  const expected = new Map<string, string | undefined>();
  const { machines, existingHosts = [] } = JSON.parse(contentOf(folder, '../estate.json'));
  for (const { hostName, address } of existingHosts) { expected.set(hostName, address); }
  for (const { hostName, nics, notes, facts } of machines) {
    if (notes.some(({ field }: { field: string }) => field === 'access')) { continue; }
    const [address] = (nics[0]?.address ?? '').split('/');
    // A public address is learned after apply, whatever the private one is.
    expected.set(hostName, /^[0-9a-f.:]+$/.test(address) && facts.access !== 'its public address' ? address : LATE);
  }
  const { status, stdout, stderr } = spawnSync('ansible-inventory', ['--list'], { cwd: folder.path, encoding: 'utf8', env: environmentFor(folder, tools) });
  if (status !== 0) { return { hosts: 0, problems: [`${folder.name}: ${stderr.trim()}`] }; }
  const read = JSON.parse(stdout);
  const members = (group: string): string[] => [...read[group]?.hosts ?? [], ...(read[group]?.children ?? []).flatMap(members)];
  const found = new Map<string, string | undefined>([...new Set(members('all'))].map(name => [name, read._meta.hostvars[name]?.ansible_host]));
  const problems = [...new Set([...expected.keys(), ...found.keys()])].filter(name => expected.get(name) !== found.get(name) || !expected.has(name))
    .map(name => `${folder.name}: ${name} is ${found.get(name) ?? 'not there'}, and should be ${expected.get(name) ?? 'not there'}`);
  return { hosts: found.size, problems };
}

/** Address of every machine that only an apply would make known. */
const LATE = '192.0.2.1';

let standIns: string | undefined;

/** Folder of the programs that stand in for Terraform; it goes with the process. */
function standInFolder(): string {
  if (standIns === undefined) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-terraform-'));
    process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
    standIns = folder;
  }
  return fs.mkdtempSync(path.join(standIns, 'stack-'));
}

/** A program that answers as Terraform would once everything is deployed. */
function terraformThatKnows(stack: string): string {
  const { output = {} } = JSON.parse(fs.readFileSync(path.join(stack, 'cdk.tf.json'), 'utf8'));
  const names = Object.keys(output.ansible_inventory?.value ?? {});
  const program = path.join(standInFolder(), 'terraform');
  const answer = JSON.stringify({ ansible_inventory: { value: Object.fromEntries(names.map(name => [name, LATE])) } });
  fs.writeFileSync(program, `#!/bin/sh\ncat <<'END'\n${answer}\nEND\n`, { mode: 0o755 });
  return program;
}

function run(folder: Folder, tools: AnsibleTools, program: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder.path, encoding: 'utf8', env: environmentFor(folder, tools), maxBuffer: 268435456 });
  return status === 0 ? [] : [`${folder.name}: ${program} ${args.at(-1)}: ${`${stdout}${stderr}`.trim().split('\n').slice(-20).join('\n')}`];
}

/** The folder's own configuration, as its user has it. */
function environmentFor(folder: Folder, tools: AnsibleTools): NodeJS.ProcessEnv {
  const { ANSIBLE_ROLES_PATH: _, ...env } = environment(tools, '');
  return { ...env, ANSIBLE_CONFIG: path.join(folder.path, 'ansible.cfg'), HOSTWRIGHT_TERRAFORM: terraformThatKnows(path.dirname(folder.path)) };
}

function unpinned(folder: Folder): string[] {
  return contentOf(folder, 'requirements.txt').split('\n').filter(line => line !== '' && !line.startsWith('#') && !/^[a-z-]+==[0-9.]+$/.test(line))
    .map(line => `${folder.name}/requirements.txt: ${line} is not pinned`);
}

function contentOf(folder: Folder, file: string): string {
  return fs.readFileSync(path.join(folder.path, file), 'utf8');
}

function foldersOf({ name, folder }: Program): Folder[] {
  const stacks = path.join(folder, STACKS);
  return (fs.existsSync(stacks) ? fs.readdirSync(stacks).sort() : []).map(stack => ({ stack, at: path.join(stacks, stack, 'ansible') })).filter(({ at }) => fs.existsSync(at))
    .map(({ stack, at }) => ({ name: `${name}/${stack}/ansible`, path: at, files: filesBelow(at).map(file => file.split(path.sep).join('/')) }));
}

/** The first program with a machine of Linux, with one file changed. */
function spoiled(mistake: string, file: string, change: (text: string) => string): Judge['planted'][number] {
  return {
    mistake,
    plant: (folder, outputs: Outputs) => {
      const [program] = outputs.programs.filter(one => foldersOf(one).length > 0);
      fs.cpSync(program.folder, folder, { recursive: true });
      const [{ path: at }] = foldersOf({ ...program, folder });
      const target = path.join(at, file);
      const files = fs.statSync(target).isDirectory() ? filesBelow(target).map(name => path.join(target, name)) : [target];
      for (const one of files) { fs.writeFileSync(one, change(fs.readFileSync(one, 'utf8'))); }
      return { ...outputs, programs: [{ ...program, folder }] };
    },
  };
}
