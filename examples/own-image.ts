// An image that the catalogue does not have: its address, its digest, and what is inside.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, OsFamily, ProxmoxPlatform, Size } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'own-image', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const image = pve.cloudImage('https://images.lab.example/acme-linux-4.qcow2', {
  digest: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  guest: OperatingSystem.custom({ id: 'acme-linux-4', name: 'ACME Linux 4', family: OsFamily.REDHAT, guestAgentPreinstalled: true, minimumDisk: Size.gibibytes(8) }),
});

new HardenedVm(stack, 'App', { image, network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1') });
app.synth();
