import * as path from 'path';
import { Example, ROOT } from './examples';
import { MachineRecord, StackFolder } from './stack-folder';
import { amount, counted, heading, indented, table, WIDTH, wrapped } from './text';

/** What is printed of one stack: its machines, its files, what is noted, and what Terraform needs. Folders are shown from `base`. */
export function stackReport(example: Example, stack: StackFolder, base = ROOT): string[] {
  return [
    heading(example.name, example.file),
    ...wrapped(example.about, WIDTH),
    '',
    ...indented(machineTable(stack)),
    '',
    `  written to ${path.relative(base, stack.folder).split(path.sep).join('/')}`,
    ...indented(fileTable(stack), 4),
    '',
    ...indented(facts(stack)),
    '',
  ];
}

/** Columns of a place in words, such as a region and a zone. */
const PLACE_WIDTH = 19;

function machineTable(stack: StackFolder): string[] {
  const { machines } = stack;
  const columns: [title: string, of: (machine: MachineRecord) => string, right?: boolean][] = [
    ['machine', machine => machine.hostName],
    ['platform', machine => machine.platform],
    [machines.some(({ facts: { node } }) => node !== undefined) ? 'node' : 'place', ({ facts: { node, host, place } }) => node ?? host ?? wrapped(place ?? '', PLACE_WIDTH).join('\n')],
    ['VM id', machine => machine.facts.vmId ?? '', true],
    ['address', addressesOf],
    ['cpus', machine => String(machine.cpus), true],
    ['memory', machine => machine.memory, true],
    ['disks', disksOf],
    ['protected by', machine => stack.protectorsOf(machine).join(',\n') || '-'],
  ];
  // What no machine of the stack has takes no column.
  const shown = columns.filter(([, of]) => machines.length === 0 || machines.some(machine => of(machine) !== ''));
  return table(shown.map(([title,, right]) => ({ title, right })), machines.map(machine => shown.map(([, of]) => of(machine))));
}

/** One line for each address; the gateway is in estate.json. */
function addressesOf({ nics }: MachineRecord): string {
  return nics.flatMap(nic => nic.address.split(', ')).map(address => address.replace(/ via .*/, '')).join('\n');
}

/** `20 + 64 GiB`, with the unit once where all disks have the same. */
function disksOf({ disks }: MachineRecord): string {
  const units = new Set(disks.map(disk => disk.size.split(' ')[1]));
  const sizes = units.size === 1 ? `${disks.map(disk => disk.size.split(' ')[0]).join(' + ')} ${[...units][0]}` : disks.map(disk => disk.size).join(' + ');
  return wrapped(sizes, 18).join('\n');
}

function fileTable(stack: StackFolder): string[] {
  return table(
    [{ title: 'file' }, { title: 'size', right: true }, { title: 'read by' }],
    gathered(stack.files).map(file => [file.name, amount(file.bytes), file.readBy]),
  );
}

/** Folders with a file for each host or for each task are one line. */
const FOLDERS = ['ansible/roles/', 'ansible/inventory/host_vars/'];

function gathered(files: StackFolder['files']): { readonly name: string; readonly bytes: number; readonly readBy: string }[] {
  const folderOf = (name: string) => FOLDERS.find(folder => name.startsWith(folder));
  const folders = FOLDERS.map(folder => ({ folder, inside: files.filter(file => folderOf(file.name) === folder) })).filter(({ inside }) => inside.length > 0);
  const all = [
    ...files.filter(file => folderOf(file.name) === undefined),
    ...folders.map(({ folder, inside }) => ({ name: `${folder} (${counted(inside.length, 'file')})`, bytes: inside.reduce((sum, { bytes }) => sum + bytes, 0), readBy: inside[0].readBy })),
  ];
  return all.sort((a, b) => Number(a.name === 'artifacts.json') - Number(b.name === 'artifacts.json') || (a.name < b.name ? -1 : 1));
}

/** What Terraform makes and needs, and how much was noted: a word, then the list. */
function facts(stack: StackFolder): string[] {
  const makes = [...stack.resources].map(([kind, count]) => counted(count, kind)).join(', ');
  const noted = [...notes(stack)].map(([field, count]) => `${field} ${count}`).join(', ');
  const rows = [['makes', makes], ['needs', needs(stack).join(', ')], ['notes', noted === '' ? 'none' : `${noted}: estate.json has them`]];
  return rows.flatMap(([word, list]) => wrapped(list, WIDTH - 10).map((line, at) => `${(at === 0 ? word : '').padEnd(7)} ${line}`));
}

/** Notes by what they are about. */
function notes({ machines }: StackFolder): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const field of machines.flatMap(machine => machine.notes).map(note => note.field.split(' ')[0]).sort()) { kinds.set(field, (kinds.get(field) ?? 0) + 1); }
  return kinds;
}

function needs(stack: StackFolder): string[] {
  return [
    ...stack.variables,
    ...stack.needsSsh ? ['SSH to the node'] : [],
    ...stack.backend === 'local' ? [] : [`credentials of the ${stack.backend} backend`],
  ];
}
