/** An order of all roles in which every host meets its own in its order; what no host orders goes by name. */
export interface RoleOrder {
  readonly roles: readonly string[];
  /** Roles that hosts want in orders which contradict each other; they follow by name. */
  readonly circle: readonly string[];
}

export function roleOrderOf(sequences: readonly (readonly string[])[]): RoleOrder {
  const before = new Map<string, Set<string>>();
  for (const sequence of sequences) {
    sequence.forEach((role, at) => {
      const known = before.get(role) ?? new Set();
      before.set(role, known);
      if (at > 0) { known.add(sequence[at - 1]); }
    });
  }
  const roles: string[] = [];
  for (;;) {
    const [next] = [...before].filter(([role, earlier]) => !roles.includes(role) && [...earlier].every(one => roles.includes(one))).map(([role]) => role).sort();
    if (next === undefined) { break; }
    roles.push(next);
  }
  const circle = [...before.keys()].filter(role => !roles.includes(role)).sort();
  return { roles: [...roles, ...circle], circle };
}
