import * as fs from 'fs';
import { Judge, plantedFile, verdictOn } from './judge';
import { filesReadBy } from './outputs';
import { AzureProviderLine } from '../../src';
import { judgeProviderFacts, PLANTED_BAD_AZURE, PLANTED_BAD_TERRAFORM, PLANTED_BAD_VSPHERE } from '../../test/judges';

/** What the real providers say of themselves, held against every block. Needs no tool and no network. */
export const PROVIDER_FACTS: Judge = {
  name: 'provider facts',
  readBy: 'terraform',
  planted: [
    plantedFile('a document with one mistake of each kind', 'cdk.tf.json', 'terraform', () => JSON.stringify(PLANTED_BAD_TERRAFORM)),
    plantedFile('machines of Azure that the provider refuses', 'cdk.tf.json', 'terraform', () => JSON.stringify(PLANTED_BAD_AZURE)),
    plantedFile('machines of vSphere that the provider refuses', 'cdk.tf.json', 'terraform', () => JSON.stringify(PLANTED_BAD_VSPHERE)),
  ],
  run: outputs => verdictOn(filesReadBy(outputs, 'terraform'), ({ name, path }) => {
    const verdicts = onEveryLine(JSON.parse(fs.readFileSync(path, 'utf8'))).map(document => judgeProviderFacts(document));
    const [findings, notJudged] = [verdicts.flatMap(verdict => verdict.findings), verdicts.flatMap(verdict => verdict.notJudged)];
    return {
      items: verdicts.reduce((sum, { judged }) => sum + judged, 0),
      findings: [
        ...findings.map(finding => `${name}: ${finding.address} ${finding.path}: ${finding.kind}: ${finding.message}`),
        ...notJudged.map(address => `${name}: ${address}: no facts are at hand for it`),
      ],
    };
  }),
};

/** Constraints of the lines of azurerm: what is written for one must be right for the other. */
const AZURE_LINES = [AzureProviderLine.V4, AzureProviderLine.V5].map(({ constraint }) => constraint);

/** A document as it stands, or once for each line of its provider. */
function onEveryLine(document: any): any[] {
  const { azurerm, ...others } = document.terraform?.required_providers ?? {};
  return azurerm === undefined ? [document] : AZURE_LINES.map(version => (
    { ...document, terraform: { ...document.terraform, required_providers: { ...others, azurerm: { ...azurerm, version } } } }
  ));
}
