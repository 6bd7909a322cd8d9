// The three switches of a firewall: the cluster's, which this estate turns on here, then each machine's own options and interfaces.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, ClusterFirewall, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, Service } from 'hostwright';

const office = [Cidr.of('10.0.10.0/24'), Cidr.of('fd00:10::/64')];
const app = new App();
const stack = new EstateStack(app, 'managed-firewall', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: {
    admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'),
    dns: ['10.0.20.1'],
    managementNetworks: office,
  },
});
const pve = new ProxmoxPlatform(stack, 'Pve', {
  endpoint: 'https://pve.lab.example:8006',
  nodeName: 'pve1',
  datastore: 'local-zfs',
  clusterFirewall: ClusterFirewall.managed({ managementNetworks: office }),
});
const web = new HardenedVm(stack, 'Web', {
  image: pve.image(OperatingSystem.DEBIAN_13),
  network: pve.bridge('vmbr0', { vlan: 20 }),
  ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'),
});
web.allow(Service.HTTPS);
app.synth();
