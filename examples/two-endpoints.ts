// Two Proxmox endpoints in one stack: each provider gets an alias by itself, and each machine runs where its image comes from.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, SecretRef } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'two-endpoints', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const at = (site: string) => new ProxmoxPlatform(stack, site, {
  endpoint: `https://${site.toLowerCase()}.lab.example:8006`,
  nodeName: 'pve1',
  datastore: 'local-zfs',
  apiToken: SecretRef.terraformVariable(`${site.toLowerCase()}_token`),
});
const [home, cabin] = [at('Home'), at('Cabin')];

new HardenedVm(stack, 'HomeDns', { image: home.image(OperatingSystem.DEBIAN_13), network: home.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.2/24', '10.0.20.1') });
new HardenedVm(stack, 'CabinDns', { image: cabin.image(OperatingSystem.DEBIAN_13), network: cabin.bridge('vmbr0'), ip: IpAssignment.of('10.0.40.2/24', '10.0.40.1') });
app.synth();
