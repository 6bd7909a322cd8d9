import { X509Certificate } from 'crypto';
import { IConstruct } from 'constructs';
import { Admin } from './admin';
import { levelsOf, nearestIn, Setting, settingsIn } from './defaults-scope';
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

type Key = keyof EstateDefaults;
type Levels = Setting<EstateDefaults>[];

const WORDS: { [K in Key]?: (value: NonNullable<EstateDefaults[K]>) => string } = {
  admin: (admin: Admin) => `${admin.userName}, ${admin.passwordRef ? 'password' : admin.publicKeys.length === 1 ? '1 key' : `${admin.publicKeys.length} keys`}`,
  trustedCas: pems => listed(pems.flatMap(subjectsOf)),
};
const PLAIN: Key[] = ['dns', 'imageMirror', 'locale', 'ntp', 'packageMirror', 'proxy', 'searchDomains', 'swap', 'timezone', 'trustedCas', 'updates', 'admin'];

/** Every default that holds for a construct, and who set it; sorted by key. */
export function explainDefaults(scope: IConstruct, applying: Applying): ExplainedDefault[] {
  const levels = levelsOf(scope);
  const keys = [...PLAIN, ...(['managementNetworks', 'namePattern'] as const).filter(key => applying[key])];
  return [...keys.flatMap(key => explained(levels, key)), ...explainedLabels(levels), ...explainedRequirements(levels)]
    .sort((a, b) => a.key < b.key ? -1 : 1);
}

function explained<K extends Key>(levels: Levels, key: K): ExplainedDefault[] {
  const setting = nearestIn(levels, key);
  if (!setting) { return []; }
  const words = WORDS[key];
  return [entry(key, words ? words(setting.value) : listed(setting.value), setting)];
}

function explainedLabels(levels: Levels): ExplainedDefault[] {
  const byKey = new Map<string, ExplainedDefault>();
  for (const setting of settingsIn(levels, 'labels')) {
    for (const [key, value] of Object.entries(setting.value.entries)) { byKey.set(key, entry(`labels.${key}`, value, setting)); }
  }
  return [...byKey.values()];
}

/** The farthest level that asks for a label is the one to talk to. */
function explainedRequirements(levels: Levels): ExplainedDefault[] {
  const byKey = new Map<string, ExplainedDefault>();
  for (const setting of settingsIn(levels, 'requiredLabels')) {
    for (const key of setting.value) { if (!byKey.has(key)) { byKey.set(key, entry(`requiredLabels.${key}`, 'required', setting)); } }
  }
  return [...byKey.values()];
}

function entry(key: string, value: string, { level, setBy }: Setting<unknown>): ExplainedDefault {
  return { key, value, level, constructPath: pathOf(setBy) };
}

/** cdktf makes a path anew each time that it is asked for, and a few constructs set what thousands of machines get. */
const PATHS = new WeakMap<IConstruct, string>();

function pathOf(construct: IConstruct): string {
  const path = PATHS.get(construct) ?? construct.node.path;
  PATHS.set(construct, path);
  return path;
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
