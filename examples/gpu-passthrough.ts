// A graphics card by resource mapping: the one form of passthrough that an API token may use.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, Service, Size } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'gpu-passthrough', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });

const media = new HardenedVm(stack, 'Media', {
  image: pve.image(OperatingSystem.UBUNTU_24_04),
  network: pve.bridge('vmbr0'),
  ip: IpAssignment.of('10.0.20.11/24', '10.0.20.1'),
  cpus: 4,
  memory: Size.gibibytes(16),
});
pve.passthrough(media, pve.pciMapping('gpu'), { primaryGpu: true });
pve.tune(media, { cpuType: 'host' });
media.allow(Service.HTTPS);
app.synth();
