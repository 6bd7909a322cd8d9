import { MOST_COMMAND } from './first-way-in';
import { VsphereDomainJoin, VsphereLinuxCustomizationOptions, VsphereWindowsCustomizationOptions } from './vsphere-customization-options';
import { fail } from '../../private/fail';
import { refuseToken, wholeNumber } from '../../private/plain-value';
import { secretShapeIn } from '../../private/secret-shapes';
import { Grammar, matched } from '../../values/text';

const DOMAIN: Grammar = {
  what: 'domain',
  pattern: /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i,
  allowed: 'a DNS name such as corp.example',
  remedy: 'Write labels of letters, digits and hyphens with dots between them.',
};
/** What the provider accepts. */
const TIME_ZONE: Grammar = { what: 'time zone', pattern: /^[-+/_a-zA-Z0-9]+$/, allowed: 'an IANA time zone such as Europe/Berlin', remedy: 'Write its name as the tz database has it.' };
const WORKGROUP: Grammar = {
  what: 'workgroup', pattern: /^(?![\s.])[^\p{Cc}"/\\[\]:|<>+=;,?*${}]{1,15}(?<!\s)$/u, allowed: '1 to 15 characters without " / \\ [ ] : | < > + = ; , ? * $ { }', remedy: 'Choose a short name such as LAB.',
};
const ACCOUNT: Grammar = { what: 'user', pattern: /^[^\s{}"$%]{1,256}$/u, allowed: '1 to 256 characters without white space, quotes, braces, $ and %', remedy: 'Write the account as join@corp.example or CORP\\join.' };
const UNIT: Grammar = { what: 'organizational unit', pattern: /^(?:OU|CN)=[^\p{Cc}"${}]{1,500}$/iu, allowed: 'a distinguished name that begins with OU= or CN=', remedy: 'Write it as the domain has it, such as OU=Servers,DC=corp,DC=example.' };
const LABEL: Grammar = { what: 'name', pattern: /^[^\s\p{Cc}"${}](?:[^\p{Cc}"${}]{0,78}[^\s\p{Cc}"${}])?$/u, allowed: '1 to 80 characters on one line, without " $ { }', remedy: 'Choose another name.' };
const COMMAND: Grammar = {
  what: 'command',
  pattern: new RegExp(`^[^\\s\\p{Cc}](?:(?!\\$\\{|%\\{)[^\\p{Cc}]){0,${MOST_COMMAND - 1}}$`, 'u'),
  allowed: `one line of up to ${MOST_COMMAND} characters, without \${ and %{`,
  remedy: 'Windows leaves out longer ones: put the script into the template, and run it by its path.',
};

/** Throws for what vCenter would not take of a customization of Linux. */
export function checkLinux(options: VsphereLinuxCustomizationOptions): void {
  const { domain, timeZone, script } = options;
  if (domain !== undefined) { matched(domain, DOMAIN); }
  if (timeZone !== undefined) { matched(timeZone, TIME_ZONE); }
  if (script !== undefined) { refuseSecret(script, 'script'); }
}

/** Throws for what vCenter or Windows would not take. */
export function checkWindows(options: VsphereWindowsCustomizationOptions): void {
  const { join, workgroup, organization, fullName, timeZone, runOnce = [], autoLogonCount } = options;
  if (join && workgroup !== undefined) {
    fail({ code: 'HW1103', given: `workgroup ${workgroup} and domain ${join.domain}`, allowed: 'one of them', remedy: 'A machine in a domain is in no workgroup: leave one out.' });
  }
  if (join) { checkJoin(join); }
  if (workgroup !== undefined) { matched(workgroup, WORKGROUP); }
  for (const [what, value] of [['organization', organization], ['full name', fullName]] as const) {
    if (value !== undefined) { matched(value, { ...LABEL, what }); }
  }
  if (timeZone !== undefined) { wholeNumber(timeZone, 'time zone index', 0, 360); }
  if (autoLogonCount !== undefined) { wholeNumber(autoLogonCount, 'number of logons', 1, 9); }
  for (const command of runOnce) { matched(command, COMMAND); refuseSecret(command, 'command'); }
}

/** Name of a specification as vCenter has it. */
export function checkedSpecification(name: string): string {
  return matched(name, { ...LABEL, what: 'customization specification' })[0];
}

function checkJoin({ domain, user, ou }: VsphereDomainJoin): void {
  matched(domain, DOMAIN);
  matched(user, ACCOUNT);
  if (ou !== undefined) { matched(ou, UNIT); }
}

/** What Terraform writes here stands in its state, and in vCenter. */
function refuseSecret(text: string, what: string): void {
  refuseToken(text, what);
  const shape = secretShapeIn(text);
  if (shape !== undefined) {
    fail({ code: 'HW1103', given: `${what} with a secret in it (${shape}; not shown)`, allowed: `a ${what} without secrets`, remedy: 'It stands in the state and in vCenter: let Ansible bring the secret once the machine is up.' });
  }
}
