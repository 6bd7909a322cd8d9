import { allOf, azure, DHCP, gib, machine, onAzure, oneOf, plainMachine, referenceTo, SUBSCRIPTION, vmOf, windows, writtenOnAzure } from './written-on-azure';
import {
  Admin, AzureAutoShutdown, AzureEgress, AzureEviction, AzureIdentity, AzureNetwork, AzurePlacement, AzurePlatform, Cidr, Duration, HardenedVm, HardenedVmProps,
  IpAssignment, SecretRef, TimeOfDay,
} from '../../../src';
import { Json } from '../written';

const IN = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hosts/providers/Microsoft.Compute`;
const HOST = `${IN}/hostGroups/group1/hosts/host1`;
const HOST_GROUP = `${IN}/hostGroups/group1`;
const RESERVED = `${IN}/capacityReservationGroups/group1`;
const KEYS = ['zone', 'availability_set_id', 'virtual_machine_scale_set_id', 'platform_fault_domain', 'proximity_placement_group_id', 'dedicated_host_id', 'dedicated_host_group_id', 'capacity_reservation_group_id', 'priority', 'eviction_policy', 'max_bid_price'];
const REGIONAL = Object.fromEntries(KEYS.map(key => [key, key === 'priority' ? 'Regular' : undefined]));
type Place = (platform: AzurePlatform, vm: HardenedVm) => AzurePlacement;
const placed = (place: Place, change: Partial<HardenedVmProps> = {}) => onAzure((platform, vm) => platform.place(vm, place(platform, vm)), change);
const placeOf = (vm: Json) => Object.fromEntries(KEYS.map(key => [key, vm[key]]));

test.each<[string, (platform: AzurePlatform) => AzurePlacement, Json, string]>([
  ['anywhere', () => AzurePlacement.regional(), {}, 'regional'],
  ['in a zone', () => AzurePlacement.inZone(3), { zone: '3' }, 'zone 3'],
  ['on a host', () => AzurePlacement.onDedicatedHost(HOST, { zone: 1 }), { zone: '1', dedicated_host_id: HOST }, 'zone 1'],
  ['on a group of hosts', () => AzurePlacement.onDedicatedHostGroup(HOST_GROUP), { dedicated_host_group_id: HOST_GROUP }, 'regional'],
  ['where a place is kept for it', () => AzurePlacement.inZone(1, { capacityReservationGroupId: RESERVED }), { zone: '1', capacity_reservation_group_id: RESERVED }, 'zone 1'],
  ['where one is left over', () => AzurePlacement.regional({ spot: {} }), { priority: 'Spot', eviction_policy: 'Deallocate', max_bid_price: -1 }, 'spot'],
  ['where one is left over, for a price', () => AzurePlacement.inZone(2, { spot: { eviction: AzureEviction.DELETE, maxPrice: 0.05 } }), { zone: '2', priority: 'Spot', eviction_policy: 'Delete', max_bid_price: 0.05 }, 'zone 2, spot'],
])('GIVEN a machine %s WHEN synthesized THEN it says that, and no more', (_, use, expected, words) => {
  const result = placed(use, { stateful: false });
  expect(placeOf(vmOf(result))).toEqual({ ...REGIONAL, ...expected });
  expect(result.machine('web').facts.place).toBe(`germanywestcentral, ${words}`);
});

test('GIVEN a spot machine that is told before it ends WHEN synthesized THEN the time stands there', () => {
  const result = onAzure((platform, vm) => { platform.place(vm, AzurePlacement.regional({ spot: {} })); platform.tune(vm, { terminationNotice: Duration.minutes(10) }); });
  expect(vmOf(result).termination_notification).toEqual({ enabled: true, timeout: 'PT10M' });
});

describe('groups that the stack makes', () => {
  test('GIVEN an availability set near others WHEN two machines are put into it THEN they name it, and it its group', () => {
    const result = writtenOnAzure(stack => {
      const platform = azure(stack);
      const near = platform.proximityGroup('near');
      const set = platform.availabilitySet('set', { proximityGroup: near });
      for (const id of ['One', 'Two']) { platform.place(plainMachine(stack, platform, { ip: undefined }, id), AzurePlacement.inAvailabilitySet(set, { proximityGroup: near })); }
    });
    const group = referenceTo(result, 'proximity_placement_group', 'Azure/ProximityGroups/near');
    expect(oneOf(result, 'availability_set')).toEqual({
      location: 'germanywestcentral', resource_group_name: 'rg-lab', name: 'set', managed: true, platform_fault_domain_count: 2, platform_update_domain_count: 5, proximity_placement_group_id: group,
    });
    const set = referenceTo(result, 'availability_set', 'Azure/AvailabilitySets/set');
    expect(['One', 'Two'].map(id => placeOf(vmOf(result, id)))).toEqual([1, 2].map(() => ({ ...REGIONAL, availability_set_id: set, proximity_placement_group_id: group })));
  });

  test('GIVEN a flexible scale set with zones WHEN a machine is put into one THEN set and zone stand there', () => {
    const result = placed(platform => AzurePlacement.inScaleSet(platform.scaleSet('flex', { zones: [1, 2] }), { zone: 2 }));
    expect(oneOf(result, 'orchestrated_virtual_machine_scale_set')).toEqual({
      location: 'germanywestcentral', resource_group_name: 'rg-lab', name: 'flex', platform_fault_domain_count: 1, single_placement_group: false, zones: ['1', '2'],
    });
    expect(placeOf(vmOf(result))).toEqual({ ...REGIONAL, zone: '2', virtual_machine_scale_set_id: referenceTo(result, 'orchestrated_virtual_machine_scale_set', 'Azure/ScaleSets/flex') });
    expect(result.machine('web').facts.place).toBe('germanywestcentral, zone 2, scale set flex');
  });

  test('GIVEN a regional one with fault domains WHEN a machine is put into one THEN it names it', () => {
    const result = placed(platform => AzurePlacement.inScaleSet(platform.scaleSet('flex', { faultDomains: 3 }), { faultDomain: 1 }));
    expect(vmOf(result)).toMatchObject({ platform_fault_domain: 1 });
    expect(oneOf(result, 'orchestrated_virtual_machine_scale_set')).toMatchObject({ platform_fault_domain_count: 3 });
  });
});

test('GIVEN a machine in a zone WHEN synthesized THEN its disks and its public address are in it too', () => {
  const result = onAzure((platform, vm) => {
    vm.addDisk('data', gib(16));
    platform.publicIp(vm, { reason: 'customers reach the shop here' });
    platform.place(vm, AzurePlacement.inZone(2));
  });
  expect([oneOf(result, 'managed_disk').zone, oneOf(result, 'public_ip').zones]).toEqual(['2', ['2']]);
});

test('GIVEN two resource groups in two subscriptions WHEN one stack has both THEN every block names its provider, whatever came first', () => {
  const OTHER = '21111111-2222-3333-4444-555555555555';
  const result = writtenOnAzure(stack => {
    const make = (id: string, subscriptionId: string, at: string) => {
      const platform = azure(stack, { resourceGroup: `rg-${id.toLowerCase()}`, createResourceGroup: true, subscriptionId }, id);
      everything(stack, platform, id, at);
    };
    make('One', SUBSCRIPTION, '10.1');
    make('Two', OTHER, '10.2');
  });
  expect(result.document.provider.azurerm.map(({ alias, subscription_id: id }: Json) => [alias, id])).toEqual([['one', SUBSCRIPTION], ['two', OTHER]]);
  const blocks = [result.document.data, result.document.resource].flatMap(part => Object.entries<Json>(part)).flatMap(([type, bodies]) => Object.values<Json>(bodies).map(body => ({ type, body, path: body['//'].metadata.path as string })));
  expect(new Set(blocks.map(({ type }) => type)).size).toBeGreaterThan(25);
  const expected = ({ path, body }: { path: string; body: Json }) => path.startsWith('lab/One') || body.name === 'kv-one' || body.key_vault_id?.includes('kv-one') ? 'azurerm.one' : 'azurerm.two';
  expect(blocks.filter(block => block.body.provider !== expected(block)).map(({ path }) => path)).toEqual([]);
  expect(Object.keys(allOf(result, 'linux_virtual_machine'))).toHaveLength(4);
});

/** At least one of each type that the platform makes. */
function everything(stack: Parameters<typeof machine>[0], platform: AzurePlatform, id: string, at: string): void {
  const net = new AzureNetwork(stack, `${id}Net`, { platform, addressSpace: Cidr.of(`${at}.0.0/16`) });
  const subnet = net.subnet('app', Cidr.of(`${at}.20.0/24`));
  const routed = new AzureNetwork(stack, `${id}Routed`, { platform, addressSpace: Cidr.of(`${at}.0.0/16`), egress: AzureEgress.through(`${at}.0.4`) }).subnet('app', Cidr.of(`${at}.21.0/24`));
  const db = machine(stack, platform, { network: subnet, ip: IpAssignment.of(`${at}.20.10/24`) }, `${id}Db`);
  db.addDisk('data', gib(16));
  platform.publicIp(db, { reason: 'customers reach the shop here' });
  platform.tune(db, { autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00')), identity: AzureIdentity.user(platform.userIdentity('id')) });
  platform.grant(db, 'Reader', `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`);
  windows(stack, platform, { network: subnet, ip: IpAssignment.of(`${at}.20.11/24`), admin: Admin.password('opsadmin', SecretRef.keyVault(`kv-${id.toLowerCase()}`, 'password', { resourceGroup: 'rg-vaults' })) }, `${id}Win`);
  const near = platform.proximityGroup('near');
  const web = plainMachine(stack, platform, { network: routed, ip: DHCP }, `${id}Web`);
  platform.place(web, AzurePlacement.inAvailabilitySet(platform.availabilitySet('set', { proximityGroup: near }), { proximityGroup: near }));
  platform.scaleSet('flex');
}
