import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, Aspects, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct, IValidation } from 'constructs';
import { HandMachine } from './azure-hand-machine';
import { handNetwork } from './azure-hand-network';
import { DescribeMachines, MARKS, OVERRIDE, placeOf } from './extras';
import { MachineSpec } from './machines';
import { ESTATE, Program, READER } from './program';

/** The estate as a good cdktf user writes it: one construct for a machine, one function for the network, literals for the rest. */
class Estate extends TerraformStack {
  public readonly first: string;

  constructor(scope: Construct, machines: readonly MachineSpec[], validation: IValidation) {
    super(scope, ESTATE);
    new LocalBackend(this, { path: `../../../terraform.${ESTATE}.tfstate` });
    this.provider();
    const subnet = handNetwork(this);

    const vms = machines.map(spec => new HandMachine(this, spec, subnet).vm);

    const { overridden, description } = MARKS.azure;
    vms[0].addOverride(overridden, OVERRIDE);
    this.addOverride(placeOf(vms[1], overridden), OVERRIDE);
    this.first = vms[0].id;
    Aspects.of(this).add(new DescribeMachines(LinuxVirtualMachine, vm => { vm.userData = description; }));
    this.node.addValidation(validation);
  }

  private provider(): void {
    new AzurermProvider(new Construct(this, 'Azure'), 'Provider', {
      resourceProviderRegistrations: 'none',
      features: [{
        resourceGroup: [{ preventDeletionIfContainsResources: true }],
        virtualMachine: [{ deleteOsDiskOnDeletion: true, detachImplicitDataDiskOnDeletion: false, skipShutdownAndForceDelete: false }],
        managedDisk: [{ expandWithoutDowntime: true }],
      }],
    });
    // The bindings ask for less than what these arguments need.
    this.addOverride('terraform.required_providers.azurerm', { source: 'hashicorp/azurerm', version: '~> 4.55' });
  }
}

/** Reads the first machine across the stacks. */
class Reader extends TerraformStack {
  constructor(scope: Construct, first: string) {
    super(scope, READER);
    new LocalBackend(this, { path: `../../../terraform.${READER}.tfstate` });
    new TerraformOutput(this, 'first', { value: first });
  }
}

/** The hand-written side. */
export const hand: Program = (app: App, machines, validation) => {
  const estate = new Estate(app, machines, validation);
  new Reader(app, estate.first);
};
