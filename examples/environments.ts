// Two environments of one estate: what holds everywhere is said once, and each environment overrules what differs.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, Environment, Estate, EstateStack, HardenedVm, IpAssignment, Labels, NamePattern, OperatingSystem, ProxmoxPlatform } from 'hostwright';

const app = new App();
Estate.of(app).declareDefaults({
  admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'),
  dns: ['10.0.20.1'],
  timezone: 'Europe/Berlin',
  managementNetworks: [Cidr.of('10.0.20.0/24')],
  namePattern: NamePattern.of('{environment}-{id}'),
  requiredLabels: ['team'],
});

const shop = (environment: Environment, id: string, cluster: string, subnet: string) => {
  const stack = new EstateStack(environment, id, { asOf: CalendarDate.of('2026-11-21'), defaults: { labels: Labels.of({ team: 'shop' }) } });
  const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: `https://${cluster}.lab.example:8006`, nodeName: 'pve1', datastore: 'local-zfs' });
  new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`${subnet}.10/24`, `${subnet}.1`) });
};
shop(new Environment(app, 'Prod', { defaults: { labels: Labels.of({ env: 'prod' }) } }), 'environments', 'pve', '10.0.20');
shop(new Environment(app, 'Test', { defaults: { labels: Labels.of({ env: 'test' }), dns: ['10.0.30.1'], managementNetworks: [Cidr.of('10.0.0.0/16')] } }), 'environments-test', 'pve-test', '10.0.30');
app.synth();
