// A construct of your own: it knows images and networks, never a platform, so it runs wherever they come from.
import { App } from 'cdktf';
import { Construct } from 'constructs';
import { Admin, CalendarDate, EstateStack, HardenedVm, IMachineImage, INetwork, IpAssignment, OperatingSystem, ProxmoxPlatform, Service, Size } from 'hostwright';

class WebTier extends Construct {
  constructor(scope: Construct, id: string, image: IMachineImage, network: INetwork, subnet: string) {
    super(scope, id);
    for (const host of [10, 11]) {
      const vm = new HardenedVm(this, `Web${host}`, { image, network, ip: IpAssignment.of(`${subnet}.${host}/24`, `${subnet}.1`), memory: Size.gibibytes(4) });
      vm.allow(Service.HTTPS);
    }
  }
}

const app = new App();
const stack = new EstateStack(app, 'reusable-construct', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const image = pve.image(OperatingSystem.DEBIAN_13);
new WebTier(stack, 'Shop', image, pve.bridge('vmbr0', { vlan: 20 }), '10.0.20');
new WebTier(stack, 'Blog', image, pve.bridge('vmbr0', { vlan: 30 }), '10.0.30');
app.synth();
