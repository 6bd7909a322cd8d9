import { execFileSync } from 'child_process';
import * as fs from 'fs';
import { builtinModules } from 'module';
import * as os from 'os';
import * as path from 'path';
import { Package, packInto, PACKAGES, ROOT, run } from './tarballs';
import { filesBelow } from '../support/project';

jest.setTimeout(600_000);

/** What a user writes on the first evening. */
const PROGRAM = `
const { App } = require('cdktf');
const { Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, Service, Size, VmTemplate } = require('hostwright');
const app = new App();
const stack = new EstateStack(app, 'homelab', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: {
    admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEqJrFfYlB0pWnQm1vHk7dZr2Xc9sTg5uLb8yKo3eNaM ops@homelab'),
    dns: ['10.0.20.1'],
    managementNetworks: [Cidr.of('10.0.20.0/24')],
  },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const debian = new VmTemplate(stack, 'Debian', { image: pve.image(OperatingSystem.DEBIAN_13) });
const web = new HardenedVm(stack, 'Web', { image: debian, network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'), memory: Size.gibibytes(4) });
web.addDisk('data', Size.gibibytes(64), { mount: '/srv/data' });
web.allow(Service.HTTPS);
pve.resourceOf(web).tabletDevice = false;
app.synth();
`;
/** The same, typed: the declarations are published too. */
const TYPED = PROGRAM.replace(/const (\{[^}]+\}) = require\(('[^']+')\);/g, 'import $1 from $2;');

/** A project outside the repository with nothing but the tarballs, cdktf and constructs. */
class Consumer {
  public readonly folder: string;

  constructor(parent: string, name: string, private readonly dependencies: Record<string, string>, private readonly overrides: object = {}) {
    this.folder = path.join(parent, name);
  }

  public async install(): Promise<void> {
    fs.mkdirSync(this.folder);
    fs.writeFileSync(path.join(this.folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, dependencies: this.dependencies, overrides: this.overrides }));
    fs.writeFileSync(path.join(this.folder, 'main.js'), PROGRAM);
    fs.writeFileSync(path.join(this.folder, 'cdktf.json'), '{}');
    await run(this.folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');
  }

  public async node(...args: string[]): Promise<string> {
    return run(this.folder, process.execPath, ...args);
  }

  public installed(name: string): any {
    return JSON.parse(fs.readFileSync(path.join(this.folder, 'node_modules', name, 'package.json'), 'utf8'));
  }

  public output(): Record<string, string> {
    return filesBelow(path.join(this.folder, 'cdktf.out'));
  }
}

const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-pack-'));
let tarballs: Record<Package, string>;
let cdktf: Consumer;
let terrain: Consumer;

beforeAll(async () => {
  tarballs = await packInto(parent);
  const ours = Object.fromEntries(Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]));
  cdktf = new Consumer(parent, 'on-cdktf', { ...ours, cdktf: '0.21.0', constructs: '10.6.0' });
  const vsphere = { '@cdktf/provider-vsphere': jest.requireActual('../../package.json').peerDependencies['@cdktf/provider-vsphere'] };
  terrain = new Consumer(
    parent, 'on-cdk-terrain', { ...ours, ...vsphere, cdktf: 'npm:cdktn@^0.24.0', constructs: '>=10.6.0 <10.8.0' }, { '@cdktf/provider-vsphere': { cdktf: '$cdktf' } },
  );
  await Promise.all([cdktf.install(), terrain.install()]);
});
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

