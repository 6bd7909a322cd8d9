// Node-local storage: each node that a machine runs on gets its own download and its own copy of the template.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, Placement, ProxmoxPlatform, VmTemplate } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'second-node', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const network = pve.bridge('vmbr0');
const image = new VmTemplate(stack, 'Debian', { image: pve.image(OperatingSystem.DEBIAN_13) });

new HardenedVm(stack, 'Dns1', { image, network, ip: IpAssignment.of('10.0.20.2/24', '10.0.20.1') });
new HardenedVm(stack, 'Dns2', { image, network, ip: IpAssignment.of('10.0.20.3/24', '10.0.20.1'), placement: Placement.onHost('pve2') });
app.synth();
