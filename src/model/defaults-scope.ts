import { IConstruct } from 'constructs';
import { DefaultsLevel } from './defaults-level';
import { EstateDefaults } from './estate-defaults';
import { fail } from '../private/fail';
import { Labels } from '../values';

/** A value of one level, and the construct that set it. */
export interface Setting<T> {
  readonly value: T;
  readonly level: DefaultsLevel;
  readonly setBy: IConstruct;
}

const LEVELS = new WeakMap<IConstruct, { readonly level: DefaultsLevel; readonly defaults: EstateDefaults }>();

/** Sets the defaults of a construct and everything below it, once. */
export function setDefaults(scope: IConstruct, level: DefaultsLevel, defaults: EstateDefaults): void {
  if (LEVELS.has(scope)) {
    fail({ code: 'HW1233', given: `defaults of the ${level}, which has some`, allowed: 'one call for each level', remedy: 'Give all of them at once; what holds for a part only belongs to an Environment, a stack or a machine.' }, scope.node.path || undefined);
  }
  LEVELS.set(scope, { level, defaults });
}

/** The nearest setting of one default at or above a construct. */
export function settingOf<K extends keyof EstateDefaults>(scope: IConstruct, key: K): Setting<NonNullable<EstateDefaults[K]>> | undefined {
  for (let at: IConstruct | undefined = scope; at; at = at.node.scope) {
    const found = LEVELS.get(at);
    const value = found?.defaults[key];
    // An empty list is a value.
    if (found && value !== undefined && value !== null) { return { value, level: found.level, setBy: at }; }
  }
  return undefined;
}

/** The nearest value of one default at or above a construct. */
export function defaultOf<K extends keyof EstateDefaults>(scope: IConstruct, key: K): EstateDefaults[K] {
  return settingOf(scope, key)?.value;
}

/** All that the levels at or above a construct set, the farthest first. */
export function levelsOf(scope: IConstruct): Setting<EstateDefaults>[] {
  const levels: Setting<EstateDefaults>[] = [];
  for (let setBy: IConstruct | undefined = scope; setBy; setBy = setBy.node.scope) {
    const found = LEVELS.get(setBy);
    if (found) { levels.push({ value: found.defaults, level: found.level, setBy }); }
  }
  return levels.reverse();
}

/** Settings of one default at every level at or above a construct, the farthest first. */
export function settingsOf<K extends keyof EstateDefaults>(scope: IConstruct, key: K): Setting<NonNullable<EstateDefaults[K]>>[] {
  const settings: Setting<NonNullable<EstateDefaults[K]>>[] = [];
  for (const { value: { [key]: value }, level, setBy } of levelsOf(scope)) {
    if (value !== undefined && value !== null) { settings.push({ value, level, setBy }); }
  }
  return settings;
}

/** Labels of every level at or above a construct, the nearer level winning. */
export function mergedLabels(scope: IConstruct): Labels {
  return settingsOf(scope, 'labels').reduce((merged, { value }) => merged.mergedWith(value), Labels.none());
}

/** Id of the environment around a construct; undefined where there is none. */
export function environmentNameOf(scope: IConstruct): string | undefined {
  return scope.node.scopes.find(at => LEVELS.get(at)?.level === DefaultsLevel.ENVIRONMENT)?.node.id;
}
