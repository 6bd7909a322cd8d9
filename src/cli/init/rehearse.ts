import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App } from 'cdktf';
import { HomelabChoices } from './homelab-choices';
import { buildHomelab } from './homelab-program';
import { Preflight } from '../../platforms/proxmox/preflight/preflight';

/** Synthesizes the program before it is written, in a folder that is gone afterwards; what it refuses is thrown. The commands that make its role, user and token. */
export function rehearse(choices: HomelabChoices): string[] {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-init-'));
  try {
    const app = new App({ outdir, context: { 'hostwright:lock': false } });
    const lab = buildHomelab(app, choices);
    app.synth();
    return Preflight.of(lab).pveumLines;
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}
