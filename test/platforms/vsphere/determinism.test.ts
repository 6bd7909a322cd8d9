import { App } from 'cdktf';
import { esxi, gib, golden, vcenter, web } from './written-on-vsphere';
import { CalendarDate, EstateStack, HardenedVm, IpAssignment, Labels, OperatingSystem, Placement, Provisioning, VspherePlatform, VspherePlatformProps } from '../../../src';
import { filesBelow, Project } from '../../support/project';
import { ADMIN, DAY } from '../written';

const project = Project.forEachTest();
const UNTIL = CalendarDate.of('2026-12-31');

/** Everything that a synthesis writes, byte by byte. */
function bytes(build: (stack: EstateStack) => void): Record<string, string> {
  const app = new App();
  build(new EstateStack(app, 'lab', { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } }));
  app.synth();
  return filesBelow(project.out('stacks', 'lab'));
}

/** An object with its keys the other way round. */
function turned<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}

const PROPS: VspherePlatformProps = { server: 'vc.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1', keyProvider: 'kms', library: 'golden', ownTagCategories: ['env', 'team'] };
const LABELS = { env: 'prod', team: 'web', site: 'fra' };
const DISKS = { root: { ioLimit: 100, writeThrough: true }, data: { unitNumber: 4, storagePolicy: 'gold' } };
const TUNING = { annotation: 'x', extraConfig: { a: '1', b: '2' }, customAttributes: { owner: 'web', cost: '7' }, vappProperties: { p: '1', q: '2' }, disks: DISKS, nics: { net0: { bandwidthLimit: 5 } } };

/** What is said of two machines, in calls of which the order means nothing. */
function calls(vc: VspherePlatform, one: HardenedVm, two: HardenedVm, order: (tuning: typeof TUNING) => typeof TUNING): (() => void)[] {
  return [
    () => vc.tune(one, order(TUNING)),
    () => vc.tune(one, { folder: vc.folder('prod/web') }),
    () => vc.tune(two, { folder: vc.folder('prod/db'), resourcePool: 'Production' }),
    () => vc.keepApart('both', [one]),
    () => vc.keepApart('both', [two]),
    () => vc.keepOn('licensed', ['esx2'], [two]),
    () => vc.keepOn('licensed', ['esx1'], [one, two], { mandatory: true }),
    () => vc.overrideHa(one, { restartPriority: 'high' }),
    () => vc.overrideDrs(two, { automationLevel: 'manual' }),
    () => vc.changeWindow(one, 'upgrade', { reason: 'x', expires: UNTIL }),
  ];
}

function estate(turn: boolean): (stack: EstateStack) => void {
  const order = <T extends object>(value: T): T => turn ? turned(value) : value;
  return stack => {
    const vc = new VspherePlatform(stack, 'Vc', order(PROPS));
    const machines: [string, () => HardenedVm][] = [
      ['One', () => web(vc, order({ labels: Labels.of(order(LABELS)), ip: IpAssignment.of('10.0.20.11/24'), cpus: 4, provisioning: Provisioning.cloudInit() }), 'One')],
      ['Two', () => web(vc, order({ image: vc.libraryItem('rhel9', order({ guest: OperatingSystem.RHEL_9, disks: [gib(20)] })), ip: IpAssignment.of('10.0.20.12/24'), placement: Placement.onHost('esx1') }), 'Two')],
      ['Three', () => web(vc, order({ image: golden(vc, { copyToLibrary: true }), ip: IpAssignment.of('10.0.20.13/24'), labels: Labels.of({ env: 'lab' }) }), 'Three')],
    ];
    const made = Object.fromEntries((turn ? [...machines].reverse() : machines).map(([id, make]) => [id, make()]));
    made.One.addDisk('data', gib(3));
    const all = calls(vc, made.One, made.Two, order);
    for (const call of turn ? all.reverse() : all) { call(); }
  };
}

test('two syntheses write the same bytes', () => {
  const [first, second] = [bytes(estate(false)), bytes(estate(false))];
  expect(Object.keys(first).length).toBeGreaterThan(10);
  expect(second).toEqual(first);
});

test('the order of props, of machines and of calls changes nothing', () => {
  const [first, second] = [bytes(estate(false)), bytes(estate(true))];
  expect(Object.keys(second)).toEqual(Object.keys(first));
  expect(Object.keys(first).filter(file => file !== 'artifacts.json' && first[file] !== second[file])).toEqual([]);
});

test('nothing that is written tells where or when', () => {
  const all = Object.values(bytes(stack => { estate(false)(stack); web(esxi(stack), { ip: IpAssignment.of('10.0.20.14/24') }, 'Four'); })).join('\n');
  expect(all).not.toContain(project.root);
  expect(all).not.toContain(process.cwd());
  expect(all).not.toMatch(/TfToken|\$\{Token/);
});

test('what one machine is does not hang on another', () => {
  const of = (others: string[]) => {
    const written = bytes(stack => { const vc = vcenter(stack); for (const id of [...others, 'Web']) { web(vc, { ip: IpAssignment.of(`10.0.20.${20 + id.length}/24`) }, id); } });
    const { vsphere_virtual_machine: bodies } = JSON.parse(written['cdk.tf.json']).resource;
    return Object.values<any>(bodies).find(({ name }) => name === 'web');
  };
  expect(of(['Another', 'Second'])).toEqual(of([]));
});
