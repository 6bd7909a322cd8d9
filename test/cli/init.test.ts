import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdktf';
import { parse } from 'yaml';
import { hostwright } from './recorded';
import { homelabChoices, systemOf } from '../../src/cli/init/homelab-choices';
import { buildHomelab, homelabProgram } from '../../src/cli/init/homelab-program';
import { INIT } from '../../src/cli/init/init-command';
import { projectFiles } from '../../src/cli/init/project-files';
import { Options } from '../../src/cli/options';
import { KEY } from '../platforms/written';
import { filesBelow, Project } from '../support/project';

const project = Project.forEachTest();
beforeEach(() => fs.rmSync('cdktf.json'));

const NEEDED: Record<string, string> = {
  endpoint: 'https://pve.lan:8006', node: 'pve1', datastore: 'local-zfs', network: '10.0.20.0/24', gateway: '10.0.20.1', admin: 'ops', key: KEY, machine: 'git=10.0.20.10',
};
const words = (options: Record<string, string | true>) => Object.entries(options).flatMap(([name, value]) => value === true ? [`--${name}`] : [`--${name}`, value]);
const init = (options: Record<string, string | true> = {}, without = '') => hostwright('init', ...words(Object.fromEntries(Object.entries({ ...NEEDED, ...options }).filter(([name]) => name !== without))));
const choicesOf = (options: Record<string, string | true>) => homelabChoices(Options.of(words({ ...NEEDED, ...options }), 'init', '', INIT.options), project.root);

/** Every option that changes the program, and what it says there. */
const OF_PROGRAM: [string, string | true, string][] = [
  ['endpoint', 'https://10.0.20.2:8006', 'endpoint: \'https://10.0.20.2:8006\','],
  ['node', 'pve2', 'nodeName: \'pve2\','],
  ['datastore', 'tank', 'datastore: \'tank\','],
  ['network', '10.0.20.0/25', 'subnet: Cidr.of(\'10.0.20.0/25\'),'],
  ['gateway', '10.0.20.254', 'gateway: \'10.0.20.254\','],
  ['addresses', '10.0.20.150-10.0.20.199', 'addresses: AddressRange.between(\'10.0.20.150\', \'10.0.20.199\'),'],
  ['admin', 'anna', 'Admin.sshKey(\'anna\', '],
  ['key', `${KEY.split(' ').slice(0, 2).join(' ')} o'brien\\home`, `${KEY.split(' ').slice(0, 2).join(' ')} o\\'brien\\\\home')`],
  ['machine', 'web=10.0.20.12', 'lab.addMachine(\'web\', { address: \'10.0.20.12\' });'],
  ['bridge', 'vmbr7', 'bridge: \'vmbr7\','],
  ['vlan', '20', 'vlan: 20,'],
  ['dns', '10.0.20.53', 'dns: [\'10.0.20.53\'],'],
  ['timezone', 'Europe/Berlin', 'timezone: \'Europe/Berlin\','],
  ['os', 'ubuntu-24.04', 'os: OperatingSystem.UBUNTU_24_04,'],
  ['no-verify-tls', true, 'verifyTls: false,'],
  ['name', 'home', 'new HomelabStack(app, \'home\', {'],
];

