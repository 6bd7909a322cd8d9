import { TerraformProvider } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { vsphereBindings } from './bindings';
import type { VsphereContext } from './vsphere-context';
import { VsphereChangeWindowOptions, VsphereDrsOptions, VsphereHaOptions, VsphereRuleOptions } from './vsphere-placement';
import { Refused } from '../../model/report';
import { IVirtualMachine } from '../../model/virtual-machine';
import { shown } from '../../private/fail';
import { addressOf } from '../../private/moves';
import { childOf } from '../child-of';
import { constructId } from '../construct-id';

/** Beginnings of the keys of rules, by their kind. */
const APART = 'Apart-';
const HOSTS = 'Hosts-';

/** What was said of a rule so far. */
interface Rule {
  readonly kind: string;
  readonly name: string;
  readonly machines: Set<IVirtualMachine>;
  readonly hostIds: Set<string>;
  mandatory: boolean;
}

/** The platforms of an App, in their order. */
const ALL = new WeakMap<IConstruct, PlacementRules[]>();

/** Rules of DRS and overrides of a cluster. Each rule has a name in the cluster; who is told of it again joins it, with hosts and all. */
export class PlacementRules {
  private readonly rules = new Map<string, Rule>();
  private readonly drs = new Map<IVirtualMachine, VsphereDrsOptions>();
  private readonly ha = new Map<IVirtualMachine, VsphereHaOptions>();

  constructor(private readonly platform: Construct, private readonly context: VsphereContext) {
    const { root } = platform.node;
    ALL.set(root, [...ALL.get(root) ?? [], this]);
  }

  /** Keeps machines on different hosts. */
  public keepApart(ruleName: string, vms: readonly IVirtualMachine[], options: VsphereRuleOptions): void {
    const inCluster = this.inCluster();
    this.rule(APART, ruleName, [], vms, options, (scope, rule) => {
      vsphereBindings().antiAffinityRule(scope, 'Rule', () => ({ name: ruleName, ...inCluster(), virtualMachineIds: idsOf(rule), mandatory: rule.mandatory }));
    });
  }

  /** Keeps machines on some hosts of the cluster. */
  public keepOn(ruleName: string, hostNames: readonly string[], vms: readonly IVirtualMachine[], options: VsphereRuleOptions): void {
    const inCluster = this.inCluster();
    this.rule(HOSTS, ruleName, hostNames, vms, options, (scope, rule) => {
      const bindings = vsphereBindings();
      const hosts = bindings.hostGroup(scope, 'Hosts', () => ({ name: `${ruleName}-hosts`, ...inCluster(), hostSystemIds: [...rule.hostIds].sort() }));
      const group = bindings.vmGroup(scope, 'Machines', () => ({ name: `${ruleName}-machines`, ...inCluster(), virtualMachineIds: idsOf(rule) }));
      bindings.hostRule(scope, 'Rule', () => ({
        name: ruleName, ...inCluster(), vmGroupName: `\${${addressOf(group)}.name}`, affinityHostGroupName: `\${${addressOf(hosts)}.name}`, mandatory: rule.mandatory,
      }));
    });
  }

  public overrideDrs(vm: IVirtualMachine, options: VsphereDrsOptions): void {
    const inCluster = this.inCluster();
    if (!addTo(this.drs, vm, options)) { return; }
    vsphereBindings().drsOverride(vm as unknown as Construct, 'Drs', () => {
      const { automationLevel, enabled } = this.drs.get(vm)!;
      return { ...inCluster(), virtualMachineId: idOf(vm), drsEnabled: enabled ?? true, drsAutomationLevel: automationLevel ?? 'manual' };
    });
  }

