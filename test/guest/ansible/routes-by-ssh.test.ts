import { ChildProcess, spawn, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as net from 'net';
import * as os from 'os';
import * as path from 'path';
import { App } from 'cdktf';
import { existing, host as machine, OPS, routed } from './written-ansible';
import { CACHE } from '../../../scripts/guest/cache';
import { EstateStack, ExistingHost, GuestAccess, IpAssignment, Provisioning } from '../../../src';
import { GuestRoute } from '../../../src/model/guest-route';
import { DAY, OFFICE } from '../../platforms/written';

const PATH = [process.env.PATH, '/usr/sbin', path.join(CACHE, 'ansible-venv', 'bin')].join(path.delimiter);
const USER = os.userInfo().username;
const found = (program: string) => PATH.split(path.delimiter).map(folder => path.join(folder, program)).find(file => fs.existsSync(file));
const missing = ['sshd', 'ssh', 'ssh-keygen', 'ansible-playbook', 'python3'].filter(program => found(program) === undefined);

jest.setTimeout(120_000);

/** Folders may be called like this; a shell, ssh and Jinja would each read something in it. */
const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'hw it\'s 100% [h] {x} '));
/** Ansible itself hands the name of a key to ssh as it stands. */
const keys = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'hw it\'s '));
const key = path.join(keys, 'key');
const servers: Server[] = [];

function run(command: string, args: string[], options: { cwd?: string; variables?: Record<string, string> } = {}): { ok: boolean; output: string } {
  const env = { ...process.env, PATH, ANSIBLE_SSH_ARGS: '-o ControlMaster=auto -o ControlPersist=3s', ANSIBLE_NOCOLOR: '1', SSH_AUTH_SOCK: '', ...options.variables };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: options.cwd, env, encoding: 'utf8', timeout: 100_000 });
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

/** A server for SSH on an address of this machine. */
class Server {
  public static async on(address: string): Promise<Server> {
    const server = new Server(address, await freePort(address));
    servers.push(server);
    await server.start();
    return server;
  }

  private readonly base = path.join(folder, `server-${servers.length}`);
  private process?: ChildProcess;

  private constructor(public readonly address: string, public readonly port: number) {
    this.makeKey();
    fs.writeFileSync(`${this.base}.conf`, [
      `ListenAddress ${net.isIPv6(address) ? `[${address}]` : address}:${port}`, `HostKey "${this.base}"`, `AuthorizedKeysFile "${key}.pub"`,
      'PidFile none', 'StrictModes no', 'PermitRootLogin yes', 'UsePAM no', 'LogLevel DEBUG1', '',
    ].join('\n'));
  }

  /** Name that ssh keeps its host key under, and that key. */
  public get known(): [string, string] {
    return [`[${this.address}]:${this.port}`, fs.readFileSync(`${this.base}.pub`, 'utf8').split(' ')[1]];
  }

  public get log(): string { return fs.readFileSync(`${this.base}.log`, 'utf8'); }

  /** A host key of another machine. */
  public async replaceKey(): Promise<void> {
    this.stop();
    this.makeKey();
    await this.start();
  }

  public stop(): void { this.process?.kill(); }

  private makeKey(): void {
    fs.rmSync(this.base, { force: true });
    expect(run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', this.base])).toEqual({ ok: true, output: '' });
  }

  private async start(): Promise<void> {
    const log = fs.openSync(`${this.base}.log`, 'w');
    this.process = spawn(found('sshd')!, ['-D', '-e', '-f', `${this.base}.conf`], { stdio: ['ignore', log, log] });
    fs.closeSync(log);
    for (let time = 0; time < 100; time++) {
      if (await answers(this.address, this.port)) { return; }
      await new Promise(done => setTimeout(done, 100));
    }
    throw new Error(`sshd does not run: ${this.log}`);
  }
}

async function freePort(address: string): Promise<number> {
  const server = net.createServer();
  await new Promise<void>(done => server.listen(0, address, done));
  const { port } = server.address() as net.AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise(done => {
    const socket = net.connect({ host, port }, () => { socket.destroy(); done(true); });
    socket.on('error', () => done(false));
  });
}

const host = (stack: EstateStack, id: string, { address, port }: Server, route?: GuestRoute): ExistingHost => {
  const made = existing(stack, id, { address, access: GuestAccess.ssh({ port, userName: USER }) });
  return route ? routed(made, route) : made;
};

let projects = 0;

/** An estate, written into a project of its own. */
class Estate {
  public readonly project = path.join(folder, `project-${projects++}`);

