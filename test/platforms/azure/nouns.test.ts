import { App } from 'cdktf';
import { azure, machine, network, SUBNET, SUBSCRIPTION } from './written-on-azure';
import { AzureEgress, AzureIdentity, AzurePlacement, AzurePlatform, AzurePlatformProps, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem } from '../../../src';
import { thrown } from '../../model/refused';
import { codesOf, refusal, written } from '../written';

const { RHEL_9 } = OperatingSystem;
/** A reference that only Terraform knows. */
const TOKEN = '${TfToken[TOKEN.0]}';
const IDENTITY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared`;
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/golden/images/rhel9`;

/** What a noun is needs no synthesis. */
function onPlatform<T>(use: (platform: AzurePlatform, stack: EstateStack) => T, props: Partial<AzurePlatformProps> = {}): T {
  const stack = new EstateStack(new App(), 'lab');
  return use(azure(stack, props), stack);
}

describe('nouns say what they are', () => {
  test.each<[string, (platform: AzurePlatform, stack: EstateStack) => unknown, unknown]>([
    ['a subnet that exists', platform => { const { networkName, addressPrefix, resource, givesDns } = platform.existingSubnet(SUBNET); return [networkName, addressPrefix, resource, givesDns]; }, ['lab/app', undefined, undefined, true]],
    ['its addresses', platform => `${platform.existingSubnet(SUBNET, { addressPrefix: Cidr.of('10.0.20.0/24') }).addressPrefix}`, '10.0.20.0/24'],
    ['a subnet of a network', (platform, stack) => { const { networkName, addressPrefix, resource } = network(stack, platform).subnet('app', Cidr.of('10.0.20.0/24')); return [networkName, `${addressPrefix}`, resource === undefined]; }, ['net/app', '10.0.20.0/24', false]],
    ['an image', platform => { const { imageName, version, guest } = platform.image(RHEL_9); return [imageName, version, guest.id]; }, ['rhel-9', 'RedHat:RHEL:9-lvm-gen2:latest', 'rhel-9']],
    ['an image of a gallery, and a version', platform => [GALLERY, `${GALLERY}/versions/1.0.0`].map(id => platform.galleryImage(id, { guest: RHEL_9 }).imageName), ['rhel9', 'rhel9']],
    ['the smallest root disk', platform => [platform.image(RHEL_9).minimumDisk, platform.galleryImage(GALLERY, { guest: RHEL_9 }).minimumDisk].map(String), ['64 GiB', `${RHEL_9.minimumDisk}`]],
    ['identities', platform => [platform.userIdentity('own'), platform.existingUserIdentity(IDENTITY)].map(({ identityName, resource }) => [identityName, resource === undefined]), [['own', false], ['shared', true]]],
    ['sets', platform => { const set = platform.scaleSet('flex', { zones: [1, 2] }); return [set.groupName, set.zones, set.faultDomains, platform.availabilitySet('set').groupName, platform.proximityGroup('near').groupName]; }, ['flex', [1, 2], 1, 'set', 'near']],
    ['the system', platform => [platform.systemName, platform.platformName], [`azure ${SUBSCRIPTION}`, 'azure']],
  ])('%s', (_, use, expected) => {
    expect(onPlatform(use, { subscriptionId: SUBSCRIPTION.toUpperCase() })).toEqual(expected);
  });

  test('and carry their platform', () => {
    onPlatform((platform, stack) => {
      const nouns = [
        platform.existingSubnet(SUBNET), network(stack, platform).subnet('app', Cidr.of('10.0.20.0/24')), platform.image(RHEL_9), platform.galleryImage(GALLERY, { guest: RHEL_9 }),
        platform.marketplaceImage({ publisher: 'a', offer: 'b', sku: 'c' }, { guest: RHEL_9 }), platform.userIdentity('id'), platform.availabilitySet('set'), platform.scaleSet('flex'), platform.proximityGroup('near'),
      ];
      expect(nouns.filter(noun => noun.platform !== platform)).toEqual([]);
    });
  });

  test('and do not change with the list that they were told', () => {
    const zones = [1, 2];
    expect(onPlatform(platform => { const set = platform.scaleSet('flex', { zones }); set.zones.push(3); return set.zones; })).toEqual([1, 2]);
  });
});

