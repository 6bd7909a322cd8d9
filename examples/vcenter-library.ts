// A content library: an OVA becomes an item of it once, an item that exists is deployed, and a snapshot lasts as long as a change.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem, Size, VmTemplate, VspherePlatform } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'vcenter-library', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: {
    admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'),
    dns: ['10.10.1.53'],
    managementNetworks: [Cidr.of('10.10.0.0/16')],
  },
});
const vcenter = new VspherePlatform(stack, 'Vcenter', { server: 'vc.corp.example', datacenter: 'dc1', cluster: 'c1', datastoreCluster: 'gold' });
const app1 = vcenter.portGroup('app', { switchName: 'dvs1' });

const ubuntu = new VmTemplate(stack, 'Ubuntu', { image: vcenter.ova('https://images.corp.example/ubuntu-24.04.ova', { guest: OperatingSystem.UBUNTU_24_04 }) });
new HardenedVm(stack, 'Build', { image: ubuntu, network: app1, diskSize: Size.gibibytes(20) });

const web = new HardenedVm(stack, 'Web', { image: vcenter.libraryItem('debian-13-golden', { library: 'golden' }), network: app1, ip: IpAssignment.of('10.10.2.10/24', '10.10.2.1') });
vcenter.changeWindow(web, 'nginx-2', { reason: 'CHG-4711: nginx 2', expires: CalendarDate.of('2026-11-28') });
app.synth();
