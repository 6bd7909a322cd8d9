import { VirtualMachine } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { App, Aspects } from 'cdktf';
import { Construct, IValidation } from 'constructs';
import { DescribeMachines, DESCRIPTION, MARKS, OVERRIDE, placeOf } from './extras';
import { LibraryEstate, readAcross } from './library-estate';
import { MachineSpec } from './machines';
import { Program } from './program';
import { VCENTER } from './spec';
import { OperatingSystem, VspherePlatform } from 'hostwright';

/** The estate as a user of the library writes it. */
class Estate extends LibraryEstate {
  public readonly first: string;

  constructor(scope: Construct, machines: readonly MachineSpec[], validation: IValidation) {
    super(scope);
    const { server, datacenter, cluster, datastore, portGroup, template } = VCENTER;
    const vcenter = new VspherePlatform(this, 'Vcenter', { server, datacenter, cluster, datastore });
    const vms = this.addMachines(machines, vcenter.existingTemplate(template, { guest: OperatingSystem.DEBIAN_13 }), vcenter.portGroup(portGroup));

    const { overridden } = MARKS.vsphere;
    vms[0].resource.addOverride(overridden, OVERRIDE);
    this.addOverride(placeOf(vms[1].resource, overridden), OVERRIDE);
    this.first = (vcenter.resourceOf(vms[0]) as VirtualMachine).id;
    Aspects.of(this).add(new DescribeMachines(VirtualMachine, vm => { vm.annotation = DESCRIPTION; }));
    this.node.addValidation(validation);
  }
}

/** The library side. */
export const library: Program = (app: App, machines, validation) => readAcross(app, new Estate(app, machines, validation).first);
