import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Judge, Planted } from './judge';
import { filesBelow } from './outputs';
import { debianRoot } from '../guest/debian-root';
import { Guest } from '../guest/guest';
import { hostKeyScenario } from '../guest/host-key-scenario';
import { ansibleTools } from '../guest/tools';
import { UpLab } from '../guest/up-lab';
import { UpProject } from '../guest/up-project';
import { failureScenario, upScenario } from '../guest/up-scenario';
import { ROOT } from '../lib/examples';

const PROJECT = path.join('test', 'cli', 'up-project');
const ROLE = path.join('ansible', 'roles', 'marker', 'tasks', 'main.yml');

/** `hostwright up` as it is installed, with the real Terraform and Ansible, on a Debian 12 that is booted for it and reached by SSH. */
export const UP_PLAY: Judge = {
  name: 'hostwright up, played on Debian 12',
  planted: [
    planted('plays that do nothing', { [ROLE]: '---\n- name: Do nothing\n  ansible.builtin.meta: noop\n' }),
    planted('a play that changes something each time', { [ROLE]: text => `${text}- name: Touch a file\n  ansible.builtin.command: touch /root/planted\n` }),
    planted('host keys that are kept nowhere', { [path.join('ansible', 'host_vars', 'guest.yml')]: '---\nhostwright_known_hosts: /nowhere/known_hosts\n' }),
  ],
  run: ({ repository }) => {
    const source = path.join(repository, PROJECT);
    const files = filesBelow(source);
    const skipped = (reason: string) => ({ files: 0, items: 0, findings: [], skipped: files.map(file => ({ file: path.join(PROJECT, file), reason })) });
    const tools = ansibleTools();
    if (typeof tools === 'string') { return skipped(tools); }
    const root = debianRoot();
    if (typeof root === 'string') { return skipped(root); }
    if (spawnSync('terraform', ['version']).status !== 0) { return skipped('terraform is not installed'); }
    const { status, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'scripts', 'ensure-built.mjs'), '--library'], { encoding: 'utf8' });
    if (status !== 0) { return { files: 0, items: 0, findings: [stderr], skipped: [] }; }
    const guest = new Guest(root.folder);
    try {
      const project = new UpProject(source, guest, tools);
      try {
        const lab = new UpLab(guest, project);
        for (const scenario of [upScenario, hostKeyScenario, failureScenario]) { if (lab.findings.length === 0) { scenario(lab); } }
        return { files: files.length, items: lab.tasks, findings: lab.findings, skipped: [] };
      } finally {
        project.remove();
      }
    } finally {
      guest.stop();
    }
  },
};

/** The project with other files, and without BOOTSTRAP, which takes most of the time. */
function planted(mistake: string, changes: Readonly<Record<string, string | ((text: string) => string)>>): Planted {
  return {
    mistake,
    plant: (folder, { repository }) => {
      const to = path.join(folder, PROJECT);
      fs.cpSync(path.join(repository, PROJECT), to, { recursive: true });
      const all = { 'main.ts': (text: string) => text.replace('bootstrap: true', 'bootstrap: false'), ...changes };
      for (const [file, change] of Object.entries(all)) {
        const target = path.join(to, file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, typeof change === 'string' ? change : change(fs.readFileSync(target, 'utf8')));
      }
      return { repository: folder, programs: [] };
    },
  };
}
