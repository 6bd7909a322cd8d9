import { spawnSync } from 'child_process';
import * as path from 'path';
import { Guest } from './guest';
import { AnsibleTools } from './tools';

/** What a play did. */
export interface Played {
  /** Whether no task failed and every host was reached. */
  readonly ok: boolean;
  /** Tasks that changed something, or would have. */
  readonly changed: number;
  /** Names of these tasks. */
  readonly changes: readonly string[];
  /** Tasks that failed, whether that was ignored or not. */
  readonly failed: number;
  /** Tasks that did something or would have. */
  readonly tasks: number;
  readonly output: string;
}

/** Where roles lie and what a play is told. */
export interface PlayOptions {
  readonly roles: string;
  readonly check?: boolean;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const RECAP = /^(\S+)\s+: ok=(\d+)\s+changed=(\d+)\s+unreachable=(\d+)\s+failed=(\d+)\s+skipped=(\d+)\s+rescued=(\d+)\s+ignored=(\d+)/gm;

/** Environment in which only what is given here counts. */
export function environment(tools: AnsibleTools, roles: string): NodeJS.ProcessEnv {
  const users = Object.entries(process.env).filter(([name]) => !/^(ANSIBLE_|SSH_AUTH_SOCK$)/.test(name));
  return {
    ...Object.fromEntries(users),
    PATH: `${tools.bin}${path.delimiter}${process.env.PATH}`,
    LC_ALL: 'C.UTF-8',
    ANSIBLE_CONFIG: path.join(__dirname, 'ansible.cfg'),
    ANSIBLE_COLLECTIONS_PATH: tools.collections,
    ANSIBLE_ROLES_PATH: roles,
  };
}

/** Plays a playbook on a guest over SSH. */
export function play(tools: AnsibleTools, guest: Guest, playbook: string, { roles, check = false, variables = {} }: PlayOptions): Played {
  const ssh = [...guest.sshOptions, '-o', 'ControlMaster=auto', '-o', 'ControlPersist=20'].join(' ');
  const env = { ...environment(tools, roles), ANSIBLE_HOME: path.join(guest.folder, 'ansible'), ANSIBLE_SSH_ARGS: ssh, ANSIBLE_SSH_CONTROL_PATH_DIR: path.join(guest.folder, 'cp') };
  const args = ['--inventory', guest.inventory, '--diff', ...check ? ['--check'] : [], '--extra-vars', JSON.stringify(variables), playbook];
  const { status, stdout, stderr } = spawnSync(path.join(tools.bin, 'ansible-playbook'), args, { env, encoding: 'utf8', maxBuffer: 268435456, timeout: 1_200_000 });
  return whatWasPlayed(status === 0, stdout, stderr);
}

/** What a play did, as it says itself at its end. */
export function whatWasPlayed(ended: boolean, stdout: string, stderr = ''): Played {
  const hosts = [...stdout.matchAll(RECAP)].map(([, , ...counts]) => counts.map(Number));
  const sum = (...at: number[]) => hosts.reduce((total, counts) => total + at.reduce((part, index) => part + counts[index], 0), 0);
  return {
    ok: ended && hosts.length > 0 && sum(2, 3) === 0,
    changed: sum(1),
    changes: tasksThatChanged(stdout),
    failed: sum(3, 5, 6),
    tasks: sum(0),
    output: `${stdout}${stderr}`,
  };
}

/** What a failed play said last of all tasks. */
export function lastWords({ output }: Played): string {
  const at = output.search(/^(\[ERROR\]|fatal:|ERROR!)/m);
  return output.slice(at < 0 ? -1500 : at, at < 0 ? undefined : at + 1500).trim();
}

function tasksThatChanged(output: string): string[] {
  let task = '';
  return output.split('\n').flatMap(line => {
    task = /^(?:TASK|RUNNING HANDLER) \[(.*)\]/.exec(line)?.[1] ?? task;
    return /^changed: \[/.test(line) ? [task] : [];
  });
}
