/**
 * Why a baseline must not be replaced; undefined when it may be. `breaks` is how many there are since it was made.
 *
 * Before the first release it is replaced freely: the difference is read in review. After it, only a release replaces it, and one with breaks only as a major one.
 */
export function refusalToReplace(last: string | undefined, next: string | undefined, breaks: number): string | undefined {
  if (next !== undefined && !isVersion(next)) { return `"${next}" is no version such as 1.2.0.`; }
  if (last === undefined) { return undefined; }
  if (next === undefined) { return `The baseline is that of release ${last}. Say which release replaces it: npm run baseline -- --release <version>.`; }
  if (!isAfter(next, last)) { return `Release ${next} does not come after ${last}.`; }
  return breaks > 0 && major(next) === major(last) ? `Release ${next} must not break what ${last} promised; a major release may.` : undefined;
}

/** What is wrong with the release of a baseline, by the changelog; undefined when it is the last one, or the major release that is being made. */
export function staleness(release: string | undefined, changelog: string): string | undefined {
  const last = /^## \[(\d+\.\d+\.\d+)\]/m.exec(changelog)?.[1];
  if (release === last) { return undefined; }
  if (last === undefined) { return `The baseline is that of release ${release}, and CHANGELOG.md has none.`; }
  const ahead = release !== undefined && isAfter(release, last) && major(release) !== major(last);
  return ahead ? undefined : `CHANGELOG.md has release ${last}, and the baseline is ${release === undefined ? 'of none' : `that of ${release}`}: npm run baseline -- --release ${last}.`;
}

function isVersion(text: string): boolean {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(text);
}

function isAfter(next: string, last: string): boolean {
  const [a, b] = [next, last].map(version => version.split('.').map(Number));
  const at = a.findIndex((part, position) => part !== b[position]);
  return at >= 0 && a[at] > b[at];
}

function major(version: string): string {
  return version.split('.')[0];
}
