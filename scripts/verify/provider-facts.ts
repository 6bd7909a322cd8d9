import * as fs from 'fs';
import { Judge, plantedFile, verdictOn } from './judge';
import { filesReadBy } from './outputs';
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
    const { judged, findings, notJudged } = judgeProviderFacts(JSON.parse(fs.readFileSync(path, 'utf8')));
    return {
      items: judged,
      findings: [
        ...findings.map(finding => `${name}: ${finding.address} ${finding.path}: ${finding.kind}: ${finding.message}`),
        ...notJudged.map(address => `${name}: ${address}: no facts are at hand for it`),
      ],
    };
  }),
};
