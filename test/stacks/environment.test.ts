import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { CalendarDate, DefaultsLevel, Environment, Estate, EstateDefaults, EstateStack, HardenedVm, IpAssignment, Labels, NamePattern, OperatingSystem, TextArtifact } from '../../src';
import { thrown } from '../model/refused';
import { ADMIN, proxmox } from '../platforms/written';
import { Project, refusalOf } from '../support/project';

const project = Project.forEachTest();

/** A stack with one machine. */
function stackIn(scope: Construct, id: string, host = 10, defaults: EstateDefaults = {}): HardenedVm {
  const stack = new EstateStack(scope, id, { asOf: CalendarDate.of('2026-11-21'), defaults });
  const pve = proxmox(stack);
  return new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host}/24`, '10.0.20.1') });
}

const BASE: EstateDefaults = { admin: ADMIN, dns: ['10.0.20.1'] };
const NAMED: EstateDefaults = { ...BASE, namePattern: NamePattern.of('{environment}-{stack}-{id}') };

function withoutPaths(stack: string): unknown {
  return JSON.parse(project.read('cdktf.out', 'stacks', stack, 'cdk.tf.json'), (key, value) => key === '//' ? undefined : value);
}

describe('an environment', () => {
  test('GIVEN two of them WHEN synthesized THEN each stack has its folder, its state and its record', () => {
    const app = new App();
    Estate.of(app).declareDefaults(NAMED);
    const prod = new Environment(app, 'Prod', { defaults: { timezone: 'Europe/Berlin' } });
    const test = new Environment(app, 'Test');
    const [one, other] = [stackIn(prod, 'shop'), stackIn(test, 'shop-test', 11)];
    app.synth();
    expect([prod.environmentName, one.environmentName, other.environmentName]).toEqual(['Prod', 'Prod', 'Test']);
    expect([one, other].map(machine => [machine.hostName.toString(), machine.timezone])).toEqual([['prod-shop-web', 'Europe/Berlin'], ['test-shop-test-web', undefined]]);
    const record = project.json('cdktf.out', 'stacks', 'shop', 'estate.json');
    expect([record.environment, record.stack, record.machines[0].construct]).toEqual(['Prod', 'shop', 'Prod/shop/Web']);
    expect(record.machines[0].defaults).toEqual({ admin: 'estate: ops, 1 key', dns: 'estate: 10.0.20.1', namePattern: 'estate: {environment}-{stack}-{id}', timezone: 'environment Prod: Europe/Berlin' });
    expect(project.json('cdktf.out', 'stacks', 'shop-test', 'cdk.tf.json').terraform.backend.local.path).toBe('../../../terraform.shop-test.tfstate');
    expect(Object.keys(project.json('cdktf.out', 'manifest.json').stacks).sort()).toEqual(['shop', 'shop-test']);
    expect(Object.keys(project.json('cdktf.out', 'stacks', 'shop', 'artifacts.json').files)).toEqual(expect.arrayContaining(['cdk.tf.json', 'estate.json']));
  });

  test('GIVEN a stack WHEN it comes below one THEN its configuration stays what it was: no address changes', () => {
    const plain = new App();
    stackIn(plain, 'shop', 10, BASE);
    plain.synth();
    const before = withoutPaths('shop');
    const moved = new App();
    stackIn(new Environment(moved, 'Prod'), 'shop', 10, BASE);
    moved.synth();
    expect(withoutPaths('shop')).toEqual(before);
  });

  test('GIVEN defaults at every level WHEN explained THEN the nearest one wins', () => {
    const app = new App();
    Estate.of(app).declareDefaults({ ...BASE, timezone: 'UTC', locale: 'C.UTF-8', labels: Labels.of({ env: 'none', owner: 'ops' }) });
    const prod = new Environment(app, 'Prod', { defaults: { timezone: 'Europe/Berlin', labels: Labels.of({ env: 'prod' }) } });
    const machine = stackIn(prod, 'shop', 10, { timezone: 'Europe/Paris' });
    expect(machine.explain().map(({ key, value, level }) => [key, value, level])).toEqual([
      ['admin', 'ops, 1 key', DefaultsLevel.ESTATE],
      ['dns', '10.0.20.1', DefaultsLevel.ESTATE],
      ['labels.env', 'prod', DefaultsLevel.ENVIRONMENT],
      ['labels.owner', 'ops', DefaultsLevel.ESTATE],
      ['locale', 'C.UTF-8', DefaultsLevel.ESTATE],
      ['timezone', 'Europe/Paris', DefaultsLevel.STACK],
    ]);
    expect(machine.labels.toString()).toBe('env=prod, owner=ops');
  });

  test('GIVEN one bad stack in one environment WHEN synthesized THEN nothing of the other is written, and the path begins with the environment', () => {
    const app = new App();
    stackIn(new Environment(app, 'Prod', { defaults: NAMED }), 'shop');
    stackIn(new Environment(app, 'Test', { defaults: { ...NAMED, requiredLabels: ['team'] } }), 'shop-test', 11);
    const { problems } = refusalOf(app);
    expect(problems).toEqual([{ path: 'Test/shop-test/Web', code: 'HW1231', message: expect.stringContaining('which the environment Test asks for') }]);
    expect(project.has('cdktf.out', 'stacks', 'shop')).toBe(false);
  });

  test('GIVEN stacks of one id in two environments WHEN synthesized THEN they are refused: both would lie in one folder', () => {
    const app = new App();
    for (const id of ['Prod', 'Test']) { new EstateStack(new Environment(app, id), 'shop'); }
    expect(refusalOf(app).problems).toEqual([expect.objectContaining({ path: 'Test/shop', code: 'HW5001', message: expect.stringContaining('which Prod/shop writes too') })]);
  });

  test('GIVEN a validation of an environment WHEN it fails THEN it is told', () => {
    const app = new App();
    const prod = new Environment(app, 'Prod');
    new EstateStack(prod, 'shop');
    prod.node.addValidation({ validate: () => ['no'] });
    expect(refusalOf(app).problems).toEqual([{ path: 'Prod', code: null, message: 'no' }]);
  });

  test('GIVEN a plain stack in one WHEN an artefact joins it THEN it is written with the rest', () => {
    const app = new App();
    const plain = new TerraformStack(new Environment(app, 'Prod'), 'plain');
    new TextArtifact(plain, 'Note', { produce: () => 'x\n' }, { filePath: 'note.txt' });
    app.synth();
    expect(project.read('cdktf.out', 'stacks', 'plain', 'note.txt')).toBe('x\n');
  });

  test('GIVEN a bad default WHEN made THEN it is refused at once with its path', () => {
    expect(thrown(() => new Environment(new App(), 'Prod', { defaults: { locale: 'de' } })).message).toMatch(/^\[Prod\] HW1213 malformed default: given locale "de"; /);
  });

  test.each<[string, (app: App) => Construct, string, string]>([
    ['an environment', app => new Construct(new Environment(app, 'Prod'), 'Group'), 'Prod/Group', 'an environment'],
    ['a stack', app => new TerraformStack(app, 'shop'), 'shop', 'a stack'],
  ])('GIVEN %s WHEN another is made inside THEN it is refused with HW1234', (_, scopeIn, at, what) => {
    expect(thrown(() => new Environment(scopeIn(new App()), 'Inner')).message).toBe(
      `[${at}] HW1234 environment in the wrong place: given environment Inner inside of ${what}; allowed: the App. Make it in the App, and the stacks in it: new EstateStack(environment, 'web').`);
  });

  test('GIVEN a construct between App and environment WHEN made THEN it is well', () => {
    expect(() => new Environment(new Construct(new App(), 'Europe'), 'Prod')).not.toThrow();
  });
});

test('GIVEN a name pattern of the estate WHEN it comes after a machine THEN it is refused with HW1235', () => {
  const app = new App();
  stackIn(app, 'shop', 10, BASE);
  expect(thrown(() => Estate.of(app).declareDefaults({ namePattern: NamePattern.of('{id}') })).message).toBe(
    'HW1235 name pattern that comes too late: given the name pattern {id} after 1 machine; allowed: a name pattern before the first machine. Call Estate.of(app).declareDefaults() right after new App().');
  expect(() => Estate.of(app).declareDefaults({ timezone: 'UTC' })).not.toThrow();
});
