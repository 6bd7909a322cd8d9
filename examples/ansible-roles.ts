import { App } from 'cdktf';
import {
  Admin, CalendarDate, Cidr, EstateStack, ExistingHost, HardenedVm, IpAssignment, OperatingSystem, Phase, ProxmoxPlatform, Role, RoleValue, SecretRef, Service,
} from 'hostwright';
// Roles of Ansible on a machine and on a server that was there before: variables are typed, and a secret is looked up when the role runs.
const app = new App();
const stack = new EstateStack(app, 'ansible-roles', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: {
    admin: Admin.sshKey('ops', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM23GcSbqQMUYR81cTbsEIvNs2DuWow9U5cqwizePZF9 ops@example'),
    dns: ['10.0.20.1'],
    managementNetworks: [Cidr.of('10.0.20.0/24')],
    timezone: 'Europe/Berlin',
  },
});
const pve = new ProxmoxPlatform(stack, 'Pve', { endpoint: 'https://pve.lab.example:8006', nodeName: 'pve1', datastore: 'local-zfs' });
const nas = new ExistingHost(stack, 'Nas', { address: '10.0.20.2', os: OperatingSystem.DEBIAN_12 });
const web = new HardenedVm(stack, 'Web', {
  image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24', '10.0.20.1'),
});
web.allow(Service.HTTPS, { sources: [nas.addressAlone] });
for (const host of [web, nas]) {
  host.addRole(Role.ofCollection('grafana.grafana.alloy', '6.0.6'), {
    phase: Phase.OBSERVE,
    variables: { alloy_version: RoleValue.text('1.8.3'), alloy_env_file_vars: RoleValue.record({ LOKI_PASSWORD: RoleValue.secret(SecretRef.environmentVariable('LOKI_PASSWORD')) }) },
  });
}
app.synth();