describe('a malformed noun is refused at once, with the path of the platform', () => {
  test.each<[string, (platform: AzurePlatform, name: string) => unknown]>([
    ['identity', (platform, name) => platform.userIdentity(name)], ['availability set', (platform, name) => platform.availabilitySet(name)], ['scale set', (platform, name) => platform.scaleSet(name)],
    ['proximity group', (platform, name) => platform.proximityGroup(name)], ['subnet', (platform, name) => network(platform.node.scope as EstateStack, platform).subnet(name, Cidr.of('10.0.20.0/24'))],
    ['virtual network', (platform, name) => network(platform.node.scope as EstateStack, platform, { networkName: name })],
  ])('a name: %s', (what, use) => {
    for (const name of ['', '-a', 'a-', 'a b', 'a/b', '${x}', 'x'.repeat(81)]) {
      const { code, message } = onPlatform(platform => thrown(() => use(platform, name)));
      expect([name, code]).toEqual([name, 'HW1103']);
      expect(message).toMatch(new RegExp(`^\\[lab/(?:Azure|Net)\\] HW1103 [^:]+: given ${what} .*; allowed: 1 to 80 letters, digits, .* Write it as Azure shows it\\.$`, 's'));
    }
  });

  test.each<[string, (platform: AzurePlatform, id: string) => unknown, string]>([
    ['subnet', (platform, id) => platform.existingSubnet(id), SUBNET], ['identity', (platform, id) => platform.existingUserIdentity(id), IDENTITY], ['gallery image', (platform, id) => platform.galleryImage(id, { guest: RHEL_9 }), GALLERY],
  ])('an id: %s', (what, use, right) => {
    for (const id of ['', 'app', right.slice(1), `${right}/more`, right.replace(SUBSCRIPTION, 'mine'), right.replace('providers/Microsoft', 'providers/Contoso'), `${right}\${x}`]) {
      const { code, message } = onPlatform(platform => thrown(() => use(platform, id)));
      expect([id, code]).toEqual([id, 'HW1103']);
      expect(message).toContain('[lab/Azure] HW1103 ');
      expect(message).toContain(`given ${what} `);
    }
    expect(onPlatform(platform => thrown(() => use(platform, TOKEN)).code)).toBe('HW1107');
  });

  test.each<[string, Partial<AzurePlatformProps>, string]>([
    ['location', { location: 'Germany West Central' }, 'HW1103'], ['location', { location: '' }, 'HW1103'], ['resource group', { resourceGroup: 'rg.' }, 'HW1103'], ['resource group', { resourceGroup: 'a/b' }, 'HW1103'],
    ['subscription', { subscriptionId: 'mine' }, 'HW1103'], ['', { resourceGroup: TOKEN }, 'HW1107'], ['', { subscriptionId: TOKEN }, 'HW1107'],
  ])('%s of the platform', (what, props, code) => {
    const found = thrown(() => onPlatform(() => undefined, props));
    expect([found.code, code === 'HW1107' || found.message.includes(`given ${what} `)]).toEqual([code, true]);
  });

  test('an address of a router that is none', () => {
    expect(thrown(() => AzureEgress.through('firewall')).code).toBe('HW1103');
  });
});

describe('the provider', () => {
  test.each<[string, Partial<AzurePlatformProps>, object]>([
    ['whose subscription the environment names', {}, {}],
    ['of a subscription', { subscriptionId: SUBSCRIPTION }, { subscription_id: SUBSCRIPTION }],
  ])('%s registers nothing, destroys no group with something in it, and has no login', (_, props, expected) => {
    const { document } = written(stack => { machine(stack, azure(stack, props)); });
    expect(document.provider.azurerm).toEqual([{
      ...expected,
      resource_provider_registrations: 'none',
      features: [{
        resource_group: [{ prevent_deletion_if_contains_resources: true }],
        virtual_machine: [{ delete_os_disk_on_deletion: true, detach_implicit_data_disk_on_deletion: false, skip_shutdown_and_force_delete: false }],
        managed_disk: [{ expand_without_downtime: true }],
      }],
    }]);
  });
});

describe('what belongs to another platform', () => {
  const elsewhere = (use: (home: AzurePlatform, cabin: AzurePlatform, vm: HardenedVm) => void) => refusal(stack => {
    const [home, cabin] = [azure(stack, {}, 'Home'), azure(stack, { resourceGroup: 'rg-cabin' }, 'Cabin')];
    use(home, cabin, machine(stack, home));
  });

  test.each<[string, (home: AzurePlatform, cabin: AzurePlatform, vm: HardenedVm) => void, string]>([
    ['tune', (_, cabin, vm) => cabin.tune(vm, {}), 'given tune for lab/Web, which runs on lab/Home; allowed: machines of lab/Cabin. Call the platform that the machine runs on.'],
    ['place', (_, cabin, vm) => cabin.place(vm, AzurePlacement.inZone(1)), 'given place for lab/Web'],
    ['grant', (_, cabin, vm) => cabin.grant(vm, 'Reader', SUBNET), 'given grant for lab/Web'],
    ['publicIp', (_, cabin, vm) => cabin.publicIp(vm, { reason: 'customers reach the shop here' }), 'given publicIp for lab/Web'],
    ['resourceOf', (_, cabin, vm) => { cabin.resourceOf(vm); }, 'given resourceOf for lab/Web'],
    ['an identity', (home, cabin, vm) => home.tune(vm, { identity: AzureIdentity.user(cabin.userIdentity('id')) }), 'given identity id of lab/Cabin for lab/Web; allowed: nouns of lab/Home.'],
    ['an availability set', (home, cabin, vm) => home.place(vm, AzurePlacement.inAvailabilitySet(cabin.availabilitySet('set'))), 'given set of lab/Cabin for lab/Web; allowed: nouns of lab/Home.'],
    ['a proximity group of a set', (home, cabin) => { home.availabilitySet('set', { proximityGroup: cabin.proximityGroup('near') }); }, 'given near of lab/Cabin; allowed: nouns of lab/Home.'],
    ['a network', (home, cabin) => { new HardenedVm(home.node.scope!, 'Other', { image: home.image(RHEL_9), network: cabin.existingSubnet(SUBNET), ip: IpAssignment.of('10.0.20.11/24') }); }, 'given network lab/app of lab/Cabin for a machine on lab/Home;'],
  ])('%s is refused by name', (_, use, words) => {
    const report = elsewhere(use);
    expect(codesOf(report)).toEqual(['HW1202']);
    expect(report).toContain(words);
  });
});
