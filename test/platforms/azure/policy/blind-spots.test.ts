import * as fs from 'fs';
import * as path from 'path';
import { BLIND_SPOTS } from './blind-spots';
import { CHECKOV_RECORD } from './checkov-record';
import { estate, refused, writtenIn, TODAY } from './sample-estate';
import { AzurePolicyRule } from '../../../../src/platforms/azure/policy/azure-policy-rule';
import { azurePolicyRules } from '../../../../src/platforms/azure/policy/catalogue';
import { inspectPolicy, policyFindings } from '../../../../src/platforms/azure/policy/inspect-policy';
import { WrittenResources } from '../../../../src/platforms/azure/policy/written-resource';

const ruleOf = (ruleId: string) => AzurePolicyRule.all.find(one => one.ruleId === ruleId)!;

test('GIVEN the estate that every case changes THEN nothing is refused in it', () => {
  expect(refused(estate())).toEqual([]);
});

describe.each(Object.entries(BLIND_SPOTS))('%s', (name, { rule, resources }) => {
  const asked = ruleOf(rule).isOptional ? [ruleOf(rule)] : [];

  test('WHEN checkov reads it THEN it passes: no check fails, and some hold', () => {
    const { passed, failed } = CHECKOV_RECORD.spots[name];
    expect(failed).toEqual([]);
    expect(passed.length).toBeGreaterThan(0);
  });

  test(`WHEN the policy reads it THEN ${rule} refuses it, and nothing else does`, () => {
    const refusals = inspectPolicy(policyFindings(new WrittenResources(writtenIn(resources)), { waivers: [], asked }), [], TODAY);
    expect(refusals.map(({ code }) => code)).toEqual([ruleOf(rule).code]);
    expect(refusals[0].given).toMatch(new RegExp(` at lab/\\w+ \\(${rule}\\)$`));
  });
});

test('GIVEN the record of checkov THEN it is of these documents, and of the version that the judge installs', () => {
  expect(Object.keys(CHECKOV_RECORD.spots).sort()).toEqual(Object.keys(BLIND_SPOTS).sort());
  const pinned = fs.readFileSync(path.join(__dirname, '../../../../scripts/verify/checkov-requirements.txt'), 'utf8');
  expect(pinned).toContain(`\ncheckov==${CHECKOV_RECORD.version}\n`);
});

test('GIVEN the rules THEN each closes a blind spot', () => {
  expect([...new Set(Object.values(BLIND_SPOTS).map(({ rule }) => rule))].sort()).toEqual(azurePolicyRules().map(({ ruleId }) => ruleId).sort());
});
