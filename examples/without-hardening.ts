// VirtualMachine is HardenedVm without the library's hardening: no firewall until a rule asks for one, no protection.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, IpAssignment, OperatingSystem, ProxmoxPlatform, Service, VirtualMachine } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'without-hardening', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const network = pve.bridge('vmbr0');
const image = pve.image(OperatingSystem.DEBIAN_13);

new VirtualMachine(stack, 'Sandbox', { image, network, ip: IpAssignment.of('10.0.20.50/24', '10.0.20.1') });
const demo = new VirtualMachine(stack, 'Demo', { image, network, ip: IpAssignment.of('10.0.20.51/24', '10.0.20.1') });
demo.allow(Service.HTTPS);
demo.allow(Service.SSH);
app.synth();
