// What the lab applies: machines cloned, customized, and deployed from library items, with everything around them that vSphere has.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateStack, GuestAccess, HardenedVm, IpAssignment, Labels, OperatingSystem, SecretRef, Size, VirtualMachine, VmTemplate, VsphereCustomization, VspherePlatform } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'lab', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: {
    admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'),
    dns: ['10.0.20.1'],
    managementNetworks: [Cidr.of('10.0.20.0/24')],
  },
});
const vcenter = new VspherePlatform(stack, 'Vcenter', { server: 'vc.lab.example', datacenter: 'dc1', cluster: 'c1', resourcePool: 'prod', datastore: 'ds1', keyProvider: 'native', ownTagCategories: [] });
const image = vcenter.existingTemplate('debian-12-golden', { guest: OperatingSystem.DEBIAN_12, disks: [Size.gibibytes(10)], scsiType: 'pvscsi' });
const lan = vcenter.portGroup('app');
const folder = vcenter.folder('estate/ledger');

const machines = ['one', 'two'].map((hostName, index) => {
  const vm = new HardenedVm(stack, `Ledger-${hostName}`, {
    image, network: lan, hostName, ip: IpAssignment.of(`10.0.20.1${index}/24`, '10.0.20.1'), labels: Labels.of({ env: 'prod' }), diskSize: Size.gibibytes(20),
  });
  vm.addDisk('data', Size.gibibytes(64), { mount: '/srv' });
  vcenter.tune(vm, { folder, cpuHotAddEnabled: true, memoryHotAddEnabled: true, extraConfig: { 'disk.enableUUID': 'TRUE' } });
  return vm;
});
vcenter.keepApart('ledger', machines);
vcenter.keepOn('ledger-hosts', ['esx1', 'esx2'], machines);
vcenter.overrideHa(machines[0], { restartPriority: 'high' });
vcenter.overrideDrs(machines[1]);

const item = vcenter.libraryItem('ubuntu-24.04-golden', { guest: OperatingSystem.UBUNTU_24_04, disks: [Size.gibibytes(8)] });
new VirtualMachine(stack, 'Item', { image: item, network: vcenter.portGroup('lan'), hostName: 'item', ip: IpAssignment.of('10.0.20.20/24', '10.0.20.1') });

const own = new VmTemplate(stack, 'Own', { image: vcenter.ova('./golden.ova', { guest: OperatingSystem.DEBIAN_12, disks: [Size.gibibytes(8)] }) });
new VirtualMachine(stack, 'Imported', { image: own, network: vcenter.portGroup('lan'), hostName: 'imported', ip: IpAssignment.of('10.0.20.21/24', '10.0.20.1') });
const account = GuestAccess.ssh({ userName: 'ops' });
const plain = new VirtualMachine(stack, 'Plain', { image, network: lan, hostName: 'plain', ip: IpAssignment.of('10.0.20.22/24', '10.0.20.1'), access: account });
vcenter.customize(plain, VsphereCustomization.linux({ domain: 'lab.example' }));
vcenter.changeWindow(plain, 'upgrade', { reason: 'to 2.0', expires: CalendarDate.of('2026-12-01') });

const windows = vcenter.existingTemplate('windows-2022-golden', { guest: OperatingSystem.WINDOWS_SERVER_2022, disks: [Size.gibibytes(40)], scsiType: 'pvscsi' });
new VirtualMachine(stack, 'Files', {
  image: windows,
  network: lan,
  hostName: 'files',
  ip: IpAssignment.of('10.0.20.23/24', '10.0.20.1'),
  admin: Admin.password('Administrator', SecretRef.terraformVariable('windows_password')),
});
app.synth();
