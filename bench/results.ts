import { Ratio, Size } from './ratios';
import { goalTable, sizeTable } from './table';

/** The page that is committed: ratios only, since they hold on any machine. */
export function resultsPage(sizes: readonly Size[], ratios: readonly Ratio[]): string {
  return `# What the library costs beside hand-written cdktf

Written by \`npm run bench\`; do not edit. Every figure is library / hand-written: below 1 the library is the cheaper one.

${goalTable(ratios)}

At every size, by part:

${sizeTable(sizes)}

- Both sides write equal resources, provider, backend and outputs; the bench compares them without cdktf's comments (\`//\`) and stops where they differ.
- A machine is a HardenedVm with four permitted services on one side; on the other its VM, firewall options and firewall rules, typed out with the
  provider's own classes. Every second one has a data disk. One template and one download serve all.
- On vSphere a machine is its VM with the documents of its first boot; what it is made of is looked up once. Both sides compress the documents themselves, and the bench compares what is
  inside: the bytes of Node's compression differ by its version, those of the library do not.
- On Azure a machine is its VM, its interface and security group, what binds both, and the attestation of what it booted; every second one has a data disk that is attached and locked,
  and a lock of its own. One network with its way out serves all.
- Each side has an aspect that sets an attribute of every machine, an override of a machine and one of the stack, a reference across stacks and a validation, and each is looked for in
  the output. The library also writes \`estate.json\` and the index, and stages and checks every file; the hand-written side is \`App.synth\` alone.
- Time is CPU time of construct + synth in a fresh process after a warm-up of 50 machines; both sides alternate; the median of the pairs. Outputs lie in memory where there is room. \`exponent\` is log10 of the
  library's time at 10,000 machines over that at 1,000: 1 is linear. Memory is the largest resident size of the process.
- \`share-lock\` is what the lock adds at 10,000 machines, as a part of the library's own time without one: it is read, compared and kept. \`share-ansible\` is
  what inventory, variables, plays and roles add at 1,000 machines; they are off in every other line, since the hand-written side has none.
  Both by the least of nine runs each: what else the machine does only adds.
- \`require-load\` is the CPU time of \`require('hostwright')\` over that of \`require('cdktf')\`, which it contains.
`;
}
