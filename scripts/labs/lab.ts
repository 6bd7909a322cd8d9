import { spawnSync } from 'child_process';
import { randomBytes } from 'crypto';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { LABS, LabTools } from './tools';
import { BackgroundProcess, waitUntil } from '../guest/process';

/** What a lab simulates. */
export enum LabKind {
  VCENTER = 'vcenter',
  ESXI = 'esxi',
}

/** A simulated vCenter or ESXi that runs on loopback. */
export interface Lab {
  /** Host and port. */
  readonly server: string;
  readonly user: string;
  readonly password: string;
}

const SECONDS_TO_START = 60;
const USER = 'administrator@vsphere.local';

/** Runs a lab with its committed inventory, and ends it. Nobody else knows its password. */
export function withLab<T>(tools: LabTools, kind: LabKind, use: (lab: Lab) => T): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-lab-'));
  const log = path.join(folder, 'log');
  const password = randomBytes(16).toString('hex');
  const simulator = new BackgroundProcess(log, 'env', `VSPHERE_USER=${USER}`, `VSPHERE_PASSWORD=${password}`, `TMPDIR=${folder}`, tools.simulator,
    '-inventory', path.join(LABS, 'inventories', `${kind}.json`), ...kind === LabKind.ESXI ? ['-esx'] : []);
  try {
    const ready = () => /^\{"ready":true.*\}$/m.exec(fs.readFileSync(log, 'utf8'))?.[0];
    if (!waitUntil(() => ready() !== undefined || !simulator.isRunning, SECONDS_TO_START) || ready() === undefined) {
      throw new Error(`the simulated ${kind} does not start: ${simulator.lastWords}`);
    }
    const { server } = JSON.parse(ready()!) as { server: string };
    return use({ server, user: USER, password });
  } finally {
    simulator.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes an OVA of a machine that has nothing on its disk. */
export function writeOva({ simulator }: LabTools, file: string): void {
  const { status, stderr } = spawnSync(simulator, ['-write-ova', file], { encoding: 'utf8' });
  if (status !== 0) { throw new Error(`the OVA of the lab cannot be written: ${stderr}`); }
}

/** Variables from which the provider and the checker take where to log in, and as whom. */
export function loginVariables({ server, user, password }: Lab): Record<string, string> {
  return { VSPHERE_SERVER: server, VSPHERE_USER: user, VSPHERE_PASSWORD: password };
}
