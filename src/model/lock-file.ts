import * as fs from 'fs';
import { Refusal } from '../private/fail';
import { stableJson } from '../private/json';
import { IpAddress, IpFamily } from '../values';

/** Name of the lock in the folder of the project. */
export const LOCK_FILE = 'hostwright.lock.json';

const VERSION = 1;

/** Serials of DNS are 32 bits. */
export const LAST_SERIAL = 2 ** 32 - 1;

/** Where something of the lock stands in the program and in Terraform. */
export interface LockedPlace {
  /** Id of its stack. */
  readonly stack: string;
  /** Path of its construct below the stack. */
  readonly path: string;
  /** Terraform address of its resource. */
  readonly address: string;
  /** System that runs it: numbers and addresses are unique in it. */
  readonly system: string;
  /** Numbers that the platform gave it, such as `vmId`. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** An interface as it was given. */
export interface LockedNic {
  readonly mac: string;
  readonly network: string;
  /** Address that a pool gave; none for one that the program writes out, or that is learned. */
  readonly ipv4?: string;
  /** The same of the other family. */
  readonly ipv6?: string;
}

/** A disk as it was given; the size in MiB. */
export interface LockedDisk {
  readonly slot: number;
  readonly serial: string;
  readonly mebibytes: number;
  /** Whether its owner said that it may go. */
  readonly retired?: boolean;
}

/** What was given to a machine, by its host name. */
export interface LockedMachine extends LockedPlace {
  readonly nics: Readonly<Record<string, LockedNic>>;
  readonly disks: Readonly<Record<string, LockedDisk>>;
  /** What it was made from: inputs that only a new machine takes, each as a text. */
  readonly origin: Readonly<Record<string, string>>;
  /** What its platform chose and keeps while it fits, each as a text. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Whether it holds data that cannot be made again. */
  readonly stateful?: boolean;
  /** Whether it is protected against destruction. */
  readonly protected?: boolean;
  /** Whether its owner said that it may go. */
  readonly retired?: boolean;
}

/** Something beside machines that must be let go before it leaves the program. */
export interface LockedGuard {
  /** Id of its stack. */
  readonly stack: string;
  /** Path of its construct below the stack. */
  readonly path: string;
  /** How it is let go. */
  readonly release: string;
  /** Whether it was. */
  readonly released?: boolean;
}

/** What a DNS zone was last written with. */
export interface LockedZone {
  /** Serial number, which grows with each change. */
  readonly serial: number;
  /** Hash of its records. */
  readonly content: string;
}

/** What the lock holds; templates are known by name and node. */
export interface LockDocument {
  readonly machines: Readonly<Record<string, LockedMachine>>;
  readonly templates: Readonly<Record<string, LockedPlace>>;
  /** None in most estates. */
  readonly guards?: Readonly<Record<string, LockedGuard>>;
  /** By zone; none in most estates. They stay when the zone leaves: one that comes back goes on where it was. */
  readonly zones?: Readonly<Record<string, LockedZone>>;
}

export const EMPTY_LOCK: LockDocument = { machines: {}, templates: {} };

/** The text of a lock: sorted, so that two branches that add machines rarely meet in one line. */
export function lockText({ machines, templates, guards, zones }: LockDocument): string {
  return stableJson({ '//': 'what was given to machines and must stay; written by hostwright, commit it', 'version': VERSION, machines, templates, guards, zones });
}

/** What lies on disk as text; undefined where there is none. Throws what the file system throws. */
export function lockTextIn(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** Reads a lock; what is wrong with it is given back and the lock taken for empty. */
export function parseLock(text: string, file: string): { document: LockDocument; problem?: Refusal } {
  const refused = (given: string, remedy = 'Take the last good version from version control, or correct the place by hand; without a lock every machine is taken for a new one.') =>
    ({ document: EMPTY_LOCK, problem: { code: 'HW1401' as const, given: `${file}: ${given}`, allowed: 'a lock that this library has written', remedy } });
  let content: unknown;
  try {
    // A byte order mark and line ends of Windows are no fault of the lock.
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (/^<{7} |^>{7} /m.test(text)) { return refused('conflict markers of a merge', 'Keep the entries of both sides, remove the markers, and synthesize again.'); }
    return refused((error as Error).message.replace(/\s+/g, ' '));
  }
  if (!isRecord(content)) { return refused('no object'); }
  if (content.version !== VERSION) { return refused(`version ${JSON.stringify(content.version)}`, `This release knows version ${VERSION}; a newer lock needs the release that wrote it.`); }
  const wrong = LOCK({ guards: {}, zones: {}, ...content });
  const { machines, templates, guards, zones } = content as unknown as LockDocument;
  return wrong === undefined ? { document: { machines, templates, guards, zones } } : refused(wrong.slice(1));
}

/** What is wrong with a value, as `.path is no text`; undefined where all is well. The path is put together on the way up: a lock is large, and mostly right. */
type Shape = (value: unknown) => string | undefined;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text: Shape = value => typeof value === 'string' && value !== '' ? undefined : ' is no text';
const number: Shape = value => Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : ' is no whole number';
const flag: Shape = value => value === undefined || typeof value === 'boolean' ? undefined : ' is neither true nor false';
const mac: Shape = value => typeof value === 'string' && /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(value) ? undefined : ' is no MAC address';
const ip = (family: IpFamily): Shape => value => value === undefined || (typeof value === 'string' && IpAddress._parse(value)?.family === family) ? undefined : ` is no ${family} address`;
const each = (shape: Shape): Shape => value => isRecord(value) ? first(Object.keys(value), key => shape(value[key])) : ' is no object';
const all = (shapes: Record<string, Shape>): Shape => {
  const keys = Object.keys(shapes);
  return value => isRecord(value) ? first(keys, key => shapes[key](value[key])) : ' is no object';
};

const PLACE_SHAPES = { stack: text, path: text, address: text, system: text, numbers: each(number) };
const PLACE = all(PLACE_SHAPES);
const GUARD = all({ stack: text, path: text, release: text, released: flag });
const MACHINE = all({
  ...PLACE_SHAPES,
  nics: each(all({ mac, network: text, ipv4: ip(IpFamily.V4), ipv6: ip(IpFamily.V6) })),
  disks: each(all({ slot: number, serial: text, mebibytes: number, retired: flag })),
  origin: each(text),
  choices: value => value === undefined ? undefined : each(text)(value),
  stateful: flag,
  protected: flag,
  retired: flag,
});

const ZONE = all({ serial: value => number(value) ?? ((value as number) > LAST_SERIAL ? ` is more than ${LAST_SERIAL}` : undefined), content: text });

const LOCK = all({ machines: each(MACHINE), templates: each(PLACE), guards: each(GUARD), zones: each(ZONE) });

function first(keys: string[], wrong: (key: string) => string | undefined): string | undefined {
  for (const key of keys) {
    const found = wrong(key);
    if (found !== undefined) { return `.${key}${found}`; }
  }
  return undefined;
}
