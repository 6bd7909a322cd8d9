import type { AzurePolicyRule } from './azure-policy-rule';
import { azurePolicyRules } from './catalogue';
import type { Finding, PolicyRule } from './rule';
import { covers, inspectWaiver, PolicyWaiver } from './waiver';
import { WrittenResources } from './written-resource';
import { Refused } from '../../../model/report';
import type { CalendarDate } from '../../../values';

/** What a program says of the policy. */
export interface PolicyChoices {
  readonly waivers: readonly PolicyWaiver[];
  /** Rules that hold only where they are asked for. */
  readonly asked: readonly AzurePolicyRule[];
}

/** A finding with its rule, and the waiver that covers it. */
export interface JudgedFinding extends Finding {
  readonly rule: PolicyRule;
  readonly waiver?: PolicyWaiver;
}

/** What the rules find in a stack, waived or not; in the order of the rules. */
export function policyFindings(resources: WrittenResources, { waivers, asked }: PolicyChoices): JudgedFinding[] {
  const wanted = new Set(asked.map(({ ruleId }) => ruleId));
  return azurePolicyRules().filter(({ ruleId, isOptional }) => isOptional !== true || wanted.has(ruleId))
    .flatMap(rule => rule.check(resources).map(finding => ({ ...finding, rule, waiver: waivers.find(waiver => covers(waiver, rule.ruleId, finding)) })));
}

/** What is refused of a stack: what is found and not waived, and waivers of the program that do not hold. */
export function inspectPolicy(findings: readonly JudgedFinding[], given: readonly PolicyWaiver[], checkDate: CalendarDate): Refused[] {
  const refused = findings.filter(({ waiver }) => waiver === undefined).map(({ rule: { ruleId, code, allowed, remedy }, resource: { address }, given: found }) => (
    { code, given: `${found} at ${address} (${ruleId})`, allowed, remedy }
  ));
  const held = given.flatMap(waiver => inspectWaiver(waiver, findings.some(finding => covers(waiver, finding.rule.ruleId, finding)), checkDate));
  return [...refused, ...held].sort((a, b) => a.code < b.code ? -1 : a.code > b.code ? 1 : a.given < b.given ? -1 : 1);
}