  public overrideHa(vm: IVirtualMachine, options: VsphereHaOptions): void {
    const inCluster = this.inCluster();
    if (!addTo(this.ha, vm, options)) { return; }
    vsphereBindings().haOverride(vm as unknown as Construct, 'Ha', () => {
      const { restartPriority, isolationResponse, monitoring } = this.ha.get(vm)!;
      return {
        ...inCluster(),
        virtualMachineId: idOf(vm),
        haVmRestartPriority: restartPriority ?? 'clusterRestartPriority',
        haHostIsolationResponse: isolationResponse ?? 'clusterIsolationResponse',
        haVmMonitoring: monitoring,
        haVmMonitoringUseClusterDefaults: monitoring === undefined,
      };
    });
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

  /** A rule with one machine keeps nothing apart; vCenter takes none, and no name twice in a cluster, whatever kind of rule has it. */
  public inspect(): Refused[] {
    return [...this.rules.values()].flatMap(({ kind, name, machines }) => {
      const refusals = this.otherOwners(name).map(({ platform }) => clash(name, `of ${platform.node.path} and of ${this.platform.node.path}`));
      if (kind === HOSTS) { return refusals; }
      if (machines.size < 2) {
        refusals.push({ code: 'HW2112', given: `keepApart ${shown(name)} with ${machines.size === 1 ? 'one machine' : 'no machine'}`, allowed: 'two machines or more', remedy: 'Name the others too, or leave the line out.' });
      }
      if (this.rules.has(`${HOSTS}${name}`)) { refusals.push(clash(name, 'of keepApart and of keepOn')); }
      return refusals;
    });
  }

  /** Earlier platforms of the same cluster that have a rule of this name. */
  private otherOwners(name: string): PlacementRules[] {
    const all = ALL.get(this.platform.node.root)!;
    return all.slice(0, all.indexOf(this)).filter(({ rules, clusterName }) => clusterName === this.clusterName && [APART, HOSTS].some(kind => rules.has(`${kind}${name}`)));
  }

  private get clusterName(): string {
    const { systemName, datacenter, cluster } = this.context.settings;
    return [systemName, datacenter, cluster].join('\n');
  }

  private rule(
    kind: string, ruleName: string, hostNames: readonly string[], vms: readonly IVirtualMachine[], { mandatory = false }: VsphereRuleOptions,
    make: (scope: Construct, rule: Rule) => void,
  ): void {
    const key = `${kind}${ruleName}`;
    const known = this.rules.get(key);
    const rule: Rule = known ?? { kind, name: ruleName, machines: new Set(), hostIds: new Set(), mandatory: false };
    this.rules.set(key, rule);
    for (const vm of vms) { rule.machines.add(vm); }
    for (const name of hostNames) { rule.hostIds.add(this.context.lookups.hostId(name)); }
    rule.mandatory ||= mandatory;
    if (!known) { make(childOf(childOf(this.platform, 'Rules'), constructId(kind.slice(0, -1), ruleName)), rule); }
  }

  /** The cluster is looked up at once; which provider is asked shows when all of them are known. A platform without a cluster has refused before. */
  private inCluster(): () => { computeClusterId: string; provider?: TerraformProvider } {
    const computeClusterId = this.context.lookups.clusterId!;
    return () => ({ computeClusterId, provider: this.context.providerReference });
  }
}

function clash(name: string, owners: string): Refused {
  return { code: 'HW2112', given: `rule ${shown(name)} ${owners}`, allowed: 'a name that no other rule of the cluster has', remedy: 'Give one of them another name.' };
}

/** Lays options over those of earlier calls, and tells whether there were none. */
function addTo<O extends object>(all: Map<IVirtualMachine, O>, vm: IVirtualMachine, options: O): boolean {
  const earlier = all.get(vm);
  all.set(vm, { ...earlier, ...options });
  return earlier === undefined;
}

function idsOf({ machines }: Rule): string[] {
  return [...machines].map(idOf).sort();
}

/** The provider knows a machine by its UUID. */
function idOf({ resource }: IVirtualMachine): string {
  return `\${${addressOf(resource)}.id}`;
}
