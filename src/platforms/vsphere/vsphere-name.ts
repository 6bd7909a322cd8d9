import { fail, shown } from '../../private/fail';
import { refuseToken } from '../../private/plain-value';

/** A name as vSphere shows it: 1 to 80 characters on one line, without the ones that it writes as %2f, %5c and %25. */
export function vsphereName(name: string, what: string, path: string): string {
  return checked(name, what, path, /^[^\s\p{Cc}/\\%"$](?:[^\p{Cc}/\\%"$]{0,78}[^\s\p{Cc}/\\%"$])?$/u, 'a name of 1 to 80 characters on one line, without / \\ % " and $');
}

/** A path of the inventory, such as `Templates/Linux/rhel9`; each part is a name. */
export function vspherePath(name: string, what: string, path: string): string {
  return checked(name, what, path, /^\/?[^\s\p{Cc}/\\%"$][^\p{Cc}/\\%"$]*(?:\/[^\p{Cc}/\\%"$]+)*$/u, 'a name or a path of names with / between them');
}

function checked(name: string, what: string, path: string, pattern: RegExp, allowed: string): string {
  refuseToken(name, what);
  if (!pattern.test(name)) { fail({ code: 'HW1103', given: `${what} ${shown(name)}`, allowed, remedy: 'Write it as vSphere shows it.' }, path); }
  return name;
}
