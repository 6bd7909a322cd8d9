// Windows on vSphere: Sysprep by vCenter, a domain, and a PCI device of one host; passwords by reference.
import { App } from 'cdktf';
import { Admin, CalendarDate, Cidr, EstateStack, Firmware, HardenedVm, IpAssignment, OperatingSystem, Placement, SecretRef, Service, Size, VsphereCustomization, VspherePlatform } from 'hostwright';

const app = new App();
const office = Cidr.of('10.10.0.0/16');
const stack = new EstateStack(app, 'vcenter-windows', {
  asOf: CalendarDate.of('2026-11-21'),
  defaults: { admin: Admin.password('Administrator', SecretRef.terraformVariable('windows_password')), dns: ['10.10.1.53'], managementNetworks: [office] },
});
const vcenter = new VspherePlatform(stack, 'Vcenter', { server: 'vc.corp.example', datacenter: 'dc1', cluster: 'c1', datastore: 'ds1' });
const golden = vcenter.existingTemplate('win2025', { guest: OperatingSystem.WINDOWS_SERVER_2025, disks: [Size.gibibytes(64)], firmware: Firmware.uefi() });

const render = new HardenedVm(stack, 'Render', {
  image: golden, network: vcenter.portGroup('app'), ip: IpAssignment.of('10.10.3.10/24', '10.10.3.1'), cpus: 8, memory: Size.gibibytes(32), placement: Placement.onHost('esx3.corp.example'),
});
render.allow(Service.RDP, { sources: [office] });
vcenter.customize(render, VsphereCustomization.windows({
  join: { domain: 'corp.example', user: 'join@corp.example', password: SecretRef.terraformVariable('join_password'), ou: 'OU=Servers,DC=corp,DC=example' },
}));
vcenter.passthrough(render, vcenter.pciDevice('esx3.corp.example', { vendorId: '10de', namePattern: 'A2' }));
app.synth();
