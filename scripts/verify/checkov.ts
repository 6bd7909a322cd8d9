import * as fs from 'fs';
import * as path from 'path';
import { askCheckov, CHECKOV_VERSION, CheckovAnswers, checkovProgram, CheckovResult } from './checkov-tool';
import { Judge, plantedFile, Verdict } from './judge';
import { filesReadBy } from './outputs';
import { checkovBaseline, skipsIn } from '../../src/platforms/azure/policy/checkov-baseline';
import { BLIND_SPOTS } from '../../test/platforms/azure/policy/blind-spots';
import { CHECKOV_RECORD, CheckovAnswer } from '../../test/platforms/azure/policy/checkov-record';
import { estate, RULE } from '../../test/platforms/azure/policy/sample-estate';
import { ROOT } from '../lib/examples';
import { counted } from '../lib/text';

type Json = Record<string, any>;

const READER = 'terraform';
const planted = (mistake: string, resource: Json) => plantedFile(mistake, 'cdk.tf.json', READER, () => JSON.stringify({ resource }));
const explained = (comment?: string) => ({ ...RULE, 'source_address_prefix': '*', '//': { checkov: { skip: [{ id: 'CKV_AZURE_10', comment }] } } });

/** What checkov says of every stack on Azure: a finding is explained beside its resource, or it is a mistake. */
export const CHECKOV: Judge = {
  name: `checkov ${CHECKOV_VERSION}`,
  planted: [
    planted('a machine that anybody reaches by SSH', estate({ azurerm_network_security_rule: { Rule: { source_address_prefix: '*' } } })),
    planted('a finding that is explained without a reason', estate({ azurerm_network_security_rule: { Rule: explained('') } })),
    planted('a reason for another finding', estate({ azurerm_network_security_rule: { Rule: { ...explained('the office has no fixed address'), destination_port_range: '3389' } } })),
    planted('a subnet without a network security group', estate({ azurerm_subnet_network_security_group_association: { AppGroup: undefined } })),
    planted('a stack in which there is nothing to check', { azurerm_resource_group: { Group: { name: 'rg', location: 'germanywestcentral' } } }),
  ],
  run: outputs => {
    const stacks = filesReadBy(outputs, READER).map(({ name, path: file }) => ({ name, document: JSON.parse(fs.readFileSync(file, 'utf8')) as Json }))
      .filter(({ document }) => Object.keys(document.resource ?? {}).some(type => type.startsWith('azurerm_')));
    const found = checkovProgram();
    if ('why' in found) { return { files: 0, items: 0, findings: [], skipped: stacks.map(({ name }) => ({ file: name, reason: found.why })) }; }
    // Without a stack, there is nothing to judge: that is told as a failure.
    const answers = stacks.length === 0 ? [] : askCheckov(found.program, stacks.map(({ document }) => JSON.stringify(document)));
    const judged = stacks.map(({ name, document }, index) => judgeStack(found.program, name, document, answers[index]));
    return summed(judged);
  },
};

/** What one stack comes to. */
interface Judged {
  readonly passed: number;
  readonly reasons: number;
  readonly findings: readonly string[];
}

function judgeStack(program: string, name: string, document: Json, { passed, failed }: CheckovAnswers): Judged {
  const open = failed.filter(result => reasonFor(result, document) === undefined);
  const silent = Object.entries<Json>(document.resource).flatMap(([type, resources]) => Object.entries<Json>(resources).flatMap(([id, resource]) => (
    skipsIn(resource).filter(({ comment }) => typeof comment !== 'string' || comment.trim() === '').map(skip => `${name}: ${type}.${id}: ${skip.id} is explained without a reason`)
  )));
  return {
    passed: passed.length,
    reasons: failed.length - open.length,
    findings: [
      ...open.map(result => `${name}: ${result.resource}: ${result.check} ${result.name}`),
      ...silent,
      ...passed.length === 0 ? [`${name}: no check passed, so that nothing was checked`] : [],
      ...open.length === 0 && silent.length === 0 && failed.length > 0 ? notInBaseline(program, name, document) : [],
    ],
  };
}

