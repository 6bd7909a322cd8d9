import { fail } from '../../private/fail';
import { Cidr } from '../../values';

/** A firewall of the cluster that this estate switches on. */
export interface ManagedClusterFirewallOptions {
  /** Networks from which people and Terraform reach the nodes: web interface and API (TCP 8006) and SSH (TCP 22). At least one. */
  readonly managementNetworks: Cidr[];
  /**
   * Networks in which the nodes talk with each other beside their own: storage (Ceph), migration, further links of corosync. Everything from there is let in.
   * @default - none: the network of the nodes' own addresses, corosync and live migration in it are let in by Proxmox itself
   */
  readonly clusterNetworks?: Cidr[];
  /**
   * Whether the firewall is on. False switches it off and lets go of the rules: the step before the stack is destroyed or the firewall given back.
   * @default true
   */
  readonly enabled?: boolean;
}

/** What becomes of the cluster's own firewall: the switch without which no firewall of a machine does anything. */
export class ClusterFirewall {
  /** Somebody else's: it is assumed to be on, and `estate.json` and `preflight.md` say so. */
  public static existing(): ClusterFirewall {
    return new ClusterFirewall(false, [], []);
  }

  /**
   * This estate's: rules open the nodes to the management networks, and then the firewall is switched on. One platform of an endpoint may do so.
   *
   * Throws HW2030 without a management network: nobody could reach the nodes from outside their own network.
   *
   * @param options management networks
   */
  public static managed(options: ManagedClusterFirewallOptions): ClusterFirewall {
    if (options.managementNetworks.length === 0) {
      fail({ code: 'HW2030', given: 'no management network', allowed: 'one network or more', remedy: 'Name the networks from which the nodes are administered: managementNetworks: [Cidr.of(\'10.0.20.0/24\')].' });
    }
    return new ClusterFirewall(true, options.managementNetworks, options.clusterNetworks ?? [], options.enabled ?? true);
  }

  private constructor(
    /** Whether this estate owns the firewall of the cluster. */
    public readonly isManaged: boolean,
    private readonly management: readonly Cidr[],
    private readonly cluster: readonly Cidr[],
    /** Whether a managed firewall is on; undefined where somebody else decides it. */
    public readonly enabled?: boolean,
  ) {}

  /** Networks from which the nodes are administered. */
  public get managementNetworks(): Cidr[] {
    return [...this.management];
  }

  /** Further networks in which the nodes talk with each other. */
  public get clusterNetworks(): Cidr[] {
    return [...this.cluster];
  }
}
