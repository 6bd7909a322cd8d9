import { Token } from 'cdktf';
import { BLIND_SPOTS } from './blind-spots';
import { estate, refused, writtenIn } from './sample-estate';
import { CalendarDate } from '../../../../src';
import { AzurePolicyRule } from '../../../../src/platforms/azure/policy/azure-policy-rule';
import type { AzurePolicyWaiverOptions } from '../../../../src/platforms/azure/policy/azure-policy-waiver-options';
import { policyFindings } from '../../../../src/platforms/azure/policy/inspect-policy';
import { WrittenResources } from '../../../../src/platforms/azure/policy/written-resource';

const REASON = 'the router of the lab';
const router = estate({ azurerm_network_interface: { Nic: { ip_forwarding_enabled: true } } });
const waiver = (path: string, options: Partial<AzurePolicyWaiverOptions> = {}, rule = AzurePolicyRule.IP_FORWARDING) => ({ rule, path, options: { reason: REASON, ...options } });

test.each(['lab/Nic', 'lab', ''])('GIVEN a waiver at "%s" WHEN the rule is broken below it THEN nothing is refused', path => {
  expect(refused(router, [waiver(path)])).toEqual([]);
});

test.each(['lab/N', 'lab/Nic/Deeper', 'la', 'other'])('GIVEN a waiver at %s WHEN the rule is broken elsewhere THEN both are refused', path => {
  expect(refused(router, [waiver(path)])).toEqual([
    'HW2275 an interface that forwards at lab/Nic (ip-forwarding)',
    `HW2289 the waiver of ip-forwarding at ${path}, where the rule finds nothing`,
  ]);
});

test('GIVEN a waiver of another rule THEN it covers nothing', () => {
  expect(refused(router, [waiver('lab', {}, AzurePolicyRule.PUBLIC_ADDRESS)]).map(line => line.slice(0, 6))).toEqual(['HW2275', 'HW2289']);
});

test('GIVEN a waiver of what is right THEN it is refused, so that it goes', () => {
  expect(refused(estate(), [waiver('')])).toEqual(['HW2289 the waiver of ip-forwarding at the App, where the rule finds nothing']);
});

test.each([
  ['too short', 'router', '"router"'],
  ['nothing but spaces', ' '.repeat(20), '"                    "'],
  ['two lines', 'the router\nof the lab', '"the router\\nof the lab"'],
])('GIVEN a reason that is %s THEN the waiver is refused, and what it covers is not told again', (_, reason, shown) => {
  expect(refused(router, [waiver('lab', { reason })])).toEqual([`HW2289 the waiver of ip-forwarding at lab with the reason ${shown}`]);
});

test.each(['${var.reason_for_it}', Token.asString({ reason: REASON })])('GIVEN a reason that only Terraform knows THEN the waiver is refused: %s', reason => {
  expect(refused(router, [waiver('lab', { reason })])[0]).toMatch(/^HW2289 the waiver of ip-forwarding at lab with the reason /);
});

test.each([['2026-11-21', []], ['2026-11-20', ['HW2289 the waiver of ip-forwarding at lab, which held until 2026-11-20']]])('GIVEN a waiver that expires on %s WHEN it is 2026-11-21', (date, expected) => {
  expect(refused(router, [waiver('lab', { expires: CalendarDate.of(date) })])).toEqual(expected);
});

test.each(Object.entries(BLIND_SPOTS))('GIVEN %s WHEN its rule is waived with a reason THEN nothing is refused', (_, { rule: ruleId, resources }) => {
  const rule = AzurePolicyRule.all.find(one => one.ruleId === ruleId)!;
  expect(refused(resources, [waiver('lab', {}, rule)], [rule])).toEqual([]);
});

test('GIVEN a waived finding THEN it is still known, with its reason', () => {
  const findings = policyFindings(new WrittenResources(writtenIn(router)), { waivers: [waiver('lab/Nic')], asked: [] });
  expect(findings.map(({ rule, waiver: one, resource }) => [rule.ruleId, resource.address, one?.options.reason])).toEqual([['ip-forwarding', 'lab/Nic', REASON]]);
});
