import { Lab } from './lab';

/** What must hold in the guest after the phase BOOTSTRAP: seen by its own programs, not by Ansible. */
const SO: readonly (readonly [what: string, script: string, wanted: RegExp])[] = [
  ['proxy', 'apt-config dump Acquire::http::Proxy', /proxy\.example:3128[\s\S]*deb\.debian\.org "DIRECT"/],
  ['package mirror, no source twice', 'apt-get indextargets --format "$(printf \'%s\' \'$(SITE) $(RELEASE) $(COMPONENT) $(CREATED_BY)\')" | grep " Packages$" | sort | uniq -d | wc -l', /^0$/],
  ['package mirror', 'apt-cache policy | grep -c "http://deb.debian.org/debian-security bookworm-security"', /^[1-9]/],
  ['trusted certificates', 'openssl storeutl -certs -noout /etc/ssl/certs/hostwright-test-root.pem 2>&1 | tail -n 1; ls /etc/ssl/certs | grep -c hostwright', /Total found: 1\s+2$/],
  ['time zone', 'date +%Z; cat /etc/timezone', /^CES?T\s+Europe\/Berlin$/],
  ['time servers', 'systemctl is-active chrony; grep ^server /etc/chrony/chrony.conf; systemctl is-active systemd-timesyncd || true', /^active\s+server ntp1\.example iburst\s+server ntp2\.example iburst\s+inactive$/],
  ['locale', 'locale -a | grep -i de_DE; grep LANG /etc/default/locale', /de_DE\.utf8\s+LANG=de_DE\.UTF-8/],
  ['guest agent', 'command -v qemu-ga; systemctl is-enabled qemu-guest-agent; systemctl is-failed qemu-guest-agent || true', /qemu-ga\s+(static|enabled)\s+inactive/],
  ['sudo', 'visudo -c > /dev/null; sudo -l -U ops | tail -n 1; sudo -l -U audit | tail -n 1', /NOPASSWD: ALL[\s\S]*\(ALL : ALL\) ALL$/],
  ['swap file', 'stat -c "%a %s" /swapfile; blkid -p -s TYPE -o value /swapfile; grep -c "^/swapfile none swap sw,x-hostwright" /etc/fstab; grep -c swapfile /proc/swaps || true', /^600 16777216\s+swap\s+1\s+0$/],
  ['updates', 'systemctl is-enabled apt-daily-upgrade.timer; unattended-upgrade --dry-run --debug 2>&1 | grep "Allowed origins"; apt-config dump Unattended-Upgrade::Automatic-Reboot-Time', /^enabled\s+Allowed origins are: origin=Debian,codename=bookworm,label=Debian-Security, origin=Debian,codename=bookworm-security,label=Debian-Security\s+\S+ "03:30";$/],
  ['firewall', 'nft list table inet hostwright', /policy drop[\s\S]*10\.0\.2\.0\/24 tcp dport 22 accept[\s\S]*tcp dport 8000-8010 accept[\s\S]*fd00::\/8 udp dport 53 accept/],
  ['firewall at boot', 'systemctl is-enabled nftables; grep -c "^include \\"/etc/nftables.d/hostwright.nft\\"" /etc/nftables.conf', /^enabled\s+1$/],
];

/** The phase BOOTSTRAP on a fresh system: in check mode, played, played again, after someone's edit, and with less than before. */
export function bootstrapScenario(lab: Lab, logIn: () => boolean): void {
  if (!lab.worked('check mode on a fresh system', lab.play('site.yml', {}, true))) { return; }
  if (!lab.worked('the first play', lab.play('site.yml'))) { return; }
  for (const [what, script, wanted] of SO) { lab.prints(what, script, wanted); }
  lab.holds('the new administrator logs in with the new key and becomes root', logIn());
  lab.changedNothing('the second play', lab.play('site.yml'));
  lab.changedNothing('check mode after it', lab.play('site.yml', {}, true));

  lab.guest.asRoot('echo "server elsewhere.example" >> /etc/chrony/chrony.conf; nft flush ruleset; echo "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM x" >> /home/ops/.ssh/authorized_keys');
  const restored = lab.play('site.yml');
  lab.changedSomething('the play after edits in the guest', restored);
  lab.prints('edits are set right', 'grep -c elsewhere /etc/chrony/chrony.conf || true; nft list table inet hostwright | grep -c "policy drop"; wc -l < /home/ops/.ssh/authorized_keys', /^0\s+1\s+1$/);
}

