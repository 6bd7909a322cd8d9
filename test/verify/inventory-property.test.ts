import * as fs from 'fs';
import * as path from 'path';
import { temporaryFolder } from './fixture';
import { compared } from '../../scripts/verify/inventory/compare';
import { HOST_NAMES, TEXTS } from '../../scripts/verify/inventory/hostile-words';
import { modelOf } from '../../scripts/verify/inventory/model';
import { estatePlans, HostPlan } from '../../scripts/verify/inventory/plan';
import { writeEstate } from '../../scripts/verify/inventory/program';

const folder = temporaryFolder();

describe('plans of estates', () => {
  const plans = estatePlans(3);

  test('GIVEN one number WHEN drawn twice THEN the estates are the same', () => {
    expect(JSON.stringify(estatePlans(3))).toBe(JSON.stringify(plans));
  });

  test.each(plans.map((plan, at) => ({ plan, at })))('GIVEN estate $at WHEN counted THEN every name and every text is there, and hosts of all kinds', ({ plan }) => {
    const hosts = plan.stacks.flatMap(stack => stack.hosts);
    expect(hosts.map(({ name }) => name).sort()).toEqual([...HOST_NAMES].sort());
    const written = JSON.stringify(hosts);
    expect(TEXTS.filter(text => !written.includes(JSON.stringify(text)))).toEqual([]);
    const kinds: ((host: HostPlan) => boolean)[] = [
      host => host.isMachine, host => !host.isMachine, host => host.address === undefined, host => host.address?.includes('::') ?? false, host => host.bootstrapped, host => Object.keys(host.labels).length > 1,
    ];
    expect(kinds.filter(kind => !hosts.some(kind))).toEqual([]);
    expect(new Set(plan.stacks.map(({ environment }) => environment)).size).toBe(4);
  });

  test('GIVEN an estate WHEN its program runs THEN every stack has an inventory', () => {
    const [plan] = plans;
    writeEstate(plan, folder());
    expect(plan.stacks.filter(({ id }) => !fs.existsSync(path.join(folder(), 'stacks', id, 'ansible', 'inventory', 'hosts.yml')))).toEqual([]);
  });
});

describe('what Ansible reads, beside the model', () => {
  const plan = { stacks: [{ id: 'lab', hosts: [planned('web'), planned('db', { labels: { role: 'no' } })] }] };
  const model = modelOf(plan, () => '192.0.2.1');
  const places = { hostwright_known_hosts: 'x', ansible_ssh_common_args: 'x' };
  const listed = (): any => ({
    _meta: { hostvars: Object.fromEntries(Object.entries(model.hosts).map(([name, variables]) => [name, { ...structuredClone(variables), ...places }])) },
    all: { children: ['ungrouped', ...Object.keys(model.groups)] },
    ...Object.fromEntries(Object.entries(model.groups).map(([group, hosts]) => [group, { hosts: [...hosts] }])),
  });
  const differences = (change: (inventory: any) => void) => {
    const inventory = listed();
    change(inventory);
    return compared(JSON.stringify(inventory), model).differences;
  };

  test('GIVEN two hosts WHEN modelled THEN groups and variables are those of the program', () => {
    expect(model.groups).toMatchObject({ managed_hosts: ['db', 'web'], role_no: ['db'], stack_lab: ['db', 'web'], os_null_1e3: ['db', 'web'], platform_existing: ['db', 'web'] });
    expect(model.hosts.web).toEqual({ ansible_host: '10.0.30.1', ansible_user: 'ops', ansible_port: 2222 });
  });

  test('GIVEN the same WHEN compared THEN nothing differs, and everything was counted', () => {
    expect(compared(JSON.stringify(listed()), model)).toEqual({ items: 2 + Object.keys(model.groups).length + 2 * (3 + 2 + 2), differences: [] });
  });

  test.each<[string, (inventory: any) => void, RegExp]>([
    ['a host too many', inventory => { inventory.role_no.hosts.push('nobody'); }, /^(all hosts|group role_no) is .*"nobody"/],
    ['a host too few', inventory => { inventory.role_no.hosts.pop(); }, /^group role_no is \[\], and should be \["db"\]$/],
    ['a host without a group', inventory => { inventory.ungrouped = { hosts: ['web'] }; }, /^hosts without a group is /],
    ['a group too many', inventory => { inventory.odd = { hosts: ['web'] }; }, /^group odd is \["web"\], and should be \[\]$/],
    ['members by a child', inventory => { inventory.role_no.children = ['stack_lab']; }, /^group role_no is \["db","web"\]/],
    ['another value', inventory => { inventory._meta.hostvars.web.ansible_port = '2222'; }, /^ansible_port of web is "2222", and should be 2222$/],
    ['a variable too many', inventory => { inventory._meta.hostvars.web.odd = 1; }, /^odd of web is 1, and should be undefined$/],
    ['a variable too few', inventory => { delete inventory._meta.hostvars.web.ansible_user; }, /^ansible_user of web is undefined/],
    ['no known hosts', inventory => { delete inventory._meta.hostvars.web.hostwright_known_hosts; }, /^hostwright_known_hosts of web is false/],
  ])('GIVEN %s WHEN compared THEN it is told', (_, change, told) => {
    expect(differences(change)).toContainEqual(expect.stringMatching(told));
  });
});

function planned(name: string, change: Partial<HostPlan> = {}): HostPlan {
  return { name, isMachine: false, address: '10.0.30.1', system: 'null-1e3', user: 'ops', comment: '', port: 2222, bootstrapped: false, labels: {}, roles: {}, ...change };
}
