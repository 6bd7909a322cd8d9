import { DnsRecord, Duration } from '../../values';

/** What a zone says, whether forward or reverse. */
export interface Zone {
  /** Name without the last dot. */
  readonly zoneName: string;
  /** Name of the construct that it comes from. */
  readonly path: string;
  /** How long others keep its records. */
  readonly ttl: Duration;
  /** Its servers as the forward zone names them, the first one the primary. */
  readonly nameServers: readonly string[];
  /** Mailbox of whoever answers for it, as a domain name. */
  readonly mailbox: string;
  /** Its records beside SOA and NS. */
  records(): ZoneRecord[];
}

/** One line of a zone file. */
export interface ZoneRecord {
  readonly name: string;
  readonly type: string;
  readonly data: string;
}

/** A forward zone with what other formats than a zone file need of it. */
export interface ForwardZone {
  readonly zoneName: string;
  readonly path: string;
  /** Names of its reverse zones. */
  readonly reverseNames: readonly string[];
  /** All its records, each once, in order. */
  entries(): readonly DnsRecord[];
}

/** A whole name without its last dot: `git` becomes `git.lab.example`. */
export function fullName(name: string, zoneName: string): string {
  if (name.endsWith('.')) { return name.slice(0, -1); }
  return name === '@' ? zoneName : `${name}.${zoneName}`;
}

/** The name below the zone; undefined for one of another zone. */
export function nameInZone(target: string, zoneName: string): string | undefined {
  if (!target.endsWith('.')) { return target; }
  if (target === `${zoneName}.`) { return '@'; }
  return target.endsWith(`.${zoneName}.`) ? target.slice(0, -zoneName.length - 2) : undefined;
}

/** The zone itself first, then by name. */
export function byName(a: { name: string; type: string; data: string }, b: { name: string; type: string; data: string }): number {
  const keys = [a, b].map(({ name, type, data }) => [name === '@' ? '' : name, type, data].join('\t'));
  return keys[0] < keys[1] ? -1 : keys[0] > keys[1] ? 1 : 0;
}
