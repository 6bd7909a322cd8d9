import type { PolicyRule } from './rule';
import { DISKS } from './rules/disks';
import { EXTENSIONS } from './rules/extensions';
import { GUESTS } from './rules/guests';
import { INTERFACES } from './rules/interfaces';
import { MACHINE_SETTINGS } from './rules/machines';
import { PORTS_FROM_INTERNET } from './rules/ports-from-internet';
import { PROTECTION } from './rules/protection';
import { SECRETS } from './rules/secrets';
import { SUBNETS } from './rules/subnets';

const RULES: ReadonlyMap<string, PolicyRule> = new Map(
  [...PORTS_FROM_INTERNET, ...INTERFACES, ...SUBNETS, ...MACHINE_SETTINGS, ...GUESTS, ...DISKS, ...SECRETS, ...EXTENSIONS, ...PROTECTION].map(rule => [rule.ruleId, rule]),
);

/** Every rule, by topic. */
export function azurePolicyRules(): PolicyRule[] {
  return [...RULES.values()];
}

/** A rule by its name. */
export function azurePolicyRule(ruleId: string): PolicyRule {
  return RULES.get(ruleId)!;
}
