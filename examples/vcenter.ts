// vCenter: machines cloned from a golden template, kept on different hosts, with tags, a folder and a storage policy.
import { App } from 'cdktf';
import { Admin, CalendarDate, EstateStack, Firmware, HardenedVm, IpAssignment, Labels, OperatingSystem, Provisioning, Size, VspherePlatform } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'vcenter', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'), dns: ['10.10.1.53'], labels: Labels.of({ env: 'prod' }) },
});
const vcenter = new VspherePlatform(stack, 'Vcenter', {
  server: 'vc.corp.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1', keyProvider: 'native', ownTagCategories: ['env'],
});
const golden = vcenter.existingTemplate('rhel9-golden', { guest: OperatingSystem.RHEL_9, disks: [Size.gibibytes(40)], firmware: Firmware.uefi() });
const folder = vcenter.folder('estate/ledger');

const [one, two] = [1, 2].map(position => {
  const db = new HardenedVm(stack, `Db${position}`, {
    image: golden, network: vcenter.portGroup('app'), ip: IpAssignment.of(`10.10.1.1${position}/24`, '10.10.1.1'), diskSize: Size.gibibytes(60), provisioning: Provisioning.cloudInit(),
  });
  db.addDisk('data', Size.gibibytes(200), { mount: '/var/lib/pgsql', owner: 'postgres' });
  vcenter.tune(db, { folder, storagePolicy: 'gold', cpuHotAddEnabled: true, memoryHotAddEnabled: true });
  return db;
});
vcenter.keepApart('ledger-db', [one, two], { mandatory: true });
vcenter.overrideHa(one, { restartPriority: 'high' });
app.synth();
