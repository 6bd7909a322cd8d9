type Variables = Readonly<Record<string, unknown>>;

/** Variables that every one of several hosts has, with the same value. A single host shares nothing. */
export function sharedVariables(all: readonly Variables[]): Variables {
  const [first, ...others] = all;
  if (others.length === 0) { return {}; }
  const texts = new Map(Object.entries(first).map(([name, value]) => [name, JSON.stringify(value)]));
  for (const variables of others) {
    for (const [name, text] of texts) {
      if (variables[name] !== first[name] && JSON.stringify(variables[name]) !== text) { texts.delete(name); }
    }
  }
  return Object.fromEntries([...texts.keys()].sort().map(name => [name, first[name]]));
}
