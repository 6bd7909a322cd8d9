// One template for every node: the datastore is shared, so machines on all nodes clone from the same copy.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, Placement, ProxmoxPlatform, Size, VmTemplate } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'shared-template', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'ceph' });
pve.datastore('ceph', { shared: true });
const network = pve.bridge('vmbr0');

const image = new VmTemplate(stack, 'Golden', { image: pve.image(OperatingSystem.UBUNTU_24_04), diskSize: Size.gibibytes(16) });
['pve1', 'pve2', 'pve3'].forEach((node, position) => {
  const ip = IpAssignment.of(`10.0.20.${30 + position}/24`, '10.0.20.1');
  new HardenedVm(stack, `Web${position + 1}`, { image, network, ip, placement: Placement.onHost(node) });
});
app.synth();
