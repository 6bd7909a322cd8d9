import * as path from 'path';
import { build, Built } from './build';
import { digestOf, readDocument, resourcesIn } from './document';
import { ESTATE, Parts, READER, Side, Vendor } from './program';
import { missingIn } from './shown';

/** What one fresh process tells of one run. */
export interface Measured {
  readonly construct: number;
  readonly synth: number;
  /** Most memory that the process ever held, in KiB, taken before the output is read back. */
  readonly maxRss: number;
  readonly resources: number;
  readonly digest: string;
  readonly missing: readonly string[];
}

/** Size of the estate that warms the process up: what differs between the first and the second run is node, not either side. */
const WARM = 50;

function measure(vendor: Vendor, side: Side, count: number, parts: Parts): Measured {
  build(vendor, side, WARM, false, () => undefined, { ...parts, lock: undefined });
  return build(vendor, side, count, false, built => {
    const { maxRSS: maxRss } = process.resourceUsage();
    const [estate, reader] = [ESTATE, READER].map(stack => readDocument(documentOf(built, stack)));
    return {
      construct: built.construct,
      synth: built.synth,
      maxRss,
      resources: resourcesIn(estate),
      digest: digestOf([estate, reader]),
      missing: missingIn(vendor, estate, reader, built, count),
    };
  }, parts);
}

function documentOf({ outdir }: Built, stack: string): string {
  return path.join(outdir, 'stacks', stack, 'cdk.tf.json');
}

const [vendor, side, count, parts] = process.argv.slice(2);
console.log(JSON.stringify(measure(vendor as Vendor, side as Side, Number(count), JSON.parse(parts))));
