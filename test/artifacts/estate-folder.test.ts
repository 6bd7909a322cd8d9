import * as fs from 'fs';
import { App, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { EstateStack, HardenedVm, IpAssignment, OperatingSystem, Size } from '../../src';
import { ADMIN, DAY, proxmox } from '../platforms/written';
import { anyResource, filesBelow, Project, refusalOf, textFile } from '../support/project';

const project = Project.forEachTest();
const estate = (...parts: string[]) => project.out('estate', ...parts);

function machines(app: App, id: string, hosts: [string, number][]): EstateStack {
  const stack = new EstateStack(app, id, { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  const pve = proxmox(stack);
  for (const [name, host] of hosts) {
    const vm = new HardenedVm(stack, name, { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host}/24`) });
    if (name === 'Git') { vm.addDisk('data', Size.gibibytes(3)); }
    if (name === 'Old') { vm.addDisk('data', Size.gibibytes(3)); vm.retire(); }
  }
  return stack;
}

/** Names of files, but for those that Ansible reads. */
function withoutAnsible(files: object): string[] {
  return Object.keys(files).filter(name => !name.startsWith('ansible/')).sort();
}

test('GIVEN machines in two stacks WHEN synthesized THEN one page lists them by name, with what may be lost', () => {
  const app = new App();
  machines(app, 'one', [['Web', 10], ['Git', 11]]);
  machines(app, 'two', [['Old', 12], ['App', 13]]);
  app.synth();
  const rows = fs.readFileSync(estate('estate.md'), 'utf8').split('\n').filter(line => /\| (one|two) \| proxmox/.test(line)).map(line => line.split('|').map(cell => cell.trim()).filter(cell => cell));
  expect(rows.map(([host, stack, , , address, state]) => [host, stack, address, state])).toEqual([
    ['app', 'two', '10.0.20.13/24', 'can be rebuilt'],
    ['git', 'one', '10.0.20.11/24', 'holds data'],
    ['old', 'two', '10.0.20.12/24', 'retired'],
    ['web', 'one', '10.0.20.10/24', 'can be rebuilt'],
  ]);
  expect(fs.readFileSync(estate('estate.md'), 'utf8')).toContain('4 machines in 2 stacks, checked as of 2026-11-21.');
});

test('GIVEN a file that is in no stack WHEN synthesized THEN it lies in the folder of the estate, in an index of its own that is written after the last stack', () => {
  const app = new App();
  machines(app, 'one', [['Web', 10]]);
  textFile(app, 'dns/hosts.txt', '10.0.20.10 web\n');
  textFile(new Construct(app, 'Group'), 'notes.txt');
  const real = fs.renameSync;
  const order: string[] = [];
  const rename = jest.spyOn(jest.requireActual<typeof fs>('fs'), 'renameSync').mockImplementation((from, to) => { order.push(String(to)); real(from, to); });
  app.synth();
  rename.mockRestore();
  expect(withoutAnsible(filesBelow(estate()))).toEqual(['artifacts.json', 'dns/hosts.txt', 'estate.md', 'notes.txt']);
  expect(withoutAnsible(project.json('cdktf.out', 'estate', 'artifacts.json').files)).toEqual(['dns/hosts.txt', 'estate.md', 'notes.txt']);
  expect(order[0]).toContain('hostwright.lock.json');
  expect(order.at(-1)).toContain('estate/artifacts.json');
  const places = order.map(file => /\/(stacks|estate)\//.exec(file)?.[1]).filter(place => place !== undefined);
  expect(places.indexOf('estate')).toBeGreaterThan(places.lastIndexOf('stacks'));
});

test('GIVEN files that left the program WHEN synthesized again THEN they are removed, and what somebody edited is repaired and told', () => {
  const synthesize = (...files: string[]) => {
    const app = new App();
    machines(app, 'one', [['Web', 10]]);
    files.forEach(file => textFile(app, file));
    app.synth();
  };
  synthesize('a/one.txt', 'two.txt');
  synthesize('two.txt');
  expect(withoutAnsible(filesBelow(estate()))).toEqual(['artifacts.json', 'estate.md', 'two.txt']);
  fs.writeFileSync(estate('estate.md'), 'mine');
  synthesize('two.txt');
  expect(fs.readFileSync(estate('estate.md'), 'utf8')).toContain('# The estate');
  expect(project.annotations('one', 'warn')).toEqual([expect.stringContaining('has been repaired: estate.md')]);
});

test('GIVEN what may not be written WHEN it belongs to the estate THEN it is refused as in a stack, with everything else', () => {
  const app = new App();
  const stack = machines(app, 'one', [['Web', 10]]);
  textFile(app, 'key.txt', `-----BEGIN ${'PRIVATE KEY'}-----`);
  textFile(app, 'token.txt', () => anyOne.getStringAttribute('output'));
  const anyOne = anyResource(stack, 'X');
  textFile(app, 'twice.txt', 'a', 'First');
  textFile(app, 'twice.txt', 'b', 'Second');
  textFile(app, 'estate.md/inner.txt');
  expect(refusalOf(app).problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(['Second HW5001', 'estate.md-inner.txt HW5001', 'key.txt HW5004', 'token.txt HW5003']);
  expect(project.has('cdktf.out', 'estate')).toBe(false);
});

test('GIVEN one stack alone, as Testing.fullSynth asks for it WHEN synthesized THEN nothing of the estate is written', () => {
  const app = Testing.app();
  const stack = machines(app, 'one', [['Web', 10]]);
  textFile(app, 'notes.txt');
  expect(fs.existsSync(`${Testing.fullSynth(stack)}/estate`)).toBe(false);
});

test('GIVEN stacks that hold nothing of the library WHEN synthesized THEN there is no such folder', () => {
  const app = new App();
  textFile(new TerraformStack(app, 'plain'), 'a.txt');
  app.synth();
  expect(project.has('cdktf.out', 'estate')).toBe(false);
});
