// Runs a program against a lab: node scripts/app.mjs scripts/labs/run.ts vcenter terraform plan
//
// The program finds the lab in VSPHERE_SERVER, VSPHERE_USER and VSPHERE_PASSWORD, and nobody signed its certificate. Without a program, what
// the lab's own estate names is asked for.
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { LabKind, loginVariables, withLab } from './lab';
import { labDocument } from './lab-document';
import { labTools } from './tools';

function main([given = LabKind.VCENTER, ...program]: string[]): number {
  const kind = Object.values(LabKind).find(one => one === given);
  if (kind === undefined) { throw new Error(`${given}: the labs are ${Object.values(LabKind).join(' and ')}`); }
  const tools = labTools();
  if (typeof tools === 'string') {
    process.stdout.write(`SKIPPED  there is no lab: ${tools}\n`);
    return 0;
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-lab-run-'));
  try {
    const document = path.join(folder, 'cdk.tf.json');
    fs.writeFileSync(document, JSON.stringify(labDocument(kind)));
    const [command, ...args] = program.length > 0 ? program : [tools.checker, '-allow-unverified-tls', document];
    return withLab(tools, kind, lab => {
      const env = { ...process.env, ...loginVariables(lab), VSPHERE_ALLOW_UNVERIFIED_SSL: 'true' };
      const { error, status } = spawnSync(command, args, { stdio: 'inherit', env });
      if (error) { throw error; }
      return status ?? 1;
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main(process.argv.slice(2));
