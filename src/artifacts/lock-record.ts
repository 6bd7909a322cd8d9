import { TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { Estate } from '../model/estate';
import { Guard } from '../model/guard';
import { KeptTemplate } from '../model/kept-template';
import { LockDocument, LockedDisk, LockedGuard, LockedMachine, LockedNic, LockedPlace } from '../model/lock-file';
import { Nic } from '../model/nic';
import { IVirtualMachine } from '../model/virtual-machine';
import { IVmIntent } from '../model/vm-intent';
import { addressOf } from '../private/moves';
import { pathBelowStack } from '../private/naming';
import { IpFamily } from '../values';

/** What the lock shall hold after this synthesis. What stacks have that this App does not is left as it is: they may be another program's. */
export function nextLock(estate: Estate, stacks: ReadonlySet<string>): LockDocument {
  const { _lock: lock } = estate;
  const machines = elsewhere(lock.machines, stacks);
  for (const machine of estate.machines) {
    const hostName = machine.intent.hostName.toString();
    machines[hostName] = lock.keptOr(hostName, machineRecord(machine));
  }
  const templates = elsewhere(lock.templates, stacks);
  for (const template of estate._templates) { templates[template.name()] = templateRecord(template); }
  const guards = Object.fromEntries(estate._guards.map((guard): [string, LockedGuard] => [guard.name, guardRecord(guard)]));
  return { machines, templates, guards: Object.keys(guards).length > 0 ? guards : undefined, zones: lock.zones.next() };
}

function elsewhere<T extends LockedPlace>(entries: readonly [string, T][], stacks: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(entries.filter(([, { stack }]) => !stacks.has(stack)));
}

function machineRecord(machine: IVirtualMachine): LockedMachine {
  const { intent, platform } = machine;
  const { numbers, slots, origin, choices } = platform.keptOf(intent);
  const before = intent.identity._kept;
  const { stack, path, address, system } = placeOf(machine, machine.resource, platform.systemName, numbers);
  return {
    stack,
    path,
    address,
    system,
    numbers,
    nics: nicRecords(intent.nics),
    disks: diskRecords(intent, slots),
    origin: before && !intent.changePolicy.replaces ? before.origin : origin,
    choices,
    stateful: intent.stateful || undefined,
    protected: (intent.stateful && intent.hardened && !intent.retired) || undefined,
    retired: intent.retired || undefined,
  };
}

// Loops, and no pairs of name and value: ten thousand machines are compared in each synth.
function nicRecords(nics: readonly Nic[]): Record<string, LockedNic> {
  const records: Record<string, LockedNic> = {};
  for (const nic of nics) { records[nic.nicName] = nicRecord(nic); }
  return records;
}

function diskRecords({ rootDisk, dataDisks, retiredDisks, identity }: IVmIntent, slots: Readonly<Record<string, number>>): Record<string, LockedDisk> {
  const records: Record<string, LockedDisk> = {};
  for (const [position, disk] of [rootDisk, ...dataDisks].entries()) {
    records[disk.diskName] = {
      slot: slots[disk.diskName] ?? position,
      serial: identity.serialOf(disk),
      mebibytes: disk.size.toMebibytes(),
      retired: retiredDisks.includes(disk.diskName) || undefined,
    };
  }
  return records;
}

/** Addresses that the program writes out may change with it; those of pools stay. */
function nicRecord({ mac, network, ip }: Nic): LockedNic {
  const pooled = (family: IpFamily) => ip._sources.some(({ subnet }) => subnet.family === family);
  return {
    mac: mac.toString(),
    network: network.networkName,
    ipv4: pooled(IpFamily.V4) ? ip.addressV4?.toString() : undefined,
    ipv6: pooled(IpFamily.V6) ? ip.addressV6?.toString() : undefined,
  };
}

function templateRecord({ owner, resource, system, numbers }: KeptTemplate): LockedPlace {
  return placeOf(owner, resource, system, numbers());
}

function guardRecord({ owner, release, released }: Guard): LockedGuard {
  return { stack: TerraformStack.of(owner).node.id, path: pathBelowStack(owner).join('/'), release, released: released || undefined };
}

/** The path is that of the construct, not of its resource: it is what movedFrom takes. */
function placeOf(construct: IConstruct, resource: TerraformResource, system: string, numbers: Record<string, number>): LockedPlace {
  return {
    stack: TerraformStack.of(resource).node.id,
    path: pathBelowStack(construct).join('/'),
    address: addressOf(resource),
    system,
    numbers,
  };
}
