import { birthOf } from './first-boot-program';
import { Lab } from './lab';
import { waitUntil } from './process';

const SEED = '/var/lib/cloud/seed/nocloud';
const SETTINGS = '/etc/cloud/cloud.cfg.d/99-lab.cfg';
/** The guest keeps its network and its host keys: both are the lab's. It has no locales that could be set. */
const LAB = { datasource_list: ['NoCloud', 'None'], network: { config: 'disabled' }, ssh_deletekeys: false, locale: false };
/** Seconds for a restart, packages included. */
const PATIENCE = 240;

/** A guest that is born with a document: beside the user data of Proxmox, and as the only document there is. */
export function firstBootScenario(lab: Lab): void {
  const { guest } = lab;
  guest.asRoot('apt-get -q update > /dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends cloud-init > /dev/null 2>&1');
  // The network is there before the guest is: nothing would tell it that it has come.
  guest.asRoot('systemctl mask --quiet systemd-networkd-wait-online');
  write(lab, SETTINGS, `${JSON.stringify(LAB)}\n`);

  const [ops, lead] = ['ops', 'lead'].map(name => ({ name, ...guest.makeKey(name) }));
  const beside = birthOf(ops.name, ops.publicKey);
  if (!born(lab, 'one', { 'user-data': userDataOfProxmox(ops.name, ops.publicKey), 'vendor-data': beside.vendorData })) { return; }
  lab.holds('the account of the user data does not get in', guest.ssh('sudo -n true', ops.name, ops.file).ok);
  asAsked(lab);
  lab.changedNothing('the role after a first boot', lab.role('hostwright_firewall', beside.firewall));
  if (lab.findings.length > 0) { return; }

  const alone = birthOf(lead.name, lead.publicKey);
  if (!born(lab, 'two', { 'user-data': alone.userData })) { return; }
  lab.holds('the account of the document does not get in', guest.ssh('sudo -n true', lead.name, lead.file).ok);
  lab.prints('its password', `getent shadow ${lead.name} | cut -d : -f 2`, /^\*$/);
  lab.prints('its shell', `getent passwd ${lead.name} | cut -d : -f 7`, /^\/bin\/bash$/);
  lab.prints('passwords over SSH', 'sshd -T | grep -i ^passwordauthentication', /^passwordauthentication no$/);
  asAsked(lab);
}

/** What both documents ask for. */
function asAsked(lab: Lab): void {
  lab.prints('the time zone', 'readlink /etc/localtime', /\/Asia\/Kolkata$/);
  lab.prints('a package', 'jq --version', /^jq-/);
  lab.prints('what the firewall lets in', 'nft list table inet hostwright | grep "dport [0-9]" | grep -v "udp sport" | sort', /^\s*ip saddr 10\.0\.2\.0\/24 tcp dport 22 accept\n\s*tcp dport 443 accept$/);
  lab.prints('the policy of the firewall', 'nft list chain inet hostwright input | grep -o "policy [a-z]*"', /^policy drop$/);
  lab.prints('the firewall at boot', 'systemctl is-enabled nftables; grep -c hostwright.nft /etc/nftables.conf', /^enabled\n1$/);
}

/** Restarts the guest as a new machine; whether cloud-init did all that it was told. */
function born(lab: Lab, instance: string, documents: Readonly<Record<string, string>>): boolean {
  const { guest } = lab;
  guest.asRoot(`rm -rf ${SEED}; mkdir -p ${SEED}; cloud-init clean --logs; nft delete table inet hostwright 2> /dev/null || true; rm -f /etc/nftables.d/hostwright.nft; sed -i /hostwright.nft/d /etc/nftables.conf 2> /dev/null || true`);
  for (const [name, text] of Object.entries({ 'meta-data': `instance-id: ${instance}\n`, ...documents })) { write(lab, `${SEED}/${name}`, text); }
  const before = guest.asRoot('cat /proc/sys/kernel/random/boot_id; stat -c %Z /proc/1');
  guest.ssh('sudo -n systemctl reboot');
  const isBack = () => guest.ssh('test -e /run/cloud-init/result.json').ok && guest.asRoot('cat /proc/sys/kernel/random/boot_id; stat -c %Z /proc/1') !== before;
  lab.holds(`cloud-init did not end in ${PATIENCE} s`, waitUntil(isBack, PATIENCE));
  lab.prints(`what cloud-init says of machine ${instance}`, 'cat /run/cloud-init/result.json; cloud-init status', /"datasource": "DataSourceNoCloud[^"]*",\s+"errors": \[\][\s\S]*status: done/);
  lab.tasks += Object.keys(documents).length;
  return lab.findings.length === 0;
}

function write({ guest }: Lab, file: string, text: string): void {
  guest.asRoot(`printf '%s' '${Buffer.from(text).toString('base64')}' | base64 -d > ${file}`);
}

/** What Proxmox writes for an administrator with a key (qemu-server, Cloudinit.pm). */
function userDataOfProxmox(userName: string, key: string): string {
  return [
    '#cloud-config', 'hostname: born', 'manage_etc_hosts: true', `user: ${userName}`, 'disable_root: False', 'ssh_authorized_keys:', `  - ${key}`, 'chpasswd:', '  expire: False', 'users:', '  - default',
    'package_upgrade: false', '',
  ].join('\n');
}