describe('what it writes', () => {
  test('GIVEN an empty folder WHEN run THEN every file is there, nothing else, and each is what its reader takes', async () => {
    const { status, errors } = await init();
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(Object.keys(filesBelow(project.root)).sort()).toEqual([
      '.gitignore', 'ansible/README.md', 'ansible/group_vars/.gitkeep', 'ansible/host_vars/.gitkeep', 'ansible/hosts.yml', 'ansible/playbooks/.gitkeep', 'ansible/roles/.gitkeep', 'cdktf.json', 'main.ts', 'package.json', 'tsconfig.json',
    ]);
    expect(parse(project.read('ansible/hosts.yml'))).toEqual({ all: {} });
    expect(project.json('cdktf.json')).toEqual({ language: 'typescript', app: 'npx tsx main.ts', projectId: 'homelab', sendCrashReports: 'false', output: 'cdktf.out' });
    expect(project.json('tsconfig.json').compilerOptions).toMatchObject({ strict: true, noEmit: true });
    expect(project.read('.gitignore').split('\n')).toEqual(expect.arrayContaining(['node_modules/', 'cdktf.out/', 'terraform.*.tfstate', 'terraform.*.tfstate.*']));
  });

  test('GIVEN this package WHEN the dependencies are read THEN they are what it works with', async () => {
    await init();
    const { peerDependencies, peerDependenciesMeta, version, overrides } = jest.requireActual('../../package.json');
    // Bindings of other platforms are installed by who uses them.
    const needed = Object.fromEntries(Object.entries<string>(peerDependencies).filter(([name]) => !peerDependenciesMeta[name]?.optional));
    const written = project.json('package.json');
    expect(written.dependencies).toEqual({ ...needed, cdktf: peerDependencies.cdktf.split(' ')[0], hostwright: `^${version}` });
    expect(written.devDependencies['cdktf-cli']).toBe(written.dependencies.cdktf);
    expect(Object.entries(written.overrides).filter(([name, value]) => overrides[name] !== value)).toEqual([]);
    expect(Object.keys(written.overrides)).toHaveLength(1);
  });

  test('GIVEN packages of another place WHEN run THEN package.json names them', async () => {
    await init({ library: 'file:../hostwright.tgz', bindings: 'file:../bindings.tgz' });
    expect(project.json('package.json').dependencies).toMatchObject({ 'hostwright': 'file:../hostwright.tgz', '@hostwright/provider-proxmox': 'file:../bindings.tgz' });
  });

  test('GIVEN the options WHEN listed THEN each is tried here', () => {
    const elsewhere = ['key-file', 'dir', 'library', 'bindings'];
    expect([...OF_PROGRAM.map(([name]) => name), ...elsewhere].sort()).toEqual(Object.keys(INIT.options).sort());
  });

  test.each(OF_PROGRAM)('GIVEN --%s %s WHEN run THEN the program says it, and runs', (name, value, line) => {
    const choices = choicesOf({ [name]: value });
    expect(homelabProgram(choices)).toContain(line);
    expect(homelabProgram(choicesOf({}))).not.toContain(line);
    expect(ran(homelabProgram(choices))).toEqual(built(choices));
  });

  test('GIVEN --dns and --machine more than once THEN all of them hold, in their order', () => {
    const options = Options.of([...words(NEEDED), '--machine', 'web=10.0.20.11', '--dns', '10.0.20.2', '--dns', '10.0.20.3'], 'init', '', INIT.options);
    const program = homelabProgram(homelabChoices(options, project.root));
    expect(program).toContain('dns: [\'10.0.20.2\', \'10.0.20.3\'],');
    expect(program).toMatch(/'git'[^]*'web'/);
  });

  test('GIVEN --addresses WHEN a machine names none THEN the program lets it have one, and runs', () => {
    const choices = choicesOf({ addresses: '10.0.20.150-10.0.20.150', machine: 'git' });
    expect(homelabProgram(choices)).toContain('\nlab.addMachine(\'git\');\n');
    expect(ran(homelabProgram(choices))).toEqual(built(choices));
    expect(JSON.parse(ran(homelabProgram(choices))['homelab/estate.json']).machines[0].nics[0].address).toBe('10.0.20.150/24 via 10.0.20.1');
  });

  test.each(['id.pub', './id.pub'])('GIVEN --key-file %s WHEN run THEN the program has its content', async file => {
    project.write(`${KEY}\n`, 'id.pub');
    expect((await init({ 'key-file': file }, 'key')).errors).toBe('');
    expect(project.read('main.ts')).toContain(`Admin.sshKey('ops', '${KEY}')`);
  });

  test('GIVEN --dir WHEN run THEN it is made, and what to type next goes there', async () => {
    const { output } = await init({ dir: 'my labs/one' });
    expect(project.has('my labs', 'one', 'main.ts')).toBe(true);
    expect(output).toContain('Written to my labs/one: package.json,');
    expect(output).toContain('\ncd \'my labs/one\'\nnpm install\nnpx cdktf synth\n');
  });

  test('GIVEN the same options WHEN run in two folders THEN both are equal', async () => {
    await init({ dir: 'one' });
    await init({ dir: 'two' });
    expect(filesBelow(project.at('one'))).toEqual(filesBelow(project.at('two')));
  });

  /** What the program writes when it runs. */
  function ran(text: string): Record<string, string> {
    fs.writeFileSync('program.ts', text);
    const { outputText } = jest.requireActual<typeof import('typescript')>('typescript').transpileModule(text, { compilerOptions: { module: 1 } });
    process.env.CDKTF_OUTDIR = project.at('program.out');
    try {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval
      new Function('require', 'exports', outputText)((name: string) => jest.requireActual(name === 'hostwright' ? '../../src' : name), {});
    } finally {
      delete process.env.CDKTF_OUTDIR;
    }
    return filesBelow(project.at('program.out', 'stacks'));
  }

  /** What the same choices write in this process. */
  function built(choices: ReturnType<typeof choicesOf>): Record<string, string> {
    const app = new App({ outdir: project.at('built.out') });
    buildHomelab(app, choices);
    app.synth();
    return filesBelow(project.at('built.out', 'stacks'));
  }
});

