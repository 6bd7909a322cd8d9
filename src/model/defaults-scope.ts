import { IConstruct } from 'constructs';
import { fail, shown } from '../private/fail';
import { IpAddress, Labels } from '../values';
import { EstateDefaults } from './estate-defaults';

const DEFAULTS = new WeakMap<IConstruct, EstateDefaults>();

/** Sets the defaults of a construct and everything below it. */
export function setDefaults(scope: IConstruct, defaults: EstateDefaults): void {
  DEFAULTS.set(scope, defaults);
}

/** The nearest value of one default above a construct; labels are merged, the nearer level winning. */
export function defaultOf<K extends keyof EstateDefaults>(scope: IConstruct, key: K): EstateDefaults[K] {
  for (let at: IConstruct | undefined = scope; at; at = at.node.scope) {
    const value = DEFAULTS.get(at)?.[key];
    if (value !== undefined) { return value; }
  }
  return undefined;
}

/** Labels of every level above a construct, the nearer level winning. */
export function defaultLabels(scope: IConstruct): Labels {
  const levels = scope.node.scopes.map(at => DEFAULTS.get(at)?.labels).filter(labels => labels !== undefined);
  return levels.reduce((merged, labels) => merged.mergedWith(labels), Labels.none());
}

/** Refuses defaults whose text does not follow its grammar. */
export function checkDefaults(defaults: EstateDefaults, path: string): EstateDefaults {
  const wrong = (what: string, given: string, allowed: string): never =>
    fail({ code: 'HW1213', given: `${what} ${shown(given)}`, allowed, remedy: `Correct \`defaults.${what}\`.` }, path);
  for (const server of defaults.dns ?? []) {
    try { IpAddress.of(server); } catch { wrong('dns', server, 'IP addresses'); }
  }
  for (const domain of defaults.searchDomains ?? []) {
    if (!/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/.test(domain)) { wrong('searchDomains', domain, 'domain names'); }
  }
  if (defaults.timezone !== undefined && !isTimezone(defaults.timezone)) { wrong('timezone', defaults.timezone, 'an IANA time zone such as Europe/Berlin'); }
  return defaults;
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name);
  } catch {
    return false;
  }
}
