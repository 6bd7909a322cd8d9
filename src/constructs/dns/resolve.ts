import { nameInZone } from './zone';
import { DnsRecord, DnsRecordType } from '../../values';

const ADDRESSES: DnsRecordType[] = [DnsRecordType.A, DnsRecordType.AAAA];

/** Finds what names of a zone lead to, as a server does. */
export class Resolver {
  private readonly byName = new Map<string, DnsRecord[]>();

  constructor(entries: readonly DnsRecord[], private readonly zoneName: string) {
    for (const entry of entries) { this.byName.set(entry.recordName, [...this.byName.get(entry.recordName) ?? [], entry]); }
  }

  /** Names with all their records. */
  public get names(): [string, DnsRecord[]][] {
    return [...this.byName];
  }

  /** Addresses that a name of the zone has or leads to. */
  public addressesOf(name: string): string[] {
    return this.recordsOf(name).filter(({ recordType }) => ADDRESSES.includes(recordType)).map(({ _data }) => _data);
  }

  /** Whether a target of another zone, which is not looked into, or one that is there. An alias must not stand between where an address is asked for. */
  public leads(target: string, needsAddress: boolean): boolean {
    const name = nameInZone(target, this.zoneName);
    if (name === undefined) { return true; }
    if (!needsAddress) { return name === '@' || this.lastAlias(name)?.outside === true || this.recordsOf(name).length > 0; }
    return this.ownRecords(name).some(({ recordType }) => ADDRESSES.includes(recordType));
  }

  /** The name of the zone that a chain of aliases ends at; undefined where it leads out of the zone or round. */
  public endOf(name: string): string | undefined {
    const last = this.lastAlias(name);
    return last?.outside === false ? last.name : undefined;
  }

  /** Records at the end of a chain of aliases; none where it leads round or nowhere. */
  private recordsOf(name: string): DnsRecord[] {
    const end = this.endOf(name);
    return end === undefined ? [] : this.ownRecords(end);
  }

  private lastAlias(name: string): { name: string; outside: boolean } | undefined {
    const seen = new Set<string>();
    for (let at = name; !seen.has(at);) {
      seen.add(at);
      const alias = this.ownRecords(at).find(({ recordType }) => recordType === DnsRecordType.CNAME);
      if (!alias) { return { name: at, outside: false }; }
      const next = nameInZone(alias._target!, this.zoneName);
      if (next === undefined) { return { name: at, outside: true }; }
      at = next;
    }
    return undefined;
  }

  /** Those of the name itself, else those of the nearest wildcard above it. */
  private ownRecords(name: string): DnsRecord[] {
    const own = this.byName.get(name);
    if (own || name === '@') { return own ?? []; }
    const labels = name.split('.');
    for (let above = 1; above <= labels.length; above += 1) {
      const found = this.byName.get(['*', ...labels.slice(above)].join('.'));
      if (found) { return found; }
    }
    return [];
  }
}
