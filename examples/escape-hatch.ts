// From neutral to raw: tune, the typed resource, any attribute. What is set past the model wins and is noted in estate.json.
import { App } from 'cdktf';
import { Admin, CalendarDate, Duration, EstateStack, HardenedVm, IpAssignment, OperatingSystem, ProxmoxPlatform } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'escape-hatch', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.0.20.1'] },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const vm = new HardenedVm(stack, 'Router', {
  image: pve.image(OperatingSystem.DEBIAN_13),
  network: pve.bridge('vmbr0'),
  ip: IpAssignment.of('10.0.20.1/24'),
});

pve.tune(vm, { startupOrder: 1, startupUpDelay: Duration.seconds(30), watchdogAction: 'reset', nics: { net0: { queues: 4 } } });
pve.resourceOf(vm).keyboardLayout = 'de';
pve.resourceOf(vm).putVga({ type: 'std', memory: 32 });
vm.resource.addOverride('timeout_create', 3600);
app.synth();