  constructor(build: (stack: EstateStack) => void, { namesKey = true } = {}) {
    const python = spawnSync('python3', ['-c', 'import sys; print(sys.executable, end="")'], { encoding: 'utf8', env: { ...process.env, PATH } }).stdout;
    fs.mkdirSync(path.join(this.project, 'ansible', 'group_vars'), { recursive: true });
    fs.writeFileSync(path.join(this.project, 'cdktf.json'), '{}\n');
    fs.writeFileSync(path.join(this.project, 'ansible', 'hosts.yml'), 'all: {}\n');
    fs.writeFileSync(path.join(this.project, 'ansible', 'group_vars', 'all.yml'), JSON.stringify({ ansible_python_interpreter: python, ...namesKey ? { ansible_ssh_private_key_file: key } : {} }));
    const home = process.cwd();
    const { CI } = process.env;
    // Whoever works in a project here is a person, who may add machines.
    delete process.env.CI;
    process.chdir(this.project);
    try {
      const app = new App({ outdir: path.join(this.project, 'cdktf.out') });
      build(new EstateStack(app, 'lab', { defaults: { admin: OPS }, asOf: DAY }));
      app.synth();
    } finally {
      process.chdir(home);
      if (CI !== undefined) { process.env.CI = CI; }
    }
  }

  public play(words: string[] = [], variables: Record<string, string> = {}, below = 'stacks/lab'): { ok: boolean; output: string } {
    // Connections that an earlier play has left open would be taken again.
    const ANSIBLE_SSH_CONTROL_PATH_DIR = fs.mkdtempSync(path.join(keys, 'c'));
    return run(found('ansible-playbook')!, ['ping.yml', ...words], { cwd: path.join(this.project, 'cdktf.out', below, 'ansible'), variables: { ANSIBLE_SSH_CONTROL_PATH_DIR, ...variables } });
  }

  /** The host keys of these servers, and no others, were learnt: names may be hashed. */
  public expectKnown(...all: Server[]): void {
    const file = path.join(this.project, 'hostwright.known_hosts');
    expect(new Set(fs.readFileSync(file, 'utf8').trim().split('\n').map(line => line.split(' ')[2]))).toEqual(new Set(all.map(({ known: [, value] }) => value)));
    for (const { known: [name, value] } of all) { expect(run('ssh-keygen', ['-F', name, '-f', file]).output).toContain(value); }
  }
}

if (missing.length > 0) { console.warn(`SKIPPED: ${missing.join(', ')} not installed, so no ssh has taken a route`); }

(missing.length > 0 ? describe.skip : describe)('routes, taken by a real ssh that a real Ansible starts', () => {
  let jump: Server;
  let inner: Server;
  let web: Server;
  let six: Server;

  beforeAll(async () => {
    expect(run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key])).toEqual({ ok: true, output: '' });
    [jump, inner, web, six] = [await Server.on('127.0.0.1'), await Server.on('127.0.0.2'), await Server.on('127.0.0.3'), await Server.on('::1')];
  });
  afterAll(() => {
    for (const server of servers) { server.stop(); }
    for (const one of [folder, keys]) { fs.rmSync(one, { recursive: true, force: true }); }
  });

  /** How often a jump host was asked for a host behind it. */
  const asked = ({ log }: Server, { address, port }: Server) => log.split(`target ${address} port ${port}`).length - 1;

  test('GIVEN hosts behind one and two jump hosts, one by IPv6 WHEN Ansible pings them THEN all answer, over these jump hosts, and every host key lies in the project', () => {
    const estate = new Estate(stack => {
      const first = host(stack, 'Jump', jump);
      const second = host(stack, 'Six', six, GuestRoute.via(first));
      host(stack, 'Web', web, GuestRoute.via(first));
      host(stack, 'Inner', inner, GuestRoute.via(second));
    });
    const before = [asked(jump, web), asked(jump, six), asked(six, inner), asked(jump, inner)];
    for (const below of ['stacks/lab', 'estate']) {
      const { ok, output } = estate.play([], {}, below);
      expect(output).toMatch(/web +: ok=3 +changed=0 +unreachable=0 +failed=0/);
      expect(output).not.toContain('WARNING');
      expect(ok).toBe(true);
      estate.expectKnown(jump, inner, web, six);
    }
    const after = [asked(jump, web), asked(jump, six), asked(six, inner), asked(jump, inner)];
    expect(after.map((count, at) => count > before[at])).toEqual([true, true, true, false]);
  });

  test('GIVEN a jump host whose address Terraform knows after apply WHEN pinged THEN the way leads over that address', () => {
    const terraform = path.join(folder, 'terraform');
    fs.writeFileSync(terraform, `#!/bin/sh\necho '{"ansible_inventory": {"value": {"jump": "${jump.address}"}}}'\n`, { mode: 0o755 });
    const estate = new Estate(stack => {
      const first = machine(stack, 'Jump', { ip: IpAssignment.dhcp(), managementNetworks: [OFFICE], provisioning: Provisioning.cloudInit(), access: GuestAccess.ssh({ port: jump.port, userName: USER }) });
      host(stack, 'Web', web, GuestRoute.via(first));
    });
    const { ok, output } = estate.play([], { HOSTWRIGHT_TERRAFORM: terraform });
    expect(output).toMatch(/web +: ok=3 +changed=0 +unreachable=0 +failed=0/);
    expect(ok).toBe(true);
    estate.expectKnown(jump, web);
  });

