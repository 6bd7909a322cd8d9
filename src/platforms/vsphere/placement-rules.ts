import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { vsphereBindings } from './bindings';
import type { VsphereContext } from './vsphere-context';
import { VsphereChangeWindowOptions, VsphereDrsOptions, VsphereHaOptions, VsphereRuleOptions } from './vsphere-placement';
import { IVirtualMachine } from '../../model/virtual-machine';
import { addressOf } from '../../private/moves';
import { childOf } from '../child-of';
import { constructId } from '../construct-id';

/** Rules of DRS and overrides of a cluster. Each rule has a name in the cluster; who is told of it again joins it. */
export class PlacementRules {
  private readonly members = new Map<string, Set<IVirtualMachine>>();

  constructor(private readonly platform: Construct, private readonly context: VsphereContext) {}

  /** Keeps machines on different hosts. */
  public keepApart(ruleName: string, vms: readonly IVirtualMachine[], { mandatory }: VsphereRuleOptions): void {
    const inCluster = this.inCluster();
    this.rule('Apart', ruleName, vms, (scope, machines) => {
      vsphereBindings().antiAffinityRule(scope, 'Rule', () => ({ name: ruleName, ...inCluster(), virtualMachineIds: machines(), mandatory: mandatory ?? false }));
    });
  }

  /** Keeps machines on some hosts of the cluster. */
  public keepOn(ruleName: string, hostNames: readonly string[], vms: readonly IVirtualMachine[], { mandatory }: VsphereRuleOptions): void {
    const inCluster = this.inCluster();
    const hostSystemIds = [...hostNames].sort().map(name => this.context.lookups.hostId(name));
    this.rule('Hosts', ruleName, vms, (scope, machines) => {
      const bindings = vsphereBindings();
      const hosts = bindings.hostGroup(scope, 'Hosts', () => ({ name: `${ruleName}-hosts`, ...inCluster(), hostSystemIds }));
      const group = bindings.vmGroup(scope, 'Machines', () => ({ name: `${ruleName}-machines`, ...inCluster(), virtualMachineIds: machines() }));
      bindings.hostRule(scope, 'Rule', () => ({
        name: ruleName, ...inCluster(), vmGroupName: `\${${addressOf(group)}.name}`, affinityHostGroupName: `\${${addressOf(hosts)}.name}`, mandatory: mandatory ?? false,
      }));
    });
  }

  public overrideDrs(vm: IVirtualMachine, { automationLevel, enabled }: VsphereDrsOptions): void {
    const inCluster = this.inCluster();
    vsphereBindings().drsOverride(vm as unknown as Construct, 'Drs', () => (
      { ...inCluster(), virtualMachineId: idOf(vm), drsEnabled: enabled ?? true, drsAutomationLevel: automationLevel ?? 'manual' }
    ));
  }

  public overrideHa(vm: IVirtualMachine, { restartPriority, isolationResponse, monitoring }: VsphereHaOptions): void {
    const inCluster = this.inCluster();
    vsphereBindings().haOverride(vm as unknown as Construct, 'Ha', () => ({
      ...inCluster(),
      virtualMachineId: idOf(vm),
      haVmRestartPriority: restartPriority ?? 'clusterRestartPriority',
      haHostIsolationResponse: isolationResponse ?? 'clusterIsolationResponse',
      haVmMonitoring: monitoring,
      haVmMonitoringUseClusterDefaults: monitoring === undefined,
    }));
  }

  /** Takes a snapshot before a change; it goes with the line of the program that asked for it. */
  public changeWindow(vm: IVirtualMachine, windowName: string, { reason, memory, quiesce }: VsphereChangeWindowOptions): void {
    vsphereBindings().snapshot(vm as unknown as Construct, `Change-${windowName}`, () => ({
      virtualMachineUuid: idOf(vm),
      snapshotName: windowName,
      description: reason,
      memory: memory ?? false,
      quiesce: quiesce ?? !(memory ?? false),
      removeChildren: false,
      consolidate: true,
      provider: this.context.providerReference,
    }));
  }

  private rule(kind: string, ruleName: string, vms: readonly IVirtualMachine[], make: (scope: Construct, machines: () => string[]) => void): void {
    const key = `${kind}-${ruleName}`;
    const known = this.members.get(key);
    const members = known ?? new Set();
    this.members.set(key, members);
    for (const vm of vms) { members.add(vm); }
    if (!known) { make(childOf(childOf(this.platform, 'Rules'), constructId(kind, ruleName)), () => [...members].map(idOf).sort()); }
  }

  /** The cluster is looked up at once; which provider is asked shows when all of them are known. A platform without a cluster has refused before. */
  private inCluster(): () => { computeClusterId: string; provider?: TerraformProvider } {
    const computeClusterId = this.context.lookups.clusterId!;
    return () => ({ computeClusterId, provider: this.context.providerReference });
  }
}

/** The provider knows a machine by its UUID. */
function idOf({ resource }: IVirtualMachine): string {
  return `\${${addressOf(resource)}.id}`;
}