describe('what it prints', () => {
  test('GIVEN a program WHEN run THEN the pveum lines are those of its preflight.md, and nothing else is a pveum line', async () => {
    const { output } = await init({ vlan: '20' });
    const printed = output.split('\n').filter(line => line.startsWith('pveum '));
    const app = new App({ outdir: project.at('built.out') });
    buildHomelab(app, choicesOf({ vlan: '20' }));
    app.synth();
    const page = fs.readFileSync(project.at('built.out', 'stacks', 'homelab', 'preflight.md'), 'utf8');
    expect(printed).toEqual(page.split('\n').filter(line => line.startsWith('pveum ')));
    expect(printed.join('\n')).toMatch(/^pveum role add [^]*\/sdn\/zones\/localnetwork\/vmbr0\/20 [^]*pveum user token add hostwright-homelab-pve@pve terraform --privsep 0$/);
  });

  test('GIVEN a build that is not released WHEN run THEN it is said that npm has it nowhere, unless the packages are named', async () => {
    expect(jest.requireActual('../../package.json').version).toBe('0.0.0');
    expect((await init({ dir: 'one' })).output).toContain('This build is on no registry: in place of `npm install`, type `npm install <tarball of hostwright> <tarball of @hostwright/provider-proxmox>`.');
    expect((await init({ dir: 'two', library: 'file:../hostwright.tgz', bindings: 'file:../bindings.tgz' })).output).not.toContain('registry');
  });

  test('GIVEN the rehearsal WHEN it is over THEN nothing of it is left: no output, no lock', async () => {
    await init();
    expect(fs.readdirSync(project.root).sort()).toEqual(['.gitignore', 'ansible', 'cdktf.json', 'main.ts', 'package.json', 'tsconfig.json']);
  });
});

