const CLAUSE = /^(=|!=|>=|<=|>|<|~>)?\s*v?([0-9]+(?:\.[0-9]+){0,2})$/;

/** Whether a Terraform version constraint allows a version; undefined when it is none. */
export function allows(constraint: string, version: string): boolean | undefined {
  let allowed = true;
  for (const clause of constraint.split(',')) {
    const [, operator = '=', bound] = CLAUSE.exec(clause.trim()) ?? [];
    if (bound === undefined) return undefined;
    allowed &&= holds(operator, bound, version);
  }
  return allowed;
}

function holds(operator: string, bound: string, version: string): boolean {
  const order = compareVersions(version, bound);
  switch (operator) {
    case '=': return order === 0;
    case '!=': return order !== 0;
    case '>': return order > 0;
    case '>=': return order >= 0;
    case '<': return order < 0;
    case '<=': return order <= 0;
    default: {
      // "~>" lets the last given part grow, and only that.
      const kept = bound.split('.').slice(0, -1);
      return order >= 0 && kept.every((part, index) => Number(part) === Number(version.split('.')[index]));
    }
  }
}

export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map(version => version.split('.').map(Number));
  return [0, 1, 2].map(index => (a[index] ?? 0) - (b[index] ?? 0)).find(difference => difference !== 0) ?? 0;
}
