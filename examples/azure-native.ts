// What only Azure has: a flexible scale set, a proximity group, spot, identities with roles, a daily shutdown, and a jump host with a public address.
import { App } from 'cdktf';
import { Access, Admin, AzureAutoShutdown, AzureIdentity, AzureNetwork, AzurePlacement, AzurePlatform, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem, TimeOfDay, VmSize } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'azure-native', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), managementNetworks: [Cidr.of('10.40.0.0/26')] },
});
const azure = new AzurePlatform(stack, 'Azure', { location: 'westeurope', resourceGroup: 'rg-build' });
const net = new AzureNetwork(stack, 'Net', { platform: azure, addressSpace: Cidr.of('10.40.0.0/22') });
const [edge, inside] = [net.subnet('edge', Cidr.of('10.40.0.0/26')), net.subnet('inside', Cidr.of('10.40.1.0/24'))];
const image = azure.image(OperatingSystem.DEBIAN_13);

const jump = new HardenedVm(stack, 'Jump', { image, network: edge, ip: IpAssignment.of('10.40.0.10/26'), managementNetworks: [Cidr.of('203.0.113.0/28')] });
azure.publicIp(jump, { reason: 'the only way in from the office, until its VPN is there' });
azure.tune(jump, { access: Access.publicAddress() });

const cache = new HardenedVm(stack, 'Cache', { image, network: inside, ip: IpAssignment.of('10.40.1.10/24') });
const proximityGroup = azure.proximityGroup('ppg-cache');
azure.place(cache, AzurePlacement.inAvailabilitySet(azure.availabilitySet('avail-cache', { proximityGroup }), { proximityGroup }));
azure.grant(cache, 'Storage Blob Data Reader', '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-shared/providers/Microsoft.Storage/storageAccounts/stbuild');

const worker = new HardenedVm(stack, 'Worker', { image, network: inside, ip: IpAssignment.of('10.40.1.20/24') });
azure.place(worker, AzurePlacement.inScaleSet(azure.scaleSet('vmss-workers', { zones: [1, 2] }), { zone: 2, spot: { maxPrice: 0.05 } }));
azure.tune(worker, { size: VmSize.of('Standard_D4as_v5'), identity: AzureIdentity.user(azure.userIdentity('id-workers')), autoShutdown: AzureAutoShutdown.daily(TimeOfDay.of('19:00'), { timezone: 'W. Europe Standard Time' }) });
for (const vm of [cache, worker]) { azure.tune(vm, { access: Access.via(jump) }); }
app.synth();
