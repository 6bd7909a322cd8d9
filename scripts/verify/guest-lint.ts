import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, Planted, Verdict } from './judge';
import { filesBelow } from './outputs';
import { environment } from '../guest/play';
import { AnsibleTools, ansibleTools } from '../guest/tools';

const ROLES = 'roles';
const PLAYS = path.join('test', 'roles', 'play');
const CONFIGURATION = path.resolve(__dirname, '..', 'guest');
const SUMMARY = /in (\d+) files processed of (\d+) encountered/;

/** Roles and their plays as ansible-lint, yamllint and Ansible itself see them. */
export const GUEST_LINT: Judge = {
  name: 'guest roles, linted',
  planted: [
    plantedRole('a task that says neither what it is nor what it changes', '---\n- ansible.builtin.shell: "true"\n'),
    plantedRole('a module that nobody has, for a family that is not played', '---\n- name: Do something\n  ansible.builtin.planted:\n    name: x\n', 'zypper.yml'),
    plantedRole('a file that is not YAML', '---\n- name: "Do something\n'),
  ],
  run: ({ repository }) => {
    const tools = ansibleTools();
    const files = yamlFiles(path.join(repository, ROLES)).map(file => path.join(ROLES, file));
    if (typeof tools === 'string') { return { files: 0, items: 0, findings: [], skipped: files.map(file => ({ file, reason: tools })) }; }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-lint-'));
    try {
      // ansible-lint passes over what git ignores or does not know yet, and then passes on nothing.
      fs.cpSync(path.join(repository, ROLES), path.join(folder, ROLES), { recursive: true });
      if (fs.existsSync(path.join(repository, PLAYS))) { fs.cpSync(path.join(repository, PLAYS), path.join(folder, 'playbooks'), { recursive: true }); }
      return judged(tools, folder);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

function judged(tools: AnsibleTools, folder: string): Verdict {
  const files = yamlFiles(folder);
  const run = (program: string, ...args: string[]) => {
    const env = { ...environment(tools, path.join(folder, ROLES)), ANSIBLE_HOME: path.join(folder, '.ansible') };
    const { status, stdout, stderr } = spawnSync(path.join(tools.bin, program), args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 67108864 });
    return { ok: status === 0, output: `${stdout}${stderr}` };
  };
  const findings: string[] = [];
  const yamllint = run('yamllint', '--strict', '--format', 'parsable', '--config-file', path.join(CONFIGURATION, 'yamllint.yml'), '.');
  if (!yamllint.ok) { findings.push(...yamllint.output.trim().split('\n')); }
  const lint = run('ansible-lint', '--offline', '--nocolor', '--parseable', '--config-file', path.join(CONFIGURATION, 'ansible-lint.yml'));
  const processed = Number(SUMMARY.exec(lint.output)?.[1] ?? 0);
  if (!lint.ok) { findings.push(...lint.output.split('\n').filter(line => /^\S+:\d+/.test(line) || /ERROR/.test(line)), `ansible-lint: ${SUMMARY.exec(lint.output)?.[0] ?? 'it gave no summary'}`); }
  if (processed < files.length) { findings.push(`ansible-lint processed ${processed} files, and there are ${files.length}`); }
  // Families that are not played are included by name only: imported one by one, each of their modules must be known.
  const tasks = files.filter(name => /^roles\/[^/]+\/(tasks|handlers)\//.test(name));
  const imported = tasks.map(file => `    - ansible.builtin.import_tasks: ${path.join(folder, file)}\n`).join('');
  fs.writeFileSync(path.join(folder, 'each.yml'), `---\n- hosts: all\n  tasks:\n${imported}`);
  for (const file of ['each.yml', ...files.filter(name => path.dirname(name) === 'playbooks')]) {
    const { ok, output } = run('ansible-playbook', '--syntax-check', '--inventory', 'localhost,', file);
    if (!ok) { findings.push(`${file}: ${output.trim()}`); }
  }
  return { files: files.length, items: processed, findings, skipped: [] };
}

function yamlFiles(folder: string): string[] {
  return filesBelow(folder).filter(file => /\.ya?ml$/.test(file));
}

function plantedRole(mistake: string, text: string, file = 'main.yml'): Planted {
  return {
    mistake,
    plant: folder => {
      const tasks = path.join(folder, ROLES, 'planted', 'tasks');
      fs.mkdirSync(tasks, { recursive: true });
      fs.writeFileSync(path.join(tasks, file), text);
      return { repository: folder, programs: [] };
    },
  };
}
