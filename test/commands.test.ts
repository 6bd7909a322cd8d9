// Every command that README, the first evening and NEXT.md tell somebody to type: those that need no node are run, of the others program, option and file are looked for.
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parse } from 'yaml';
import { hostwright } from './cli/recorded';
import { Program } from './support/program';
import { HAS_TERRAFORM } from './support/terraform';
import { Example, HOMELAB, ideas, ROOT } from '../scripts/lib/examples';
import { LOCK_FILE } from '../src/model/lock-file';

jest.setTimeout(600_000);

type Json = Record<string, any>;

/** A command as it is typed. */
interface Typed {
  readonly page: string;
  readonly command: string;
  /** Folder of the project. */
  readonly project: string;
  /** Folder in which it is typed, from the project. */
  readonly folder: string;
  /** What was typed before it in the same block. */
  readonly before: readonly string[];
  /** Stack that the page is of; undefined for README. */
  readonly stack?: string;
}

const INLINE = /`((?:npm|npx|git|terraform|tofu|ansible-[a-z]+|pveum|ssh|pip) [^`]+)`/g;
const read = (...parts: string[]) => fs.readFileSync(path.join(...parts), 'utf8');
const json = (...parts: string[]): Json => JSON.parse(read(...parts));
const PACKAGE = json(ROOT, 'package.json');
const TASKS = json(ROOT, '.projen', 'tasks.json').tasks as Json;

/** Commands of a page in their order; `cd` holds to the end of its block, and a comment is none. */
function typedIn(page: string, whole: string, project: string, stack?: string): Typed[] {
  // What a shell reads as one command: broken lines, and a document within.
  const text = whole.replace(/ \\\n\s*/g, ' ').replace(/<<([A-Z]+)\n[^]*?\n\1(?=\n)/g, document => document.replaceAll('\n', ' '));
  const blocks = [...text.matchAll(/```sh\n([^]*?)\n```/g)].map(([, block]) => block.split('\n').flatMap(line => line.replace(/\s+#.*$/, '').split(' && ')));
  const inline = [...text.replace(/```[^]*?```/g, '').matchAll(INLINE)].map(([, command]) => [command]);
  return [...blocks, ...inline].flatMap(lines => {
    let folder = '';
    return lines.flatMap((command, at): Typed[] => {
      const [, below] = /^cd (.+)$/.exec(command) ?? [];
      if (below !== undefined) { folder = below; }
      return [{ page, command, project, folder, before: lines.slice(0, at), stack }];
    });
  });
}

const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-commands-'));
const home = process.cwd();
afterAll(() => { process.chdir(home); fs.rmSync(elsewhere, { recursive: true, force: true }); });

/** NEXT.md of an example, in a project of its own. */
function nextOf({ name, file, lock }: Example): Typed[] {
  const project = path.join(elsewhere, name);
  fs.mkdirSync(project);
  fs.writeFileSync(path.join(project, 'cdktf.json'), '{}');
  if (fs.existsSync(path.join(ROOT, lock))) { fs.copyFileSync(path.join(ROOT, lock), path.join(project, LOCK_FILE)); }
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
  process.chdir(project);
  try { jest.requireActual(path.join(ROOT, file)); } finally { process.chdir(home); }
  return typedIn(`${name}/NEXT.md`, read(project, 'cdktf.out', 'stacks', name, 'NEXT.md'), project, name);
}

/** The first evening, in the project that its own command writes. */
async function firstEvening(): Promise<Typed[]> {
  const page = 'docs/guides/first-evening.md';
  const project = path.join(elsewhere, 'first-evening');
  const typed = typedIn(page, read(ROOT, page), project, 'homelab');
  const [, words] = typed.map(({ command }) => /^npx hostwright init (.+)$/.exec(command)).find(found => found !== null)!;
  fs.mkdirSync(project);
  expect(await init(project, words)).toMatchObject({ status: 0, errors: '' });
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
  const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const { status, stderr } = spawnSync(process.execPath, [tsx, '--tsconfig', path.join(ROOT, 'test', 'tsconfig.json'), 'main.ts'], { cwd: project, encoding: 'utf8', env: { ...process.env, CI: '' } });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return typed;
}

/** Runs `hostwright init` as it is told, with a key in place of the reader's own. */
async function init(folder: string, words: string): ReturnType<typeof hostwright> {
  fs.writeFileSync(path.join(folder, 'id.pub'), 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@example');
  return inProject(folder, 'init', ...words.split(/\s+/).map(word => word.replace(/^~\/.*\.pub$/, 'id.pub')));
}

const stackOf = ({ project, stack }: Typed, file: string): Json => json(project, 'cdktf.out', 'stacks', stack!, file);
const isThere = ({ project, folder }: Typed, file: string) => expect([file, fs.existsSync(path.join(project, folder, file))]).toEqual([file, true]);

/** What a program says of one of its commands, asked once. */
const HELP = new Map<string, string>();
function helpOf(program: string, ...words: string[]): string {
  const key = [program, ...words].join(' ');
  if (!HELP.has(key)) {
    const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', cwd: elsewhere, env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' } });
    expect({ key, status, error }).toEqual({ key, status: 0, error: undefined });
    HELP.set(key, `${stdout}${stderr}`);
  }
  return HELP.get(key)!;
}

/** The Ansible that the judges of `npm run verify` have made; else that of the PATH, if there is one. */
const ANSIBLE = [path.join(ROOT, '.cache', 'ansible-venv', 'bin'), ...(process.env.PATH ?? '').split(path.delimiter)].map(folder => path.join(folder, 'ansible-playbook')).find(file => fs.existsSync(file));
if (!ANSIBLE) { console.warn('SKIPPED: ansible-playbook is not installed, so nobody has looked at the syntax of the plays'); }

/** Options of pveum, as `man pveum` of Proxmox VE 9 has them. */
const PVEUM: Record<string, string[]> = {
  'role add': ['privs', 'append'],
  'user add': ['comment', 'email', 'enable', 'expire', 'groups'],
  'acl modify': ['users', 'groups', 'tokens', 'roles', 'propagate', 'delete'],
  'user token add': ['comment', 'expire', 'privsep'],
};
/** Options of govc, as its sources have them (govmomi v0.53.1, cli/). */
const GOVC: Record<string, string[]> = {
  'host.account.create': ['id', 'password', 'description'],
  'permissions.set': ['principal', 'role', 'propagate', 'group'],
  'role.create': [],
  'sso.user.create': ['p', 'd', 'm', 'f', 'l'],
};
/** Options of the Azure CLI, as its reference has them (azure-cli 2.91, each with `--help`). */
const AZ: Record<string, string[]> = {
  'account show': ['query', 'output'],
  'ad sp create-for-rbac': ['name'],
  'ad sp list': ['display-name', 'query', 'output'],
  'role assignment create': ['assignee-object-id', 'assignee-principal-type', 'role', 'scope'],
};
/** Actions that there are. */
const AZURE_ACTIONS = (() => {
  const { names, elsewhere: beside } = json(ROOT, 'test', 'platforms', 'azure', 'preflight', 'action-names.json');
  return new Set<string>([...names, ...Array.isArray(beside) ? beside : Object.keys(beside)]);
})();
/** Variables that the providers read. */
const OF_PROVIDER = ['ARM_SUBSCRIPTION_ID', 'PROXMOX_VE_API_TOKEN', 'PROXMOX_VE_SSH_PRIVATE_KEY', 'VSPHERE_PASSWORD', 'VSPHERE_USER'];

interface Rule {
  readonly pattern: RegExp;
  readonly check: (typed: Typed, ...groups: string[]) => void | Promise<void>;
}

const RULES: Record<string, Rule> = {
  'cd': { pattern: /^cd (\S+)$/, check: typed => isThere(typed, '.') },
  'npm ci': { pattern: /^npm ci$/, check: () => expect(json(ROOT, 'package-lock.json').packages['']).toMatchObject({ dependencies: PACKAGE.dependencies, devDependencies: PACKAGE.devDependencies, peerDependencies: PACKAGE.peerDependencies }) },
  'npm script': { pattern: /^npm (?:run (\S+)|(test))$/, check: (_, script, test) => expect(PACKAGE.scripts).toHaveProperty([script ?? test], `projen ${script ?? test}`) },
  'projen task': { pattern: /^npx projen (\S+)$/, check: (_, task) => expect(TASKS[task].steps.length).toBeGreaterThan(0) },
  'npm install of a project': { pattern: /^npm install$/, check: typed => isThere(typed, 'package.json') },
  'npm install': { pattern: /^npm install( --save-dev)? (.+)$/, check: (_, dev, words) => installable(words, dev !== undefined) },
  'cdktf': {
    pattern: /^npx cdktf (synth|diff|deploy|destroy)(?: ([a-z0-9 -]+))?$/,
    check: ({ stack }, verb, named) => {
      expect(helpOf(path.join(ROOT, 'node_modules', '.bin', 'cdktf'), verb, '--help')).toContain(`cdktf ${verb}`);
      if (named !== undefined && stack !== undefined) { expect(named.split(' ')).toContain(stack); }
    },
  },
  'terraform': { pattern: /^(?:terraform|tofu) (init|apply|destroy)$/, check: (_, verb) => { if (HAS_TERRAFORM) { expect(helpOf('terraform', verb, '-help')).toContain(`terraform [global options] ${verb}`); } } },
  'variable': {
    pattern: /^export ([A-Z][A-Za-z0-9_]*)=(?:'\.\.\.'|tofu)$/,
    check: (typed, name) => {
      const [, own] = /^TF_VAR_(.+)$/.exec(name) ?? [];
      if (own !== undefined) { expect(stackOf(typed, 'cdk.tf.json').variable).toHaveProperty([own]); return; }
      if (name === 'TERRAFORM_BINARY_NAME') { expect(read(path.dirname(require.resolve('cdktf-cli/package.json')), 'bundle', 'bin', 'cdktf.js')).toContain(name); return; }
      expect(OF_PROVIDER).toContain(name);
    },
  },
  'pveum': {
    pattern: /^pveum (role add|user add|acl modify|user token add) (.+)$/,
    check: ({ before }, verb, rest) => {
      const options = [...rest.matchAll(/ --([a-z]+) /g)].map(([, option]) => option);
      expect(options.filter(option => !PVEUM[verb].includes(option))).toEqual([]);
      const [, user, role] = /--users (\S+) --roles (\S+)/.exec(rest) ?? [];
      if (user !== undefined) {
        expect(before).toContainEqual(expect.stringMatching(`^pveum user add ${user} `));
        expect(before).toContainEqual(expect.stringMatching(`^pveum role add ${role} `));
      }
    },
  },
  'govc': {
    pattern: /^govc ([a-z]+(?:\.[a-z]+)+) (.+)$/,
    check: ({ before }, verb, rest) => {
      const own = rest.replace(/"\$\(.*\)"$/, '');
      expect([...own.matchAll(/(?:^| )-([a-z]+)[ =]/g)].map(([, option]) => option).filter(option => !GOVC[verb].includes(option))).toEqual([]);
      const [, principal, role] = /-principal ([^@\s]+)\S* -role (\S+)/.exec(own) ?? [];
      if (principal !== undefined) {
        expect(before).toContainEqual(expect.stringMatching(`^govc (?:sso.user|host.account).create .*${principal}`));
        if (role !== 'ReadOnly') { expect(before).toContainEqual(expect.stringMatching(`^govc role.create ${role} `)); }
      }
    },
  },
  'az': {
    pattern: /^(?:[A-Z]+="\$\()?az ((?!role definition)[a-z-]+(?: [a-z-]+){1,2}) (--.+)$/,
    check: ({ before }, verb, rest) => {
      expect([...rest.matchAll(/(?:^| )--([a-z-]+)[ =]/g)].map(([, option]) => option).filter(option => !AZ[verb].includes(option))).toEqual([]);
      const [, role] = /(?:^| )--role (\S+)/.exec(rest) ?? [];
      if (role !== undefined) { expect(before).toContainEqual(expect.stringContaining(`"Name": "${role}"`)); }
    },
  },
  'az role definition': {
    pattern: /^az role definition create --role-definition @- <<ROLE (\{.*\}) ROLE$/,
    check: (_, text) => {
      const { IsCustom: custom, Actions: actions, DataActions: data, AssignableScopes: scopes } = JSON.parse(text) as Json;
      expect([custom, scopes.length > 0, actions.length + data.length > 0]).toEqual([true, true, true]);
      expect([...actions, ...data].filter((action: string) => !AZURE_ACTIONS.has(action))).toEqual([]);
    },
  },
  'read': { pattern: /^read -rs (NEW_PASSWORD)$/, check: () => undefined },
  'ssh': {
    pattern: /^ssh (\S+)@(\S+)$/,
    check: (typed, user, address) => expect(stackOf(typed, 'estate.json').machines.filter((machine: Json) => machine.admin === user && machine.nics[0].address.startsWith(`${address}/`))).toHaveLength(1),
  },
  'hostwright explain': {
    pattern: /^npx hostwright explain ([a-z0-9-]+)$/,
    check: async ({ project }, machine) => { expect(await inProject(project, 'explain', machine)).toMatchObject({ status: 0, errors: '' }); },
  },
  'hostwright up': {
    pattern: /^npx hostwright up ([a-z0-9-]+)(?: --terraform tofu| --plan)?$/,
    check: async ({ project }, stack) => { expect(await inProject(project, 'up', stack, '--plan')).toMatchObject({ status: 0, errors: '' }); },
  },
  'hostwright init': {
    pattern: /^npx hostwright init (--(?!help$).+)$/,
    check: async (_, words) => { expect(await init(fs.mkdtempSync(path.join(elsewhere, 'init-')), words)).toMatchObject({ status: 0, errors: '' }); },
  },
  'hostwright help': {
    pattern: /^npx hostwright (init|explain|up)(?: <[a-z]+>)?(?: --help)?$/,
    check: async (_, name) => { expect(await hostwright(name, '--help')).toMatchObject({ status: 0, errors: '' }); },
  },
  'git': { pattern: /^git add (\S+)$/, check: (typed, file) => isThere(typed, file) },
  'python': { pattern: /^(?:python3 -m venv (\.venv)|\. (\.venv)\/bin\/activate)$/, check: () => { expect(helpOf('python3', '-m', 'venv', '--help')).toContain('ENV_DIR'); } },
  'pip': {
    pattern: /^pip install -r (\S+)$/,
    check: (typed, file) => {
      isThere(typed, file);
      const lines = read(typed.project, typed.folder, file).split('\n').filter(line => line !== '' && !line.startsWith('#'));
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter(line => !/^[a-z0-9-]+==[0-9.]+$/i.test(line))).toEqual([]);
    },
  },
  'ansible-galaxy': {
    pattern: /^ansible-galaxy collection install -r (\S+)$/,
    check: (typed, file) => {
      isThere(typed, file);
      const { collections } = parse(read(typed.project, typed.folder, file));
      expect(collections.filter(({ version }: Json) => !/^[0-9]+\.[0-9]+\.[0-9]+$/.test(version))).toEqual([]);
    },
  },
  'ansible-playbook': {
    pattern: /^ansible-playbook (\S+\.yml)(?: --check --diff| -e \S+)?$/,
    check: (typed, file) => {
      isThere(typed, file);
      if (!ANSIBLE) { return; }
      const help = helpOf(ANSIBLE, '--help');
      for (const option of typed.command.match(/ -{1,2}[a-z]+/g) ?? []) { expect(help).toContain(option.trim()); }
    },
  },
};

/** Runs `hostwright` in a folder. */
async function inProject(folder: string, ...words: string[]): ReturnType<typeof hostwright> {
  process.chdir(folder);
  try { return await hostwright(...words); } finally { process.chdir(home); }
}

/** What npm is asked for is what the package asks for, or what the tasks of this repository have packed. */
function installable(words: string, dev: boolean): void {
  const known = dev ? PACKAGE.devDependencies : { ...PACKAGE.peerDependencies, [PACKAGE.name]: '' };
  for (const [, quoted, plain] of words.matchAll(/'([^']+)'|(\S+)/g)) {
    const word = quoted ?? plain;
    const [, packed] = /^\.\.\/hostwright\/(dist\/\w+)\/\*\.tgz$/.exec(word) ?? [];
    if (packed !== undefined) { expect(JSON.stringify([TASKS['package:js'], TASKS['package:provider']])).toContain(packed.slice('dist/'.length)); continue; }
    const [, name, range] = /^(@?[^@]+)(?:@(.+))?$/.exec(word)!;
    expect(Object.keys(known)).toContain(name);
    if (range !== undefined) { expect(known[name]).toBe(range); }
  }
}

const rulesFor = ({ command }: Typed) => Object.entries(RULES).filter(([, { pattern }]) => pattern.test(command)).map(([name]) => name);

describe('commands that somebody is told to type', () => {
  const pages = new Map<string, Typed[]>();
  beforeAll(async () => {
    pages.set('docs/guides/first-evening.md', await firstEvening());
    pages.set('README.md', typedIn('README.md', read(ROOT, 'README.md'), ROOT));
    for (const example of [HOMELAB, ...ideas()]) { pages.set(example.name, nextOf(example)); }
  });
  const all = () => [...pages.values()].flat();

  test('GIVEN README, the first evening and the NEXT.md of every example WHEN read THEN there are commands in each, and one rule for each command', () => {
    expect(pages.size).toBeGreaterThan(20);
    for (const [page, typed] of pages) { expect([page, typed.length > 6]).toEqual([page, true]); }
    expect(all().filter(typed => rulesFor(typed).length !== 1).map(({ page, command }) => `${page}: ${command}`)).toEqual([]);
  });

  test('GIVEN the rules WHEN counted THEN each judges something, but for commands that README has not told yet', () => {
    const used = new Set(all().flatMap(rulesFor));
    expect(Object.keys(RULES).filter(rule => !used.has(rule) && rule !== 'hostwright help')).toEqual([]);
  });

  test.each([['README.md'], ['docs/guides/first-evening.md'], ...[HOMELAB, ...ideas()].map(({ name }) => [name])])('GIVEN %s WHEN its commands are looked at THEN program, option and file are there', async page => {
    for (const typed of pages.get(page)!) {
      const { pattern, check } = RULES[rulesFor(typed)[0]];
      await check(typed, ...pattern.exec(typed.command)!.slice(1));
    }
  });

  test.each<[string, Partial<Typed>]>([
    ['cd', { command: 'cd cdktf.out/stacks/nowhere', folder: 'cdktf.out/stacks/nowhere' }],
    ['npm script', { command: 'npm run nothing' }],
    ['npm install', { command: 'npm install leftpad' }],
    ['variable', { command: 'export PROXMOX_TOKEN=\'...\'' }],
    ['variable', { command: 'export TF_VAR_nothing=\'...\'' }],
    ['pveum', { command: 'pveum role add x --privileges "VM.Audit" ' }],
    ['pveum', { command: 'pveum acl modify / --users a@pve --roles nobody --propagate 0' }],
    ['ssh', { command: 'ssh nobody@10.0.20.10' }],
    ['hostwright explain', { command: 'npx hostwright explain nobody' }],
    ['hostwright up', { command: 'npx hostwright up nobody' }],
    ['git', { command: 'git add nothing.json' }],
    ['hostwright init', { command: 'npx hostwright init --node pve1' }],
    ['ansible-playbook', { command: 'ansible-playbook nothing.yml' }],
    ['pip', { command: 'pip install -r nothing.txt' }],
    ['ansible-galaxy', { command: 'ansible-galaxy collection install -r nothing.yml' }],
    ['cdktf', { command: 'npx cdktf deploy other' }],
    ['az', { command: 'az ad sp create-for-rbac --title x' }],
    ['az', { command: 'az role assignment create --role nobody --scope "/"' }],
    ['az role definition', { command: 'az role definition create --role-definition @- <<ROLE { "IsCustom": true, "Actions": ["Microsoft.Compute/everything"], "DataActions": [], "AssignableScopes": ["/"] } ROLE' }],
  ])('GIVEN a command that cannot work WHEN the rule %s looks THEN it says so: %j', async (rule, change) => {
    const typed: Typed = { ...pages.get('homelab')![0], folder: '', before: [], ...change };
    expect(rulesFor(typed)).toEqual([rule]);
    const { pattern, check } = RULES[rule];
    await expect((async () => check(typed, ...pattern.exec(typed.command)!.slice(1)))()).rejects.toThrow();
  });

  test('GIVEN an unknown command WHEN looked at THEN no rule takes it', () => {
    expect(['npx cdktf watch', 'rm -rf /', 'pveum user delete x', 'ansible-playbook site.yml --become'].filter(command => rulesFor({ command } as Typed).length > 0)).toEqual([]);
  });

  (ANSIBLE ? test : test.skip)('GIVEN the plays of the homelab WHEN Ansible reads them THEN their syntax is right', () => {
    const { project } = pages.get('homelab')![0];
    const cwd = path.join(project, 'cdktf.out', 'stacks', 'homelab', 'ansible');
    const plays = pages.get('homelab')!.flatMap(({ command }) => /^ansible-playbook (\S+)/.exec(command)?.slice(1) ?? []);
    expect(plays.length).toBeGreaterThan(1);
    for (const play of new Set(plays)) {
      const { status, stderr } = spawnSync(ANSIBLE!, ['--syntax-check', '-i', 'localhost,', play], { cwd, encoding: 'utf8', env: { ...process.env, ANSIBLE_CONFIG: path.join(cwd, 'ansible.cfg'), ANSIBLE_LOCALHOST_WARNING: 'False' } });
      expect({ play, status, stderr: status === 0 ? '' : stderr }).toEqual({ play, status: 0, stderr: '' });
    }
  });
});

describe('what README tells whoever has a clone', () => {
  test('GIVEN a clone WHEN `npm run demo` is typed THEN every example is synthesized, and what it says next is there', () => {
    // What it writes lies beside the sources: they are only linked, so that nothing of this folder changes.
    const clone = path.join(elsewhere, 'clone');
    fs.mkdirSync(clone);
    for (const name of fs.readdirSync(ROOT).filter(entry => !['cdktf.out', '.git'].includes(entry))) {
      const [from, to] = [path.join(ROOT, name), path.join(clone, name)];
      if (['scripts', 'examples', LOCK_FILE].includes(name)) { fs.cpSync(from, to, { recursive: true }); } else { fs.symlinkSync(from, to); }
    }
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'demo'], { cwd: clone, encoding: 'utf8', env: { ...process.env, CI: '' } });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('; 0 refused.');
    const named = [...stdout.matchAll(/^ {2}(cdktf\.out\/\S+|hostwright\.lock\.json|examples\/\S+)/gm)].map(([, file]) => file);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter(file => !fs.existsSync(path.join(clone, file)))).toEqual([]);
  });
});

(HAS_TERRAFORM ? describe : describe.skip)('NEXT.md of a stack that needs no node', () => {
  test('GIVEN built-in resources WHEN every command is typed in its order THEN the stack is built, seen, taken down, and built by the other tool', () => {
    const program = new Program('terraform-data.ts');
    const project = path.join(elsewhere, 'lab');
    fs.mkdirSync(path.join(project, 'bin'), { recursive: true });
    fs.writeFileSync(path.join(project, 'cdktf.json'), JSON.stringify({ language: 'typescript', app: `${process.execPath} ${program.path}`, output: 'cdktf.out', projectId: 'lab', sendCrashReports: 'false' }));
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
    fs.writeFileSync(path.join(project, 'bin', 'tofu'), '#!/bin/sh\necho "$1" >> "$CALLS"\nexec terraform "$@"\n', { mode: 0o755 });
    program.run(project);

    const env = {
      ...process.env,
      CI: '1',
      NODE_PATH: path.join(ROOT, 'node_modules'),
      PATH: `${path.join(project, 'bin')}${path.delimiter}${process.env.PATH}`,
      CHECKPOINT_DISABLE: '1',
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
      TF_CLI_CONFIG_FILE: '/dev/null',
      CALLS: path.join(project, 'calls'),
    };
    const seen: [string, number][] = [];
    for (const { command, folder, before } of typedIn('lab/NEXT.md', read(project, 'cdktf.out', 'stacks', 'lab', 'NEXT.md'), project, 'lab')) {
      if (/^(cd|export) /.test(command)) { continue; }
      // A person answers the question; here the command does.
      const typed = [...before.filter(line => line.startsWith('export ')), /^npx cdktf (deploy|destroy)/.test(command) ? `${command} --auto-approve` : command].join(' && ');
      const { status, stdout, stderr } = spawnSync('sh', ['-c', typed], { cwd: path.join(project, folder), env, encoding: 'utf8', input: 'yes\n' });
      expect({ command, status, said: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({ command, status: 0, said: '' });
      const state = path.join(project, 'terraform.lab.tfstate');
      seen.push([command, fs.existsSync(state) ? json(state).resources.length : 0]);
    }
    expect(seen).toEqual([
      ['npx cdktf diff lab', 0], ['npx cdktf deploy lab', 1], ['terraform init', 1], ['terraform apply', 1], ['npx cdktf diff lab', 1], ['npx cdktf destroy lab empty', 0],
      ['npx cdktf deploy lab', 1], ['tofu init', 1], ['tofu apply', 1],
    ]);
    expect(read(project, 'calls').split('\n').filter(call => call === 'apply').length).toBeGreaterThanOrEqual(2);
  });
});
