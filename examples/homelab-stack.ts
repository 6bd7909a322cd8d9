import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, HomelabStack, Service, Size } from 'hostwright';
// A homelab on one evening: one node, one network, one template, three hardened machines.
const app = new App();
const lab = new HomelabStack(app, 'homelab-stack', {
  asOf: CalendarDate.of('2026-11-21'),
  endpoint: 'https://pve.lab.example:8006',
  nodeName: 'pve1',
  datastore: 'local-zfs',
  subnet: Cidr.of('10.0.20.0/24'),
  gateway: '10.0.20.1',
  admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'),
});
const git = lab.addMachine('git', { address: '10.0.20.10' });
git.addDisk('repositories', Size.gibibytes(64), { mount: '/srv/git' });
const web = lab.addMachine('web', { address: '10.0.20.11' });
web.allow(Service.HTTPS);
lab.addMachine('media', { address: '10.0.20.12', cpus: 4, memory: Size.gibibytes(8) });
app.synth();
