import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { FIRST_USER } from './debian-root';
import { LoopDisk } from './loop-disk';
import { BackgroundProcess, waitUntil } from './process';

/** Address of this machine through which alone the guest is reached. */
const LOOPBACK = '127.0.0.1';
/** Address of the name server that slirp4netns gives the guest. */
const NAME_SERVER = '10.0.2.3';
/** The guest lives on the clock of this machine, so its chrony must not set it; otherwise it would not even be started. */
const CHRONY_OF_A_GUEST = '[Unit]\nConditionCapability=\n[Service]\nExecStart=\nExecStart=!/usr/sbin/chronyd -F 0 -x\n';

/** systemd-nspawn ends with 133 when the guest asks for a restart, and leaves it to who started it. */
const BOOTED_AGAIN = `
trap 'ended=yes; kill "$child"' TERM
while :; do
  systemd-nspawn "$@" &
  child=$!
  wait "$child"; code=$?
  while kill -0 "$child" 2> /dev/null; do wait "$child"; code=$?; done
  [ -z "$ended" ] && [ "$code" -eq 133 ] || exit "$code"
done`;

/** What ssh said of a command. */
export interface Answer {
  readonly ok: boolean;
  readonly output: string;
}

/**
 * A Debian that is booted by its own systemd in namespaces of its own: mounts, processes, host name and network. Its firewall is loaded
 * into its own network, whose way out is a program that runs beside it; nothing of this machine's network is changed.
 */
export class Guest {
  /** Port of this machine behind which its server for SSH listens. */
  public readonly port: number;
  public readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hw-guest-'));
  /** File of the key with which its first user logs in. */
  public readonly key = path.join(this.folder, 'key');
  private readonly running: BackgroundProcess[] = [];
  private wayIn?: number;

