import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { compared } from './inventory/compare';
import { modelOf } from './inventory/model';
import { EstatePlan, estatePlans, StackPlan } from './inventory/plan';
import { writeEstate } from './inventory/program';
import { Judge, Planted } from './judge';
import { STACKS } from './outputs';
import { environment } from '../guest/play';
import { AnsibleTools, ansibleTools } from '../guest/tools';

/** Estates with names that YAML, Ansible or a shell could take for something else. */
const ESTATES = 3;
const PLANTED = 'planted';

/** Inventories of estates with hostile names, as Ansible reads them, beside what their plans say. */
export const INVENTORY_PROPERTY: Judge = {
  name: 'inventories with hostile names',
  planted: [
    spoiled('a text that is read as a flag', 'host_vars', text => text.replace(/- "(?:no|ON|Yes|true)"/g, '- no')),
    spoiled('a number that is read as a text', 'host_vars', text => text.replaceAll('1.0e+21', '1e+21')),
    spoiled('a host that is missing in a group', 'hosts.yml', text => text.replace(/(\n +label_[^\n]+\n +hosts:\n) +[^\n]+\n/, '$1        nobody: {}\n')),
    spoiled('a variable too many', 'group_vars', text => `${text}planted: 1\n`),
    spoiled('a group that Ansible warns of', 'hosts.yml', text => text.replace('managed_hosts', 'managed-hosts')),
  ],
  run: ({ programs }) => {
    const given = programs.find(({ name }) => name === PLANTED);
    const plans = estatePlans(given ? 1 : ESTATES);
    const tools = ansibleTools();
    if (typeof tools === 'string') { return { files: 0, items: 0, findings: [], skipped: plans.map((_, at) => ({ file: `estate ${at + 1}`, reason: tools })) }; }
    const verdicts = plans.flatMap((plan, at) => given ? judged(plan, given.folder, tools, `estate ${at + 1}`) : inTemporary(folder => {
      writeEstate(plan, folder);
      return judged(plan, folder, tools, `estate ${at + 1}`);
    }));
    return { files: verdicts.length, items: verdicts.reduce((sum, { items }) => sum + items, 0), findings: verdicts.flatMap(({ findings }) => findings), skipped: [] };
  },
};

interface Read {
  readonly items: number;
  readonly findings: readonly string[];
}

/** The inventory of each stack, and that of the estate. */
function judged(plan: EstatePlan, outdir: string, tools: AnsibleTools, name: string): Read[] {
  return [
    ...plan.stacks.map(stack => read({ stacks: [stack] }, plan, path.join(outdir, STACKS, stack.id), tools, `${name}, stack ${stack.id}`)),
    read(plan, plan, path.join(outdir, 'estate'), tools, name),
  ];
}

function read(part: EstatePlan, whole: EstatePlan, folder: string, tools: AnsibleTools, name: string): Read {
  return inTemporary(temporary => {
    const ansible = path.join(folder, 'ansible');
    const { ANSIBLE_ROLES_PATH: _, ...env } = environment(tools, '');
    const { status, stdout, stderr } = spawnSync('ansible-inventory', ['--list'], {
      cwd: ansible, encoding: 'utf8', maxBuffer: 268435456, env: { ...env, ANSIBLE_CONFIG: path.join(ansible, 'ansible.cfg'), HOSTWRIGHT_TERRAFORM: terraformThatKnows(whole, temporary) },
    });
    // A warning is a name that Ansible would rather not have.
    if (status !== 0 || stderr.trim() !== '') { return { items: 0, findings: [`${name}: ${stderr.trim() || `ended with ${status}`}`] }; }
    const { items, differences } = compared(stdout, modelOf(part, one => lateAddress(whole, one)));
    return { items, findings: differences.map(difference => `${name}: ${difference}`) };
  });
}

/** What Terraform would tell of each host without a static address. */
function lateAddress({ stacks }: EstatePlan, name: string): string {
  return `192.0.2.${stacks.flatMap(({ hosts }) => hosts).findIndex(host => host.name === name) + 1}`;
}

/** A program that answers for each stack as Terraform would once all of it is deployed. */
function terraformThatKnows(plan: EstatePlan, folder: string): string {
  const late = ({ hosts }: StackPlan) => hosts.filter(({ address }) => address === undefined).map(({ name }): [string, string] => [name, lateAddress(plan, name)]);
  for (const stack of plan.stacks) {
    fs.writeFileSync(path.join(folder, `${stack.id}.json`), JSON.stringify({ ansible_inventory: { value: Object.fromEntries(late(stack)) } }));
  }
  const program = path.join(folder, 'terraform');
  fs.writeFileSync(program, `#!/bin/sh\ncat "${folder}/\${1##*/}.json"\n`, { mode: 0o755 });
  return program;
}

function inTemporary<T>(run: (folder: string) => T): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-inventory-'));
  try {
    return run(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The first estate, with the inventories of all its stacks changed. */
function spoiled(mistake: string, file: string, change: (text: string) => string): Planted {
  return {
    mistake,
    plant: (folder, outputs) => {
      const [plan] = estatePlans(1);
      writeEstate(plan, folder);
      for (const { id } of plan.stacks) {
        const target = path.join(folder, STACKS, id, 'ansible', 'inventory', file);
        const files = fs.statSync(target).isDirectory() ? fs.readdirSync(target).map(name => path.join(target, name)) : [target];
        for (const one of files) { fs.writeFileSync(one, change(fs.readFileSync(one, 'utf8'))); }
      }
      return { ...outputs, programs: [{ name: PLANTED, folder, twin: folder }] };
    },
  };
}
