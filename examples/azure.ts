// Azure: a network with a way out and no way in, and two machines; the one with data is in a zone, and its disk is protected.
import { App } from 'cdktf';
import { Admin, AzureDiskPreset, AzureNetwork, AzurePlacement, AzurePlatform, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem, Service, Size } from 'hostwright';

const app = new App();
const office = Cidr.of('10.10.0.0/16');
const stack = new EstateStack(app, 'azure', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), managementNetworks: [office] },
});
const azure = new AzurePlatform(stack, 'Azure', { location: 'germanywestcentral', resourceGroup: 'rg-shop', createResourceGroup: true });
const net = new AzureNetwork(stack, 'Net', { platform: azure, addressSpace: Cidr.of('10.40.0.0/22') });
const app1 = net.subnet('app', Cidr.of('10.40.1.0/24'));
const image = azure.image(OperatingSystem.UBUNTU_24_04);

const web = new HardenedVm(stack, 'Web', { image, network: app1, ip: IpAssignment.of('10.40.1.10/24') });
web.allow(Service.HTTPS, { sources: [office] });

const db = new HardenedVm(stack, 'Db', { image, network: app1, ip: IpAssignment.of('10.40.1.11/24'), cpus: 4, memory: Size.gibibytes(16) });
db.addDisk('data', Size.gibibytes(256), { mount: '/var/lib/postgresql', owner: 'postgres' });
azure.tune(db, { disks: { data: { preset: AzureDiskPreset.DATABASE } } });
azure.place(db, AzurePlacement.inZone(1));
app.synth();
