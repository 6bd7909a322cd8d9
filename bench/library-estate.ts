import { App, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { MachineSpec } from './machines';
import { ESTATE, READER } from './program';
import { ADMIN, DATA_GIB, DNS, DOMAIN, GATEWAY, MANAGEMENT, MEMORY_GIB, SERVED } from './spec';
import { Admin, CalendarDate, Cidr, EstateStack, HardenedVm, IMachineImage, INetwork, IpAssignment, Labels, Service, Size } from 'hostwright';

/** What a user of the library writes on every platform alike. */
export class LibraryEstate extends EstateStack {
  constructor(scope: Construct) {
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
  }

  protected addMachines(machines: readonly MachineSpec[], image: IMachineImage, network: INetwork): HardenedVm[] {
    const sources = [Cidr.of(SERVED)];
    return machines.map(spec => {
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
  }
}

/** Reads the first machine across the stacks. */
export function readAcross(app: App, first: string): void {
  new TerraformOutput(new EstateStack(app, READER), 'first', { value: first });
}
