import { Construct } from 'constructs';
import { defaultOf } from '../model/defaults-scope';
import { FirewallRule } from '../model/firewall-rule';
import { managementRule } from '../model/management-rule';
import { Cidr } from '../values';
import { VirtualMachine } from './virtual-machine';
import { VirtualMachineProps } from './virtual-machine-props';

/** What a hardened machine shall be. */
export interface HardenedVmProps extends VirtualMachineProps {
  /**
   * Networks from which the management port is reached.
   * @default - those of the defaults above the machine, else the subnet of its own static address, which is noted
   */
  readonly managementNetworks?: Cidr[];
  /**
   * Whether the machine holds data that cannot be made again: it is then protected against destruction.
   * @default - true as soon as it has a data disk
   */
  readonly stateful?: boolean;
}

/**
 * A virtual machine with safe defaults: inbound traffic is dropped but for the management port from the management networks,
 * a machine with data is protected against destruction, and disks that no configuration names are never deleted.
 */
export class HardenedVm extends VirtualMachine {
  private readonly declaredStateful?: boolean;

  /**
   * @param scope stack, or a construct in one
   * @param id construct id; part of the Terraform address, and of the host name unless that is given
   * @param props what the machine shall be
   */
  constructor(scope: Construct, id: string, props: HardenedVmProps) {
    super(scope, id, props);
    this.declaredStateful = props.stateful;
  }

  /** True: the library's hardening applies. */
  public override get hardened(): boolean { return true; }

  /** Whether the machine holds data that cannot be made again. */
  public override get stateful(): boolean { return this.declaredStateful ?? super.stateful; }

  /** Networks from which the management port is reached. */
  public override get managementNetworks(): Cidr[] {
    const declared = defaultOf(this, 'managementNetworks');
    const { subnetV4, subnetV6 } = this.nics[0].ip;
    return [...declared ?? [subnetV4, subnetV6].filter(subnet => subnet !== undefined)];
  }

  /** Whether the management networks were declared, or derived from the machine's own subnet. */
  public override get managementDeclared(): boolean {
    return defaultOf(this, 'managementNetworks') !== undefined;
  }

  /** Inbound permissions, the management port first. */
  public override get firewallRules(): FirewallRule[] {
    // Without a network nothing is opened; the machine is refused for it.
    return [...managementRule(this.guestFacts.access, this.guest, this.managementNetworks), ...super.firewallRules];
  }
}