const RULE = { protocol: 'tcp', first_port: 22, last_port: 22, sources: ['10.0.2.0/24'] };

/** What is no longer given goes, what belongs to others stays, and nobody shuts himself out. */
export function removalScenario(lab: Lab): void {
  const again = (what: string, role: string, variables: Record<string, unknown>) => {
    lab.changedSomething(`${what}, for the first time`, lab.role(role, variables));
    lab.changedNothing(`${what}, once more`, lab.role(role, variables));
  };
  again('no proxy any more', 'hostwright_proxy', { hostwright_proxy_url: '' });
  again('no certificates any more', 'hostwright_trusted_cas', { hostwright_trusted_cas_certificates: [] });
  lab.prints('no certificate is left', 'find /usr/local/share/ca-certificates /etc/ssl/certs -name "*hostwright*" | wc -l', /^0$/);
  lab.guest.asRoot('touch /etc/apt/sources.list.d/debian.sources');
  again('archives in the newer form', 'hostwright_package_mirror', {});
  lab.prints('archives in one form only', 'grep -c "^deb " /etc/apt/sources.list || true; apt-get -q update 2>&1 | grep -ci "configured multiple times" || true; apt-cache policy | grep -c bookworm-security/non-free-firmware', /^0\s+0\s+[1-9]/);
  again('more swap', 'hostwright_swap', { hostwright_swap_mebibytes: 24 });
  lab.prints('swap has grown', 'stat -c %s /swapfile; blkid -p -s TYPE -o value /swapfile', /^25165824\s+swap$/);
  again('no swap any more', 'hostwright_swap', { hostwright_swap_mebibytes: 0 });
  lab.prints('no swap is left', 'test -e /swapfile || grep -c swap /etc/fstab || true', /^0$/);
  lab.guest.asRoot('echo foreign > /swapfile; echo "/swapfile none swap sw 0 0" >> /etc/fstab');
  lab.refused('a swap file of someone else', lab.role('hostwright_swap', { hostwright_swap_mebibytes: 16 }), 'that Hostwright did not make');
  lab.changedNothing('no swap, beside that of someone else', lab.role('hostwright_swap', { hostwright_swap_mebibytes: 0 }));
  lab.prints('the swap file of someone else', 'cat /swapfile; sed -i /swapfile/d /etc/fstab; rm /swapfile', /^foreign$/);

  lab.guest.asRoot('nft add table inet others; nft add chain inet others forward');
  again('other rules', 'hostwright_firewall', { hostwright_firewall_rules: [{ name: 'ssh', ...RULE }] });
  lab.prints('rules of others stay, and those that are not given go', 'nft list ruleset | grep -c "table inet others"; nft list ruleset | grep -c 8000 || true', /^1\s+0$/);
  lab.refused('rules without the port of the connection', lab.role('hostwright_firewall', { hostwright_firewall_rules: [{ name: 'web', ...RULE, first_port: 443, last_port: 443 }] }), 'lets that in; nothing was loaded');
  lab.refused('rules without the source of the connection', lab.role('hostwright_firewall', { hostwright_firewall_rules: [{ name: 'ssh', ...RULE, sources: ['192.0.2.0/24', 'fd00::/8'] }] }), 'from 10.0.2.2, and none of the rules ssh lets that in');
}

/** The machine is updated and restarted, and is as it was. */
export function restartScenario(lab: Lab): void {
  lab.worked('an update without a restart', lab.role('hostwright_update', {}));
  const before = lab.guest.asRoot('cat /proc/sys/kernel/random/boot_id; stat -c %Z /proc/1');
  lab.changedNothing('an update with nothing to do', lab.role('hostwright_update', {}));
  lab.guest.asRoot('touch /run/reboot-required');
  lab.changedSomething('an update with a restart', lab.role('hostwright_update', {}));
  lab.holds('the guest was not restarted', lab.guest.asRoot('cat /proc/sys/kernel/random/boot_id; stat -c %Z /proc/1') !== before);
  lab.prints('the firewall after a restart', 'nft list table inet hostwright | grep -c "tcp dport 22 accept"', /^[12]$/);
}
