import * as path from 'path';
import { build } from './build';
import { differences, readDocument } from './document';
import { REFUSAL } from './extras';
import { ESTATE, READER, Side, Vendor } from './program';

/** A small estate, large enough for machines with and without data disk. */
const COUNT = 5;

/** What is wrong with the comparison itself: where the two sides write different resources, or do not run the user's validation. */
function disagreements(vendor: Vendor): string[] {
  const documents = (side: Side) => build(vendor, side, COUNT, false, ({ outdir }) => [ESTATE, READER].map(stack => readDocument(path.join(outdir, 'stacks', stack, 'cdk.tf.json'))));
  const library = documents('library');
  const hand = documents('hand');
  return [
    ...[ESTATE, READER].flatMap((stack, at) => differences(library[at], hand[at], stack)).map(difference => `${vendor}: library and hand write different things at ${difference}`),
    ...(['library', 'hand'] as Side[]).filter(side => !isRefused(vendor, side)).map(side => `${vendor}, ${side}: a validation that refuses does not stop the synthesis`),
  ];
}

function isRefused(vendor: Vendor, side: Side): boolean {
  try {
    build(vendor, side, COUNT, true, () => undefined);
    return false;
  } catch (error) {
    if ((error as Error).message.includes(REFUSAL)) { return true; }
    throw error;
  }
}

console.log(JSON.stringify(disagreements(process.argv[2] as Vendor)));
