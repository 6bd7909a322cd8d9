import { X509Certificate } from 'crypto';
import { IConstruct } from 'constructs';
import { Admin } from './admin';
import { levelsOf, Setting } from './defaults-scope';
import { EstateDefaults } from './estate-defaults';
import { ExplainedDefault } from './explained-default';
import { certificatesIn } from '../private/pem';

/** What of the defaults is about one machine. */
export interface Applying {
  /** Whether its name was made by a pattern. */
  readonly namePattern: boolean;
  /** Whether its management port is kept to networks. */
  readonly managementNetworks: boolean;
}

const WORDS: { [K in keyof EstateDefaults]?: (value: NonNullable<EstateDefaults[K]>) => string } = {
  admin: (admin: Admin) => `${admin.userName}, ${admin.passwordRef ? 'password' : admin.publicKeys.length === 1 ? '1 key' : `${admin.publicKeys.length} keys`}`,
  trustedCas: pems => listed(pems.flatMap(subjectsOf)),
};
const KEYS: readonly (keyof EstateDefaults)[] = ['admin', 'dns', 'imageMirror', 'locale', 'managementNetworks', 'namePattern', 'ntp', 'packageMirror', 'proxy', 'searchDomains', 'swap', 'timezone', 'trustedCas', 'updates'];
const REQUIRED = 'requiredLabels.';

/** Every default that holds for a construct, and who set it; sorted by key. */
export function explainDefaults(scope: IConstruct, applying: Applying): ExplainedDefault[] {
  const holding = new Map<string, ExplainedDefault>();
  for (const level of levelsOf(scope)) {
    for (const one of entriesOf(level)) {
      // The farthest level that asks for a label is the one to talk to; of all else the nearest counts.
      if (!(one.key.startsWith(REQUIRED) && holding.has(one.key))) { holding.set(one.key, one); }
    }
  }
  return [...holding.values()].filter(({ key }) => !(key in applying) || applying[key as keyof Applying]).sort((a, b) => a.key < b.key ? -1 : 1);
}

/** A level is set once, and most of them hold for thousands of machines. */
const ENTRIES = new WeakMap<IConstruct, readonly ExplainedDefault[]>();

function entriesOf(setting: Setting<EstateDefaults>): readonly ExplainedDefault[] {
  const entries = ENTRIES.get(setting.setBy) ?? explained(setting);
  ENTRIES.set(setting.setBy, entries);
  return entries;
}

function explained({ value: defaults, level, setBy: { node: { path: constructPath } } }: Setting<EstateDefaults>): ExplainedDefault[] {
  const entry = (key: string, value: string): ExplainedDefault => ({ key, value, level, constructPath });
  return [
    ...KEYS.filter(key => defaults[key] !== undefined && defaults[key] !== null).map(key => entry(key, wordsOf(defaults, key))),
    ...Object.entries(defaults.labels?.entries ?? {}).map(([key, value]) => entry(`labels.${key}`, value)),
    ...(defaults.requiredLabels ?? []).map(key => entry(`${REQUIRED}${key}`, 'required')),
  ];
}

function wordsOf<K extends keyof EstateDefaults>(defaults: EstateDefaults, key: K): string {
  const words = WORDS[key];
  return words ? words(defaults[key]!) : listed(defaults[key]);
}

function listed(value: unknown): string {
  const texts = [value].flat().map(String);
  return texts.length > 0 ? texts.join(', ') : 'none';
}

/** Thousands of machines trust the same few certificates. */
const SUBJECTS = new Map<string, string[]>();

function subjectsOf(pem: string): string[] {
  let subjects = SUBJECTS.get(pem);
  if (!subjects) {
    subjects = readSubjects(pem);
    SUBJECTS.set(pem, subjects);
  }
  return subjects;
}

function readSubjects(pem: string): string[] {
  return certificatesIn(pem).map(one => new X509Certificate(one))
    .map(({ subject, fingerprint256 }) => `${(subject || 'no subject').replaceAll('\n', ', ')} (sha256 ${fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase()})`);
}
