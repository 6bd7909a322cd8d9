// A file of your own beside the Terraform configuration: rendered at synth from the machines, checked and indexed like every other.
import { App } from 'cdktf';
import { Admin, CalendarDate, Estate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, TextArtifact } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'own-artifact', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const hosts = () => Estate.of(stack).machines.map(vm => `${vm.address} ${vm.intent.hostName}`).sort().join('\n');
new TextArtifact(stack, 'Hosts', { produce: () => `${hosts()}\n` }, { filePath: 'dns/hosts', readBy: 'hosts' });

const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const network = pve.bridge('vmbr0');
const image = pve.image(OperatingSystem.UBUNTU_24_04);
new HardenedVm(stack, 'Web', { image, network, ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1') });
new HardenedVm(stack, 'Mail', { image, network, ip: IpAssignment.of('10.0.20.11/24', '10.0.20.1') });
app.synth();
