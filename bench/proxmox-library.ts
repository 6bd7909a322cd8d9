import { VirtualEnvironmentVm } from '@hostwright/provider-proxmox/lib/virtual-environment-vm';
import { App, Aspects } from 'cdktf';
import { Construct, IValidation } from 'constructs';
import { DescribeMachines, DESCRIPTION, MARKS, OVERRIDE, placeOf } from './extras';
import { LibraryEstate, readAcross } from './library-estate';
import { MachineSpec } from './machines';
import { Program } from './program';
import { ENDPOINT, IMAGE } from './spec';
import { OperatingSystem, ProxmoxPlatform, VmTemplate } from 'hostwright';

/** The estate as a user of the library writes it. */
class Estate extends LibraryEstate {
  public readonly first: string;

  constructor(scope: Construct, machines: readonly MachineSpec[], validation: IValidation) {
    super(scope);
    const pve = new ProxmoxPlatform(this, 'Pve', { endpoint: ENDPOINT, nodeName: 'pve1', datastore: 'local-zfs' });
    const image = new VmTemplate(this, 'Debian', { image: pve.cloudImage(IMAGE.url, { digest: IMAGE.digest, guest: OperatingSystem.DEBIAN_13 }) });
    const vms = this.addMachines(machines, image, pve.bridge('vmbr0', { vlan: 20 }));
    vms.forEach((vm, at) => pve.tune(vm, { vmId: machines[at].vmId }));

    const { overridden } = MARKS.proxmox;
    vms[0].resource.addOverride(overridden, OVERRIDE);
    this.addOverride(placeOf(vms[1].resource, overridden), OVERRIDE);
    this.first = pve.resourceOf(vms[0]).id;
    Aspects.of(this).add(new DescribeMachines(VirtualEnvironmentVm, vm => { vm.description = DESCRIPTION; }));
    this.node.addValidation(validation);
  }
}

/** The library side. */
export const library: Program = (app: App, machines, validation) => readAcross(app, new Estate(app, machines, validation).first);
