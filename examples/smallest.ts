import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform } from 'hostwright';
// One hardened Debian machine with a fixed address on one Proxmox node.
const app = new App();
const stack = new EstateStack(app, 'smallest', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
new HardenedVm(stack, 'Web', {
  image: pve.image(OperatingSystem.DEBIAN_13),
  network: pve.bridge('vmbr0'),
  ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'),
});
app.synth();
