import { TerraformResource } from 'cdktf';
import { Problem } from './refusal-report';
import { Estate } from '../model/estate';
import { LOCK_FILE, LockDocument, LockedGuard, LockedMachine, LockedPlace } from '../model/lock-file';
import { IVirtualMachine } from '../model/virtual-machine';
import { describe, Refusal } from '../private/fail';
import { formerAddressesOf } from '../private/moves';

/** Whether nobody is there to commit what is written: `CI` is set. */
export function isContinuousIntegration(): boolean {
  const { CI } = process.env;
  return CI !== undefined && !['', '0', 'false', 'no', 'off'].includes(CI.toLowerCase());
}

/** Everything in which a program contradicts what was given before. */
export function inspectLock(estate: Estate, next: LockDocument): Problem[] {
  const { _lock: lock } = estate;
  const problems: Problem[] = lock.problems.map(problem => ({ path: '', message: describe(problem) }));
  // A lock that cannot be read says nothing of any machine.
  if (problems.length > 0) { return problems; }
  problems.push(...twiceGiven([...lock.machines, ...lock.templates]).map(refusal => ({ path: '', message: describe(refusal) })));
  for (const machine of estate.machines) {
    const hostName = machine.intent.hostName.toString();
    const kept = lock.machine(hostName);
    const refusals = kept ? inspectMachine(machine, kept, next.machines[hostName]) : missing(`no entry for ${hostName}`);
    problems.push(...refusals.map(refusal => ({ path: machine.node.path, message: describe(refusal) })));
  }
  for (const { name, resource } of estate._templates) {
    const kept = lock.template(name());
    const refusals = kept ? inspectPlace(`template ${name()}`, kept, next.templates[name()], resource) : missing(`no entry for template ${name()}`);
    problems.push(...refusals.map(refusal => ({ path: resource.node.path, message: describe(refusal) })));
  }
  const present = new Set(estate.machines.map(({ intent }) => intent.hostName.toString()));
  for (const [hostName, kept] of lock.machines) {
    if (!present.has(hostName)) { problems.push(...inspectLeft(hostName, kept)); }
  }
  for (const [name, guard] of lock.guards) {
    if (!Object.hasOwn(next.guards ?? {}, name)) { problems.push(...inspectLeftGuard(name, guard)); }
  }
  // In CI a zone that changed would get one serial again and again.
  for (const { name, owner } of lock.zones.changed()) { problems.push(...missing(`no entry for what zone ${name} says now`).map(refusal => ({ path: owner, message: describe(refusal) }))); }
  return problems;
}

function missing(given: string): Refusal[] {
  return isContinuousIntegration()
    ? [{ code: 'HW1403', given: `${given} in ${LOCK_FILE}, with CI set`, allowed: 'a committed lock that knows everything of the program', remedy: `Synthesize on a workstation and commit ${LOCK_FILE}.` }]
    : [];
}

/** Two branches may each have given a number to another machine before they were merged. */
function twiceGiven(places: readonly [string, LockedPlace | LockedMachine][]): Refusal[] {
  if (areDistinct(places)) { return []; }
  const owners = new Map<string, string>();
  const clashes = new Map<string, string[]>();
  const claim = (what: string, name: string) => {
    const first = owners.get(what);
    if (first === undefined) { owners.set(what, name); } else { clashes.set(what, [...clashes.get(what) ?? [first], name]); }
  };
  for (const [name, place] of places) {
    for (const [kind, number] of Object.entries(place.numbers)) { claim(`${kind} ${number} in ${place.system}`, name); }
    for (const [nicName, { mac, network, ipv4, ipv6 }] of 'nics' in place ? Object.entries(place.nics) : []) {
      const values = [`MAC ${mac}`, ...[ipv4, ipv6].filter(address => address !== undefined).map(address => `address ${address}`)];
      for (const value of values) { claim(`${value} on ${network} in ${place.system}`, `${name}/${nicName}`); }
    }
  }
  return [...clashes].map(([what, names]) => ({
    code: 'HW1402', given: `${what} for ${names.join(' and ')}`, allowed: 'one owner for each value', remedy: `Take the entry of the machine that does not stand yet out of ${LOCK_FILE}, and synthesize again.`,
  }));
}