  test.each<[string, string[], Record<string, string>]>([
    ['the command line', ['--private-key', key], {}],
    ['the environment', [], { ANSIBLE_PRIVATE_KEY_FILE: key }],
  ])('GIVEN the key in %s WHEN pinged THEN the jump host is entered with it, too', (_, words, variables) => {
    const estate = new Estate(stack => { host(stack, 'Web', web, GuestRoute.via(host(stack, 'Jump', jump))); }, { namesKey: false });
    expect(estate.play()).toMatchObject({ ok: false });
    expect(estate.play(words, variables)).toMatchObject({ ok: true });
  });

  test('GIVEN a jump host that was built anew WHEN pinged THEN neither it nor who is behind it is entered', async () => {
    const estate = new Estate(stack => { host(stack, 'Web', web, GuestRoute.via(host(stack, 'Jump', jump))); });
    expect(estate.play()).toMatchObject({ ok: true });
    await jump.replaceKey();
    const { ok, output } = estate.play();
    expect(ok).toBe(false);
    for (const name of ['jump', 'web']) { expect(output).toContain(`The host key of ${name}, or of a host on the way to it, is another than before.`); }
    expect(output).toMatch(/web +: ok=1 .*failed=1/);
  });

  test('GIVEN a program with words that a shell and ssh would read WHEN pinged THEN it gets them as they are', () => {
    const relay = path.join(folder, 'relay 100%.py');
    const log = path.join(folder, 'relay.log');
    fs.writeFileSync(relay, [
      '#!/usr/bin/env python3', 'import json, os, socket, sys, threading', 'with open(sys.argv[1], "a") as log:', '    log.write(json.dumps(sys.argv[2:]) + "\\n")',
      'machine = socket.create_connection((sys.argv[2], int(sys.argv[3])))', 'def there():', '    while True:', '        data = os.read(0, 65536)', '        if not data:',
      '            os._exit(0)', '        machine.sendall(data)', 'threading.Thread(target=there, daemon=True).start()', 'while True:', '    data = machine.recv(65536)',
      '    if not data:', '        break', '    os.write(1, data)', '',
    ].join('\n'), { mode: 0o755 });
    const odd = ['it\'s $HOME `id` "x" \\ [%%h]', '{{ lookup("pipe", "id") }}', ''];
    const estate = new Estate(stack => { host(stack, 'Web', web, GuestRoute.command(relay.replaceAll('%', '%%'), log.replaceAll('%', '%%'), '%h', '%p', ...odd)); });
    expect(estate.play()).toMatchObject({ ok: true });
    const calls = fs.readFileSync(log, 'utf8').trim().split('\n').map(line => JSON.parse(line));
    expect(calls.length).toBeGreaterThan(1);
    for (const call of calls) { expect(call).toEqual([web.address, `${web.port}`, odd[0].replace('%%', '%'), odd[1], '']); }
    estate.expectKnown(web);
  });

  describe('through the tunnel of Azure Bastion', () => {
    const tunnel = () => GuestRoute._bundled('bastion_tunnel.py', '--bastion', 'hub', '--bastion-group', 'rg', '--machine', 'web', '--machine-group', 'rg (web)', '--port', '%p');
    const wishes = (what: object) => ({ PATH: `${path.join(__dirname, 'azure-cli')}${path.delimiter}${PATH}`, FAKE_AZ: JSON.stringify({ log: path.join(folder, 'az.log'), subscription: 's', ...what }) });

    test('GIVEN machines behind it, one over another WHEN pinged THEN they answer', () => {
      const estate = new Estate(stack => { host(stack, 'Inner', inner, GuestRoute.via(host(stack, 'Web', web, tunnel()))); });
      expect(estate.play([], wishes({ target: web.port, address: web.address }))).toMatchObject({ ok: true });
      estate.expectKnown(inner, web);
      expect(fs.readFileSync(path.join(folder, 'az.log'), 'utf8')).toContain(`"/subscriptions/s/resourceGroups/rg (web)/providers/Microsoft.Compute/virtualMachines/web", "--resource-port", "${web.port}"`);
    });

    test('GIVEN an Azure CLI that fails WHEN pinged THEN Ansible shows what it says', () => {
      const estate = new Estate(stack => { host(stack, 'Web', web, tunnel()); });
      const { ok, output } = estate.play([], wishes({ fails: 'Please run az login' }));
      expect(ok).toBe(false);
      expect(output).toContain('"bastion_tunnel: the Azure CLI ended with code 3:"');
      expect(output).toContain('"Please run az login"');
    });
  });
});
