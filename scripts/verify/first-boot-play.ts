import * as fs from 'fs';
import * as path from 'path';
import { Judge } from './judge';
import { debianRoot } from '../guest/debian-root';
import { firstBootScenario } from '../guest/first-boot-scenario';
import { Guest } from '../guest/guest';
import { Lab } from '../guest/lab';
import { ansibleTools } from '../guest/tools';
import { ROOT } from '../lib/examples';

const ROLE = path.join('roles', 'hostwright_firewall');

/** First-boot documents as cloud-init carries them out when a Debian 12 boots as a new machine. */
export const FIRST_BOOT_PLAY: Judge = {
  name: 'first boot, by cloud-init on Debian 12',
  planted: [{
    mistake: 'a role that writes another firewall than the document',
    plant: (folder, { repository, programs }) => {
      fs.cpSync(path.join(repository, 'roles'), path.join(folder, 'roles'), { recursive: true });
      const file = path.join(folder, ROLE, 'templates', 'hostwright.nft.j2');
      fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('iifname "lo" accept', 'iif lo accept'));
      return { repository: folder, programs };
    },
  }],
  run: ({ repository }) => {
    const tools = ansibleTools();
    const root = typeof tools === 'string' ? tools : debianRoot();
    if (typeof tools === 'string' || typeof root === 'string') {
      return { files: 0, items: 0, findings: [], skipped: [{ file: 'first-boot documents', reason: typeof tools === 'string' ? tools : root as string }] };
    }
    const guest = new Guest(root.folder);
    try {
      const lab = new Lab(tools, guest, path.join(repository, 'roles'), path.join(ROOT, 'test', 'roles', 'play'), {});
      firstBootScenario(lab);
      return { files: 2, items: lab.tasks, findings: lab.findings, skipped: [] };
    } finally {
      guest.stop();
    }
  },
};
