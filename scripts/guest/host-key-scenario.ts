import * as path from 'path';
import { UpLab } from './up-lab';
import { STACK } from './up-project';
import { MARKER, WAY_ON } from './up-scenario';

const KNOWN_HOSTS = 'hostwright.known_hosts';
const CHANGED = 'The host key of guest is another than before.';
/** How long a play may take to find out; to wait for the host takes ten minutes. */
const SECONDS = 60;

/** A machine was built anew: nobody is let in unseen, the remedy is told, and it works. */
export function hostKeyScenario(lab: UpLab): void {
  const { project, guest } = lab;
  const name = `[127.0.0.1]:${guest.port}`;
  const keyOf = (host: string) => project.run(`ssh-keygen -F '${host}' -f ${KNOWN_HOSTS} | grep -v '^#' | cut -d ' ' -f 2-`).output.trim();
  const others = neighbours(lab);
  const lines = () => project.read(KNOWN_HOSTS).trim().split('\n');
  const keptOthers = () => others.every(line => lines().includes(line));
  const oldKey = guest.hostKey;
  if (keyOf(name) !== oldKey) {
    lab.findings.push(`the key of the guest is not the one that is known: ${keyOf(name)}`);
    return;
  }
  project.write(KNOWN_HOSTS, [...others.slice(0, 1), ...lines(), ...others.slice(1), ''].join('\n'));
  const known = project.read(KNOWN_HOSTS);

  guest.asRoot(`rm -f ${MARKER}`);
  project.hangUp();
  guest.replaceHostKeys();
  let remedy = '';
  for (const playbook of ['ping.yml', 'facts.yml', 'update.yml', 'reboot.yml', 'site.yml']) {
    const began = Date.now();
    const ran = project.run(`ansible-playbook ${playbook}`, project.plays);
    if (!lab.failed(`${playbook} with another host key`, ran, CHANGED, 'If not, somebody else answers at its address.')) { return; }
    lab.holds(`${playbook} with another host key took ${Math.round((Date.now() - began) / 1000)} s`, Date.now() - began < SECONDS * 1000);
    remedy = lab.told(`${playbook} with another host key`, ran, /forget the old one: (ansible-playbook \S+ -e [\w=]+)/);
  }
  const up = project.run(`npx hostwright up ${STACK} --from wait --auto-approve`);
  if (!lab.failed('up with another host key', up, 'HW6008', CHANGED, 'Nothing after it was run.')) { return; }
  const remedyOfUp = lab.told('up with another host key', up, /forget the key of the old one: `([^`]+)`/);
  lab.holds('the two remedies are not one', remedyOfUp.endsWith(` && ${remedy}`));
  lab.prints('a guest with another host key was played on', `ls ${MARKER} 2>&1 || true`, /No such file/);

  lab.failed('a key of nobody', project.run('ansible-playbook forget_host_key.yml', project.plays), 'say whose key is forgotten: -e forget=<host>');
  lab.failed('a key of a host that is not there', project.run('ansible-playbook forget_host_key.yml -e forget=guset', project.plays), 'guset is no host of this inventory');
  lab.holds('known keys changed although nobody forgot one', project.read(KNOWN_HOSTS) === known);

  lab.played('the remedy', lab.worked('the remedy', project.run(remedyOfUp)), ({ changed }) => changed === 1);
  lab.holds(`the old key is still known: ${keyOf(name)}`, keyOf(name) === '');
  lab.holds('keys of others are gone with it', keptOthers() && lines().length === others.length);
  lab.holds('a copy of the known keys lies in the project', !project.has(`${KNOWN_HOSTS}.old`));
  lab.worked('ping.yml after the remedy', project.run('ansible-playbook ping.yml', project.plays));
  lab.holds(`the key of the guest is not the new one: ${keyOf(name)}`, keyOf(name) === guest.hostKey && guest.hostKey !== oldKey);
  lab.holds('keys of others are gone, or there is more than the new key', keptOthers() && lines().length === others.length + 1);
  lab.played('the way on after the remedy', lab.worked('the way on after the remedy', project.run(lab.told('up with another host key', up, WAY_ON))), ({ changed }) => changed === 2);

  lab.worked('ping.yml of the estate', project.run('ansible-playbook ping.yml --limit guest', path.join(project.folder, 'cdktf.out', 'estate', 'ansible')));
  lab.worked('the key of a host of another stack', project.run('ansible-playbook forget_host_key.yml -e forget=nas', path.join(project.plays, '..', '..', 'old', 'ansible')));
  lab.holds('the key at the usual port is known still, or another is not', keyOf('127.0.0.2') === '' && keyOf(name) === guest.hostKey && lines().length === others.length);
}

/** Keys of others, at addresses that are nearly the same; in plain text, as an older ssh writes them. */
function neighbours(lab: UpLab): string[] {
  return ['127.0.0.1', '127.0.0.2', `[127.0.0.1]:${lab.guest.port + 1}`].map((host, at) => `${host} ${lab.guest.makeKey(`other-${at}`).publicKey.split(' ').slice(0, 2).join(' ')}`);
}