  constructor(fresh: string, private readonly disks: readonly LoopDisk[] = []) {
    execFileSync('cp', ['--archive', fresh, this.root]);
    this.prepare();
    this.port = freePort();
    try {
      const network = this.start('unshare', '--net', 'sleep', '86400');
      waitUntil(() => fs.readlinkSync(`/proc/${network.pid}/ns/net`) !== fs.readlinkSync('/proc/self/ns/net'), 10);
      const way = this.start('slirp4netns', '--configure', '--mtu=1500', '--disable-host-loopback', `--api-socket=${this.api}`, `${network.pid}`, 'tap0');
      if (!waitUntil(() => fs.existsSync(this.api) || !way.isRunning, 10) || !way.isRunning) { throw new Error(`slirp4netns: ${way.lastWords}`); }
      this.open();
      const machine = this.start('sh', '-c', BOOTED_AGAIN, 'sh', `--directory=${this.root}`, '--register=no', '--keep-unit', '--boot', '--console=pipe',
        '--resolv-conf=off', '--timezone=off', '--capability=CAP_NET_ADMIN', `--network-namespace-path=/proc/${network.pid}/ns/net`, ...this.disks.map(({ device }) => `--bind=${device}`));
      if (!waitUntil(() => !machine.isRunning || this.ssh('true').ok, 60) || !machine.isRunning) { throw new Error(`the guest did not boot: ${machine.lastWords}`); }
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  /** Options with which ssh reaches it as nobody but itself. */
  public get sshOptions(): string[] {
    return ['-F', '/dev/null', '-o', `UserKnownHostsFile=${path.join(this.folder, 'known_hosts')}`, '-o', 'StrictHostKeyChecking=yes', '-o', 'IdentitiesOnly=yes', '-o', 'ConnectTimeout=10'];
  }

  /** Inventory with this guest alone. */
  public get inventory(): string {
    const file = path.join(this.folder, 'inventory.json');
    const variables = { ansible_host: LOOPBACK, ansible_port: this.port, ansible_user: FIRST_USER, ansible_ssh_private_key_file: this.key, ansible_become: true };
    fs.writeFileSync(file, JSON.stringify({ all: { hosts: { guest: variables } } }));
    return file;
  }

  /** Runs one command line in it. */
  public ssh(command: string, user = FIRST_USER, key = this.key): Answer {
    const { status, stdout, stderr } = spawnSync('ssh', [...this.sshOptions, '-o', 'BatchMode=yes', '-i', key, '-p', `${this.port}`, `${user}@${LOOPBACK}`, command], { encoding: 'utf8', timeout: 120_000 });
    return { ok: status === 0, output: `${stdout}${stderr}`.trim() };
  }

  /** Runs a shell script in it as root, and gives what it printed. */
  public asRoot(script: string): string {
    const { ok, output } = this.ssh(`sudo -n env LC_ALL=C.UTF-8 sh -euc ${quoted(script)}`);
    if (!ok) { throw new Error(`${script}: ${output}`); }
    return output;
  }

  /** A key with a name, and its public half. */
  public makeKey(name: string): { file: string; publicKey: string } {
    const file = path.join(this.folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file]);
    return { file, publicKey: fs.readFileSync(`${file}.pub`, 'utf8').trim() };
  }

  /** Lets what comes to its port of the loopback into it. */
  public open(): void {
    this.wayIn = asked(this.api, 'add_hostfwd', { proto: 'tcp', host_addr: LOOPBACK, host_port: this.port, guest_port: 22 }).id;
  }

  /** Nobody listens on its port any more; who is in stays in. */
  public close(): void {
    asked(this.api, 'remove_hostfwd', { id: this.wayIn });
  }

  /** Its host key, as it lies on its disk. */
  public get hostKey(): string {
    return fs.readFileSync(path.join(this.root, 'etc', 'ssh', 'ssh_host_ed25519_key.pub'), 'utf8').split(' ').slice(0, 2).join(' ').trim();
  }

  /** Gives it other host keys, as a machine has that was built anew. */
  public replaceHostKeys(): void {
    this.asRoot('rm /etc/ssh/ssh_host_*; ssh-keygen -A > /dev/null; systemctl restart ssh');
    this.trustHostKey();
  }

  /** Ends what was started, in the other order, and leaves nothing. */
  public stop(): void {
    for (const one of this.running.splice(0).reverse()) { one.stop(); }
    for (const disk of this.disks) { disk.release(); }
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private get root(): string {
    return path.join(this.folder, 'root');
  }

  /** Socket of the program that is its way out. */
  private get api(): string {
    return path.join(this.folder, 'api');
  }

  /** No other key is taken. */
  private trustHostKey(): void {
    fs.writeFileSync(path.join(this.folder, 'known_hosts'), `* ${this.hostKey}\n`);
  }

  private start(command: string, ...args: string[]): BackgroundProcess {
    const started = new BackgroundProcess(path.join(this.folder, `${command}.log`), command, ...args);
    this.running.push(started);
    return started;
  }

  private prepare(): void {
    const { publicKey } = this.makeKey('key');
    const home = path.join(this.root, 'home', FIRST_USER);
    const { uid, gid } = fs.statSync(home);
    fs.mkdirSync(path.join(home, '.ssh'), { mode: 0o700 });
    fs.writeFileSync(path.join(home, '.ssh', 'authorized_keys'), `${publicKey}\n`, { mode: 0o600 });
    for (const name of ['.ssh', '.ssh/authorized_keys']) { fs.chownSync(path.join(home, name), uid, gid); }
    this.trustHostKey();
    fs.writeFileSync(path.join(this.root, 'etc', 'resolv.conf'), `nameserver ${NAME_SERVER}\n`);
    fs.writeFileSync(path.join(this.root, 'etc', 'hostname'), 'guest\n');
    fs.writeFileSync(path.join(this.root, 'etc', 'hosts'), '127.0.0.1 localhost\n127.0.1.1 guest\n');
    const chrony = path.join(this.root, 'etc', 'systemd', 'system', 'chrony.service.d');
    fs.mkdirSync(chrony, { recursive: true });
    fs.writeFileSync(path.join(chrony, 'guest.conf'), CHRONY_OF_A_GUEST);
  }
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

/** A port of the loopback that nothing listens on. */
function freePort(): number {
  const script = `const s=require('net').createServer().listen(0,'${LOOPBACK}',()=>{console.log(s.address().port);s.close()})`;
  return Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
}

/** What slirp4netns answers. */
function asked(socket: string, execute: string, args: Readonly<Record<string, unknown>>): { id?: number } {
  const request = JSON.stringify({ execute, arguments: args });
  const script = `const s=require('net').connect(${JSON.stringify(socket)},()=>s.end(${JSON.stringify(request)}));s.on('data',d=>process.stdout.write(d))`;
  const answer = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  if (!answer.includes('return')) { throw new Error(`slirp4netns: ${answer}`); }
  return JSON.parse(answer).return;
}