/** Whether no value is there twice, in whatever system and network: so it nearly always is, and a large lock is soon looked through. */
function areDistinct(places: readonly [string, LockedPlace | LockedMachine][]): boolean {
  const values = new Set<unknown>();
  let count = 0;
  const add = (value: unknown) => {
    if (value === undefined) { return; }
    values.add(value);
    count++;
  };
  for (const [, place] of places) {
    for (const kind of Object.keys(place.numbers)) { add(place.numbers[kind]); }
    for (const name of 'nics' in place ? Object.keys(place.nics) : []) {
      const { mac, ipv4, ipv6 } = (place as LockedMachine).nics[name];
      add(mac);
      add(ipv4);
      add(ipv6);
    }
  }
  return values.size === count;
}

function inspectMachine(machine: IVirtualMachine, kept: LockedMachine, next: LockedMachine): Refusal[] {
  const { intent } = machine;
  // What is kept as it is contradicts nothing; only a word that is no longer needed may be left over.
  if (kept === next) { return idleRetirements(intent.retiredDisks, Object.keys(kept.disks)); }
  return [
    ...inspectPlace(`machine ${intent.hostName}`, kept, next, machine.resource),
    ...inspectNics(kept, next),
    ...inspectDisks(machine, kept, next),
    ...newParts(machine, kept, next),
    ...inspectProtection(machine, kept, next),
  ];
}

function inspectPlace(what: string, kept: LockedPlace, next: LockedPlace, resource: TerraformResource): Refusal[] {
  const refusals: Refusal[] = [];
  if (kept.stack !== next.stack) {
    refusals.push({ code: 'HW1404', given: `${what} in stack ${next.stack}, which the lock knows in ${kept.stack}`, allowed: kept.stack, remedy: `Leave it in ${kept.stack}: Terraform does not move resources between states by itself.` });
  } else if (kept.address !== next.address && !formerAddressesOf(resource).includes(kept.address)) {
    refusals.push({ code: 'HW1404', given: `${what} at ${next.address}, which the lock knows at ${kept.address}`, allowed: 'its old path, or movedFrom', remedy: `Say where it was: movedFrom('${kept.path}').` });
  }
  if (kept.system !== next.system) {
    refusals.push({ code: 'HW1402', given: `${what} in ${next.system}, which the lock knows in ${kept.system}`, allowed: kept.system, remedy: `If it is the same system by another name, replace the name in ${LOCK_FILE}.` });
    return refusals;
  }
  for (const [kind, number] of Object.entries(kept.numbers).filter(([name, value]) => next.numbers[name] !== undefined && next.numbers[name] !== value)) {
    refusals.push({ code: 'HW1402', given: `${kind} ${next.numbers[kind]} for ${what}, which has ${number}`, allowed: String(number), remedy: `Leave ${kind} out, or, if what stands has it already, correct ${LOCK_FILE}.` });
  }
  return refusals;
}

function inspectNics(kept: LockedMachine, next: LockedMachine): Refusal[] {
  const names = Object.keys(kept.nics).filter(name => Object.hasOwn(next.nics, name));
  const moved = names.filter(name => next.nics[name].network !== kept.nics[name].network
    && Object.entries(kept.nics).some(([other, { network }]) => other !== name && network === next.nics[name].network && next.nics[other]?.network !== network));
  if (moved.length > 0) {
    const order = (nics: LockedMachine['nics']) => Object.keys(nics).sort().map(name => nics[name].network).join(', ');
    return [{ code: 'HW1407', given: `interfaces on ${order(next.nics)}`, allowed: `those that are there in their order: ${order(kept.nics)}`, remedy: 'Add a new interface after the others; leave one that is no longer used where it is.' }];
  }
  return names.filter(name => next.nics[name].mac !== kept.nics[name].mac).map(name => ({
    code: 'HW1402', given: `MAC ${next.nics[name].mac} for ${name}, which has ${kept.nics[name].mac}`, allowed: kept.nics[name].mac, remedy: `Leave \`mac\` out, or, if what stands has it already, correct ${LOCK_FILE}.`,
  }));
}

