import { shortHash } from '../../private/identity';

/** What Azure takes at most of disks, security groups and their rules, networks and addresses (Microsoft, Naming rules and restrictions for Azure resources). */
const LONGEST = 80;

/** A name made of others; one that would be too long is cut, and ends in what tells it from others that begin alike. */
export function boundedName(...parts: readonly string[]): string {
  const name = parts.join('-');
  if (name.length <= LONGEST) { return name; }
  const end = `-${shortHash(name)}`;
  return `${name.slice(0, LONGEST - end.length)}${end}`;
}
