import { ChildProcess, spawn, spawnSync } from 'child_process';
import { createHash, randomBytes } from 'crypto';
import * as fs from 'fs';
import * as net from 'net';
import * as os from 'os';
import * as path from 'path';

const PROGRAM = path.join(__dirname, '..', '..', '..', 'programs', 'bastion_tunnel.py');
const FAKE = path.join(__dirname, 'azure-cli');
const SUBSCRIPTION = '00000000-1111-2222-3333-444444444444';
const WORDS = ['--bastion', 'hub', '--bastion-group', 'rg-hub', '--machine', 'web', '--machine-group', 'rg web', '--port', '22'];
const MACHINE = (subscription: string) => `/subscriptions/${subscription}/resourceGroups/rg web/providers/Microsoft.Compute/virtualMachines/web`;
const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

/** What the fake Azure CLI shall do. */
interface Wishes {
  readonly target?: number;
  readonly subscription?: string;
  readonly fails?: string;
  readonly refuses?: string;
  readonly deaf?: boolean;
  readonly delay?: number;
}

interface Ended {
  readonly code: number | null;
  readonly output: Buffer;
  readonly said: string;
}

jest.setTimeout(60_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hw-tunnel-'));
const servers: net.Server[] = [];
let log: string;
let count = 0;

beforeEach(() => { log = path.join(folder, `log-${count++}`); fs.writeFileSync(log, ''); });
afterEach(() => {
  servers.splice(0).forEach(server => server.close());
  // Also where a test has failed.
  for (const pid of pids().filter(isRunning)) { process.kill(pid, 'SIGKILL'); }
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A machine behind the Bastion. */
async function machine(serve: (socket: net.Socket) => void): Promise<number> {
  const server = net.createServer({ allowHalfOpen: true }, socket => { socket.on('error', () => undefined); serve(socket); });
  servers.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return (server.address() as net.AddressInfo).port;
}

/** Gives back all that it gets, and closes when its client does. */
const echo = () => machine(socket => socket.pipe(socket));

function started(wishes: Wishes, { words = WORDS, program = PROGRAM, variables = {}, PATH = `${FAKE}${path.delimiter}${process.env.PATH}` }: {
  words?: string[]; program?: string; variables?: Record<string, string>; PATH?: string;
} = {}): ChildProcess {
  return spawn('python3', [program, ...words], { env: { ...process.env, PATH, ARM_SUBSCRIPTION_ID: '', ...variables, FAKE_AZ: JSON.stringify({ log, ...wishes }) } });
}

function ended(child: ChildProcess): Promise<Ended> {
  const output: Buffer[] = [];
  let said = '';
  child.stdin!.on('error', () => undefined);
  child.stdout!.on('data', data => output.push(data));
  child.stderr!.on('data', data => said += data);
  return new Promise(done => child.on('close', code => done({ code, output: Buffer.concat(output), said })));
}

const noted = () => fs.readFileSync(log, 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line));
const commands = (): string[][] => noted().flatMap(({ words }) => words === undefined ? [] : [words]);
const pids = (): number[] => noted().flatMap(({ pids: own }) => own ?? []);
const isRunning = (pid: number) => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
};

async function until(holds: () => boolean, seconds = 15): Promise<boolean> {
  for (const last = Date.now() + seconds * 1000; !holds();) {
    if (Date.now() > last) { return false; }
    await new Promise(done => setTimeout(done, 100));
  }
  return true;
}

/** Nothing of what the Azure CLI started is left, and something was. */
async function expectNothingLeft(tunnels = 1): Promise<void> {
  expect(pids()).toHaveLength(2 * tunnels);
  expect(await until(() => !pids().some(isRunning))).toBe(true);
}

if (!HAS_PYTHON) { console.warn('SKIPPED: python3 is not installed, so no tunnel was opened'); }

(HAS_PYTHON ? describe : describe.skip)('the tunnel of Azure Bastion as a ProxyCommand, with Python', () => {
  test('GIVEN ten megabytes WHEN they go there and back THEN none is lost, and the end of the input is the end of it all', async () => {
    const data = randomBytes(10 * 1024 * 1024);
    const child = started({ target: await echo(), subscription: SUBSCRIPTION });
    child.stdin!.end(data);
    const { code, output, said } = await ended(child);
    expect([code, said, output.length]).toEqual([0, '', data.length]);
    expect(createHash('sha256').update(output).digest('hex')).toBe(createHash('sha256').update(data).digest('hex'));
    await expectNothingLeft();
  });

  test('GIVEN a machine by its name WHEN the tunnel is opened THEN its id begins with the subscription that the Azure CLI is set to', async () => {
    const child = started({ target: await echo(), subscription: SUBSCRIPTION });
    child.stdin!.end('x');
    await ended(child);
    const [ask, tunnel] = commands();
    expect(ask).toEqual(['account', 'show', '--query', 'id', '--output', 'tsv']);
    expect(tunnel).toEqual(['network', 'bastion', 'tunnel', '--name', 'hub', '--resource-group', 'rg-hub', '--subscription', SUBSCRIPTION,
      '--target-resource-id', MACHINE(SUBSCRIPTION), '--resource-port', '22', '--port', expect.stringMatching(/^[0-9]+$/)]);
  });

  test.each<[string, string[], Record<string, string>, string[][]]>([
    ['given', ['--subscription', SUBSCRIPTION], { ARM_SUBSCRIPTION_ID: 'other' }, []],
    ['of the environment', [], { ARM_SUBSCRIPTION_ID: SUBSCRIPTION }, []],
    ['given by its name', ['--subscription', 'Production'], {}, [['account', 'show', '--query', 'id', '--output', 'tsv', '--subscription', 'Production']]],
  ])('GIVEN a subscription %s WHEN the tunnel is opened THEN it is that one', async (_, words, variables, asked) => {
    const child = started({ target: await echo(), subscription: SUBSCRIPTION }, { words: [...WORDS, ...words], variables });
    child.stdin!.end('x');
    expect((await ended(child)).code).toBe(0);
    expect(commands().slice(0, -1)).toEqual(asked);
    expect(commands().at(-1)).toEqual(expect.arrayContaining([SUBSCRIPTION, MACHINE(SUBSCRIPTION)]));
  });

  test('GIVEN a machine by its id WHEN the tunnel is opened THEN it is taken as it stands', async () => {
    const id = MACHINE('99999999-1111-2222-3333-444444444444');
    const child = started({ target: await echo(), subscription: SUBSCRIPTION }, { words: ['--bastion', 'hub', '--bastion-group', 'rg-hub', '--machine', id, '--port', '2222'] });
    child.stdin!.end('x');
    expect((await ended(child)).code).toBe(0);
    expect(commands().at(-1)).toEqual(expect.arrayContaining(['--target-resource-id', id, '--resource-port', '2222']));
  });

  test('GIVEN six at once WHEN they relay THEN each has a tunnel of its own and meets its own machine', async () => {
    const runs = [0, 1, 2, 3, 4, 5].map(async number => {
      const child = started({ target: await machine(socket => { socket.write(`machine ${number} `); socket.pipe(socket); }), subscription: SUBSCRIPTION, delay: 1 });
      child.stdin!.end(`client ${number}`);
      return ended(child);
    });
    expect((await Promise.all(runs)).map(({ code, output }) => [code, output.toString()])).toEqual([0, 1, 2, 3, 4, 5].map(number => [0, `machine ${number} client ${number}`]));
    expect(new Set(commands().filter(([word]) => word === 'network').map(words => words.at(-1))).size).toBe(6);
    await expectNothingLeft(6);
  });

  test('GIVEN a machine that closes WHEN the client does not THEN the relay ends all the same', async () => {
    const child = started({ target: await machine(socket => socket.end('bye')), subscription: SUBSCRIPTION });
    const { code, output } = await ended(child);
    expect([code, output.toString()]).toEqual([0, 'bye']);
    await expectNothingLeft();
  });

  test('GIVEN a client that goes away WHEN the machine neither speaks nor closes THEN the tunnel ends', async () => {
    const child = started({ target: await machine(socket => socket.write('hello')), subscription: SUBSCRIPTION });
    await new Promise(done => child.stdout!.once('data', done));
    child.stdin!.destroy();
    child.stdout!.destroy();
    expect(await until(() => child.exitCode !== null)).toBe(true);
    await expectNothingLeft();
  });

  test.each<NodeJS.Signals>(['SIGHUP', 'SIGTERM', 'SIGINT', 'SIGKILL'])('GIVEN %s WHEN data goes through THEN the tunnel ends with its children', async signal => {
    const child = started({ target: await machine(socket => socket.write('hello')), subscription: SUBSCRIPTION });
    await new Promise(done => child.stdout!.once('data', done));
    child.kill(signal);
    await expectNothingLeft();
  });

  test.each<NodeJS.Signals>(['SIGHUP', 'SIGKILL'])('GIVEN %s WHEN the tunnel is not open yet THEN it ends with its children', async signal => {
    const child = started({ deaf: true, subscription: SUBSCRIPTION });
    expect(await until(() => pids().length > 0)).toBe(true);
    child.kill(signal);
    await expectNothingLeft();
  });

  test.each<[string, Wishes, RegExp]>([
    ['an Azure CLI that fails', { subscription: SUBSCRIPTION, fails: 'Bastion Host SKU must be Standard' }, /^bastion_tunnel: the Azure CLI ended with code 3:\nBastion Host SKU must be Standard\n$/],
    ['nobody logged in', {}, /^bastion_tunnel: the Azure CLI knows no subscription:\nPlease run 'az login' to setup account\.\n$/],
    ['a machine that the Bastion cannot reach', { subscription: SUBSCRIPTION, refuses: 'the machine is off' }, /^bastion_tunnel: the tunnel to web closed before the machine said anything:\nBadRequest: the machine is off\n$/],
  ])('GIVEN %s WHEN relayed THEN its words are passed on, and the exit code says so', async (_, wishes, words) => {
    const { code, said } = await ended(started(wishes));
    expect([code, said]).toEqual([1, expect.stringMatching(words)]);
    expect(await until(() => !pids().some(isRunning))).toBe(true);
  });

  test('GIVEN no Azure CLI WHEN relayed THEN that is said', async () => {
    const bin = fs.mkdtempSync(path.join(folder, 'bin-'));
    fs.symlinkSync(spawnSync('python3', ['-c', 'import sys; print(sys.executable, end="")'], { encoding: 'utf8' }).stdout, path.join(bin, 'python3'));
    const { code, said } = await ended(started({}, { PATH: bin }));
    expect([code, said]).toEqual([1, 'bastion_tunnel: the Azure CLI is not installed: there is no `az` on the PATH\n']);
  });

  test('GIVEN a tunnel that never opens WHEN its time is over THEN that is said', async () => {
    const program = path.join(folder, 'impatient.py');
    const text = fs.readFileSync(PROGRAM, 'utf8');
    expect(text).toMatch(/^OPEN_SECONDS = [0-9]+$/m);
    fs.writeFileSync(program, text.replace(/^OPEN_SECONDS = .*$/m, 'OPEN_SECONDS = 1'));
    const { code, said } = await ended(started({ subscription: SUBSCRIPTION, deaf: true }, { program }));
    expect([code, said]).toEqual([1, 'bastion_tunnel: the tunnel to web did not open in 1 s:\n']);
    await expectNothingLeft();
  });

  test('GIVEN a machine by its name without its group WHEN called THEN that is said', async () => {
    const { code, said } = await ended(started({}, { words: ['--bastion', 'hub', '--bastion-group', 'rg', '--machine', 'web', '--port', '22'] }));
    expect([code, said]).toEqual([2, expect.stringContaining('--machine-group is missing')]);
  });
});
