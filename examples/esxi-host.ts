// One ESXi host without vCenter: it cannot clone, so machines are deployed from an OVA, or get a copy of a disk that lies on it.
import { App } from 'cdktf';
import { Admin, CalendarDate, EsxiPlatform, EstateStack, Firmware, HardenedVm, IpAssignment, OperatingSystem, Size } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'esxi-host', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const esx = new EsxiPlatform(stack, 'Esx', { server: 'esx1.lan', datastore: 'datastore1', verifyTls: false });
const lan = esx.portGroup('VM Network');

new HardenedVm(stack, 'Git', {
  image: esx.ova('images/ubuntu-24.04.ova', { guest: OperatingSystem.UBUNTU_24_04, disks: [Size.gibibytes(10)], firmware: Firmware.uefi() }),
  network: lan,
  ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'),
  diskSize: Size.gibibytes(30),
});
const media = new HardenedVm(stack, 'Media', {
  image: esx.diskImage('images/debian-13.vmdk', { guest: OperatingSystem.DEBIAN_13, disks: [Size.gibibytes(20)], firmware: Firmware.uefi() }),
  network: lan,
  ip: IpAssignment.of('10.0.20.11/24', '10.0.20.1'),
  diskSize: Size.gibibytes(20),
});
media.addDisk('films', Size.tebibytes(2), { mount: '/srv/films' });
app.synth();
