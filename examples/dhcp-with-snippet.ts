// A DHCP address is known only to the guest agent, so the first boot installs it: a snippet, copied to the node by SSH.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateStack, HardenedVm, OperatingSystem, Provisioning, ProxmoxPlatform } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'dhcp-with-snippet', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: {
    admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'),
    managementNetworks: [Cidr.of('10.0.20.0/24')],
    timezone: 'Europe/Berlin',
  },
});
const pve = new ProxmoxPlatform(stack, 'Pve', {
  endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs', ssh: { userName: 'terraform', nodeAddresses: { pve1: '10.0.20.2' } },
});

new HardenedVm(stack, 'Kiosk', {
  image: pve.image(OperatingSystem.DEBIAN_13),
  network: pve.bridge('vmbr0'),
  provisioning: Provisioning.cloudInit({ packages: ['unattended-upgrades'] }),
});
app.synth();
