import { markdownTable } from './markdown';
import { FeatureFlag } from '../../src';

/** The flags of this release, as docs/upgrading.md lists them. */
export function flagsTable(flags: readonly FeatureFlag[]): string[] {
  if (flags.length === 0) { return ['There is none yet: no default has changed since the last major release.']; }
  return markdownTable(['Flag', 'Since', 'What changes where it is on', 'Recommended'], flags.map(({ flagName, since, changes, recommended }) => [`\`${flagName}\``, since, changes, `\`${recommended}\``]));
}
