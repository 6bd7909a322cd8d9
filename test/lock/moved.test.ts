import { App, TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { data, machinesOf, Program, program, synthesize } from './estate';
import { Admin, EstateStack, HardenedVm, IpAssignment } from '../../src';
import { ADMIN, Json, KEY } from '../platforms/written';
import { Project, refusalOf } from '../support/project';
import { RackPlatform } from '../support/rack-platform';
import { HAS_TERRAFORM, terraform } from '../support/terraform';

const project = Project.forEachTest();
if (!HAS_TERRAFORM) { console.warn('SKIPPED: terraform is not installed, so nobody has tried the moved blocks'); }

const inTeam = (change: (made: Program, team: Construct) => HardenedVm, ...from: string[]) => (made: Program) => {
  const vm = change(made, new Construct(made.stack, 'Team'));
  data(vm);
  from.forEach(path => vm.movedFrom(path));
};
const plain = ({ vm }: Program) => { data(vm('Git')); };
const wrapped = (...from: string[]) => inTeam(({ vm }, team) => vm('Git', {}, team), ...from);

/** Addresses of everything that belongs to a machine. */
const addressesOf = (document: Json) => Object.entries<Json>(document.resource).flatMap(([type, bodies]) => Object.entries<Json>(bodies)
  .filter(([, body]) => /\/Git\//.test(body['//'].metadata.path)).map(([id]) => `${type}.${id}`)).sort();

test('GIVEN a machine in another construct WHEN it says where it was THEN everything of it moves, and nothing else of it changes', () => {
  const before = synthesize(project, plain);
  const after = synthesize(project, wrapped('Git'));
  expect(after.moved.map(({ from }: Json) => from).sort()).toEqual(addressesOf(before));
  expect(after.moved.map(({ to }: Json) => to).sort()).toEqual(addressesOf(after));
  expect(after.moved).toHaveLength(3);
  const { '//': _, ...was } = machinesOf(before).git;
  const { '//': __, ...is } = machinesOf(after).git;
  expect(is).toEqual(was);
});

test('GIVEN the same WHEN it goes on THEN the lock knows the new place, the word may stay or go, and the host name is still the first', () => {
  synthesize(project, plain);
  synthesize(project, wrapped('Git'));
  expect(project.json('hostwright.lock.json').machines.git.path).toBe('Team/Git');
  synthesize(project, wrapped('Git'));
  const named = inTeam(({ vm }, team) => vm('Git', { hostName: 'git' }, team));
  expect(synthesize(project, named).moved).toBeUndefined();
});

test('GIVEN a derived name and no word of the move WHEN synthesized THEN the machine with data is missed', () => {
  synthesize(project, plain);
  expect(refusalOf(program(wrapped())).codes).toEqual(['HW1405']);
});

test('GIVEN two moves WHEN both are said, the oldest first THEN each step has its block', () => {
  synthesize(project, plain);
  const twice = (made: Program) => {
    const vm = made.vm('Forge', {}, new Construct(made.stack, 'Site'));
    data(vm);
    vm.movedFrom('Git');
    vm.movedFrom('Team/Git');
  };
  const { moved } = synthesize(project, twice);
  expect(moved).toHaveLength(6);
  expect(new Set(moved.map(({ to }: Json) => to)).size).toBe(6);
  expect(machinesOf(project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json')).git).toBeDefined();
});

test.each<[string, (made: Program) => void]>([
  ['two machines from one place', ({ vm }) => { vm('One').movedFrom('Old'); vm('Two').movedFrom('Old'); }],
  ['a machine from a place that is taken', ({ vm }) => { vm('One').movedFrom('Two'); vm('Two', { hostName: 'other' }); }],
])('GIVEN %s WHEN synthesized THEN it is refused, as Terraform would at plan', (_, build) => {
  const { problems } = refusalOf(program(build, {}, { 'hostwright:lock': false }));
  expect(problems.filter(({ code }) => code === 'HW1412').map(({ path, message }) => `${path} ${message}`)).toEqual([1, 2, 3].map(() =>
    expect.stringMatching(/^lab\/EstateRecord HW1412 move that contradicts another: given \S+ from \S+, (where something stands now|from where something else comes too); allowed: /)));
});

test('GIVEN a platform that moved WHEN it says so THEN its templates and downloads are kept', () => {
  const of = (scope: (stack: EstateStack) => Construct, from?: string) => {
    const app = new App();
    const stack = new EstateStack(app, 'lab', { defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
    const { ProxmoxPlatform, OperatingSystem } = jest.requireActual<typeof import('../../src')>('../../src');
    const pve = new ProxmoxPlatform(scope(stack), 'Pve', { endpoint: 'https://pve.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
    if (from) { pve.movedFrom(from); }
    new HardenedVm(stack, 'Git', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24') });
    return app;
  };
  of(stack => stack).synth();
  const below = (document: Json) => Object.entries<Json>(document.resource).flatMap(([type, bodies]) => Object.entries<Json>(bodies)
    .filter(([, body]) => /\/Pve\//.test(body['//'].metadata.path)).map(([id]) => `${type}.${id}`)).sort();
  const before = below(project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json'));
  expect(refusalOf(of(stack => new Construct(stack, 'Site'))).message).toMatch(/HW1404 .*movedFrom\('Pve'\)/);
  of(stack => new Construct(stack, 'Site'), 'Pve').synth();
  expect(project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json').moved.map(({ from }: Json) => from).sort()).toEqual(before);
  expect(before).toHaveLength(2);
});

test('GIVEN a stack that names its resources in its own way WHEN a machine moved THEN the old name is asked of the stack', () => {
  class Named extends EstateStack {
    protected override allocateLogicalId(element: TerraformElement | { scopes: Construct[] } | any): string {
      const { scopes } = 'node' in element ? element.node : element;
      return scopes.slice(2).map((scope: Construct) => scope.node.id).join('_');
    }
  }
  const app = new App();
  const stack = new Named(app, 'lab', { defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
  const site = new RackPlatform(stack, 'Site');
  const vm = new HardenedVm(new Construct(stack, 'Team'), 'Git', { image: site.image(), network: site.network(), ip: IpAssignment.of('10.0.20.10/24') });
  vm.movedFrom('Git');
  app.synth();
  expect(project.json('cdktf.out', 'stacks', 'lab', 'cdk.tf.json').moved).toEqual([
    { from: 'terraform_data.Git_Resource', to: 'terraform_data.Team_Git_Resource' },
    { from: 'terraform_data.Git_Firewall', to: 'terraform_data.Team_Git_Firewall' },
  ]);
});

test.each(['', '/', 'Team/', '/Git', 'Team//Git', '../Git', 'Team/./Git'])('GIVEN the old path "%s" WHEN said THEN it is refused at once', oldPath => {
  program(({ vm }) => {
    const git = vm('Git');
    expect(() => git.movedFrom(oldPath)).toThrow(/^\[lab\/Git\] HW1103 malformed value: given old path ".*"; allowed: the ids of the constructs below the stack, with slashes\./);
  });
});

(HAS_TERRAFORM ? describe : describe.skip)('with a real Terraform', () => {
  const estate = (build: (stack: EstateStack, vm: (scope: Construct, id: string, hostName?: string) => HardenedVm) => void) => {
    const app = new App();
    const stack = new EstateStack(app, 'lab', { defaults: { admin: Admin.sshKey('ops', KEY), dns: ['10.0.20.1'] } });
    const site = new RackPlatform(stack, 'Site');
    let host = 10;
    build(stack, (scope, id, hostName) => new HardenedVm(scope, id, { image: site.image(), network: site.network(), ip: IpAssignment.of(`10.0.20.${host++}/24`), hostName }));
    app.synth();
  };
  const run = async (...args: string[]) => {
    const { ok, output } = await terraform(project.stack('lab'), args);
    if (!ok) { throw new Error(output); }
    return output;
  };

  test('GIVEN machines that stand WHEN they are wrapped and say so THEN the plan moves them and destroys nothing', async () => {
    estate((stack, vm) => { vm(stack, 'Git'); vm(stack, 'Web'); });
    await run('init', '-input=false');
    await run('apply', '-auto-approve');

    estate((stack, vm) => {
      const team = new Construct(stack, 'Team');
      vm(team, 'Git').movedFrom('Git');
      const web = vm(new Construct(team, 'Front'), 'Www', 'web');
      web.movedFrom('Web');
      web.movedFrom('Front/Web');
    });
    const plan = await run('plan');
    expect(plan).toContain('0 to add, 0 to change, 0 to destroy');
    expect(plan.match(/has moved to/g)).toHaveLength(4);
    await run('apply', '-auto-approve');

    // Without the word, what has been moved stays where it is now.
    estate((stack, vm) => { const team = new Construct(stack, 'Team'); vm(team, 'Git', 'git'); vm(new Construct(team, 'Front'), 'Www', 'web'); });
    expect(await run('plan')).toContain('No changes.');
  }, 60_000);
});
