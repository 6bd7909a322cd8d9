// The cluster keeps a machine running (Proxmox VE 9): on pve1 if it can, else on pve2, and on no other node.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'high-availability', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'ceph' });
pve.datastore('ceph', { shared: true });

const vpn = new HardenedVm(stack, 'Vpn', {
  image: pve.image(OperatingSystem.DEBIAN_13),
  network: pve.bridge('vmbr0'),
  ip: IpAssignment.of('10.0.20.5/24', '10.0.20.1'),
});
pve.highlyAvailable(vpn, { nodeNames: ['pve1', 'pve2'], strict: true, maxRestart: 2 });
app.synth();
