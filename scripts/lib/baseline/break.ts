/** Something that a program of the last release meets when it takes this one. */
export interface Break {
  /** What it is about: a member of the API, an attribute of an address of an example, a code. */
  readonly where: string;
  /** What became of it, with what it was and what it is. */
  readonly what: string;
}

/** Says what broke since a baseline, and what to do; undefined when nothing did. `release` is that of the baseline, undefined before the first. */
export function reportOf(breaks: readonly Break[], release: string | undefined): string | undefined {
  if (breaks.length === 0) { return undefined; }
  const since = release === undefined ? 'the committed baseline' : `release ${release}`;
  const remedy = release === undefined
    ? 'Take it back; or, as long as nothing is released, accept it: `npm run baseline`, in the same commit.'
    : 'Take it back, or put it behind a flag (docs/upgrading.md). What a major release may bring is accepted by `npm run baseline -- --release <next major>`, in the same commit.';
  return [`${breaks.length} ${breaks.length === 1 ? 'break' : 'breaks'} since ${since}:`, ...breaks.map(({ where, what }) => `  ${where}: ${what}`), remedy].join('\n');
}