describe('what it refuses, writing nothing', () => {
  afterEach(() => expect(Object.keys(filesBelow(project.root)).filter(file => !['id.pub', 'main.ts', 'ansible/hosts.yml', 'file'].includes(file))).toEqual([]));

  test.each<[string, Record<string, string | true>, string, string]>([
    ['an endpoint without https', { endpoint: 'pve.lan' }, 'HW1103', 'given endpoint "pve.lan"; allowed: an https URL without path'],
    ['an address in place of a network', { network: '10.0.20.5/24' }, 'HW1103', 'Write 10.0.20.0/24.'],
    ['a gateway of another network', { gateway: '10.0.30.1' }, 'HW1105', 'allowed: an address of 10.0.20.0/24'],
    ['a machine of another network', { machine: 'git=10.0.30.10' }, 'HW1250', 'given address 10.0.30.10'],
    ['a machine at the gateway', { machine: 'git=10.0.20.1' }, 'HW1109', ''],
    ['a machine without address', { machine: 'git' }, 'HW6001', 'given --machine "git"; allowed: a host name and an address, such as git=10.0.20.10'],
    ['a machine with two', { machine: 'git=10.0.20.10=10.0.20.11' }, 'HW6001', ''],
    ['addresses without an end', { addresses: '10.0.20.150' }, 'HW6001', 'given --addresses "10.0.20.150"; allowed: the first and the last address, such as 10.0.20.150-10.0.20.199.'],
    ['addresses of another network', { addresses: '10.0.30.150-10.0.30.199' }, 'HW1111', ''],
    ['a host name in capitals', { machine: 'Git=10.0.20.10' }, 'HW1103', ''],
    ['root as administrator', { admin: 'root' }, 'HW1103', 'not root'],
    ['a text that is no key', { key: 'hello' }, 'HW1103', 'allowed: an OpenSSH public key'],
    ['a VLAN that is none', { vlan: 'abc' }, 'HW1101', 'a whole number from 1 to 4094'],
    ['a time zone that is none', { timezone: 'Berlin' }, 'HW1213', ''],
    ['a system that nobody knows', { os: 'debian-99' }, 'HW6001', 'given --os "debian-99"; allowed: ubuntu-20.04, '],
    ['a system past its end of life', { os: 'ubuntu-25.04' }, 'HW1301', ''],
    ['a name with a slash', { name: 'a/b' }, 'HW6001', 'given --name "a/b"'],
    ['a datastore that is none', { datastore: 'local zfs' }, 'HW1103', ''],
    ['a key twice', { 'key-file': 'id.pub' }, 'HW6001', 'given `init` with --key and --key-file; allowed: one of them'],
  ])('GIVEN %s THEN %s%s', async (_, options, code, text) => {
    const { status, output, errors } = await init(options);
    expect({ output, refused: status }).toEqual({ output: '', refused: code === 'HW6001' ? 2 : 1 });
    expect(errors).toContain(code);
    expect(errors).toContain(text);
  });

  test('GIVEN no key at all THEN HW6001, and a key file that is not there THEN HW6003', async () => {
    expect((await init({}, 'key')).errors).toContain('HW6001 command that is not understood: given `init` without --key and --key-file; allowed: one of them.');
    expect((await init({ 'key-file': 'id.pub' }, 'key')).errors)
      .toBe('HW6003 file that cannot be read or written: given key file "id.pub": ENOENT; allowed: a file with a public key. Make one with `ssh-keygen -t ed25519`, or give the key with --key.\n');
  });

  test('GIVEN a private key by mistake THEN it is not repeated', async () => {
    const secret = ['-----BEGIN OPENSSH PRIVATE KEY-----', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW', '-----END OPENSSH PRIVATE KEY-----'].join('\n');
    project.write(secret, 'id.pub');
    for (const { errors } of [await hostwright('init', ...words({ ...NEEDED, key: '' }).filter(word => word !== '--key' && word !== ''), `--key=${secret}`), await init({ 'key-file': 'id.pub' }, 'key')]) {
      expect(errors).toContain('HW1103');
      expect(errors).not.toContain('b3BlbnNza');
    }
  });

  test('GIVEN files that it would write WHEN run THEN HW6002 names all of them, and they stay', async () => {
    project.write('mine', 'main.ts');
    project.write('mine', 'ansible', 'hosts.yml');
    const { status, output, errors } = await init();
    expect({ status, output }).toEqual({ status: 1, output: '' });
    expect(errors).toContain('HW6002 file that exists already: given "main.ts", "ansible/hosts.yml" in ');
    expect(errors).toContain('allowed: a folder without them. Give another folder with --dir, or move them away.');
    expect([project.read('main.ts'), project.read('ansible', 'hosts.yml')]).toEqual(['mine', 'mine']);
  });

  test('GIVEN a file where the folder should be WHEN run THEN it is refused, and stays', async () => {
    project.write('mine', 'file');
    const { status, errors } = await init({ dir: 'file/below' });
    expect(status).toBe(1);
    expect(errors).toMatch(/^HW6003 .*ENOTDIR.*Nothing was left behind\. Give another folder with --dir\.$/m);
    expect(project.read('file')).toBe('mine');
  });
});

test('GIVEN a link that leads nowhere WHEN run THEN it is in the way, and stays', async () => {
  fs.symlinkSync('nowhere', 'main.ts');
  expect((await init()).errors).toContain('HW6002 file that exists already: given "main.ts" in ');
  expect(fs.readlinkSync('main.ts')).toBe('nowhere');
  expect(fs.readdirSync('.')).toEqual(['main.ts']);
});

test('GIVEN every system that is offered WHEN the program names it THEN the constant exists', () => {
  const { OperatingSystem } = jest.requireActual<typeof import('../../src')>('../../src');
  const offered = OperatingSystem.all().filter(({ isWindows }) => !isWindows);
  expect(offered.length).toBeGreaterThan(30);
  for (const { id } of offered) {
    const program = homelabProgram({ ...choicesOf({}), props: { ...choicesOf({}).props, os: systemOf(id) } });
    const [, constant] = /OperatingSystem\.(\w+),/.exec(program)!;
    expect((OperatingSystem as unknown as Record<string, { id: string }>)[constant].id).toBe(id);
  }
});

test('GIVEN a new project WHEN its files are listed THEN no path leaves the folder', () => {
  expect(Object.keys(projectFiles(choicesOf({}), {})).filter(file => path.isAbsolute(file) || file.includes('..'))).toEqual([]);
});
