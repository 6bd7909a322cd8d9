import { IConstruct } from 'constructs';
import { FeatureFlag } from './feature-flag';
import { FeatureFlags } from './feature-flags';
import { describe, Refusal, shown } from '../private/fail';

const INSPECTED = new WeakSet<IConstruct>();

/** Whether a flag is on in the App of a construct. Nothing else reads flags; what is not given is off. */
export function isFlagOn(scope: IConstruct, flag: FeatureFlag): boolean {
  return new Map(entriesOf(contextOf(scope.node.root))).get(flag.flagName) === true;
}

/** Lets an App tell once what is wrong with its flags, and a stack that it has none of its own. */
export function inspectFeatureFlags(stack: IConstruct): void {
  const root = stack.node.root;
  if (!INSPECTED.has(root)) {
    INSPECTED.add(root);
    root.node.addValidation({ validate: () => flagRefusals(contextOf(root)).map(describe) });
  }
  stack.node.addValidation({
    validate: () => contextOf(stack) === contextOf(root) ? [] : [describe({
      code: 'HW1221',
      given: `${FeatureFlags.CONTEXT_KEY} in the context of a stack`,
      allowed: 'flags in the context of the App, where they hold for all its stacks',
      remedy: 'Give them to `new App({ context })` or in cdktf.json.',
    })],
  });
}

function flagRefusals(given: unknown): Refusal[] {
  if (given === undefined) { return []; }
  if (kindOf(given) !== 'an object') {
    return [{ code: 'HW1221', given: `${FeatureFlags.CONTEXT_KEY}: ${kindOf(given)}`, allowed: 'an object from the name of a flag to true or false', remedy: `Write "${FeatureFlags.CONTEXT_KEY}": { "name": true }.` }];
  }
  const names = FeatureFlags.all.map(({ flagName }) => flagName);
  return entriesOf(given).sort(([a], [b]) => a < b ? -1 : 1).flatMap(([name, value]): Refusal[] => {
    if (!names.includes(name)) {
      return [{ code: 'HW1220', given: shown(name), allowed: names.length > 0 ? names.join(', ') : 'none: this release has no flags', remedy: 'Correct the name, or take it out: what was a flag before the last major release holds for everybody now.' }];
    }
    return typeof value === 'boolean' ? [] : [{ code: 'HW1221', given: `${name}: ${kindOf(value)}`, allowed: 'true or false', remedy: 'Write it without quotes.' }];
  });
}

/** A value as its author knows it, without its content where that could be long. */
function kindOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) { return shown(value); }
  return Array.isArray(value) ? 'a list' : 'an object';
}

function contextOf(scope: IConstruct): unknown {
  return scope.node.tryGetContext(FeatureFlags.CONTEXT_KEY);
}

function entriesOf(given: unknown): [string, unknown][] {
  return typeof given === 'object' && given !== null ? Object.entries(given) : [];
}
