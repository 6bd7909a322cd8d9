// IPv4 and IPv6 on one interface: two fixed addresses, or a fixed one beside a learned one.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'dual-stack', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1', '2001:db8:20::1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const lan = pve.bridge('vmbr0', { vlan: 20 });
const image = pve.image(OperatingSystem.DEBIAN_13);
const v4 = (host: number) => IpAssignment.of(`10.0.20.${host}/24`, '10.0.20.1');

new HardenedVm(stack, 'Mail', { image, network: lan, ip: IpAssignment.dualStack(v4(10), IpAssignment.of('2001:db8:20::10/64', '2001:db8:20::1')) });
new HardenedVm(stack, 'Relay', { image, network: lan, ip: IpAssignment.dualStack(v4(11), IpAssignment.automaticV6()) });
app.synth();
