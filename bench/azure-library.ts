import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { App, Aspects } from 'cdktf';
import { Construct, IValidation } from 'constructs';
import { DescribeMachines, MARKS, OVERRIDE, placeOf } from './extras';
import { LibraryEstate, readAcross } from './library-estate';
import { MachineSpec } from './machines';
import { Program } from './program';
import { AZURE } from './spec';
import { AzureNetwork, AzurePlatform, Cidr, OperatingSystem } from 'hostwright';

/** The estate as a user of the library writes it. */
class Estate extends LibraryEstate {
  public readonly first: string;

  constructor(scope: Construct, machines: readonly MachineSpec[], validation: IValidation) {
    super(scope);
    const { location, resourceGroup, addressSpace, subnet, image } = AZURE;
    const azure = new AzurePlatform(this, 'Azure', { location, resourceGroup });
    const net = new AzureNetwork(this, 'Net', { platform: azure, addressSpace: Cidr.of(addressSpace) });
    const golden = azure.galleryImage(image, { guest: OperatingSystem.DEBIAN_13, trustedLaunch: true, nvme: true });
    const vms = this.addMachines(machines, golden, net.subnet(subnet, Cidr.of(addressSpace)));

    const { overridden, description } = MARKS.azure;
    vms[0].resource.addOverride(overridden, OVERRIDE);
    this.addOverride(placeOf(vms[1].resource, overridden), OVERRIDE);
    this.first = (azure.resourceOf(vms[0]) as LinuxVirtualMachine).id;
    Aspects.of(this).add(new DescribeMachines(LinuxVirtualMachine, vm => { vm.userData = description; }));
    this.node.addValidation(validation);
  }
}

/** The library side. */
export const library: Program = (app: App, machines, validation) => readAcross(app, new Estate(app, machines, validation).first);
