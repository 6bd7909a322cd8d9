// State in a bucket, encrypted and locked, and a token from a sensitive variable: export TF_VAR_pve_token instead of PROXMOX_VE_API_TOKEN.
import { App } from 'cdktf';
import { Admin, Backend, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, SecretRef } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'remote-state', {
  asOf: CalendarDate.of('2026-11-21'),
  backend: Backend.s3({ bucket: 'example-terraform-state', region: 'eu-central-1' }),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', {
  endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs', apiToken: SecretRef.terraformVariable('pve_token'),
});

new HardenedVm(stack, 'Web', {
  image: pve.image(OperatingSystem.ALMALINUX_9),
  network: pve.bridge('vmbr0'),
  ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'),
});
app.synth();
