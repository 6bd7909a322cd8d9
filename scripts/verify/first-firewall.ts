import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, Planted, Verdict } from './judge';
import { FIREWALL } from '../../src/guest/bootstrap/firewall';
import { firewalldZone, nftablesTable } from '../../src/guest/firewall-files';
import { FirewallRule } from '../../src/model/firewall-rule';
import { GuestFacts } from '../../src/model/guest-facts';
import { IGuestIntent } from '../../src/model/guest-intent';
import { Service } from '../../src/model/service';
import { Cidr, PortRange } from '../../src/values';
import { environment } from '../guest/play';
import { AnsibleTools, ansibleTools } from '../guest/tools';

const TEMPLATES = path.join('roles', 'hostwright_firewall', 'templates');

const RULES = [
  FirewallRule.allow(Service.SSH, { sources: [Cidr.of('10.0.10.0/24'), Cidr.of('fd00:10::/64'), Cidr.of('192.0.2.7/32')] }),
  FirewallRule.allow(Service.HTTPS),
  FirewallRule.allow(Service.udp('games', PortRange.between(27000, 27015)), { sources: [Cidr.of('fd00::/8')] }),
];

/** Files by template, for some rules, as first-boot documents have them. */
const FILES: Record<string, (rules: readonly FirewallRule[]) => string> = { 'hostwright.nft.j2': nftablesTable, 'zone.xml.j2': firewalldZone };

/** The firewall of first-boot documents is what the role writes, letter by letter: the first play finds nothing to change in it. */
export const FIRST_FIREWALL: Judge = {
  name: 'first firewall, as the role writes it',
  planted: [changedTemplate('another rule in a table', 'hostwright.nft.j2', text => text.replace('iifname "lo" accept', 'iifname "lo" drop')), changedTemplate('another zone', 'zone.xml.j2', text => text.replace('<accept/>', '<drop/>'))],
  run: ({ repository }) => {
    const tools = ansibleTools();
    if (typeof tools === 'string') { return { files: 0, items: 0, findings: [], skipped: Object.keys(FILES).map(file => ({ file: path.join(TEMPLATES, file), reason: tools })) }; }
    return judged(tools, path.join(repository, TEMPLATES));
  },
};

function judged(tools: AnsibleTools, templates: string): Verdict {
  const findings: string[] = [];
  const cases = [RULES, []];
  for (const [template, textOf] of Object.entries(FILES)) {
    for (const rules of cases) {
      const written = rendered(tools, path.join(templates, template), rules);
      if (written !== textOf(rules)) { findings.push(`${template} for ${rules.length} rules:\n${written}\nand the document:\n${textOf(rules)}`); }
    }
  }
  return { files: Object.keys(FILES).length, items: Object.keys(FILES).length * cases.length, findings, skipped: [] };
}

/** What Ansible makes of a template. */
function rendered(tools: AnsibleTools, template: string, rules: FirewallRule[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-firewall-'));
  try {
    const target = path.join(folder, 'written');
    const variables = FIREWALL.variables({ firewalled: true, firewallRules: rules } as IGuestIntent, {} as GuestFacts);
    const args = ['localhost', '--connection', 'local', '--module-name', 'ansible.builtin.template', '--args', `src=${template} dest=${target}`, '--extra-vars', JSON.stringify(variables)];
    const { status, stdout, stderr } = spawnSync('ansible', args, { cwd: folder, encoding: 'utf8', env: { ...environment(tools, ''), ANSIBLE_HOME: folder } });
    return status === 0 ? fs.readFileSync(target, 'utf8') : `${stdout}${stderr}`;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function changedTemplate(mistake: string, template: string, change: (text: string) => string): Planted {
  return {
    mistake,
    plant: (folder, { repository, programs }) => {
      fs.cpSync(path.join(repository, TEMPLATES), path.join(folder, TEMPLATES), { recursive: true });
      const file = path.join(folder, TEMPLATES, template);
      fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
      return { repository: folder, programs };
    },
  };
}