describe.each(Object.keys(PACKAGES) as Package[])('the tarball of %s', name => {
  const files = () => execFileSync('tar', ['-tzf', tarballs[name]], { encoding: 'utf8' }).trim().split('\n').map(file => file.replace(/^package\//, ''));
  const own = () => files().filter(file => !file.startsWith('node_modules/'));
  const manifest = () => JSON.parse(execFileSync('tar', ['-xOzf', tarballs[name], 'package/package.json'], { encoding: 'utf8' }));

  test('GIVEN the repository WHEN packed THEN it holds the compiled library, its jsii assembly, README and LICENSE', () => {
    expect(files()).toEqual(expect.arrayContaining(['lib/index.js', 'lib/index.d.ts', '.jsii', 'README.md', 'LICENSE', 'package.json']));
    expect(files().filter(file => /^lib\/.*\.js$/.test(file)).length).toBeGreaterThan(50);
  });

  test('GIVEN the repository WHEN packed THEN nothing else of it is inside', () => {
    const folders = [...new Set(own().map(file => file.split('/')[0]))].sort();
    const allowed = ['.jsii', 'CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'lib', 'package.json', ...name === 'hostwright' ? ['programs', 'roles'] : ['schema']];
    expect(folders.filter(folder => !allowed.includes(folder))).toEqual([]);
    expect(own().filter(file => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))).toEqual([]);
    expect(own().filter(file => /tfstate|\.test\.|\.env|\.pem$|\.tsbuildinfo$/.test(file))).toEqual([]);
  });

  test('GIVEN its sources WHEN packed THEN every compiled file has one: nothing is left of what was removed', () => {
    const sources = new Set(Object.keys(filesBelow(path.join(PACKAGES[name], 'src'))));
    const compiled = own().filter(file => /^lib\/.*\.js$/.test(file)).map(file => file.slice('lib/'.length, -'.js'.length));
    expect(compiled.filter(file => !sources.has(`${file}.ts`))).toEqual([]);
  });

  test('GIVEN package.json WHEN installed THEN no script runs, and main and types are inside', () => {
    const { scripts = {}, main, types, jsii, license } = manifest();
    expect(Object.keys(scripts).filter(script => /^(pre|post)?install$|^(pre|post)?prepare$|^dependencies$/.test(script) && script !== 'prepare')).toEqual([]);
    expect(files().filter(file => /(^|\/)binding\.gyp$/.test(file))).toEqual([]);
    expect(files()).toEqual(expect.arrayContaining([main, types]));
    expect({ jsii: typeof jsii, license }).toEqual({ jsii: 'object', license: 'Apache-2.0' });
  });

  test('GIVEN the compiled files WHEN they load something THEN package.json names it', () => {
    const { dependencies = {}, peerDependencies = {}, bundledDependencies = [] } = manifest();
    const named = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies), ...builtinModules]);
    const texts = execFileSync('tar', ['-xOzf', tarballs[name], 'package/lib'], { encoding: 'utf8', maxBuffer: 268435456 });
    const loaded = new Set([...texts.matchAll(/require\("([^".][^"]*)"\)|from ["']([^"'.][^"']*)["']/g)].map(([, required, imported]) => (required ?? imported).replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1')));
    expect(loaded.size).toBeGreaterThan(0);
    expect([...loaded].filter(one => !named.has(one))).toEqual([]);
    for (const bundled of bundledDependencies) { expect(files()).toContain(`node_modules/${bundled}/package.json`); }
  });

  test('GIVEN the compiled files WHEN they load cdktf THEN from its root only, so that CDK Terrain works under its name', () => {
    const texts = execFileSync('tar', ['-xOzf', tarballs[name], 'package/lib'], { encoding: 'utf8', maxBuffer: 268435456 });
    expect(texts.match(/["']cdktf\/[^"']*["']/)).toBeNull();
  });
});

describe('the library where it is installed', () => {
  test('GIVEN cdktf WHEN a program runs THEN it writes a whole estate', async () => {
    expect(cdktf.installed('cdktf')).toMatchObject({ name: 'cdktf', version: '0.21.0' });
    await cdktf.node('main.js');
    expect(Object.keys(cdktf.output())).toEqual(expect.arrayContaining(['manifest.json', 'stacks/homelab/artifacts.json', 'stacks/homelab/cdk.tf.json', 'stacks/homelab/estate.json']));
    const document = JSON.parse(cdktf.output()['stacks/homelab/cdk.tf.json']);
    expect(Object.keys(document.resource.proxmox_virtual_environment_vm)).toHaveLength(2);
    expect(JSON.parse(cdktf.output()['stacks/homelab/estate.json']).machines[0].changedOutsideTheModel).toEqual(['tablet_device']);
  });

  test('GIVEN CDK Terrain under the name of cdktf WHEN the same program runs THEN it writes the same, but for what is said of the tool', async () => {
    expect(terrain.installed('cdktf')).toMatchObject({ name: 'cdktn', version: expect.stringMatching(/^0\.24\./) });
    expect(terrain.installed('constructs').version).toMatch(/^10\.[67]\./);
    await cdktf.node('main.js');
    await terrain.node('main.js');
    const withoutComments = (text: string) => JSON.parse(text, function (this: any, key, value) { return key === '//' ? undefined : value; });
    const [one, other] = [cdktf, terrain].map(consumer => consumer.output());
    expect(Object.keys(other).sort()).toEqual(Object.keys(one).sort());
    expect(withoutComments(other['stacks/homelab/cdk.tf.json'])).toEqual(withoutComments(one['stacks/homelab/cdk.tf.json']));
    expect(other['stacks/homelab/estate.json']).toBe(one['stacks/homelab/estate.json']);
    expect(one['stacks/homelab/cdk.tf.json']).toContain('"version": "0.21.0"');
  });

  test('GIVEN the bindings of vSphere WHEN a vCenter is asked for THEN it is written; without them HW2114 names the package', async () => {
    const script = 'const { App } = require("cdktf"); const { EstateStack, VspherePlatform } = require("hostwright"); const app = new App({ outdir: "vsphere.out", context: { "hostwright:lock": false } });'
      + 'new VspherePlatform(new EstateStack(app, "site"), "Vc", { server: "vc.example", datacenter: "dc1", cluster: "c1", datastore: "ds1" }); app.synth();';
    await terrain.node('-e', script);
    expect(JSON.parse(filesBelow(path.join(terrain.folder, 'vsphere.out'))['stacks/site/cdk.tf.json']).provider).toEqual({ vsphere: [{ allow_unverified_ssl: false, vsphere_server: 'vc.example' }] });
    await expect(cdktf.node('-e', script)).rejects.toThrow(/HW2114 .*@cdktf\/provider-vsphere.*npm install @cdktf\/provider-vsphere/);
  });

  test('GIVEN CDK Terrain WHEN the App is refused THEN nothing is written there either, error annotations included', async () => {
    const script = 'const { App, Annotations } = require("cdktf"); const { EstateStack } = require("hostwright"); const app = new App({ outdir: "refused.out", context: { "hostwright:lock": false } }); new EstateStack(app, "good"); Annotations.of(new EstateStack(app, "bad")).addError("no"); app.synth();';
    for (const consumer of [cdktf, terrain]) {
      await expect(consumer.node('-e', script)).rejects.toThrow(/EstateRefused.*1 problem; nothing was written/);
      expect(Object.keys(filesBelow(path.join(consumer.folder, 'refused.out'))).sort()).toEqual(['refused/report.json', 'refused/report.txt']);
    }
  });

  test.each(['cdktf', 'CDK Terrain'])('GIVEN %s WHEN a typed program is compiled THEN the declarations hold', async name => {
    const consumer = name === 'cdktf' ? cdktf : terrain;
    fs.writeFileSync(path.join(consumer.folder, 'typed.ts'), TYPED);
    const compiler = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--noEmit', '--strict', '--module', 'node20', '--types', 'node', '--typeRoots', path.join(ROOT, 'node_modules', '@types'), 'typed.ts'];
    await consumer.node(compiler, ...options);
    fs.writeFileSync(path.join(consumer.folder, 'typed.ts'), TYPED.replace('Size.gibibytes(4)', '4'));
    await expect(consumer.node(compiler, ...options)).rejects.toThrow(expect.objectContaining({ stdout: expect.stringContaining('not assignable to type \'Size\'') }));
  });

  test('GIVEN the library alone WHEN required THEN no bindings of a provider are loaded', async () => {
    const loaded = await cdktf.node('-p', 'require("hostwright"); Object.keys(require.cache).filter(file => file.includes("@hostwright")).length');
    expect(loaded.trim()).toBe('0');
  });

  test('GIVEN a program for one platform WHEN it runs THEN no other one is loaded', async () => {
    const loaded = 'new Set(Object.keys(require.cache).flatMap(file => /hostwright.lib.platforms.(azure|vsphere)./.exec(file)?.[1] ?? []))';
    const platformsOf = async (names: string) => (await cdktf.node('-p', `const { ${names} } = require("hostwright"); [...${loaded}].sort().join()`)).trim();
    expect(await Promise.all(['EstateStack, HomelabStack, ProxmoxPlatform', 'VspherePlatform', 'AzurePlatform, VspherePlatform'].map(platformsOf))).toEqual(['', 'vsphere', 'azure,vsphere']);
  });

  test('GIVEN an ES module WHEN it imports by name THEN it finds everything that there is', async () => {
    fs.writeFileSync(path.join(cdktf.folder, 'names.mjs'), `
      import { createRequire } from 'module';
      import * as all from 'hostwright';
      import { AzurePlatform, Cidr, EstateStack, EsxiPlatform, HardenedVm, ProxmoxPlatform } from 'hostwright';
      const missing = Object.keys(createRequire(import.meta.url)('hostwright')).filter(name => all[name] === undefined);
      console.log(JSON.stringify([[AzurePlatform, Cidr, EstateStack, EsxiPlatform, HardenedVm, ProxmoxPlatform].map(({ name }) => name), missing]));
    `);
    expect(JSON.parse(await cdktf.node('names.mjs'))).toEqual([['AzurePlatform', 'Cidr', 'EstateStack', 'EsxiPlatform', 'HardenedVm', 'ProxmoxPlatform'], []]);
  });

  // Last, for it takes the package away.
  test('GIVEN no @hostwright/provider-proxmox WHEN Proxmox is asked for THEN HW2014 names the package; all the rest works', async () => {
    for (const consumer of [cdktf, terrain]) {
      fs.rmSync(path.join(consumer.folder, 'node_modules', '@hostwright', 'provider-proxmox'), { recursive: true });
      await expect(consumer.node('main.js')).rejects.toThrow(/HW2014 .*@hostwright\/provider-proxmox.*npm install @hostwright\/provider-proxmox/);
      expect((await consumer.node('-p', 'typeof require("hostwright").ProxmoxPlatform')).trim()).toBe('function');
      await consumer.node('-e', 'const { App } = require("cdktf"); const { EstateStack } = require("hostwright"); const app = new App({ outdir: "bare.out", context: { "hostwright:lock": false } }); new EstateStack(app, "bare"); app.synth();');
      expect(Object.keys(filesBelow(path.join(consumer.folder, 'bare.out', 'stacks')))).toContain('bare/estate.json');
    }
  });
});
