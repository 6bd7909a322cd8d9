import { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { App, Aspects, TerraformOutput } from 'cdktf';
import { Construct, IValidation } from 'constructs';
import { DescribeMachines, DESCRIPTION, MARKS, OVERRIDE, placeOf } from './extras';
import { MachineSpec } from './machines';
import { ESTATE, Program, READER } from './program';
import { ADMIN, DATA_GIB, DNS, DOMAIN, ENDPOINT, GATEWAY, IMAGE, MANAGEMENT, MEMORY_GIB, SERVED } from './spec';
import {
  Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, Labels, OperatingSystem, ProxmoxPlatform, Service, Size, VmTemplate,
} from 'hostwright';

/** The estate as a user of the library writes it. */
class Estate extends EstateStack {
  public readonly first: string;

  constructor(scope: Construct, machines: readonly MachineSpec[], validation: IValidation) {
    super(scope, ESTATE, {
      asOf: CalendarDate.of('2026-11-21'),
      defaults: {
        admin: Admin.sshKey(ADMIN.userName, ADMIN.key),
        dns: [DNS],
        searchDomains: [DOMAIN],
        managementNetworks: [Cidr.of(MANAGEMENT)],
        labels: Labels.of({ env: 'bench' }),
      },
    });
    const pve = new ProxmoxPlatform(this, 'Pve', { endpoint: ENDPOINT, nodeName: 'pve1', datastore: 'local-zfs' });
    const network = pve.bridge('vmbr0', { vlan: 20 });
    const image = new VmTemplate(this, 'Debian', { image: pve.cloudImage(IMAGE.url, { digest: IMAGE.digest, guest: OperatingSystem.DEBIAN_13 }) });
    const sources = [Cidr.of(SERVED)];

    const vms = machines.map(spec => {
      const vm = new HardenedVm(this, spec.id, {
        image, network, ip: IpAssignment.of(spec.address, GATEWAY), memory: Size.gibibytes(MEMORY_GIB), labels: Labels.of({ role: spec.role }),
      });
      if (spec.hasData) { vm.addDisk('data', Size.gibibytes(DATA_GIB), { mount: '/srv/data' }); }
      vm.allow(Service.HTTP, { sources });
      vm.allow(Service.HTTPS, { sources });
      vm.allow(Service.POSTGRESQL, { sources });
      vm.allow(Service.NODE_EXPORTER, { sources });
      pve.tune(vm, { vmId: spec.vmId });
      return vm;
    });

    const { overridden } = MARKS.proxmox;
    vms[0].resource.addOverride(overridden, OVERRIDE);
    this.addOverride(placeOf(vms[1].resource, overridden), OVERRIDE);
    this.first = pve.resourceOf(vms[0]).id;
    Aspects.of(this).add(new DescribeMachines(VirtualEnvironmentVm, vm => { vm.description = DESCRIPTION; }));
    this.node.addValidation(validation);
  }
}

/** Reads the first machine across the stacks. */
class Reader extends EstateStack {
  constructor(scope: Construct, first: string) {
    super(scope, READER);
    new TerraformOutput(this, 'first', { value: first });
  }
}

/** The library side. */
export const library: Program = (app: App, machines, validation) => {
  const estate = new Estate(app, machines, validation);
  new Reader(app, estate.first);
};