/** The reason beside the resource. Checks of one resource do not tell its type: a name is unique in what cdktf writes. */
function reasonFor({ check, resource: address }: CheckovResult, document: Json): string | undefined {
  const [type, id] = [address.slice(0, address.indexOf('.')), address.slice(address.indexOf('.') + 1)];
  const candidates = Object.entries<Json>(document.resource).filter(([one, resources]) => (type === 'resource' || type === one) && id in resources).map(([, resources]) => resources[id]);
  const comment = candidates.length === 1 ? skipsIn(candidates[0]).find(skip => skip.id === check)?.comment : undefined;
  return comment?.trim() === '' ? undefined : comment;
}

/** What the baseline that an operator gives to checkov leaves open. */
function notInBaseline(program: string, name: string, document: Json): string[] {
  const folder = fs.mkdtempSync(path.join(ROOT, '.cache', 'checkov-baseline-'));
  try {
    const file = path.join(folder, 'baseline.json');
    fs.writeFileSync(file, JSON.stringify(checkovBaseline(document, 'cdk.tf.json')));
    const [{ failed }] = askCheckov(program, [JSON.stringify(document)], '--baseline', file);
    return failed.map(({ check, resource }) => `${name}: ${resource}: ${check} is explained, and not in the baseline`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function summed(judged: readonly Judged[]): Verdict {
  const [passed, reasons] = [judged.reduce((sum, one) => sum + one.passed, 0), judged.reduce((sum, one) => sum + one.reasons, 0)];
  const findings = judged.flatMap(one => one.findings);
  return { files: judged.length, items: passed + reasons, findings, skipped: [], detail: `${counted(passed, 'check')} passed, ${findings.length} failed, ${counted(reasons, 'finding')} explained` };
}

/** The documents that prove the policy, asked once more: checkov still does not see what is wrong in them, and the record says so. */
export const CHECKOV_BLIND_SPOTS: Judge = {
  name: `blind spots of checkov ${CHECKOV_VERSION}`,
  planted: [plantedFile('a document that checkov sees', 'cdk.tf.json', READER, () => JSON.stringify({ resource: estate({ azurerm_network_security_rule: { Rule: { source_address_prefix: '*' } } }) }))],
  run: outputs => {
    const own = outputs.repository === ROOT;
    const spots = own ? Object.entries(BLIND_SPOTS).map(([name, { resources }]) => ({ name, text: JSON.stringify({ resource: resources }) }))
      : filesReadBy(outputs, READER).map(({ name, path: file }) => ({ name, text: fs.readFileSync(file, 'utf8') }));
    const found = checkovProgram();
    if ('why' in found) { return { files: 0, items: 0, findings: [], skipped: spots.map(({ name }) => ({ file: name, reason: found.why })) }; }
    const answers = askCheckov(found.program, spots.map(({ text }) => text)).map(answerOf);
    return {
      files: spots.length,
      items: answers.reduce((sum, { passed }) => sum + passed.length, 0),
      findings: spots.flatMap(({ name }, index) => [
        ...answers[index].failed.map(failure => `${name}: checkov sees it: ${failure}`),
        ...own && JSON.stringify(CHECKOV_RECORD.spots[name]) !== JSON.stringify(answers[index]) ? [`${name}: checkov says ${JSON.stringify(answers[index])}, and the record ${JSON.stringify(CHECKOV_RECORD.spots[name])}`] : [],
      ]),
      skipped: [],
    };
  },
};

/** An answer as the record has it. */
export function answerOf({ passed, failed }: CheckovAnswers): CheckovAnswer {
  const told = (results: readonly CheckovResult[]) => results.map(({ check, resource }) => `${check} ${resource}`).sort();
  return { passed: told(passed), failed: told(failed) };
}
