import { VirtualMachine } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { App, Aspects, TerraformOutput } from 'cdktf';
import { Construct, IValidation } from 'constructs';
import { DescribeMachines, DESCRIPTION, MARKS, OVERRIDE, placeOf } from './extras';
import { MachineSpec } from './machines';
import { ESTATE, Program, READER } from './program';
import { ADMIN, DATA_GIB, DNS, DOMAIN, GATEWAY, MANAGEMENT, MEMORY_GIB, SERVED, VCENTER } from './spec';
import { Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IpAssignment, Labels, OperatingSystem, Service, Size, VspherePlatform } from 'hostwright';

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
    const { server, datacenter, cluster, datastore, portGroup, template } = VCENTER;
    const vcenter = new VspherePlatform(this, 'Vcenter', { server, datacenter, cluster, datastore });
    const network = vcenter.portGroup(portGroup);
    const image = vcenter.existingTemplate(template, { guest: OperatingSystem.DEBIAN_13 });
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
      return vm;
    });

    const { overridden } = MARKS.vsphere;
    vms[0].resource.addOverride(overridden, OVERRIDE);
    this.addOverride(placeOf(vms[1].resource, overridden), OVERRIDE);
    this.first = (vcenter.resourceOf(vms[0]) as VirtualMachine).id;
    Aspects.of(this).add(new DescribeMachines(VirtualMachine, vm => { vm.annotation = DESCRIPTION; }));
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
