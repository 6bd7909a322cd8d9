import { explanation } from './explanation';
import { FoundMachine, KeptRecord, MachineRecord } from './machine-record';
import { LOCK_FILE } from '../../model/lock-file';
import { fail, shown } from '../../private/fail';
import { Command } from '../command';
import { CliProject } from '../project';

/** Says where each value of a machine comes from, as of the last synthesis. */
export const EXPLAIN: Command = {
  name: 'explain',
  argument: '<machine>',
  summary: 'prints where each value of a machine comes from, as of the last synthesis',
  options: {
    json: { text: 'print the record of the machine in estate.json instead' },
  },
  more: ['A machine is known by its host name, or by the path of its construct.', '', 'Example', '  npx hostwright explain git'],
  run: async (options, terminal) => {
    const project = CliProject.in(terminal.folder);
    const host = options.has('json') ? undefined : existingHost(project, options.argument);
    if (host) {
      terminal.say(...host);
      return 0;
    }
    const found = findMachine(project, options.argument);
    terminal.say(...options.has('json') ? [JSON.stringify({ stack: found.stack, ...found.record }, undefined, 2)] : explanation(found));
    return 0;
  },
};

/** A machine of any stack; HW6005 names those that are there. */
export function findMachine(project: CliProject, name: string): FoundMachine {
  const all = project.stacks.flatMap(stack => machinesOf(project, stack).map(record => ({ stack, record })));
  const { stack, record } = all.find(one => one.record.hostName === name || one.record.construct === name) ?? fail({
    code: 'HW6005',
    given: shown(name),
    allowed: all.length > 0 ? all.map(one => one.record.hostName).sort().join(', ') : 'nothing: no stack has a machine',
    remedy: 'Name one of them, or run `npx cdktf synth` if it is new.',
  });
  const lock = project.json(LOCK_FILE) as { machines?: Record<string, KeptRecord> } | undefined;
  return { stack, record, kept: lock?.machines?.[record.hostName] };
}

/** A host that Terraform does not own: all that is known of it are the variables of the inventory. Undefined for a machine. */
function existingHost(project: CliProject, name: string): string[] | undefined {
  if (!/^[a-z0-9-]+$/.test(name)) { return undefined; }
  for (const stack of project.stacks) {
    const file = [project.output, 'stacks', stack, 'ansible', 'inventory', 'host_vars', `${name}.yml`];
    if (project.has(...file) && !machinesOf(project, stack).some(({ hostName }) => hostName === name)) {
      return [`${name}: a host of stack ${stack} that Terraform does not own; ${file.join('/')} has`, '', ...project.text(...file).trimEnd().split('\n').filter(line => line !== '---').map(line => `  ${line}`)];
    }
  }
  return undefined;
}

/** A plain TerraformStack has no such record. */
function machinesOf(project: CliProject, stack: string): MachineRecord[] {
  return (project.json(project.output, 'stacks', stack, 'estate.json') as { machines?: MachineRecord[] } | undefined)?.machines ?? [];
}
