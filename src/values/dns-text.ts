import { Grammar, matched } from './text';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ANY_LABEL = `_?${LABEL}`;

/** A zone leaves room for a host name of 63 letters and a dot before it: a whole name has 253 at most. */
const LONGEST_ZONE = 189;
const LONGEST_NAME = 253;

const ZONE: Grammar = {
  what: 'zone name',
  pattern: new RegExp(`^(?=.{1,${LONGEST_ZONE}}$)(?!.*\\.[0-9]+$)(?![0-9]+$)${LABEL}(?:\\.${LABEL})*$`),
  allowed: `lower-case names with dots between them, ${LONGEST_ZONE} characters at most, no dot at the end`,
  remedy: 'Write the zone as it is asked for, such as lab.example.',
};
const OWNER: Grammar = {
  what: 'record name',
  pattern: new RegExp(`^(?=.{1,${LONGEST_NAME}}$)(?:@|(?:\\*\\.)?${ANY_LABEL}(?:\\.${ANY_LABEL})*|\\*)$`),
  allowed: 'a name below the zone such as wiki or _ldap._tcp, * for all others, or @ for the zone itself',
  remedy: 'Write the name without the zone.',
};
const HOST_OWNER: Grammar = {
  ...OWNER,
  pattern: new RegExp(`^(?=.{1,${LONGEST_NAME}}$)(?:@|(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*|\\*)$`),
  allowed: 'a name below the zone such as wiki, without _, * for all others, or @ for the zone itself',
};
const TARGET: Grammar = {
  what: 'target',
  pattern: new RegExp(`^(?=.{1,${LONGEST_NAME}}$)(?:@|${ANY_LABEL}(?:\\.${ANY_LABEL})*\\.?)$`),
  allowed: 'a name below the zone such as git, @ for the zone itself, or a full name that ends with a dot',
  remedy: 'Write mail for a name of the zone, and mail.example.net. with its dot for any other.',
};

const HOST_TARGET: Grammar = {
  ...TARGET,
  pattern: new RegExp(`^(?=.{1,${LONGEST_NAME}}$)(?:@|${LABEL}(?:\\.${LABEL})*\\.?)$`),
  allowed: 'a name below the zone such as mail, without _, @ for the zone itself, or a full name that ends with a dot',
};

/** Reads the name of a zone. */
export function zoneNameIn(text: string): string {
  return matched(text, ZONE)[0];
}

/** Reads the name of a record below its zone. */
export function recordNameIn(text: string): string {
  return matched(text, OWNER)[0];
}

/** Reads the name that a record leads to. */
export function targetIn(text: string): string {
  return matched(text, TARGET)[0];
}

/** Reads the name of a record that only hosts have: servers refuse others with `_` in them. */
export function hostNameIn(text: string): string {
  return matched(text, HOST_OWNER)[0];
}

/** Reads the name of a server that a record leads to. */
export function hostTargetIn(text: string): string {
  return matched(text, HOST_TARGET)[0];
}
