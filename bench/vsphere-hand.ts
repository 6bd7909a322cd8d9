import { DataVsphereComputeCluster } from '@cdktf/provider-vsphere/lib/data-vsphere-compute-cluster';
import { DataVsphereDatacenter } from '@cdktf/provider-vsphere/lib/data-vsphere-datacenter';
import { DataVsphereDatastore } from '@cdktf/provider-vsphere/lib/data-vsphere-datastore';
import { DataVsphereNetwork } from '@cdktf/provider-vsphere/lib/data-vsphere-network';
import { DataVsphereTag } from '@cdktf/provider-vsphere/lib/data-vsphere-tag';
import { DataVsphereTagCategory } from '@cdktf/provider-vsphere/lib/data-vsphere-tag-category';
import { DataVsphereVirtualMachine } from '@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine';
import { VsphereProvider } from '@cdktf/provider-vsphere/lib/provider';
import { VirtualMachine } from '@cdktf/provider-vsphere/lib/virtual-machine';
import { App, Aspects, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct, IValidation } from 'constructs';
import { DescribeMachines, DESCRIPTION, MARKS, OVERRIDE, placeOf } from './extras';
import { MachineSpec } from './machines';
import { ESTATE, Program, READER } from './program';
import { VCENTER } from './spec';
import { Found, HandMachine } from './vsphere-hand-machine';

/** What the library takes from hashes, so that two tags never meet: here it is what an author typed once. */
const TAGS: Readonly<Record<string, string>> = { bench: 'cb4541be', cache: 'a8c2ac07', database: 'c7d87414', queue: '84dfe6e3', web: 'ed7e4871' };

/** User and password are in the provider's own variables. */
const NOWHERE = undefined as unknown as string;

/** The estate as a good cdktf user writes it: one construct for a machine, one lookup for a name, literals for the rest. */
class Estate extends TerraformStack {
  public readonly first: string;

  constructor(scope: Construct, machines: readonly MachineSpec[], validation: IValidation) {
    super(scope, ESTATE);
    new LocalBackend(this, { path: `../../../terraform.${ESTATE}.tfstate` });
    const vcenter = new Construct(this, 'Vcenter');
    new VsphereProvider(vcenter, 'Provider', { vsphereServer: VCENTER.server, user: NOWHERE, password: NOWHERE, allowUnverifiedSsl: false });
    const found = lookups(new Construct(vcenter, 'Lookups'), [...new Set(machines.map(({ role }) => role))]);

    const vms = machines.map(spec => new HandMachine(this, spec, found).vm);

    const { overridden } = MARKS.vsphere;
    vms[0].addOverride(overridden, OVERRIDE);
    this.addOverride(placeOf(vms[1], overridden), OVERRIDE);
    this.first = vms[0].id;
    Aspects.of(this).add(new DescribeMachines(VirtualMachine, vm => { vm.annotation = DESCRIPTION; }));
    this.node.addValidation(validation);
  }
}

function lookups(scope: Construct, roles: readonly string[]): Found {
  const { datacenter, cluster, datastore, portGroup, template } = VCENTER;
  const { id: datacenterId } = new DataVsphereDatacenter(scope, `datacenter-${datacenter}`, { name: datacenter });
  const categories = Object.fromEntries(['env', 'role'].map(name => [name, new DataVsphereTagCategory(scope, `tag-category-${name}`, { name })]));
  const tag = (category: string, name: string) => new DataVsphereTag(scope, `tag-${category}-${name}-${TAGS[name]}`, { name, categoryId: categories[category].id });
  return {
    template: new DataVsphereVirtualMachine(scope, `virtual-machine-${template}`, { name: template, datacenterId }),
    cluster: new DataVsphereComputeCluster(scope, `compute-cluster-${cluster}`, { name: cluster, datacenterId }),
    datastore: new DataVsphereDatastore(scope, `datastore-${datastore}`, { name: datastore, datacenterId }),
    network: new DataVsphereNetwork(scope, `network-${portGroup}`, { name: portGroup, datacenterId }),
    tags: { env: tag('env', 'bench'), ...Object.fromEntries(roles.map(role => [role, tag('role', role)])) },
  };
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
