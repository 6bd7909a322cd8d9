import * as path from 'path';
import { IConstruct } from 'constructs';
import { AddressBook } from './address-book';
import { EMPTY_LOCK, LOCK_FILE, LockDocument, LockedGuard, LockedMachine, LockedPlace, lockTextIn, parseLock } from './lock-file';
import { ZoneSerials } from './zone-serials';
import { Refusal } from '../private/fail';
import { macNumberOf } from '../private/identity';
import { NumberPool } from '../private/number-pool';
import { projectFolderOf } from '../private/project-folder';

/** Key of cdktf's context that names the lock of a program, or says `false` for none. */
export const LOCK_CONTEXT = 'hostwright:lock';

/** Whether two values are the same in JSON, where what is undefined is not there. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) { return true; }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) { return false; }
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return Object.keys(left).every(key => isSame(left[key], right[key])) && Object.keys(right).every(key => right[key] === undefined || left[key] !== undefined);
}

/** What an estate has given before, read once, and what it gives now. */
export class EstateLock {
  /** File of the lock; undefined where none is in force: in memory, and outside of a project. */
  public readonly file?: string;
  /** What is wrong with the lock itself. */
  public readonly problems: Refusal[] = [];
  private readText?: string;
  private document: LockDocument = EMPTY_LOCK;
  private machineEntries?: readonly [string, LockedMachine][];
  private readonly numberPools = new Map<string, NumberPool>();
  private macPool?: NumberPool;
  private addressBook?: AddressBook;
  private zoneSerials?: ZoneSerials;

  constructor(root: IConstruct) {
    try {
      this.file = this.placeOf(root);
      this.readText = this.file === undefined ? undefined : lockTextIn(this.file);
      if (this.readText === undefined) { return; }
      const { document, problem } = parseLock(this.readText, path.basename(this.file!));
      this.document = document;
      if (problem) { this.problems.push(problem); }
    } catch (error) {
      this.problems.push({ code: 'HW1401', given: (error as Error).message, allowed: 'a lock that can be read', remedy: 'Correct the rights of the file.' });
    }
  }

  /** Text of the file as it was read or last written; undefined where there was none. */
  public get text(): string | undefined {
    return this.readText;
  }

  /** Whether the file says just this, however it is laid out. */
  public holds(document: LockDocument): boolean {
    return this.readText !== undefined && isSame(this.document, document);
  }

  /** Takes over what was written, for an App that is synthesized again. */
  public adopt(text: string, document: LockDocument): void {
    this.readText = text;
    this.document = document;
    this.machineEntries = undefined;
  }

  /** Every machine of the lock by host name. */
  public get machines(): readonly [string, LockedMachine][] {
    return this.machineEntries ??= Object.entries(this.document.machines);
  }

  /** Every copy of a template by name and node. */
  public get templates(): [string, LockedPlace][] {
    return Object.entries(this.document.templates);
  }

  /** What must be let go before it leaves, by name. */
  public get guards(): [string, LockedGuard][] {
    return Object.entries(this.document.guards ?? {});
  }

  /** What was given to a machine; undefined for a new one. */
  public machine(hostName: string): LockedMachine | undefined {
    return Object.hasOwn(this.document.machines, hostName) ? this.document.machines[hostName] : undefined;
  }

  /** The entry that is kept where it says the same as a new one: a large estate then holds its lock once and not twice. */
  public keptOr(hostName: string, entry: LockedMachine): LockedMachine {
    const kept = this.machine(hostName);
    return kept && isSame(kept, entry) ? kept : entry;
  }

  /** What was given to a copy of a template; undefined for a new one. */
  public template(name: string): LockedPlace | undefined {
    return Object.hasOwn(this.document.templates, name) ? this.document.templates[name] : undefined;
  }

  /** Numbers of one kind that are unique in one system, such as the VM ids of a cluster. */
  public numbers(kind: string, system: string): NumberPool {
    const key = `${kind} ${system}`;
    let pool = this.numberPools.get(key);
    if (!pool) {
      pool = new NumberPool(() => {
        const given = new Map<string, number>();
        for (const places of [this.machines, this.templates]) {
          for (const [name, place] of places) { if (place.system === system && Object.hasOwn(place.numbers, kind)) { given.set(name, place.numbers[kind]); } }
        }
        return given;
      });
      this.numberPools.set(key, pool);
    }
    return pool;
  }

  /** The 40 bits of MAC addresses, unique in the estate. */
  public get macs(): NumberPool {
    return this.macPool ??= new NumberPool(() => {
      const given = new Map<string, number>();
      for (const [hostName, { nics }] of this.machines) {
        for (const nicName of Object.keys(nics)) {
          const number = macNumberOf(nics[nicName].mac);
          if (number !== undefined) { given.set(`${hostName}/${nicName}`, number); }
        }
      }
      return given;
    });
  }

  /** Addresses of pools, unique in each network of a system. */
  public get addresses(): AddressBook {
    return this.addressBook ??= new AddressBook(() => this.machines);
  }

  /** Serial numbers of DNS zones. */
  public get zones(): ZoneSerials {
    return this.zoneSerials ??= new ZoneSerials(() => this.document.zones ?? {});
  }

  /** Forgets every number and address that was settled, after a name has changed. */
  public reconsider(): void {
    for (const pool of this.numberPools.values()) { pool.reconsider(); }
    this.macPool?.reconsider();
    this.addressBook?.reconsider();
  }

  /** The lock lies beside cdktf.json unless the context names it; a program that writes elsewhere, such as a test, has none. */
  private placeOf(root: IConstruct): string | undefined {
    const named: unknown = root.node.tryGetContext(LOCK_CONTEXT);
    if (named === false) { return undefined; }
    if (typeof named === 'string' && named !== '') { return path.resolve(named); }
    if (named !== undefined) {
      this.problems.push({ code: 'HW1401', given: `${LOCK_CONTEXT} ${JSON.stringify(named)}`, allowed: 'the path of a file, or false', remedy: 'Correct the context of the App or of cdktf.json.' });
      return undefined;
    }
    const project = projectFolderOf(root);
    return project === undefined ? undefined : path.join(project, LOCK_FILE);
  }
}
