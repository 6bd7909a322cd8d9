import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { judgeProviderFacts } from './judges';
import { Example, HOMELAB, ideas, ROOT } from '../scripts/lib/examples';
import { StackFolder } from '../scripts/lib/stack-folder';
import { stackReport } from '../scripts/lib/stack-report';
import { WIDTH } from '../scripts/lib/text';
import { imageRow } from '../src/catalog/image-row';
import { LOCK_FILE } from '../src/model/lock-file';

type Json = Record<string, any>;

const EXAMPLES = [...ideas(), HOMELAB];
const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-examples-'));
const home = process.cwd();

afterAll(() => fs.rmSync(elsewhere, { recursive: true, force: true }));

const folders = new Map<string, string>();

/** Runs a program once, as its user would, in a project folder of its own; gives the folder of its stack. */
function run({ name, file, lock }: Example): string {
  const project = path.join(elsewhere, name);
  const folder = path.join(project, 'cdktf.out', 'stacks', name);
  if (folders.has(name)) { return folder; }
  folders.set(name, folder);
  fs.mkdirSync(project);
  fs.writeFileSync(path.join(project, 'cdktf.json'), '{}');
  fs.copyFileSync(path.join(ROOT, lock), path.join(project, LOCK_FILE));
  process.chdir(project);
  try {
    jest.requireActual(path.join(ROOT, file));
  } finally {
    process.chdir(home);
  }
  return folder;
}

/** Every file of a folder: path and content. */
function filesIn(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .map((file): [string, string] => [path.relative(folder, file).split(path.sep).join('/'), fs.readFileSync(file, 'utf8')]);
  return Object.fromEntries(files.sort(([a], [b]) => a < b ? -1 : 1));
}

/** Roles are the library's own, the same in each example; test/roles and the judges look at them. */
function withoutRoles(files: Record<string, string>): Record<string, string> {
  const isRole = (name: string) => name.startsWith('ansible/roles/');
  const index = JSON.parse(files['artifacts.json']);
  index.files = Object.fromEntries(Object.entries(index.files).filter(([name]) => !isRole(name)));
  return { ...Object.fromEntries(Object.entries(files).filter(([name]) => !isRole(name))), 'artifacts.json': `${JSON.stringify(index, undefined, 2)}\n` };
}

function json(folder: string, file: string): Json {
  return JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Json;
}

function linesOf(file: string): string[] {
  return fs.readFileSync(path.join(ROOT, file), 'utf8').trimEnd().split('\n');
}

describe.each(EXAMPLES)('example $name', example => {
  beforeAll(() => { run(example); });

  test('needs nothing that its committed lock does not have', () => {
    const lock = fs.readFileSync(path.join(ROOT, example.lock), 'utf8');
    expect(fs.readFileSync(path.join(run(example), '..', '..', '..', LOCK_FILE), 'utf8')).toBe(lock);
  });

  test('writes what it wrote when it was last read', () => {
    expect(withoutRoles(filesIn(run(example)))).toMatchSnapshot();
  });

  test('writes what the provider accepts', () => {
    const { judged, findings, notJudged } = judgeProviderFacts(json(run(example), 'cdk.tf.json'));

    expect({ findings, notJudged }).toEqual({ findings: [], notJudged: [] });
    // terraform, the provider and one machine at least
    expect(judged).toBeGreaterThan(2);
  });

  test('is reported in lines that fit', () => {
    expect(stackReport(example, new StackFolder(run(example)), path.join(elsewhere, example.name)).filter(line => line.length > WIDTH)).toEqual([]);
  });
});

test('there are ten one-idea examples at least', () => {
  expect(ideas().length).toBeGreaterThanOrEqual(10);
});

test.each(ideas())('$name is one idea: 30 lines at most, and a line that says which', ({ file, about }) => {
  expect(linesOf(file).length).toBeLessThanOrEqual(30);
  expect(about).not.toBe('');
});

test('the smallest example has 15 lines, and the README shows it as it is', () => {
  const block = /<!-- code: examples\/smallest\.ts -->\n```ts\n([^]*?)\n```/.exec(fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8'))?.[1];

  expect(linesOf('examples/smallest.ts')).toHaveLength(15);
  expect(block?.split('\n')).toEqual(linesOf('examples/smallest.ts'));
});

test('an example that is run by itself writes the same', () => {
  const example = EXAMPLES.find(({ name }) => name === 'own-artifact')!;
  const cwd = path.join(elsewhere, 'alone');
  fs.mkdirSync(cwd);
  const { status, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'scripts', 'app.mjs'), example.file], { cwd, encoding: 'utf8' });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(filesIn(path.join(cwd, 'cdktf.out', 'stacks', example.name))).toEqual(filesIn(run(example)));
}, 60_000);

describe('the homelab', () => {
  let estate: Json;
  let machines: Json[];
  let templates: Json[];

  beforeAll(() => {
    const folder = run(HOMELAB);
    estate = json(folder, 'estate.json');
    const vms: Json[] = Object.values(json(folder, 'cdk.tf.json').resource.proxmox_virtual_environment_vm);
    machines = vms.filter(vm => !vm.template);
    templates = vms.filter(vm => vm.template);
  });

  test('has six machines on two nodes', () => {
    expect(machines).toHaveLength(6);
    expect(new Set(machines.map(machine => machine.node_name)).size).toBe(2);
  });

  test('has three templates of different families', () => {
    expect(templates).toHaveLength(3);
    expect(new Set(estate.machines.map((machine: Json) => imageRow(machine.image).family)).size).toBe(3);
  });

  test('has a machine with two interfaces, one with a graphics card by mapping, and one with data disks', () => {
    expect(machines.filter(machine => machine.network_device.length === 2)).toHaveLength(1);
    expect(machines.filter(machine => machine.hostpci?.[0].mapping === 'gpu')).toHaveLength(1);
    expect(machines.filter(machine => machine.disk.length > 2 && machine.protection === true)).toHaveLength(1);
  });
});
