/** A privilege on a place of the access control, and what it is needed for. */
export interface Grant {
  readonly path: string;
  readonly privilege: string;
  /** Short texts, sorted. */
  readonly reasons: readonly string[];
}

/** Collects privileges; each is told once for a path, with all its reasons. */
export class Grants {
  private readonly byPath = new Map<string, Map<string, Set<string>>>();

  public add(path: string, reason: string, ...privileges: string[]): void {
    const known = this.byPath.get(path) ?? new Map<string, Set<string>>();
    this.byPath.set(path, known);
    for (const privilege of privileges) { known.set(privilege, (known.get(privilege) ?? new Set()).add(reason)); }
  }

  /** All of them, sorted by path and privilege. */
  public get all(): Grant[] {
    return sortedEntries(this.byPath).flatMap(([path, privileges]) => sortedEntries(privileges).map(([privilege, reasons]) => ({ path, privilege, reasons: [...reasons].sort() })));
  }
}

export function sortedEntries<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => a < b ? -1 : 1);
}
