import * as fs from 'fs';
import * as path from 'path';
import { Judge, Planted } from './judge';
import { filesBelow, Outputs, STACKS } from './outputs';
import { debianRoot } from '../guest/debian-root';
import { Guest } from '../guest/guest';
import { Lab } from '../guest/lab';
import { ansibleTools } from '../guest/tools';

/** The example whose zones are served. */
const EXAMPLE = 'address-pool';
const ROLE = 'hostwright_dns';
const SERVERS = ['unbound', 'dnsmasq'];
/** Address of the guest, and of the server that asks others for it. */
const OWN = '10.0.2.100';
const OTHERS = '10.0.2.3';

/** The role that serves zones on a Debian 12 that is booted for it: with the files of an example, asked by the C library of the guest. */
export const DNS_PLAY: Judge = {
  name: 'name servers, played on Debian 12',
  planted: [otherAddresses()],
  run: outputs => {
    const stack = stackOf(outputs);
    const files = stack === undefined ? [] : filesBelow(path.join(stack, 'dns'));
    const tools = ansibleTools();
    const root = typeof tools === 'string' ? tools : debianRoot();
    if (typeof tools === 'string' || typeof root === 'string') {
      return { files: 0, items: 0, findings: [], skipped: files.map(file => ({ file: `${EXAMPLE}/dns/${file}`, reason: typeof tools === 'string' ? tools : root as string })) };
    }
    if (stack === undefined) { return { files: 0, items: 0, findings: [], skipped: [] }; }
    const guest = new Guest(root.folder);
    try {
      const { repository } = outputs;
      const lab = new Lab(tools, guest, path.join(repository, 'roles'), path.join(repository, 'test', 'roles', 'play'), variablesOf(path.join(stack, 'dns')));
      for (const server of SERVERS) { if (lab.findings.length === 0) { serve(lab, server, addressesOf(stack)); } }
      return { files: files.length, items: lab.tasks, findings: lab.findings, skipped: [] };
    } finally {
      guest.stop();
    }
  },
};

function serve(lab: Lab, server: string, addresses: Readonly<Record<string, string>>): void {
  const variables = { hostwright_dns_server: server };
  lab.guest.asRoot(`echo nameserver ${OTHERS} > /etc/resolv.conf`);
  if (!lab.worked(`${server}: check mode before it is there`, lab.role(ROLE, variables, true)) || !lab.worked(`${server}: the first play`, lab.role(ROLE, variables))) { return; }
  lab.changedNothing(`${server}: the second play`, lab.role(ROLE, variables));
  lab.changedNothing(`${server}: check mode afterwards`, lab.role(ROLE, variables, true));
  lab.guest.asRoot('echo nameserver 127.0.0.1 > /etc/resolv.conf');
  for (const [name, address] of Object.entries(addresses)) {
    lab.prints(`${server}: an address`, `getent ahostsv4 ${name}.lab.example`, new RegExp(`^${address.replaceAll('.', '\\.')} `));
    lab.prints(`${server}: the name of an address`, `getent hosts ${address}`, new RegExp(`^${address.replaceAll('.', '\\.')}\\s+${name}\\.lab\\.example`));
  }
  lab.prints(`${server}: an alias`, 'getent ahostsv4 wiki.lab.example', new RegExp(`^${addresses.git.replaceAll('.', '\\.')} `));
  lab.prints(`${server}: a name that is not there`, 'getent hosts none.lab.example || echo none', /^none$/);
  lab.prints(`${server}: a name of others`, 'getent hosts deb.debian.org', /\bdeb\.debian\.org\b|debian/);
}

/** Those of estate.json, which was not made from the zones. */
function addressesOf(stack: string): Record<string, string> {
  const { machines } = JSON.parse(fs.readFileSync(path.join(stack, 'estate.json'), 'utf8')) as { machines: { hostName: string; nics: { address: string }[] }[] };
  return Object.fromEntries(machines.map(({ hostName, nics: [{ address }] }) => [hostName, address.split('/')[0]]));
}

function variablesOf(folder: string): Record<string, unknown> {
  return {
    hostwright_dns_folder: folder,
    hostwright_dns_zones: filesBelow(folder).filter(file => file.endsWith('.zone')).map(file => path.basename(file, '.zone')),
    hostwright_dns_forwarders: [OTHERS],
    // What stands between here and the world may pass no signatures on, and facts in namespaces tell of the machine around them.
    hostwright_dns_validate: false,
    hostwright_dns_addresses: [OWN],
  };
}

function stackOf({ programs }: Outputs): string | undefined {
  const program = programs.find(({ name }) => name === EXAMPLE);
  return program && path.join(program.folder, STACKS, EXAMPLE);
}

function otherAddresses(): Planted {
  return {
    mistake: 'zones with other addresses than the machines have',
    plant: (folder, outputs) => {
      const to = path.join(folder, STACKS, EXAMPLE);
      fs.cpSync(stackOf(outputs)!, to, { recursive: true });
      for (const file of ['hosts', 'lab.example.zone'].map(name => path.join(to, 'dns', name))) {
        fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/10\.0\.20\.\d+/g, '10.0.20.250'));
      }
      return { repository: outputs.repository, programs: [{ name: EXAMPLE, folder, twin: folder }] };
    },
  };
}
