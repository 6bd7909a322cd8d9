import { FoundMachine, MachineRecord } from './machine-record';

/** A value of a machine, and who decided it. */
type Row = readonly [what: string, value: string, origin: string];

const LOCK = 'hostwright.lock.json: given once, kept since';

/** Everything that is known of a machine, with the origin of each value. */
export function explanation({ stack, record, kept }: FoundMachine): string[] {
  return [
    `${record.hostName}: ${record.construct} in stack ${stack}, on ${record.platform}${record.retired ? ', retired' : ''}`,
    '',
    ...table([...identity(record, kept), ...own(record), ...defaults(record), ...decided(record, kept), ...changed(record)]),
    ...record.notes.length === 0 ? [] : ['', 'Notes', ...record.notes.map(({ field, text }) => `  ${field}: ${text}`)],
  ];
}

function identity({ terraformAddress, nics }: MachineRecord, kept: FoundMachine['kept']): Row[] {
  return [
    ['terraform', terraformAddress, 'the path of the construct'],
    ...nics.flatMap(({ name, network, address, mac }): Row[] => [
      [`${name} network`, network, 'the machine'],
      [`${name} address`, address, 'the machine'],
      [`${name} mac`, mac ?? 'none of the library', mac === undefined ? 'the network gives it' : kept?.nics?.[name]?.mac === mac ? LOCK : 'the host name, or the machine'],
    ]),
  ];
}

function own({ operatingSystem, image, cpus, memory, disks, inbound, stateful, changePolicy, givenProps }: MachineRecord): Row[] {
  const givenAs = (prop: string) => givenProps.includes(prop) ? 'the machine' : 'what the library takes';
  return [
    ['image', `${image}: ${operatingSystem}`, 'the machine'],
    ['cpus', String(cpus), givenAs('cpus')],
    ['memory', memory, givenAs('memory')],
    ...disks.map(({ name, size, mount }): Row => [`disk ${name}`, mount === undefined ? size : `${size} on ${mount}`, name === 'root' ? givenAs('diskSize') : 'addDisk']),
    ...inbound.map((rule): Row => ['inbound', rule, /^(ssh|winrm)/.test(rule) ? 'managementNetworks' : 'allow']),
    ['stateful', String(stateful), givenProps.includes('stateful') || disks.length <= 1 ? givenAs('stateful') : 'it has a data disk'],
    ['changePolicy', changePolicy, givenAs('changePolicy')],
  ];
}

/** `stack homelab: ops, 1 key` says who set it, and what. */
function defaults(record: MachineRecord): Row[] {
  return Object.entries(record.defaults).sort(([a], [b]) => a < b ? -1 : 1).map(([key, text]): Row => {
    const at = text.indexOf(': ');
    const origin = text.slice(0, at);
    return [key, text.slice(at + 2), origin.startsWith('machine') ? 'the machine' : `defaults of the ${origin}`];
  });
}

function decided({ platform, facts }: MachineRecord, kept: FoundMachine['kept']): Row[] {
  return Object.entries(facts).map(([key, value]): Row => [key, value, String(kept?.numbers?.[key]) === value ? LOCK : `decided by ${platform}`]);
}

function changed({ changedOutsideTheModel }: MachineRecord): Row[] {
  return changedOutsideTheModel.map((name): Row => [name, '', 'set on the resource itself, past the model']);
}

/** Columns as wide as their widest cell; only a value that is longer than 44 pushes its origin away. */
function table(rows: readonly Row[]): string[] {
  const width = (column: 0 | 1) => Math.min(44, Math.max(...rows.map(row => row[column].length)));
  const [first, second] = [width(0), width(1)];
  return rows.map(([what, value, origin]) => `  ${what.padEnd(first)}  ${value.padEnd(second)}  ${origin}`);
}
