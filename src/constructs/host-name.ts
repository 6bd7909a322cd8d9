import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { defaultOf, environmentNameOf, mergedLabels } from '../model/defaults-scope';
import { fail, HostwrightError, shown } from '../private/fail';
import { nameFromPath, pathBelowStack } from '../private/naming';
import { HostName, NamePattern } from '../values';

/**
 * The host name of a machine: the one that was given, else the one that the name pattern above it makes, else its path. The path is
 * the first one of a construct that has moved. Refused with the path of the construct.
 */
export function hostNameOf(construct: IConstruct, given: string | undefined, origin: string[] = pathBelowStack(construct)): HostName {
  if (given !== undefined) { return HostName.of(given); }
  const pattern = defaultOf(construct, 'namePattern');
  return legal(construct, pattern ? filled(pattern, construct, origin) : nameFromPath(origin), pattern);
}

/** The name of a template: patterns are for machines. */
export function templateNameOf(construct: IConstruct, given: string | undefined, origin: string[] = pathBelowStack(construct)): HostName {
  return given !== undefined ? HostName.of(given) : legal(construct, nameFromPath(origin));
}

function filled(pattern: NamePattern, construct: IConstruct, origin: string[]): string {
  return pattern._filled(placeholder => {
    const value = valueOf(placeholder, construct, origin);
    return value ? value : fail({
      code: 'HW1215',
      given: `{${placeholder}} of the name pattern ${pattern}, which has no value here`,
      allowed: 'placeholders that each machine below has a value for',
      remedy: placeholder === 'environment' ? 'Make the stack below an Environment, or give `hostName`.' : 'Give the machine the label, or `hostName`.',
    }, construct.node.path);
  });
}

function valueOf(placeholder: string, construct: IConstruct, origin: string[]): string {
  switch (placeholder) {
    case 'environment': return nameFromPath([environmentNameOf(construct) ?? '']);
    case 'stack': return nameFromPath([TerraformStack.of(construct).node.id]);
    case 'id': return nameFromPath(origin);
    default: return nameFromPath([mergedLabels(construct).entries[placeholder.slice('label.'.length)] ?? '']);
  }
}

function legal(construct: IConstruct, name: string, pattern?: NamePattern): HostName {
  try {
    return HostName.of(name);
  } catch (error) {
    if (!(error instanceof HostwrightError)) { throw error; }
    const given = pattern ? `${shown(name)} by the name pattern ${pattern}` : shown(name);
    return fail({ code: 'HW1215', given, allowed: '1 to 63 lower-case letters, digits and hyphens', remedy: 'Give `hostName`.' }, construct.node.path);
  }
}
