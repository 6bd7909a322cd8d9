// Addresses by host name from a pool of the network, and a DNS zone that names all machines.
import { App } from 'cdktf';
import { AddressRange, Admin, CalendarDate, Cidr, DnsZone, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'address-pool', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.2'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const image = pve.image(OperatingSystem.DEBIAN_13);
const lan = pve.bridge('vmbr0', { vlan: 20 });
// The router gives 100 to 199 by DHCP.
const pool = lan.pool(Cidr.of('10.0.20.0/24'), { gateway: '10.0.20.1', reserved: [AddressRange.between('10.0.20.100', '10.0.20.199')] });

new HardenedVm(stack, 'Dns1', { image, network: lan, ip: IpAssignment.of('10.0.20.2/24', '10.0.20.1') });
const git = new HardenedVm(stack, 'Git', { image, network: lan, ip: pool.address() });
new HardenedVm(stack, 'Media', { image, network: lan, ip: pool.address() });

const zone = new DnsZone(stack, 'Names', { zoneName: 'lab.example', nameServers: ['dns1'], reverseNetworks: [pool.subnet] });
zone.register(stack);
zone.addAlias('wiki', git);
app.synth();
