// A second interface for storage traffic: only the first has a gateway, and shares are served on the second network alone.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, Service } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'two-nics', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });

const nas = new HardenedVm(stack, 'Nas', {
  image: pve.image(OperatingSystem.DEBIAN_13),
  network: pve.bridge('vmbr0', { vlan: 20 }),
  ip: IpAssignment.of('10.0.20.12/24', '10.0.20.1'),
});
nas.addNic(pve.bridge('vmbr1', { vlan: 30 }), { ip: IpAssignment.of('10.0.30.12/24') });
nas.allow(Service.NFS, { sources: [Cidr.of('10.0.30.0/24')] });
app.synth();