function inspectDisks({ intent }: IVirtualMachine, kept: LockedMachine, next: LockedMachine): Refusal[] {
  const refusals: Refusal[] = [];
  const disks = [intent.rootDisk, ...intent.dataDisks];
  for (const [name, disk] of Object.entries(kept.disks)) {
    const now = disks.find(({ diskName }) => diskName === name) ?? disks.find(({ formerNames }) => formerNames.includes(name));
    if (!now) {
      if (!kept.retired && !disk.retired) {
        refusals.push({ code: 'HW1406', given: `no disk ${name} any more`, allowed: 'every data disk of the lock', remedy: `Add it again; if it has another name, say addDisk(...).movedFrom('${name}'); if it may go, say retireDisk('${name}') first, apply, and take it out then.` });
      }
      continue;
    }
    const { slot, mebibytes } = next.disks[now.diskName];
    if (mebibytes < disk.mebibytes) {
      refusals.push({ code: 'HW1406', given: `disk ${now.diskName} of ${mebibytes} MiB, which has ${disk.mebibytes} MiB`, allowed: `${disk.mebibytes} MiB or more`, remedy: 'A disk grows and never shrinks: make a smaller one beside it and move the data.' });
    }
    if (slot !== disk.slot) {
      refusals.push({ code: 'HW1402', given: `slot ${slot} for disk ${now.diskName}, which is in ${disk.slot}`, allowed: String(disk.slot), remedy: `Leave \`slot\` out, or, if what stands has it already, correct ${LOCK_FILE}.` });
    }
  }
  return [...refusals, ...idleRetirements(intent.retiredDisks, [...new Set([...Object.keys(kept.disks), ...disks.map(({ diskName }) => diskName)])])];
}

/** While a disk is let go the platform does not protect the machine: the word must not stay when the disk is gone. */
function idleRetirements(retired: string[], known: string[]): Refusal[] {
  return retired.filter(name => !known.includes(name)).map(name => ({
    code: 'HW1406', given: `retireDisk('${name}') for a disk that the machine does not have`, allowed: known.filter(other => other !== 'root').join(', ') || 'no data disk', remedy: 'Take retireDisk out: what it was about is gone, or has another name.',
  }));
}

/** In CI a new disk, interface or address of a pool would be given anew at each run. */
function newParts({ intent }: IVirtualMachine, kept: LockedMachine, next: LockedMachine): Refusal[] {
  const known = [intent.rootDisk, ...intent.dataDisks].filter(({ diskName, formerNames }) => [diskName, ...formerNames].some(name => Object.hasOwn(kept.disks, name)));
  const disks = Object.keys(next.disks).filter(name => !known.some(({ diskName }) => diskName === name));
  const nics = Object.keys(next.nics).filter(name => !Object.hasOwn(kept.nics, name));
  const addresses = Object.keys(next.nics).filter(name => Object.hasOwn(kept.nics, name)).flatMap(name =>
    (['ipv4', 'ipv6'] as const).filter(family => next.nics[name][family] !== undefined && next.nics[name][family] !== kept.nics[name][family]).map(family => `the ${family} address of ${name}`));
  const data = next.stateful && !kept.stateful && disks.length === 0 ? ['the data'] : [];
  return [...data, ...disks.map(name => `disk ${name}`), ...nics.map(name => `interface ${name}`), ...addresses].flatMap(part => missing(`no entry for ${part} of ${intent.hostName}`));
}

function inspectProtection({ intent }: IVirtualMachine, kept: LockedMachine, next: LockedMachine): Refusal[] {
  if (kept.retired || intent.retired || isEmptied(kept)) { return []; }
  const lost = [kept.stateful && !next.stateful && 'data', kept.protected && !next.protected && 'protection'].filter(word => word);
  return lost.length === 0 ? [] : [{
    code: 'HW1409', given: `${intent.hostName} without ${lost.join(' and ')}, which the lock knows with ${lost.length > 1 ? 'both' : 'it'}`, allowed: 'a machine that stays what it is', remedy: 'Say retire() first and apply; the next change may then take it away.',
  }];
}

/** Whether all its data disks were let go. */
function isEmptied({ disks: { root: _, ...data } }: LockedMachine): boolean {
  return Object.keys(data).length > 0 && Object.values(data).every(({ retired }) => retired);
}

function inspectLeft(hostName: string, { stack, path, stateful, retired }: LockedMachine): Problem[] {
  return stateful && !retired
    ? [{ path: `${stack}/${path}`, message: describe({ code: 'HW1405', given: `no machine ${hostName} any more`, allowed: 'a machine with data leaves after retire()', remedy: 'Bring it back and say retire(), apply, and take it out then. If it has another host name, give it the old one. If this program is another estate, name another lock in its context: hostwright:lock.' }) }]
    : [];
}

function inspectLeftGuard(name: string, { stack, path, release, released }: LockedGuard): Problem[] {
  return released
    ? []
    : [{ path: `${stack}/${path}`, message: describe({ code: 'HW1411', given: `no ${name} any more`, allowed: 'one that was let go first', remedy: `Bring it back, ${release}, and take it out then.` }) }];
}
