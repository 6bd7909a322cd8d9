import * as fs from 'fs';
import { App, TerraformStack } from 'cdktf';
import { hostwright } from './recorded';
import { Environment, Estate, EstateStack, HardenedVm, IpAssignment, Labels, OperatingSystem, ProxmoxPlatform, Size } from '../../src';
import { ADMIN, DAY } from '../platforms/written';
import { anyResource, Project } from '../support/project';

const project = Project.forEachTest();

/** Two stacks with a machine each, and one that has nothing of this library. */
function synthesize(outdir?: string): void {
  const app = new App({ outdir });
  Estate.of(app).declareDefaults({ admin: ADMIN, labels: Labels.of({ owner: 'ops' }) });
  const prod = new Environment(app, 'prod', { defaults: { dns: ['10.0.20.53'] } });
  for (const [id, host] of [['shop', 10], ['mail', 11]] as const) {
    const stack = new EstateStack(prod, id, { asOf: DAY, defaults: { timezone: 'Europe/Berlin' } });
    const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
    const vm = new HardenedVm(stack, 'Web', { hostName: `${id}-web`, image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host}/24`, '10.0.20.1'), locale: 'de_DE.UTF-8' });
    vm.addDisk('data', Size.gibibytes(8), { mount: '/srv/data' });
    pve.resourceOf(vm).tabletDevice = false;
  }
  anyResource(new TerraformStack(app, 'plain'), 'X');
  app.synth();
}

const rows = (output: string) => new Map(output.split('\n').filter(line => line.startsWith('  ')).map(line => line.trim().split(/ {2,}/)).map(([what, ...rest]) => [what, rest]));

describe('explain', () => {
  test('GIVEN a machine WHEN explained THEN each value stands beside who decided it', async () => {
    synthesize();
    const { status, output, errors } = await hostwright('explain', 'shop-web');
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(output.split('\n')[0]).toBe('shop-web: prod/shop/Web in stack shop, on proxmox');
    const { machines: { 'shop-web': kept } } = project.json('hostwright.lock.json');
    expect(Object.fromEntries(rows(output))).toMatchObject({
      'net0 address': ['10.0.20.10/24 via 10.0.20.1', 'the machine'],
      'net0 mac': [kept.nics.net0.mac, 'hostwright.lock.json: given once, kept since'],
      'vmId': [String(kept.numbers.vmId), 'hostwright.lock.json: given once, kept since'],
      'node': ['pve1', 'decided by proxmox'],
      'admin': ['ops, 1 key', 'defaults of the estate'],
      'labels.owner': ['ops', 'defaults of the estate'],
      'dns': ['10.0.20.53', 'defaults of the environment prod'],
      'timezone': ['Europe/Berlin', 'defaults of the stack prod/shop'],
      'locale': ['de_DE.UTF-8', 'the machine'],
      'disk data': ['8 GiB on /srv/data', 'addDisk'],
      'inbound': ['ssh tcp 22 from 10.0.20.0/24', 'managementNetworks'],
      'tablet_device': ['set on the resource itself, past the model'],
    });
    expect(output).toMatch(/\nNotes\n {2}\w+: /);
  });

  test('GIVEN estate.json WHEN explained THEN every default, fact and note of it is told', async () => {
    synthesize();
    const { output } = await hostwright('explain', 'mail-web');
    const [record] = project.json('cdktf.out', 'stacks', 'mail', 'estate.json').machines;
    const told = rows(output);
    const keys = [...Object.keys(record.defaults), ...Object.keys(record.facts)];
    expect(keys.length).toBeGreaterThan(6);
    expect(keys.filter(key => !told.has(key))).toEqual([]);
    for (const { field, text } of record.notes) { expect(output).toContain(`  ${field}: ${text}`); }
  });

  test('GIVEN the path of its construct WHEN explained THEN it is the same machine', async () => {
    synthesize();
    expect(await hostwright('explain', 'prod/mail/Web')).toEqual(await hostwright('explain', 'mail-web'));
  });

  test('GIVEN --json WHEN explained THEN it is its record, and the stack', async () => {
    synthesize();
    const { output } = await hostwright('explain', 'mail-web', '--json');
    expect(JSON.parse(output)).toEqual({ stack: 'mail', ...project.json('cdktf.out', 'stacks', 'mail', 'estate.json').machines[0] });
  });

  test('GIVEN no lock WHEN explained THEN nothing is said of one', async () => {
    synthesize();
    fs.rmSync('hostwright.lock.json');
    const { status, output } = await hostwright('explain', 'mail-web');
    expect(status).toBe(0);
    expect(output).not.toContain('hostwright.lock.json');
  });

  test('GIVEN another output folder in cdktf.json WHEN explained THEN it is read there', async () => {
    project.write('{ "output": "build" }', 'cdktf.json');
    synthesize('build');
    expect((await hostwright('explain', 'mail-web')).status).toBe(0);
  });
});

describe('what it refuses', () => {
  test('GIVEN a machine that is not there THEN HW6005 names those that are', async () => {
    synthesize();
    expect(await hostwright('explain', 'git')).toEqual({
      status: 1, output: '', errors: 'HW6005 unknown machine: given "git"; allowed: mail-web, shop-web. Name one of them, or run `npx cdktf synth` if it is new.\n',
    });
  });

  test('GIVEN stacks without machines THEN HW6005 says so', async () => {
    const app = new App();
    new EstateStack(app, 'empty');
    app.synth();
    expect((await hostwright('explain', 'git')).errors).toContain('allowed: nothing: no stack has a machine.');
  });

  test('GIVEN no synthesis THEN HW6004 says what to run', async () => {
    expect(await hostwright('explain', 'git')).toEqual({
      status: 1, output: '', errors: 'HW6004 no output of a synthesis: given no stack in "cdktf.out/stacks"; allowed: what a synthesis wrote. Run `npx cdktf synth` first.\n',
    });
  });

  test('GIVEN a folder that is no project THEN HW6004 says where to go', async () => {
    fs.rmSync('cdktf.json');
    expect((await hostwright('explain', 'git')).errors).toMatch(/^HW6004 no output of a synthesis: given .*, which has no cdktf\.json; allowed: the folder of a project\. Go to the folder of cdktf\.json, or make a project with `npx hostwright init`\.\n$/);
  });

  test('GIVEN an estate.json that is cut off THEN HW6003 names it', async () => {
    synthesize();
    project.write('{ "machines": [', 'cdktf.out', 'stacks', 'mail', 'estate.json');
    const { status, errors } = await hostwright('explain', 'mail-web');
    expect(status).toBe(1);
    expect(errors).toMatch(/^HW6003 file that cannot be read or written: given "estate\.json": .*; allowed: a JSON file\. Mend it, or let `npx cdktf synth` write it anew\.\n$/);
  });
});
