import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Guest } from './guest';
import { BackgroundProcess, waitUntil } from './process';
import { AnsibleTools } from './tools';
import { ROOT } from '../lib/examples';

/** Stack of the project. */
export const STACK = 'lab';
/** What the project has installed; the library is this very one, compiled. */
const PACKAGES = ['cdktf', 'cdktf-cli', 'constructs', 'tsx'];
/** Variables of this machine that a fresh terminal does not have. */
const OF_OTHERS = /^(ANSIBLE_|TF_|CDKTF_|HOSTWRIGHT_|npm_|NODE_|TSX_|SSH_AUTH_SOCK$|CI$)/;

/** How a command line ended. */
export interface Ran {
  readonly ok: boolean;
  /** What it said, without colours. */
  readonly output: string;
}

/** A project folder as a person has one, for a guest that is there already. */
export class UpProject {
  public readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-up-')));
  /** Folder of the plays of its stack. */
  public readonly plays = path.join(this.folder, 'cdktf.out', 'stacks', STACK, 'ansible');
  private readonly environment: NodeJS.ProcessEnv;

  /** @param source program, roles and playbooks */
  constructor(source: string, private readonly guest: Guest, tools: AnsibleTools) {
    fs.cpSync(source, this.folder, { recursive: true });
    this.environment = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_OTHERS.test(name))),
      PATH: `${tools.bin}${path.delimiter}${process.env.PATH}`,
      LC_ALL: 'C.UTF-8',
      // The pinned collections are installed beside the pinned Ansible.
      ANSIBLE_COLLECTIONS_PATH: tools.collections,
      ANSIBLE_HOME: path.join(this.folder, '.ansible'),
      ANSIBLE_SSH_CONTROL_PATH_DIR: this.controlPaths,
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: '/dev/null',
      // npx runs what is installed, or nothing.
      npm_config_offline: 'true',
    };
    this.install();
    const context = { 'guest:port': guest.port, 'guest:key': fs.readFileSync(`${guest.key}.pub`, 'utf8').trim() };
    this.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'npx tsx main.ts', projectId: STACK, sendCrashReports: 'false', output: 'cdktf.out', context }));
    // As a person says it who has more than one key.
    this.write('ansible/group_vars/all.yml', `---\nansible_ssh_private_key_file: ${guest.key}\n`);
  }

  /** Runs a command line in the project. */
  public run(line: string, folder = this.folder): Ran {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, env: this.environment, encoding: 'utf8', timeout: 1_200_000, stdio: ['ignore', 'pipe', 'pipe'] });
    return { ok: status === 0, output: plain(`${stdout}${stderr}`) };
  }

  /** Runs one to its end, and does something else once it has said these words. `ended` tells whether it came to its end. */
  public runMeanwhile(line: string, words: string, then: () => void): { ended: boolean; output: string } {
    const log = path.join(this.guest.folder, 'up.log');
    fs.writeFileSync(log, '');
    const said = () => plain(fs.readFileSync(log, 'utf8'));
    const variables = Object.entries(this.environment).map(([name, value]) => `${name}=${value}`);
    const running = new BackgroundProcess(log, 'env', '--ignore-environment', `--chdir=${this.folder}`, ...variables, 'sh', '-c', line);
    waitUntil(() => said().includes(words) || !running.isRunning, 60);
    then();
    const ended = waitUntil(() => !running.isRunning, 300);
    running.stop();
    return { ended, output: said() };
  }

  /** Ends the connections that Ansible keeps for its next run. */
  public hangUp(): void {
    for (const socket of fs.existsSync(this.controlPaths) ? fs.readdirSync(this.controlPaths) : []) {
      spawnSync('ssh', ['-O', 'exit', '-o', `ControlPath=${path.join(this.controlPaths, socket)}`, 'guest'], { stdio: 'ignore' });
    }
  }

  public has(file: string): boolean {
    return fs.existsSync(path.join(this.folder, file));
  }

  public read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  public write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    fs.writeFileSync(path.join(this.folder, file), text);
  }

  /** All that lies in it, in short. */
  public get fingerprint(): string {
    const hash = createHash('sha256');
    for (const entry of fs.readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile()).map(one => path.join(one.parentPath, one.name)).sort()) {
      hash.update(`${entry}\0`).update(fs.readFileSync(entry)).update('\0');
    }
    return hash.digest('hex');
  }

  public remove(): void {
    this.hangUp();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** A socket has a short name only. */
  private get controlPaths(): string {
    return path.join(this.guest.folder, 'cp');
  }

  private install(): void {
    const modules = path.join(this.folder, 'node_modules');
    fs.mkdirSync(path.join(modules, '.bin'), { recursive: true });
    for (const name of PACKAGES) { fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name)); }
    fs.symlinkSync(ROOT, path.join(modules, 'hostwright'));
    fs.symlinkSync(path.join(ROOT, 'node_modules', '.bin', 'tsx'), path.join(modules, '.bin', 'tsx'));
    const { bin } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { bin: { hostwright: string } };
    fs.writeFileSync(path.join(modules, '.bin', 'hostwright'), `#!/bin/sh\nexec '${process.execPath}' '${path.join(ROOT, bin.hostwright)}' "$@"\n`, { mode: 0o755 });
    this.write('package.json', JSON.stringify({ name: STACK, version: '0.0.0', private: true }));
  }
}

function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
}
