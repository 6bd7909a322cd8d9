import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, Planted, Verdict } from './judge';
import { bootstrapScenario, removalScenario, restartScenario } from '../guest/bootstrap-scenario';
import { debianRoot, FIRST_USER } from '../guest/debian-root';
import { diskScenario, makeDisks } from '../guest/disk-scenario';
import { Guest } from '../guest/guest';
import { Lab } from '../guest/lab';
import { rolesIn } from '../guest/roles';
import { ansibleTools } from '../guest/tools';
import { withdrawnScenario } from '../guest/withdrawn-scenario';

const ROLES = 'roles';
const PLAYS = path.join('test', 'roles', 'play');
const DISKS = 'hostwright_data_disks';

/** Roles that a judge of their own plays. */
const PLAYED_ELSEWHERE = ['hostwright_dns'];
/** Roles that are no part of the phase BOOTSTRAP and are played all the same: one that the others include, and the one that updates. */
const PLAYED_BESIDE = ['hostwright_packages', 'hostwright_update'];

/** The roles on a Debian 12 that is booted for them, over SSH: with a firewall and disks of its own, and without touching this machine. */
export const GUEST_PLAY: Judge = {
  name: 'guest roles, played on Debian 12',
  planted: [
    plantedRole('a task that changes something each time', '---\n- name: Touch a file\n  ansible.builtin.command: touch /root/planted\n'),
    plantedRole('a task that check mode fails in on a fresh system', '---\n- name: Restart what is not installed\n  ansible.builtin.systemd_service:\n    name: planted\n    state: restarted\n'),
    plantedRole('a role that says it is played, and no play has it', '---\n- name: Do nothing\n  ansible.builtin.meta: noop\n', '[]'),
  ],
  run: ({ repository }) => {
    const roles = rolesIn(path.join(repository, ROLES)).filter(({ name, proof }) => !PLAYED_ELSEWHERE.includes(name) && Object.values(proof).includes('played')).map(({ name }) => name);
    const tools = ansibleTools();
    const root = typeof tools === 'string' ? tools : debianRoot();
    if (typeof tools === 'string' || typeof root === 'string') {
      return { files: 0, items: 0, findings: [], skipped: roles.map(file => ({ file, reason: typeof tools === 'string' ? tools : root as string })) };
    }
    const missing = unplayed(path.join(repository, PLAYS, 'site.yml'), roles);
    if (missing.length > 0) { return { files: roles.length, items: 0, findings: missing, skipped: [] }; }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-disks-'));
    const disks = roles.includes(DISKS) ? makeDisks(folder) : undefined;
    try {
      const guest = new Guest(root.folder, Object.values(disks ?? {}));
      try {
        const key = guest.makeKey('ops');
        const accounts = [{ name: 'ops', keys: [key.publicKey] }, { name: 'audit', keys: [key.publicKey], passwordless_sudo: false }];
        const lab = new Lab(tools, guest, path.join(repository, ROLES), path.join(repository, PLAYS), { hostwright_admins_accounts: accounts });
        return judged(lab, roles, () => guest.ssh('sudo -n true', 'ops', key.file).ok && !guest.ssh('sudo -n true', 'audit', key.file).ok && guest.ssh('sudo -n true', FIRST_USER).ok, disks);
      } finally {
        guest.stop();
      }
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

function judged(lab: Lab, roles: readonly string[], logIn: () => boolean, disks?: ReturnType<typeof makeDisks>): Verdict {
  if (disks === undefined) {
    if (lab.worked('check mode on a fresh system', lab.play('site.yml', {}, true)) && lab.worked('the first play', lab.play('site.yml'))) { lab.changedNothing('the second play', lab.play('site.yml')); }
  } else {
    bootstrapScenario(lab, logIn);
    if (lab.findings.length === 0) {
      diskScenario(lab, disks);
      removalScenario(lab);
      withdrawnScenario(lab);
      restartScenario(lab);
    }
  }
  return { files: roles.length, items: lab.tasks, findings: lab.findings, skipped: lab.notTried };
}

/** Roles that say they are played although nothing plays them. */
function unplayed(site: string, roles: readonly string[]): string[] {
  const text = fs.readFileSync(site, 'utf8');
  return roles.filter(name => !PLAYED_BESIDE.includes(name) && !new RegExp(`\\b${name}\\b`).test(text)).map(name => `${name} says that it is played, and no play has it`);
}

function plantedRole(mistake: string, text: string, played = '[hostwright_planted]'): Planted {
  return {
    mistake,
    plant: folder => {
      const write = (file: string, content: string) => {
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), content);
      };
      write('roles/hostwright_planted/tasks/main.yml', text);
      write('roles/hostwright_planted/meta/argument_specs.yml', '---\nargument_specs:\n  main:\n    short_description: Planted\n');
      write('roles/hostwright_planted/vars/main.yml', '---\nhostwright_planted_proof:\n  apt: played\n');
      write(path.join(PLAYS, 'site.yml'), `---\n- name: Planted\n  hosts: all\n  roles: ${played}\n`);
      return { repository: folder, programs: [] };
    },
  };
}
