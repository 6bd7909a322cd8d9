import { IConstruct } from 'constructs';
import { fail, HostwrightError, shown } from '../private/fail';
import { nameFromPath } from '../private/naming';
import { HostName } from '../values';

/** The host name that was given, or the one that the path makes; refused with the path of the construct. */
export function hostNameOf(construct: IConstruct, given: string | undefined): HostName {
  if (given !== undefined) { return HostName.of(given); }
  const derived = nameFromPath(construct);
  try {
    return HostName.of(derived);
  } catch (error) {
    if (!(error instanceof HostwrightError)) { throw error; }
    return fail({ code: 'HW1215', given: shown(derived), allowed: '1 to 63 lower-case letters, digits and hyphens', remedy: 'Give `hostName`.' }, construct.node.path);
  }
}
