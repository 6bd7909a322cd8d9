import * as path from 'path';
import { namesIn } from './names-in';
import { synthesizerOf } from './programs';
import { Retry, Step } from './step';
import { CliProject } from '../project';

/** How the steps are run. */
export interface UpSettings {
  readonly stack: string;
  /** Program that reads the Terraform configuration: `terraform`, or `tofu`. */
  readonly terraform: string;
  readonly approved: boolean;
  /** How long hosts may take to answer. */
  readonly waitSeconds: number;
  /** Options as they are typed that also hold when it goes on after a failure. */
  readonly repeated: readonly string[];
}

/** Exit code of ansible-playbook when a host did not answer. */
const UNREACHABLE = 4;

/** How Ansible names it. */
const SILENT_HOST = /^fatal: \[([^\]]+)\]: UNREACHABLE/gm;
/** What ssh says when another host answers, and what the plays say of it. */
const CHANGED_KEY = /HOST IDENTIFICATION HAS CHANGED|The host key of \S+ is another than before/;
const WHOSE_KEY = /The host key of (\S+) is another than before/g;

/** Writes everything anew. */
export function synthStep(project: CliProject): Step {
  return { name: 'synth', purpose: `writes ${project.output} and hostwright.lock.json`, folder: '', ...synthesizerOf(project) };
}

/** Builds what Terraform makes. */
export function terraformSteps(project: CliProject, { stack, terraform, approved }: UpSettings): Step[] {
  const folder = `${project.output}/stacks/${stack}`;
  const step = (name: string, purpose: string, ...words: string[]): Step => ({ name, purpose, folder, words: [terraform, ...words], shown: [path.basename(terraform), ...words].join(' ') });
  return [
    step('init', 'fetches the providers and opens the state', 'init', '-input=false'),
    step('apply', approved ? 'builds what the program says' : 'builds what the program says, after you have read the plan and typed yes', 'apply', ...approved ? ['-input=false', '-auto-approve'] : []),
  ];
}

/** Configures the guests, where the stack has plays. */
export function ansibleSteps(project: CliProject, { stack, waitSeconds }: UpSettings): Step[] {
  const folder = `${project.output}/stacks/${stack}/ansible`;
  const has = (file: string) => project.has(folder, file);
  if (!has('site.yml')) { return []; }
  // Ansible leaves out a configuration that lies in a folder that everybody may write to.
  const variables: Record<string, string> = has('ansible.cfg') ? { ANSIBLE_CONFIG: path.join(project.folder, folder, 'ansible.cfg') } : {};
  const step = (name: string, purpose: string, ...words: string[]): Step => ({ name, purpose, folder, words, shown: words.join(' '), variables });
  return [
    ...has('requirements.yml') ? [step('collections', 'installs the pinned collections', 'ansible-galaxy', 'collection', 'install', '-r', 'requirements.yml')] : [],
    ...has('ping.yml') ? [{ ...step('wait', `waits until every host answers, at most ${waitSeconds} s`, 'ansible-playbook', 'ping.yml'), retry: untilAllAnswer(folder, waitSeconds) }] : [],
    step('play', 'configures the guests', 'ansible-playbook', 'site.yml'),
  ];
}

function untilAllAnswer(folder: string, seconds: number): Retry {
  return {
    status: UNREACHABLE,
    seconds,
    waitingFor: SILENT_HOST,
    unless: CHANGED_KEY,
    remedy: said => `If the machine was built anew, forget the key of the old one: \`cd ${folder} && ansible-playbook forget_host_key.yml -e forget=${namesIn(said, WHOSE_KEY).join() || '<host>'}\`. If not, somebody else answers at its address.`,
  };
}
