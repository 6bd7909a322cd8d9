// Machines from a template that somebody else made: the estate clones it and never owns it.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, Firmware, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform, Size } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'existing-template', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const image = pve.existingTemplate(9000, {
  guest: OperatingSystem.DEBIAN_12,
  diskSize: Size.gibibytes(10),
  firmware: Firmware.bios(),
  guestAgentInside: true,
});

new HardenedVm(stack, 'Git', { image, network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1') });
app.synth();
