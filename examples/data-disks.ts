// Data disks make a machine stateful: it is then protected against destruction, by Proxmox and by Terraform.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, Filesystem, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, Size } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'data-disks', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });

const db = new HardenedVm(stack, 'Db', {
  image: pve.image(OperatingSystem.ROCKY_9),
  network: pve.bridge('vmbr0'),
  ip: IpAssignment.of('10.0.20.20/24', '10.0.20.1'),
  memory: Size.gibibytes(8),
  diskSize: Size.gibibytes(32),
});
db.addDisk('data', Size.gibibytes(200), { mount: '/var/lib/pgsql', filesystem: Filesystem.XFS, owner: 'postgres' });
db.addDisk('wal', Size.gibibytes(40), { mount: '/var/lib/pgsql-wal', datastore: 'nvme', owner: 'postgres' });
db.addDisk('scratch', Size.gibibytes(100), { mount: '/scratch', backup: false });
pve.tune(db, { disks: { wal: { cache: 'none', writeLimit: Size.mebibytes(500) }, scratch: { slot: 9 } } });
app.synth();
