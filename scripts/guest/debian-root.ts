import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { CACHE } from './cache';

const SUITE = 'bookworm';
/** What a cloud image brings as well: init, a server for SSH, Python, sudo and a simple time service. Nothing that a role installs. */
const PACKAGES = ['systemd', 'systemd-sysv', 'systemd-timesyncd', 'dbus', 'libpam-systemd', 'udev', 'python3', 'openssh-server', 'sudo', 'iproute2', 'e2fsprogs'];
const PROGRAMS = { 'mmdebstrap': 'mmdebstrap', 'systemd-nspawn': 'systemd-container', 'slirp4netns': 'slirp4netns', 'ssh': 'openssh-client', 'losetup': 'mount', 'setpriv': 'util-linux' };

/** The first user of the root, as cloud-init makes one. */
export const FIRST_USER = 'debian';

/** A folder with a fresh Debian 12, made once; or why there is none. It is copied, never used itself. */
export function debianRoot(): { folder: string } | string {
  if (process.platform !== 'linux') { return 'guests are played on Linux only'; }
  if (process.getuid?.() !== 0) { return 'only root makes a Debian and boots it'; }
  const missing = Object.entries(PROGRAMS).filter(([program]) => spawnSync('which', [program]).status !== 0).map(([, name]) => name);
  if (missing.length > 0) { return `not installed: ${missing.join(', ')}`; }
  if (!fs.existsSync('/dev/net/tun')) { return 'there is no /dev/net/tun, through which a guest reaches its packages'; }
  const folder = path.join(CACHE, `guest-root-${createHash('sha256').update([SUITE, ...PACKAGES].join()).digest('hex').slice(0, 12)}`);
  if (fs.existsSync(folder)) { return { folder }; }
  const refused = made(folder);
  return refused === undefined ? { folder } : refused;
}

/** Only a whole one gets the name under which it is found. */
function made(folder: string): string | undefined {
  const unfinished = `${folder}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(CACHE, { recursive: true });
  const { status, stderr } = spawnSync('mmdebstrap', ['--variant=minbase', '--mode=root', `--include=${PACKAGES.join()}`, SUITE, unfinished], { encoding: 'utf8' });
  if (status !== 0) { return `mmdebstrap cannot make a Debian: ${stderr.trim().split('\n').pop()}`; }
  const user = spawnSync('chroot', [unfinished, 'useradd', '--create-home', '--shell', '/bin/bash', '--password', '*', FIRST_USER], { encoding: 'utf8' });
  if (user.status !== 0) { return `useradd: ${user.stderr}`; }
  fs.writeFileSync(path.join(unfinished, 'etc', 'sudoers.d', '90-cloud-init-users'), `${FIRST_USER} ALL=(ALL) NOPASSWD:ALL\n`, { mode: 0o440 });
  fs.rmSync(path.join(unfinished, 'etc', 'machine-id'), { force: true });
  fs.renameSync(unfinished, folder);
  return undefined;
}
