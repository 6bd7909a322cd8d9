// Windows on Azure, in a network that exists: a password of Key Vault, the license that you own, hotpatches; people and a Linux machine come by Azure Bastion.
import { App } from 'cdktf';
import { Access, Admin, AzureDiskPreset, AzurePlatform, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem, SecretRef, Service, Size } from 'hostwright';

const app = new App();
const [office, bastion] = [Cidr.of('10.10.0.0/16'), Cidr.of('10.30.0.0/26')];
const stack = new EstateStack(app, 'azure-windows', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.password('opsadmin', SecretRef.keyVault('kv-corp', 'windows-password', { resourceGroup: 'rg-shared' })), managementNetworks: [office, bastion] },
});
const subscriptionId = '11111111-2222-3333-4444-555555555555';
const azure = new AzurePlatform(stack, 'Azure', { location: 'germanywestcentral', resourceGroup: 'rg-office', subscriptionId });
const vnet = `/subscriptions/${subscriptionId}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-office`;
const network = azure.existingSubnet(`${vnet}/subnets/servers`, { addressPrefix: Cidr.of('10.40.1.0/24') });

const files = new HardenedVm(stack, 'Files', { image: azure.image(OperatingSystem.WINDOWS_SERVER_2022), network, ip: IpAssignment.of('10.40.1.20/24'), cpus: 4, memory: Size.gibibytes(16) });
files.addDisk('archive', Size.gibibytes(1024));
files.allow(Service.RDP, { sources: [bastion] });
azure.tune(files, { licenseType: 'Windows_Server', disks: { archive: { preset: AzureDiskPreset.ARCHIVE } } });

const print = new HardenedVm(stack, 'Print', { image: azure.image(OperatingSystem.WINDOWS_SERVER_2025, { edition: 'azure-edition-core' }), network, ip: IpAssignment.of('10.40.1.21/24') });
azure.tune(print, { licenseType: 'Windows_Server' });

const admin = Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example');
const relay = new HardenedVm(stack, 'Relay', { admin, image: azure.image(OperatingSystem.UBUNTU_24_04), network, ip: IpAssignment.of('10.40.1.22/24') });
azure.tune(relay, { access: Access.azureBastion({ bastionName: 'bas-corp', subnet: bastion, resourceGroup: 'rg-shared' }) });
app.synth();
