// What the lab applies to a standalone ESXi: a machine deployed from an OVA beside the stack, with a second disk.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateStack, EsxiPlatform, Firmware, HardenedVm, IpAssignment, OperatingSystem, Size } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'lab', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: {
    admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'),
    dns: ['10.0.20.1'],
    managementNetworks: [Cidr.of('10.0.20.0/24')],
  },
});
const esxi = new EsxiPlatform(stack, 'Esxi', { server: 'esxi.lab.example', datastore: 'datastore1' });
const image = esxi.ova('./golden.ova', { guest: OperatingSystem.DEBIAN_12, disks: [Size.gibibytes(8)], firmware: Firmware.uefi() });
const vm = new HardenedVm(stack, 'Ledger', { image, network: esxi.portGroup('lan'), hostName: 'ledger', ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1') });
vm.addDisk('data', Size.gibibytes(64), { mount: '/srv' });
app.synth();
