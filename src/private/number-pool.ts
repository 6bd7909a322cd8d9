import { IConstruct } from 'constructs';

/** What asks for a number that nobody else has. Everything is asked late: names and ranges may still change. */
export interface NumberClaim {
  /** Name that the number starts from; it also decides who comes first where two start from one. */
  readonly name: () => string;
  /** Construct that asks, for messages. */
  readonly owner: () => string;
  /** Where the construct stands: who tells of a clash. */
  readonly scope: IConstruct;
  /** First number of the range. */
  readonly first: number;
  /** Last number of the range. */
  readonly last: number;
  /** Where the search begins, in the range. */
  readonly start: (name: string) => number;
  /** Number that the program gives; it wins. */
  readonly explicit: () => number | undefined;
}

/**
 * Gives each claim a number of its own: the explicit one, else the one that was given before, else the first free one
 * from the hash of its name on. What was given before is never given to another, so that one claim more or less moves no other.
 */
export class NumberPool {
  private readonly claims: NumberClaim[] = [];
  private settled?: Map<NumberClaim, number>;

  /** @param kept numbers that were given before, by name */
  constructor(private readonly kept: () => ReadonlyMap<string, number>) {}

  public claim(claim: NumberClaim): void {
    this.claims.push(claim);
    this.settled = undefined;
  }

  /** Forgets what was settled, after a name or an explicit number has changed. */
  public reconsider(): void {
    this.settled = undefined;
  }

  public numberOf(claim: NumberClaim): number {
    this.settled ??= this.settle();
    return this.settled.get(claim)!;
  }

  /** Numbers that claims of several names share, where one of them at least stands in a place that is `mine`; with their owners. */
  public clashes(mine: (scope: IConstruct) => boolean): [number, string[]][] {
    const owners = new Map<number, NumberClaim[]>();
    for (const claim of this.claims) {
      const number = this.numberOf(claim);
      owners.set(number, [...owners.get(number) ?? [], claim]);
    }
    return [...owners].filter(([, claims]) => new Set(claims.map(({ name }) => name())).size > 1 && claims.some(({ scope }) => mine(scope)))
      .map(([number, claims]) => [number, claims.map(({ owner }) => owner())]);
  }

  private settle(): Map<NumberClaim, number> {
    const settled = new Map<NumberClaim, number>();
    const kept = this.kept();
    const taken = new Set(kept.values());
    const open: { claim: NumberClaim; name: string }[] = [];
    for (const claim of this.claims) {
      const name = claim.name();
      const given = claim.explicit() ?? kept.get(name);
      if (given === undefined) { open.push({ claim, name }); } else { settled.set(claim, given); taken.add(given); }
    }
    // By name, so that the order in which the program makes things never matters. Two of one name share a number, and are refused for it.
    const byName = new Map<string, number>();
    for (const { claim, name } of open.sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0)) {
      const number = byName.get(name) ?? freeFrom(claim.start(name), claim, taken);
      byName.set(name, number);
      settled.set(claim, number);
      taken.add(number);
    }
    return settled;
  }
}

/** The next number that nobody has; a range without one gives the start again, which is refused as a duplicate. */
function freeFrom(start: number, { first, last }: NumberClaim, taken: ReadonlySet<number>): number {
  for (let number = start; ;) {
    if (!taken.has(number)) { return number; }
    number = number === last ? first : number + 1;
    if (number === start) { return start; }
  }
}
