import { IConstruct } from 'constructs';
import { LAST_SERIAL, LockedZone } from './lock-file';
import { Refusal } from '../private/fail';
import { shortHash } from '../private/identity';

/** A zone as it is written: records without the serial. */
export interface ZoneClaim {
  /** Name without the last dot. */
  readonly name: string;
  readonly owner: IConstruct;
  /** Serial of a zone that the lock does not know, and the least of one that it does. */
  readonly firstSerial: number;
  /** Its records; pure. */
  readonly records: () => string;
}

/**
 * Serial numbers of DNS zones: a server fetches a zone again only when its serial has grown (RFC 1982). There is no clock to take it
 * from, so it is counted: by one whenever the records are others than the lock knows.
 */
export class ZoneSerials {
  private readonly claims: ZoneClaim[] = [];

  /** @param kept what zones were last written with, by name */
  constructor(private readonly kept: () => Readonly<Record<string, LockedZone>>) {}

  public claim(zone: ZoneClaim): void {
    this.claims.push(zone);
  }

  /** The serial of what the zone says now. */
  public serialOf(zone: ZoneClaim): number {
    return this.entryOf(zone).serial;
  }

  /** What the lock shall hold; undefined where there has never been a zone. */
  public next(): Record<string, LockedZone> | undefined {
    const zones = { ...this.kept(), ...Object.fromEntries(this.claims.map(zone => [zone.name, this.entryOf(zone)])) };
    return Object.keys(zones).length > 0 ? zones : undefined;
  }

  /** Zones that say something else than the lock knows. */
  public changed(): { name: string; owner: string }[] {
    return this.claims.filter(zone => this.entryOf(zone) !== this.keptOf(zone)).map(({ name, owner }) => ({ name, owner: owner.node.path }));
  }

  /** A zone that stands elsewhere too; told by the later one. */
  public inspect(zone: ZoneClaim): Refusal[] {
    return this.claims.slice(0, this.claims.indexOf(zone)).filter(({ name }) => name === zone.name).map(({ name, owner }) => ({
      code: 'HW1260', given: `${name}, which ${owner.node.path} writes too`, allowed: 'one DnsZone for each zone of the estate', remedy: 'Register the machines of both with one, or leave the reverse network out of one.',
    }));
  }

  private keptOf({ name }: ZoneClaim): LockedZone | undefined {
    const kept = this.kept();
    return Object.hasOwn(kept, name) ? kept[name] : undefined;
  }

  private entryOf(zone: ZoneClaim): LockedZone {
    const kept = this.keptOf(zone);
    const content = shortHash(zone.records(), 16);
    if (kept?.content === content && kept.serial >= zone.firstSerial) { return kept; }
    return { serial: kept ? Math.max(kept.serial === LAST_SERIAL ? 1 : kept.serial + 1, zone.firstSerial) : zone.firstSerial, content };
  }
}
