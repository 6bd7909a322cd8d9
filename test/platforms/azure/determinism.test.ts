import { App } from 'cdktf';
import { azure, DHCP, gib, machine, network, plainMachine, SUBSCRIPTION, vmOf, windows, writtenOnAzure } from './written-on-azure';
import {
  AzureAutoShutdown, AzureDiskPreset, AzureIdentity, AzurePlacement, AzurePlatform, Cidr, EstateStack, HardenedVm, IpAssignment, Labels, OperatingSystem,
  Provisioning, Service, TimeOfDay,
} from '../../../src';
import { filesBelow, Project } from '../../support/project';
import { ADMIN, DAY, Json, writtenApp } from '../written';

const project = Project.forEachTest();
const IN = `/subscriptions/${SUBSCRIPTION}/resourceGroups`;

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

const LABELS = { env: 'prod', team: 'web', site: 'fra' };
const DISKS = { root: { writeAccelerator: false }, data: { preset: AzureDiskPreset.DATABASE, lun: 4 } };
const TUNING = { tags: { owner: 'web', cost: '7' }, userData: 'role=web', disks: DISKS, nics: { net0: { internalDnsName: 'one' } }, autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00')) };

/** What is said of two machines, in calls of which the order means nothing. */
function calls(platform: AzurePlatform, one: HardenedVm, two: HardenedVm, order: (tuning: typeof TUNING) => typeof TUNING): (() => void)[] {
  return [
    () => platform.tune(one, order(TUNING)),
    () => platform.tune(one, { identity: AzureIdentity.user(platform.existingUserIdentity(`${IN}/rg-id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared`)) }),
    () => platform.tune(two, { bootDiagnostics: true }),
    () => platform.place(one, AzurePlacement.inZone(1)),
    () => platform.place(two, AzurePlacement.inZone(2)),
    () => platform.grant(one, 'Reader', `${IN}/rg-a`),
    () => platform.grant(one, 'Key Vault Secrets User', `${IN}/rg-b/providers/Microsoft.KeyVault/vaults/kv1`),
    () => platform.publicIp(two, { reason: 'customers reach the shop here' }),
    () => platform.publicIp(one, { reason: 'partners reach the hub here' }),
    () => one.addDisk('data', gib(16)),
    () => two.allow(Service.HTTPS),
  ];
}

function estate(turn: boolean): (stack: EstateStack) => void {
  const order = <T extends object>(value: T): T => turn ? turned(value) : value;
  return stack => {
    const platform = new AzurePlatform(stack, 'Azure', order({ location: 'germanywestcentral', resourceGroup: 'rg-lab', createResourceGroup: true, subscriptionId: SUBSCRIPTION }));
    const subnet = network(stack, platform).subnet('app', Cidr.of('10.0.20.0/24'));
    const machines: [string, () => HardenedVm][] = [
      ['One', () => machine(stack, platform, order({ network: subnet, labels: Labels.of(order(LABELS)), ip: IpAssignment.of('10.0.20.11/24'), cpus: 4, provisioning: Provisioning.cloudInit() }), 'One')],
      ['Two', () => machine(stack, platform, order({ network: subnet, image: platform.image(OperatingSystem.UBUNTU_24_04, order({ arm64: true, version: 'latest' })), ip: IpAssignment.of('10.0.20.12/24') }), 'Two')],
      ['Three', () => windows(stack, platform, order({ network: subnet, ip: IpAssignment.of('10.0.20.13/24') }), 'Three')],
    ];
    const made = Object.fromEntries((turn ? [...machines].reverse() : machines).map(([id, make]) => [id, make()]));
    const all = calls(platform, made.One, made.Two, order);
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
  const all = Object.values(bytes(estate(false))).join('\n');
  expect(all).not.toContain(project.root);
  expect(all).not.toContain(process.cwd());
  expect(all).not.toMatch(/TfToken|\$\{Token/);
});

test('what one machine is does not hang on another', () => {
  const of = (others: string[]) => vmOf(writtenOnAzure(stack => { const platform = azure(stack); for (const id of [...others, 'Web']) { plainMachine(stack, platform, { ip: DHCP }, id); } }));
  expect(of(['Another', 'Second'])).toEqual(of([]));
});

test('two stacks of one estate know nothing of each other', () => {
  const { one, two } = writtenApp(app => {
    for (const [at, id] of ['one', 'two'].entries()) {
      const stack = new EstateStack(app, id, { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
      const platform = azure(stack, { resourceGroup: `rg-${id}` });
      machine(stack, platform, { hostName: `web-${id}`, ip: IpAssignment.of(`10.0.20.${10 + at}/24`) }).addDisk('data', gib(16));
    }
  }, ['one', 'two']);
  expect([one, two].map(({ document }) => [document.provider.azurerm.length, document.provider.azurerm[0].alias])).toEqual([[1, undefined], [1, undefined]]);
  const bodiesOf = ({ document }: typeof one) => Object.values<Json>(document.resource).flatMap(bodies => Object.values<Json>(bodies));
  const groups = (result: typeof one) => [...new Set(bodiesOf(result).map(({ resource_group_name: name }) => name).filter(name => name !== undefined))];
  expect([one, two].map(groups)).toEqual([['rg-one'], ['rg-two']]);
  expect(Object.keys(one.document.resource.azurerm_linux_virtual_machine)).toEqual(Object.keys(two.document.resource.azurerm_linux_virtual_machine));
});
