// Windows from a template of your own with Cloudbase-Init inside: password by reference, WinRM instead of SSH.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, SecretRef, Service, Size } from 'hostwright';

const app = new App();
const office = Cidr.of('10.0.20.0/24');
const stack = new EstateStack(app, 'windows-from-template', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.password('ops', SecretRef.terraformVariable('windows_password')), dns: ['10.0.20.1'], managementNetworks: [office] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });

const files = new HardenedVm(stack, 'Files', {
  image: pve.existingTemplate(9025, { guest: OperatingSystem.WINDOWS_SERVER_2025, diskSize: Size.gibibytes(64) }),
  network: pve.bridge('vmbr0'),
  ip: IpAssignment.of('10.0.20.40/24', '10.0.20.1'),
  cpus: 4,
  memory: Size.gibibytes(8),
});
files.allow(Service.RDP, { sources: [office] });
files.allow(Service.SMB, { sources: [office] });
app.synth();
